//! A decision without a case: what a procedure asks for, given facts that became known at one moment. Pure: the clock, the files
//! and the terminal are the caller's. The command line prints it; the JSON is described in docs/json.md and does not change its
//! meaning.

mod clocks;
mod contact;
mod document;
mod near;
mod place;
mod sheet;
mod text;

use calendar::{CalendarFault, Due, Span, WorkingTime, due};
use decide::{
    Contradiction, Directed, DirectiveDefinition, Facts, Outcome, Rulebook, Ruling, Status,
};
use jiff::Timestamp;

use clocks::SetBy;
pub(crate) use contact::open as open_state;
pub use place::Place;

/// What was decided, with every due time reckoned.
pub struct Decision<'a> {
    rulebook: &'a Rulebook,
    facts: &'a Facts,
    at: Timestamp,
    outcome: Outcome,
    /// As many as the outcome has directives, in its order.
    deadlines: Vec<Option<Deadline>>,
    /// Likewise.
    clocks: Vec<Vec<SetBy>>,
    undated: Vec<String>,
}

/// The deadline that counts: of several the earliest (principle 6).
struct Deadline {
    span: Span,
    due: Result<Due, CalendarFault>,
}

impl<'a> Decision<'a> {
    /// Decides. All facts became known at `at`: every clock starts then.
    ///
    /// # Errors
    /// The given facts contradict each other.
    pub fn reach(
        rulebook: &'a Rulebook,
        facts: &'a Facts,
        at: Timestamp,
        working_time: &WorkingTime,
    ) -> Result<Self, Contradiction> {
        let outcome = rulebook.decide(facts)?;
        let mut undated: Vec<String> = Vec::new();
        let mut deadlines = Vec::new();
        let clocks = |directed| clocks::clocks(rulebook, directed, at, working_time);
        let clocks = outcome.directives.iter().map(clocks).collect();
        for directed in &outcome.directives {
            let reckoned = directed.spans.iter().map(|span| Deadline {
                span: *span,
                due: due(at, *span, working_time),
            });
            let (known, unknown): (Vec<_>, Vec<_>) =
                reckoned.partition(|deadline| deadline.due.is_ok());
            let faults = unknown
                .iter()
                .filter_map(|deadline| deadline.due.as_ref().err());
            undated.extend(faults.map(ToString::to_string));
            let earliest = known.into_iter().min_by_key(Deadline::at);
            deadlines.push(earliest.or_else(|| unknown.into_iter().next()));
        }
        undated.sort();
        undated.dedup();
        Ok(Self {
            rulebook,
            facts,
            at,
            outcome,
            deadlines,
            clocks,
            undated,
        })
    }

    /// Why due times could not be reckoned; empty when all were. The directives stand all the same.
    pub fn undated(&self) -> &[String] {
        &self.undated
    }

    fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        let deadlines = self.deadlines.iter().zip(&self.clocks);
        self.outcome
            .directives
            .iter()
            .zip(deadlines)
            .map(|(directed, (deadline, clocks))| Line {
                directed,
                definition: &self.rulebook.vocabulary()[directed.directive],
                deadline: deadline.as_ref(),
                clocks,
                place: self.place(directed, deadline.as_ref()),
            })
    }

    /// The rulings that shaped the directive.
    fn rulings(&self, directed: &Directed) -> impl Iterator<Item = &Ruling> {
        let procedure = self.rulebook.procedure();
        directed
            .rulings
            .iter()
            .map(move |ruling| &procedure[*ruling])
    }

    fn place(&self, directed: &Directed, deadline: Option<&Deadline>) -> Place {
        match directed.status {
            Status::Possible => Place::CouldStillFollow,
            Status::Required => Place::of(
                directed.kind,
                directed.modality,
                directed.urgency,
                deadline.and_then(Deadline::at),
                self.at,
            ),
        }
    }
}

impl Deadline {
    fn at(&self) -> Option<Timestamp> {
        self.due.as_ref().ok().map(|due| due.at)
    }
}

/// One directive of the outcome.
struct Line<'a> {
    directed: &'a Directed,
    definition: &'a DirectiveDefinition,
    deadline: Option<&'a Deadline>,
    clocks: &'a [SetBy],
    place: Place,
}

impl Line<'_> {
    fn due_at(&self) -> Option<Timestamp> {
        self.deadline.and_then(Deadline::at)
    }

    /// How the due time was reckoned, for what is required.
    fn steps(&self) -> Vec<String> {
        match self.deadline.map(|deadline| &deadline.due) {
            Some(Ok(due)) if self.directed.status == Status::Required => {
                due.steps.iter().map(ToString::to_string).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// Ids are written with underlines; people read spaces.
fn words(id: &str) -> String {
    id.replace('_', " ")
}
