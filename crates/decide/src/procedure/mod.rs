//! A procedure held as data: its rules, how its directives are carried out, its forms, contacts, rulings, clause catalogue and worked
//! cases. Read from the files of one folder, which the caller has opened, and checked against one another.

mod clause;
mod clause_words;
mod clauses_file;
mod contact;
mod expectation;
mod form;
mod load;
mod names;
mod rule;
mod ruling;
mod step;

pub use clause::{Accounted, Clause, Honoured};
pub use contact::{Contact, Opening, Takes};
pub use expectation::{Ask, Expect, Vignette, parse_vignettes};
pub use form::{AnswerKind, Form, FormQuestion};
pub use rule::{Modality, Rule, RuleIndex, strength_beside};
pub use ruling::{Ruling, RulingIndex};
pub use step::Step;

pub(crate) use load::{blank, read_heading, stem};
pub(crate) use names::{Names, Reading, no_deadline};
pub(crate) use rule::read as read_rules;

use std::ops::Index;

use crate::edition::InForce;
use crate::fault::{Fault, Source};
use crate::layer::Attached;
use crate::vocabulary::Vocabulary;

/// One version of one authority's procedure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Procedure {
    pub id: String,
    pub title: String,
    pub publisher: String,
    pub area: String,
    /// The document's own date or version.
    pub version: String,
    /// The first day it applies, in London.
    pub valid_from: jiff::civil::Date,
    /// The first day it no longer applies, in London.
    pub valid_until: Option<jiff::civil::Date>,
    /// Where the document is published.
    pub source: String,
    /// How current it is, in one sentence.
    pub currency: String,
    /// When the publisher can be reached, as printed.
    pub opening: Option<String>,
    pub rules: Vec<Rule>,
    pub steps: Vec<Step>,
    pub forms: Vec<Form>,
    pub contacts: Vec<Contact>,
    pub rulings: Vec<Ruling>,
    pub clauses: Vec<Clause>,
    pub vignettes: Vec<Vignette>,
    /// The layer whose rules stand after the document's own; none in a local document as read.
    pub layer: Option<Attached>,
}

impl Procedure {
    /// Reads all files of one procedure's folder; each path ends as in `rules/imagery.toml` or `clauses.csv`.
    ///
    /// # Errors
    /// Every fault of every file.
    pub fn parse(vocabulary: &Vocabulary, files: &[Source]) -> Result<Procedure, Vec<Fault>> {
        load::load(vocabulary, files)
    }

    /// A version that this program does not have: it says nothing, and nothing is decided by it.
    pub fn not_held(id: &str, version: &str) -> Procedure {
        Procedure {
            id: id.to_owned(),
            title: id.to_owned(),
            version: version.to_owned(),
            ..load::blank()
        }
    }

    pub fn in_force(&self) -> InForce {
        InForce {
            from: self.valid_from,
            until: self.valid_until,
        }
    }

    pub fn clause(&self, id: &str) -> Option<&Clause> {
        self.clauses.iter().find(|clause| clause.id == id)
    }

    pub fn rule(&self, id: &str) -> Option<RuleIndex> {
        self.rules
            .iter()
            .position(|rule| rule.id == id)
            .map(RuleIndex::new)
    }

    pub fn rules(&self) -> impl ExactSizeIterator<Item = (RuleIndex, &Rule)> {
        self.rules
            .iter()
            .enumerate()
            .map(|(index, rule)| (RuleIndex::new(index), rule))
    }
}

impl Index<RuleIndex> for Procedure {
    type Output = Rule;

    fn index(&self, rule: RuleIndex) -> &Rule {
        &self.rules[rule.index()]
    }
}

impl Index<RulingIndex> for Procedure {
    type Output = Ruling;

    fn index(&self, ruling: RulingIndex) -> &Ruling {
        &self.rulings[ruling.index()]
    }
}
