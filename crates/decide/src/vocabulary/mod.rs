//! The words that all procedures speak: facts, which describe an incident, and directives, which tell people what to do. Both are
//! data; an id, once there, keeps its meaning.

mod directive;
mod fact;
mod implications;
mod load;
mod uneasy;
mod words;

pub use directive::{DirectiveDefinition, DirectiveId, DirectiveKind, Urgency};
pub use fact::{FactDefinition, FactId};
pub use uneasy::Uneasy;

pub(crate) use fact::read_value;
pub(crate) use implications::{Consequences, Implications};

use std::collections::HashMap;
use std::ops::Index;

use crate::fault::{Fault, Source};

/// Facts and directives, read and checked: every name resolves and every fact can be both yes and no.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vocabulary {
    facts: Vec<FactDefinition>,
    directives: Vec<DirectiveDefinition>,
    fact_ids: HashMap<String, FactId>,
    directive_ids: HashMap<String, DirectiveId>,
    implications: Implications,
}

impl Vocabulary {
    /// Reads `facts.toml` and `directives.toml`.
    ///
    /// # Errors
    /// Every fault of both files: unknown keys, unknown or doubled names, a fact that could never be yes.
    pub fn parse(facts: &Source, directives: &Source) -> Result<Vocabulary, Vec<Fault>> {
        Self::of_files(
            std::slice::from_ref(facts),
            std::slice::from_ref(directives),
        )
    }

    /// Reads several files of each kind, of which the later ones add words to the earlier. A word may stand in two files with one
    /// meaning; what the later one says of `help` and `who`, which decide nothing, is then shown.
    ///
    /// # Errors
    /// As [`Vocabulary::parse`]; and a word that stands in two files with two meanings, which names both places.
    pub fn of_files(facts: &[Source], directives: &[Source]) -> Result<Vocabulary, Vec<Fault>> {
        load::load(facts, directives)
    }

    pub fn fact(&self, id: &str) -> Option<FactId> {
        self.fact_ids.get(id).copied()
    }

    pub fn directive(&self, id: &str) -> Option<DirectiveId> {
        self.directive_ids.get(id).copied()
    }

    /// In the order of the file.
    pub fn facts(&self) -> impl ExactSizeIterator<Item = (FactId, &FactDefinition)> {
        self.facts
            .iter()
            .enumerate()
            .map(|(index, fact)| (FactId::new(index), fact))
    }

    /// In the order of the file.
    pub fn directives(&self) -> impl ExactSizeIterator<Item = (DirectiveId, &DirectiveDefinition)> {
        self.directives
            .iter()
            .enumerate()
            .map(|(index, directive)| (DirectiveId::new(index), directive))
    }

    pub(crate) fn implications(&self) -> &Implications {
        &self.implications
    }

    pub(crate) fn fact_names(&self) -> impl Iterator<Item = &str> {
        self.facts.iter().map(|fact| fact.id.as_str())
    }

    pub(crate) fn directive_names(&self) -> impl Iterator<Item = &str> {
        self.directives
            .iter()
            .map(|directive| directive.id.as_str())
    }
}

impl Index<FactId> for Vocabulary {
    type Output = FactDefinition;

    fn index(&self, id: FactId) -> &FactDefinition {
        &self.facts[id.index()]
    }
}

impl Index<DirectiveId> for Vocabulary {
    type Output = DirectiveDefinition;

    fn index(&self, id: DirectiveId) -> &DirectiveDefinition {
        &self.directives[id.index()]
    }
}
