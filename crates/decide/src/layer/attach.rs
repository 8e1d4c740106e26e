//! A local procedure with a layer over it: one decision over the rules of both, in which each rule keeps its own name.

use super::Layer;
use crate::decision::Rulebook;
use crate::fault::Fault;
use crate::procedure::{Procedure, Rule, RuleIndex};

/// The layer whose rules stand after a procedure's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attached {
    pub id: String,
    pub title: String,
    pub version: String,
    /// The first of its rules; all from here on are its own.
    first: usize,
}

impl Procedure {
    /// The layer that the rule belongs to; none if it is the local document's own.
    pub fn layer_of(&self, rule: RuleIndex) -> Option<&Attached> {
        self.layer
            .as_ref()
            .filter(|layer| rule.index() >= layer.first)
    }
}

impl Rulebook {
    /// This local procedure's rules and those of the layer, decided together. The layer's rules are called `LAYER/RULE`; worked cases,
    /// which are about the local document alone, are left behind.
    ///
    /// # Errors
    /// When rules of both for one directive are together too entangled to be decided exactly.
    pub fn with(&self, layer: &Layer) -> Result<Rulebook, Vec<Fault>> {
        let mut procedure = self.procedure().clone();
        procedure.vignettes.clear();
        procedure.layer = Some(Attached {
            id: layer.heading.id.clone(),
            title: layer.heading.title.clone(),
            version: layer.heading.version.clone(),
            first: procedure.rules.len(),
        });
        let renamed = |rule: &Rule| Rule {
            id: format!("{}/{}", layer.heading.id, rule.id),
            ..rule.clone()
        };
        procedure
            .rules
            .extend(layer.heading.rules.iter().map(renamed));
        procedure
            .clauses
            .extend(layer.heading.clauses.iter().cloned());
        Rulebook::new(self.vocabulary().clone(), procedure)
    }
}
