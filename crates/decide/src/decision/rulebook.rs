//! A procedure ready to decide: the thing that the office keeps.

use std::sync::Arc;

use super::compiled::{Compiled, MOST_UNTILS, Refused};
use super::directed::Explaining;
use super::questions::questions;
use super::state::State;
use crate::closure::Contradiction;
use crate::facts::Facts;
use crate::fault::Fault;
use crate::outcome::{NearMiss, Outcome};
use crate::procedure::Procedure;
use crate::vocabulary::{DirectiveId, Vocabulary};

/// One procedure compiled against its vocabulary; shared freely between threads.
#[derive(Debug, Clone)]
pub struct Rulebook {
    vocabulary: Arc<Vocabulary>,
    procedure: Procedure,
    compiled: Compiled,
}

impl Rulebook {
    /// # Errors
    /// When a condition is too entangled to be decided exactly: it is refused, never guessed at.
    pub fn new(vocabulary: Arc<Vocabulary>, procedure: Procedure) -> Result<Rulebook, Vec<Fault>> {
        match Compiled::of(&vocabulary, &procedure) {
            Ok(compiled) => Ok(Rulebook {
                vocabulary,
                procedure,
                compiled,
            }),
            Err(refused) => Err(refused
                .iter()
                .map(|refused| fault(&vocabulary, &procedure, refused))
                .collect()),
        }
    }

    /// The same rules, in force until another day in London (none: without an end).
    pub fn until(&self, until: Option<jiff::civil::Date>) -> Rulebook {
        let mut other = self.clone();
        other.procedure.valid_until = until;
        other
    }

    pub fn procedure(&self) -> &Procedure {
        &self.procedure
    }

    pub fn vocabulary(&self) -> &Arc<Vocabulary> {
        &self.vocabulary
    }

    pub(crate) fn compiled(&self) -> &Compiled {
        &self.compiled
    }

    /// What must, may and must not be done, why, and what to ask next: exact under every completion of the unknown facts.
    ///
    /// # Errors
    /// When the facts given contradict one another.
    pub fn decide(&self, facts: &Facts) -> Result<Outcome, Contradiction> {
        let closed = facts.close(&self.vocabulary)?;
        let state = State::new(&self.compiled, &closed);
        let explaining = Explaining::new(self, &state, &closed);
        let judged = state.judged();
        let directives = explaining.directives(&judged);
        let questions = questions(self, &state, &judged);
        Ok(Outcome {
            directives,
            questions,
            implied: closed.implied,
        })
    }

    /// Every directive that is not required, with each given answer without which it would be. None if the facts contradict one another.
    pub fn near_misses(&self, facts: &Facts) -> Vec<NearMiss> {
        super::near_miss::near_misses(self, facts)
    }
}

/// At the rule, or at the first of the rules, that it is about.
fn fault(vocabulary: &Vocabulary, procedure: &Procedure, refused: &Refused) -> Fault {
    let advice = "; write it as several simpler rules";
    let id = |directive: DirectiveId| &vocabulary[directive].id;
    let first = |directive| {
        procedure
            .rules
            .iter()
            .find(|rule| rule.directive == directive)
    };
    let (rule, message) = match *refused {
        Refused::Rule(rule) => {
            let rule = &procedure[rule];
            (
                Some(rule),
                format!(
                    "rule `{}` has too many ways to be true to be decided exactly{advice}",
                    rule.id
                ),
            )
        }
        Refused::Directive(directive) => {
            let message = format!(
                "the rules for `{}` together have too many ways to be true to be decided exactly{advice}",
                id(directive)
            );
            (first(directive), message)
        }
        Refused::Untils(directive) => (
            first(directive),
            format!(
                "the rules for `{}` have more than {MOST_UNTILS} different `until` conditions",
                id(directive)
            ),
        ),
        Refused::Classes => (
            procedure.rules.first(),
            "the conditions tell too many ages apart to be decided exactly".to_owned(),
        ),
    };
    Fault {
        file: rule.map_or("rules".to_owned(), |rule| {
            format!("rules/{}.toml", rule.concern)
        }),
        line: rule.map_or(1, |rule| rule.line),
        column: 1,
        message,
        nearest: None,
    }
}
