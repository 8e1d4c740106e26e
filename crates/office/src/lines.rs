//! The lines of a plan: each directive with who, when and why.

use calendar::WorkingTime;
use casework::Directive;
use decide::explain::person;
use decide::{
    Answer, Because, Directed, DirectiveId, FactId, NearMiss, Procedure, Ruling, Truth, Vocabulary,
    Ways,
};
use jiff::Timestamp;

use crate::clock::{Deadline, SetBy};
use crate::fact_words::{said as fact_said, value_label, would_be};
use crate::judgement::{Judgement, Line, TELL_THE_LEAD};
use crate::law::Marks;
use crate::people::People;
use crate::said;
use crate::view::{
    ChecklistLink, ClauseView, ClockView, DepartedView, DoneView, DueView, HandedView, PlanLine,
    ReasonView, RulingView, SetDateView, StepView,
};

/// Said where the lead and every deputy are kept from a case, or where there are none: whoever reads the plan has to know.
const TOLD_NOBODY: &str = "No safeguarding lead or deputy can read this case, so the report did not tell them. \
                           Tell nobody who is kept from it. Ring the Local Authority Designated Officer (LADO) to ask whom to tell.";

/// Writes the lines of one case's plan.
pub(crate) struct Lines<'a> {
    judgement: &'a Judgement<'a>,
    pub(crate) people: &'a People,
    working_time: &'a WorkingTime,
    pub(crate) now: Timestamp,
    near_misses: Vec<NearMiss>,
}

impl<'a> Lines<'a> {
    pub(crate) fn of(
        judgement: &'a Judgement<'a>,
        people: &'a People,
        working_time: &'a WorkingTime,
        now: Timestamp,
    ) -> Self {
        let near_misses = judgement.rulebook.near_misses(&judgement.facts);
        Self {
            judgement,
            people,
            working_time,
            now,
            near_misses,
        }
    }

    pub(crate) fn line(&self, line: &Line<'_>) -> PlanLine {
        let directed = line.directed;
        let definition = &self.vocabulary()[directed.directive];
        let due = line
            .deadline
            .filter(|_| line.is_required())
            .map(|deadline| self.due(deadline, line));
        let mut view = PlanLine {
            directive: definition.id.clone(),
            does: definition.does.clone(),
            by: person(&directed.by),
            modality: directed.modality.id().to_owned(),
            kind: directed.kind.id().to_owned(),
            layer: self.layer_alone(directed),
            due,
            set_date: self.set_date(line),
            takes_date: crate::dating::takes_date(line, self.now),
            because: directed
                .because
                .iter()
                .map(|because| self.reason(because))
                .collect(),
            would_follow_if: self.ways(&directed.would_follow_if),
            lifted_if: self.ways(&directed.lifted_if),
            near_misses: self.near(Some(directed.directive)),
            rulings: directed
                .rulings
                .iter()
                .map(|ruling| ruling_view(&self.procedure()[*ruling]))
                .collect(),
            steps: self.steps(directed.directive),
            checklist: self.checklist(directed.directive),
            handed_to: None,
            done: None,
            departed: None,
        };
        if let Some(settled) = line.settled {
            settle(&mut view, settled, self.people, line.due_at());
        }
        if line.by_report {
            view.done = Some(self.by_report(&view.directive));
        }
        view
    }

    /// Done when the report was sent, and never late. It told nobody who is kept from the case, which is then said.
    fn by_report(&self, directive: &str) -> DoneView {
        let case = self.judgement.case;
        let exclusions = case.exclusions.iter();
        let excluded: Vec<_> = exclusions.map(|exclusion| exclusion.account).collect();
        let told_nobody = directive == TELL_THE_LEAD && self.people.leading(&excluded).is_empty();
        DoneView {
            how: if told_nobody {
                TOLD_NOBODY.to_owned()
            } else {
                String::new()
            },
            with_whom: String::new(),
            at: said::exactly(case.reported.at),
            recorded_by: self.people.name(case.reported.by),
            late: false,
            by_report: true,
        }
    }

    /// What a single other answer would have asked for; with `None`, of everything that is not on the plan at all.
    pub(crate) fn near(&self, directive: Option<DirectiveId>) -> Vec<String> {
        let listed = |id: DirectiveId| {
            self.judgement
                .lines()
                .any(|line| line.directed.directive == id)
        };
        let here = self.near_misses.iter().filter(|near| match directive {
            Some(directive) => near.directive == directive,
            None => !listed(near.directive),
        });
        here.map(|near| self.near_miss(near)).collect()
    }

    fn near_miss(&self, near: &NearMiss) -> String {
        let does = &self.vocabulary()[near.directive].does;
        let ask = &self.vocabulary()[near.fact].ask;
        let (now, then) = (value_label(near.value_now), value_label(near.value_then));
        format!("“{does}” would follow if the answer were “{then}”, not “{now}”: {ask}")
    }

    fn ways(&self, ways: &Ways) -> Vec<Vec<String>> {
        let words = |(fact, answer): &(FactId, Answer)| would_be(self.vocabulary(), *fact, answer);
        let mut said: Vec<Vec<String>> = Vec::new();
        for way in ways.iter() {
            let way = way.iter().map(words).collect();
            // Two rules may wait for the same answers: said once.
            if !said.contains(&way) {
                said.push(way);
            }
        }
        let more = |way: &Vec<String>, than: &Vec<String>| {
            way != than && than.iter().all(|each| way.contains(each))
        };
        let least = said
            .iter()
            .filter(|way| !said.iter().any(|than| more(way, than)));
        least.cloned().collect()
    }

    fn due(&self, deadline: &Deadline, line: &Line<'_>) -> DueView {
        let clocks = line.clocks.iter().map(|set| self.clock(set)).collect();
        match deadline {
            Ok(due) => DueView {
                at_exact: said::exactly(due.at),
                say: calendar::say(due.at, self.now),
                overdue: !line.is_settled() && due.at < self.now,
                steps: due.steps.iter().map(ToString::to_string).collect(),
                clocks,
            },
            Err(fault) => DueView {
                at_exact: String::new(),
                say: "the date cannot be worked out here".to_owned(),
                overdue: false,
                steps: vec![fault.to_string()],
                clocks,
            },
        }
    }

    fn set_date(&self, line: &Line<'_>) -> Option<SetDateView> {
        let set = line.set_date()?;
        Some(self.set_view(set, !line.is_settled()))
    }

    /// A date that somebody set; it runs out only as long as it is `awaited`.
    pub(crate) fn set_view(&self, set: &casework::SetDate, awaited: bool) -> SetDateView {
        SetDateView {
            at_exact: said::exactly(set.due),
            say: calendar::say(set.due, self.now),
            overdue: awaited && set.due < self.now,
            set_by: self.people.name(set.signed.by),
            set_at: said::exactly(set.signed.at),
            note: set.note.clone(),
            not_working: crate::dating::not_working(set.due, self.working_time),
            typed: said::as_typed(set.due),
        }
    }

    /// One of two clocks, under the name of whoever set it.
    fn clock(&self, set: &SetBy) -> ClockView {
        let procedure = self.procedure();
        let law = procedure.layer.as_ref().filter(|_| set.by_the_law);
        let when = match &set.due {
            Ok(due) => said::exactly(due.at),
            Err(fault) => fault.to_string(),
        };
        ClockView {
            by: law.map_or_else(
                || format!("The procedure ({})", procedure.area),
                |law| law.title.clone(),
            ),
            says: format!("{} ({when})", set.span.words()),
        }
    }

    /// The name of the law and guidance where no rule of the local document asks for it.
    fn layer_alone(&self, directed: &Directed) -> Option<String> {
        let mut layers = directed
            .rules
            .iter()
            .map(|rule| self.procedure().layer_of(*rule));
        let first = layers.next()??;
        layers
            .all(|layer| layer.is_some())
            .then(|| first.title.clone())
    }

    fn reason(&self, because: &Because) -> ReasonView {
        let rule = &self.procedure()[because.rule];
        let facts = because.facts.iter().map(|(fact, value)| {
            let text = fact_said(self.vocabulary(), *fact, *value);
            let given = self.judgement.facts.get(*fact).is_some();
            if given {
                text
            } else {
                format!("{text} (this follows from other answers)")
            }
        });
        ReasonView {
            rule: rule.id.clone(),
            layer: self
                .procedure()
                .layer_of(because.rule)
                .map(|layer| layer.title.clone()),
            why: rule.why.clone(),
            facts: facts.collect(),
            clauses: clauses(self.procedure(), &self.judgement.marks, &because.cites),
        }
    }

    /// Steps whose condition is not known to be false.
    fn steps(&self, directive: DirectiveId) -> Vec<StepView> {
        let procedure = self.procedure();
        let by = &self.vocabulary()[directive].by;
        let steps = procedure
            .steps
            .iter()
            .filter(|step| step.directive == directive);
        steps
            .filter(|step| step.when.as_ref().is_none_or(|when| self.may_hold(when)))
            .map(|step| StepView {
                does: step.does.clone(),
                modality: step.modality.id().to_owned(),
                by: person(step.by.as_deref().unwrap_or(by)),
                clauses: clauses(procedure, &self.judgement.marks, &step.cites),
            })
            .collect()
    }

    fn may_hold(&self, when: &decide::Expression) -> bool {
        self.judgement
            .decided
            .as_ref()
            .is_ok_and(|decided| when.truth(&decided.closed) != Truth::No)
    }

    fn checklist(&self, directive: DirectiveId) -> Option<ChecklistLink> {
        let form = self
            .procedure()
            .forms
            .iter()
            .find(|form| form.directive == directive)?;
        let answered = form.questions.iter().filter(|question| {
            let key = (form.id.clone(), question.id.clone());
            self.judgement
                .case
                .checklists
                .get(&key)
                .is_some_and(|entry| !entry.answer.is_empty())
        });
        Some(ChecklistLink {
            id: form.id.clone(),
            title: form.title.clone(),
            answered: answered.count(),
            total: form.questions.len(),
        })
    }

    fn vocabulary(&self) -> &Vocabulary {
        self.judgement.rulebook.vocabulary()
    }

    fn procedure(&self) -> &Procedure {
        self.judgement.rulebook.procedure()
    }
}

/// What has become of a line.
pub(crate) fn settle(
    line: &mut PlanLine,
    settled: &Directive,
    people: &People,
    due: Option<Timestamp>,
) {
    match settled {
        Directive::Done(done) => {
            line.done = Some(DoneView {
                how: done.how.clone(),
                with_whom: done.with_whom.clone(),
                at: if done.at.day_only {
                    format!("on {}", said::happened(done.at))
                } else {
                    said::happened(done.at)
                },
                recorded_by: people.name(done.signed.by),
                late: due.is_some_and(|due| done.at.at > due),
                by_report: false,
            });
        }
        Directive::Departed(departure) => {
            line.departed = Some(DepartedView {
                reason: departure.reason.clone(),
                agreed_by: departure.agreed_by.clone(),
                at: said::exactly(departure.signed.at),
                recorded_by: people.name(departure.signed.by),
            });
        }
        Directive::Handed(handover) => {
            line.handed_to = Some(HandedView {
                to: handover.to.clone(),
                at: said::exactly(handover.signed.at),
                recorded_by: people.name(handover.signed.by),
            });
        }
    }
}

/// The clauses in our words; one that the catalogue does not have keeps its id.
pub(crate) fn clauses(procedure: &Procedure, marks: &Marks, ids: &[String]) -> Vec<ClauseView> {
    let view = |id: &String| match procedure.clause(id) {
        Some(clause) => ClauseView {
            id: clause.id.clone(),
            section: clause.section.clone(),
            ours: clause.ours.clone(),
            modality: clause.modality.clone(),
            marks: marks.on(id),
        },
        None => ClauseView {
            id: id.clone(),
            section: String::new(),
            ours: String::new(),
            modality: String::new(),
            marks: Vec::new(),
        },
    };
    ids.iter().map(view).collect()
}

/// The principles by which doubts are settled, in their order.
const PRINCIPLES: [&str; 9] = [
    "Law comes before procedure",
    "The child’s safety comes before convenience, discipline and speed",
    "Not known is not no",
    "What must not be done comes first, until its own condition is known to be lifted",
    "The particular section comes before the general list",
    "The earlier deadline counts",
    "One procedure never borrows from another",
    "No match never means that nothing is to be done",
    "Anything may be departed from with a recorded reason, and nothing is dropped in silence",
];

pub(crate) fn ruling_view(ruling: &Ruling) -> RulingView {
    let index = usize::from(ruling.principle).checked_sub(1);
    let principle = index
        .and_then(|index| PRINCIPLES.get(index))
        .copied()
        .unwrap_or_default();
    RulingView {
        question: ruling.question.clone(),
        ruling: ruling.ruling.clone(),
        principle: principle.to_owned(),
        confirm_by: ruling.confirm_by.clone(),
    }
}
