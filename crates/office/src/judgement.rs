//! What the procedure says of a case as it stands: the decision, with every due time reckoned from when its facts became known.

use std::sync::Arc;

use calendar::{CalendarFault, Due, WorkingTime, due};
use casework::{Case, Directive, FactAnswer};
use decide::{
    Because, Closed, Contradiction, Directed, DirectiveKind, FactId, Facts, Modality, Outcome,
    Rulebook, Setting, Status, Value, Vocabulary,
};
use jiff::Timestamp;

use crate::decision::Place;

/// When a line is due; a fault says why that cannot be reckoned, and the duty stands all the same.
pub(crate) type Deadline = Result<Due, CalendarFault>;

/// The decision on a case.
pub(crate) struct Judgement<'a> {
    pub rulebook: &'a Arc<Rulebook>,
    pub case: &'a Case,
    pub facts: Facts,
    /// Without a decision: the answers contradict one another.
    pub decided: Result<Decided, Contradiction>,
}

/// A decision that could be made.
pub(crate) struct Decided {
    pub outcome: Outcome,
    pub closed: Closed,
    /// As many as the outcome has directives, in its order.
    pub deadlines: Vec<Option<Deadline>>,
}

/// One directive of the outcome, with when it is due and what has become of it.
#[derive(Clone, Copy)]
pub(crate) struct Line<'a> {
    pub directed: &'a Directed,
    pub deadline: Option<&'a Deadline>,
    pub settled: Option<&'a Directive>,
}

impl<'a> Judgement<'a> {
    pub(crate) fn of(
        rulebook: &'a Arc<Rulebook>,
        case: &'a Case,
        working_time: &WorkingTime,
    ) -> Self {
        let facts = known_facts(rulebook.vocabulary(), case);
        let decided = rulebook.decide(&facts).and_then(|outcome| {
            let closed = facts.close(rulebook.vocabulary())?;
            let clock = Clock {
                rulebook,
                case,
                closed: &closed,
                working_time,
            };
            let deadlines = outcome
                .directives
                .iter()
                .map(|directed| clock.deadline(directed))
                .collect();
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
            decided,
        }
    }

    /// Every line, required first; none while the answers contradict one another.
    pub(crate) fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        let vocabulary = self.rulebook.vocabulary();
        self.decided
            .iter()
            .flat_map(|decided| &decided.outcome.directives)
            .zip(self.decided.iter().flat_map(|decided| &decided.deadlines))
            .map(|(directed, deadline)| Line {
                directed,
                deadline: deadline.as_ref(),
                settled: self.case.directives.get(&vocabulary[directed.directive].id),
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
    pub(crate) fn is_required(&self) -> bool {
        self.directed.status == Status::Required
    }

    /// Required, and something that somebody does, as against what is not to be done and how the whole case is to be treated:
    /// neither is ever over while the case is open.
    pub(crate) fn is_to_be_done(&self) -> bool {
        self.is_required()
            && !matches!(
                self.directed.kind,
                DirectiveKind::Prohibition | DirectiveKind::Handling
            )
            && !matches!(
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
        matches!(
            self.settled,
            Some(Directive::Done(_) | Directive::Departed(_))
        )
    }

    pub(crate) fn due_at(&self) -> Option<Timestamp> {
        self.deadline
            .and_then(|deadline| deadline.as_ref().ok())
            .map(|due| due.at)
    }

    pub(crate) fn place(&self, now: Timestamp) -> Place {
        match self.directed.status {
            Status::Possible => Place::CouldStillFollow,
            Status::Required => {
                let directed = self.directed;
                Place::of(
                    directed.kind,
                    directed.modality,
                    directed.urgency,
                    self.due_at(),
                    now,
                )
            }
        }
    }
}

/// Reckons deadlines for one case.
struct Clock<'a> {
    rulebook: &'a Rulebook,
    case: &'a Case,
    closed: &'a Closed,
    working_time: &'a WorkingTime,
}

impl Clock<'_> {
    /// Each reason's own deadline starts when the last of its facts became known; the earliest due time wins (principle 6).
    fn deadline(&self, directed: &Directed) -> Option<Deadline> {
        let reckoned = directed.because.iter().filter_map(|because| {
            let span = self.rulebook.procedure()[because.rule].deadline?;
            Some(due(self.start(because), span, self.working_time))
        });
        let (known, unknown): (Vec<_>, Vec<_>) = reckoned.partition(Result::is_ok);
        let earliest = known.into_iter().flatten().min_by_key(|due| due.at).map(Ok);
        earliest.or_else(|| unknown.into_iter().next())
    }

    fn start(&self, because: &Because) -> Timestamp {
        let known = because
            .facts
            .iter()
            .map(|(fact, _)| self.known_since(*fact));
        known.max().unwrap_or(self.case.reported.at)
    }

    /// When it was answered; what only follows became known with the first answer from which it follows.
    fn known_since(&self, fact: FactId) -> Timestamp {
        let vocabulary = self.rulebook.vocabulary();
        let answered = |fact: FactId| {
            self.case
                .facts
                .get(&vocabulary[fact].id)
                .map(|answer| answer.known_since)
        };
        if self.closed.is_given(fact) {
            return answered(fact).unwrap_or(self.case.reported.at);
        }
        let sources = self.closed.because_of(vocabulary, fact);
        let earliest = sources
            .iter()
            .filter_map(|(source, _)| answered(*source))
            .min();
        earliest.unwrap_or(self.case.reported.at)
    }
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
