//! Any question of the kind "is there a case in which these directives follow and those do not?", for whoever wants to ask one, by either
//! method.

use super::breach::{Breach, Part};
use super::example::Example;
use super::subject::Subject;
use crate::decision::Rulebook;
use crate::expression::Expression;
use crate::vocabulary::DirectiveId;

/// How a question is answered. Both are exact; they differ in how they grow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Method {
    Diagrams,
    Solver,
}

/// A case to be looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sought {
    pub so: Expression,
    pub required: Vec<DirectiveId>,
    pub absent: Vec<DirectiveId>,
}

/// One procedure made ready for questions that read these conditions.
pub struct Prover<'p> {
    subject: Subject<'p>,
}

impl<'p> Prover<'p> {
    pub fn new(rulebook: &'p Rulebook, conditions: &'p [Expression]) -> Prover<'p> {
        Prover {
            subject: Subject::new(rulebook, conditions.iter(), &[]),
        }
    }

    /// Whether some case that the vocabulary allows is as sought; its condition must be among those that the prover was made with.
    pub fn exists(&mut self, sought: &Sought, method: Method) -> bool {
        let breach = breach(sought);
        match method {
            Method::Diagrams => breach.by_diagram(&self.subject),
            Method::Solver => breach.by_solver(&mut self.subject),
        }
    }

    /// The smallest example of such a case; none if there is none.
    ///
    /// # Errors
    /// One sentence when the ordinary evaluator does not confirm it: a fault in Waypost.
    pub fn example(&mut self, sought: &Sought) -> Result<Option<Example>, String> {
        let breach = breach(sought);
        if !breach.is_possible(&mut self.subject) {
            return Ok(None);
        }
        let examples =
            Example::of(&mut self.subject, &breach).map_err(|disagreement| disagreement.0)?;
        Ok(examples.into_iter().next())
    }
}

fn breach(sought: &Sought) -> Breach<'_> {
    let required = sought.required.iter().copied().map(Part::Required);
    let absent = sought.absent.iter().copied().map(Part::Absent);
    Breach::of(
        std::iter::once(Part::So(&sought.so))
            .chain(required)
            .chain(absent)
            .collect(),
    )
}
