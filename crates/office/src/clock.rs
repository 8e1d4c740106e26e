//! When a line of the plan is due: each reason's own clock starts when the last of its facts became known, and the earliest wins. Where
//! the local document and the law set different times, both clocks are kept, each under its own name.

use calendar::{CalendarFault, Due, Span, WorkingTime, due};
use casework::Case;
use decide::{Because, Closed, Directed, FactId, Rulebook};
use jiff::Timestamp;

/// When a line is due; a fault says why that cannot be reckoned, and the duty stands all the same.
pub(crate) type Deadline = Result<Due, CalendarFault>;

/// The earliest time that one side sets.
pub(crate) struct SetBy {
    /// The law and guidance, as against the local document.
    pub by_the_law: bool,
    pub span: Span,
    pub due: Deadline,
}

/// When a line is due, and by whose clock.
#[derive(Default)]
pub(crate) struct Reckoned {
    pub deadline: Option<Deadline>,
    /// Both clocks where they differ, and the law's alone where only the law sets one; none where only the local document does.
    pub clocks: Vec<SetBy>,
}

/// Reckons deadlines for one case.
pub(crate) struct Clock<'a> {
    pub rulebook: &'a Rulebook,
    pub case: &'a Case,
    pub closed: &'a Closed,
    pub working_time: &'a WorkingTime,
}

impl Clock<'_> {
    pub(crate) fn reckon(&self, directed: &Directed) -> Reckoned {
        let mut sides = [None, None];
        for because in &directed.because {
            let procedure = self.rulebook.procedure();
            let Some(span) = procedure[because.rule].deadline else {
                continue;
            };
            let by_the_law = procedure.layer_of(because.rule).is_some();
            let set = SetBy {
                by_the_law,
                span,
                due: due(self.start(because), span, self.working_time),
            };
            let side = &mut sides[usize::from(by_the_law)];
            *side = Some(earlier(side.take(), set));
        }
        let [local, law] = sides;
        let both = local.iter().chain(&law);
        let deadline = both
            .min_by_key(|set| place(&set.due))
            .map(|set| set.due.clone());
        let differ = match (&local, &law) {
            (Some(local), Some(law)) => place(&local.due) != place(&law.due),
            (None, Some(_)) => true,
            (_, None) => false,
        };
        let clocks = local.into_iter().chain(law).filter(|_| differ);
        Reckoned {
            deadline,
            clocks: clocks.collect(),
        }
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

fn earlier(known: Option<SetBy>, other: SetBy) -> SetBy {
    match known {
        Some(known) if place(&known.due) <= place(&other.due) => known,
        _ => other,
    }
}

/// A time that cannot be reckoned comes after every time that can.
fn place(deadline: &Deadline) -> (bool, Option<Timestamp>) {
    let at = deadline.as_ref().ok().map(|due| due.at);
    (at.is_none(), at)
}
