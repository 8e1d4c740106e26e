//! What the procedure says of a case as it stands: the decision, with every due time reckoned from when its facts became known.

use std::sync::Arc;

use calendar::WorkingTime;
use casework::{Case, Directive, FactAnswer, SetDate};
use decide::{
    Closed, Contradiction, Directed, DirectiveKind, Facts, Modality, Outcome, Rulebook, Setting,
    Status, Value, Vocabulary,
};
use jiff::Timestamp;

use crate::clock::{Clock, Deadline, Reckoned, SetBy};
use crate::decision::Place;
use crate::law::Marks;
use crate::rulebook::NotHeld;

/// What sending a report does by itself.
const DONE_BY_REPORTING: [&str; 2] = ["record_incident", TELL_THE_LEAD];
pub(crate) const TELL_THE_LEAD: &str = "inform_safeguarding_lead";

/// The decision on a case.
pub(crate) struct Judgement<'a> {
    /// With the law and guidance over it, where they decide. Of a version that is not held, one that says nothing.
    pub rulebook: Arc<Rulebook>,
    pub case: &'a Case,
    pub facts: Facts,
    pub decided: Result<Decided, Undecided>,
    /// What the law has to say of the clauses that are shown.
    pub marks: Marks,
}

/// Why there is no plan. Never read as "nothing to do".
pub(crate) enum Undecided {
    /// The answers contradict one another.
    Contradiction(Contradiction),
    /// The version that the case follows is missing.
    NotHeld(NotHeld),
}

/// A decision that could be made.
pub(crate) struct Decided {
    pub outcome: Outcome,
    pub closed: Closed,
    /// As many as the outcome has directives, in its order.
    pub deadlines: Vec<Reckoned>,
}

/// One directive of the outcome, with when it is due and what has become of it.
#[derive(Clone, Copy)]
pub(crate) struct Line<'a> {
    pub directed: &'a Directed,
    pub deadline: Option<&'a Deadline>,
    /// Whose clock it is, where that has to be said.
    pub clocks: &'a [SetBy],
    pub settled: Option<&'a Directive>,
    /// Done by the report itself, which put the facts on record before whoever leads on safeguarding; nobody recorded more of it.
    pub by_report: bool,
    /// A date that somebody set, beside the procedure's.
    pub set: Option<&'a SetDate>,
}

impl<'a> Judgement<'a> {
    pub(crate) fn of(
        rulebook: Arc<Rulebook>,
        case: &'a Case,
        working_time: &WorkingTime,
        marks: Marks,
    ) -> Self {
        let facts = known_facts(rulebook.vocabulary(), case);
        let decided = rulebook.decide(&facts).and_then(|outcome| {
            let closed = facts.close(rulebook.vocabulary())?;
            let clock = Clock {
                rulebook: &rulebook,
                case,
                closed: &closed,
                working_time,
            };
            let directives = outcome.directives.iter();
            let deadlines = directives.map(|directed| clock.reckon(directed)).collect();
            Ok(Decided {
                outcome,
                closed,
                deadlines,
            })
        });
        Self {
            rulebook,
            case,
            facts,
            decided: decided.map_err(Undecided::Contradiction),
            marks,
        }
    }

    /// Of a case whose version is not held; `rulebook` says nothing and lends only its words.
    pub(crate) fn impossible(
        rulebook: Arc<Rulebook>,
        case: &'a Case,
        missing: NotHeld,
        marks: Marks,
    ) -> Self {
        let facts = known_facts(rulebook.vocabulary(), case);
        Self {
            rulebook,
            case,
            facts,
            decided: Err(Undecided::NotHeld(missing)),
            marks,
        }
    }

    /// Every line, required first; none while the answers contradict one another.
    pub(crate) fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        let vocabulary = self.rulebook.vocabulary();
        self.decided
            .iter()
            .flat_map(|decided| &decided.outcome.directives)
            .zip(self.decided.iter().flat_map(|decided| &decided.deadlines))
            .map(|(directed, reckoned)| {
                let id = &vocabulary[directed.directive].id;
                let line = Line {
                    directed,
                    deadline: reckoned.deadline.as_ref(),
                    clocks: &reckoned.clocks,
                    settled: self.case.directives.get(id),
                    by_report: false,
                    set: self.case.dates.get(id),
                };
                line.as_it_stands(id)
            })
    }

    /// The earliest line that is still to be done.
    pub(crate) fn next_due(&self) -> Option<(Line<'_>, Timestamp)> {
        if self.case.is_closed() {
            return None;
        }
        let open = self
            .lines()
            .filter(|line| line.is_to_be_done() && !line.is_settled());
        open.filter_map(|line| Some((line, line.due_at()?)))
            .min_by_key(|(_, at)| *at)
    }
}

impl Line<'_> {
    /// What is kept is over only where it was departed from. What the report has done is done, unless somebody recorded more of it.
    fn as_it_stands(self, id: &str) -> Self {
        let stands =
            |settled: &&Directive| !self.is_kept() || matches!(settled, Directive::Departed(_));
        Self {
            by_report: self.is_to_be_done()
                && !self.is_settled()
                && DONE_BY_REPORTING.contains(&id),
            settled: self.settled.filter(stands),
            ..self
        }
    }

    pub(crate) fn is_required(&self) -> bool {
        self.directed.status == Status::Required
    }

    /// Required, and something that somebody does.
    pub(crate) fn is_to_be_done(&self) -> bool {
        self.is_required() && !self.is_kept()
    }

    /// What is not to be done, and how the whole case is to be treated: neither is ever over while the case is open.
    pub(crate) fn is_kept(&self) -> bool {
        is_kept(self.directed.kind)
            || matches!(
                self.directed.modality,
                Modality::MustNot | Modality::ShouldNot
            )
    }

    /// To be done with the modality `must` or `should`: a case is not closed over it.
    pub(crate) fn binds(&self) -> bool {
        self.is_to_be_done() && matches!(self.directed.modality, Modality::Must | Modality::Should)
    }

    /// Done or departed from; what is handed over is still due.
    pub(crate) fn is_settled(&self) -> bool {
        self.by_report
            || matches!(
                self.settled,
                Some(Directive::Done(_) | Directive::Departed(_))
            )
    }

    /// Nothing has become of it yet: not even handed over.
    pub(crate) fn is_untouched(&self) -> bool {
        self.settled.is_none() && !self.by_report
    }

    /// By the procedure and by whoever works the case: the earlier counts, so that no date ever puts off a deadline.
    pub(crate) fn due_at(&self) -> Option<Timestamp> {
        let set = self.set_date().map(|set| set.due);
        self.printed_at().into_iter().chain(set).min()
    }

    /// What somebody set; it says nothing while the line is not to be done.
    pub(crate) fn set_date(&self) -> Option<&SetDate> {
        self.set.filter(|_| self.is_to_be_done())
    }

    /// By the procedure alone.
    pub(crate) fn printed_at(&self) -> Option<Timestamp> {
        self.deadline
            .and_then(|deadline| deadline.as_ref().ok())
            .map(|due| due.at)
    }

    pub(crate) fn place(&self, now: Timestamp) -> Place {
        match self.directed.status {
            Status::Possible => Place::CouldStillFollow,
            Status::Required => {
                let directed = self.directed;
                let place = Place::of(
                    directed.kind,
                    directed.modality,
                    directed.urgency,
                    self.printed_at(),
                    now,
                );
                match (self.set_date(), self.due_at()) {
                    (Some(_), Some(due)) => place.dated(directed.urgency, due, now),
                    _ => place,
                }
            }
        }
    }
}

/// Of a kind that is kept and never done, whatever a rule says of it.
pub(crate) const fn is_kept(kind: DirectiveKind) -> bool {
    matches!(kind, DirectiveKind::Prohibition | DirectiveKind::Handling)
}

/// The answers as the decision wants them. "Not known yet" is the absence of a value.
pub(crate) fn known_facts(vocabulary: &Vocabulary, case: &Case) -> Facts {
    let mut facts = Facts::new(vocabulary);
    for (id, answered) in &case.facts {
        let value = value_of(&answered.answer);
        if let (Some(fact), Some(value)) = (vocabulary.fact(id), value) {
            // A value of another kind than the fact takes was never accepted; were one there, it would count as not known.
            let _ = facts.set(fact, value);
        }
    }
    facts
}

/// `None` for "not known yet".
pub(crate) fn value_of(answer: &FactAnswer) -> Option<Value> {
    match answer {
        FactAnswer::Yes => Some(Value::Yes),
        FactAnswer::No => Some(Value::No),
        FactAnswer::NotKnown => None,
        FactAnswer::Age(years) => Some(Value::Age(*years)),
        FactAnswer::Setting(id) => id.parse::<Setting>().ok().map(Value::Setting),
    }
}
