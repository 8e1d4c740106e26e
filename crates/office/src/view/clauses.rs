//! The clauses of all procedures: what a search finds, and how much of them is honoured.

use super::{ChoiceView, ClauseDetail};
use crate::error::FieldError;

/// What became of a clause, in words, and where that can be seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HonouredView {
    /// "A rule decides", "In the legal library".
    pub lead: String,
    /// What the rule, the step or the reason says; empty where the lead says it all.
    pub words: String,
    /// An address of Waypost's own; none for what stands only in a case, or nowhere yet.
    pub at: Option<String>,
    /// Whether it says why the clause is not honoured.
    pub is_reason: bool,
}

/// A page of what a search finds.
#[derive(Clone, Debug)]
pub struct ClausesView {
    pub rows: Vec<FoundClause>,
    pub total: usize,
    /// From 1.
    pub page: usize,
    pub pages: usize,
    pub procedures: Vec<ChoiceView>,
    /// Those of the procedure that is chosen; none while none is.
    pub sections: Vec<ChoiceView>,
    pub modalities: Vec<ChoiceView>,
    pub kinds: Vec<ChoiceView>,
    pub places: Vec<ChoiceView>,
    /// What was asked and cannot be; it was left out of the search.
    pub faults: Vec<FieldError>,
    /// How many of the words sought each clause shown has: all of them, or, where none has all, the most that any has.
    pub has: usize,
    /// How many words are sought.
    pub of: usize,
    /// What else a word is looked for as, a sentence each.
    pub also: Vec<String>,
    /// Where no clause has every word: what each word finds alone, and what may have been meant.
    pub hints: Vec<String>,
}

/// A clause and whose it is.
#[derive(Clone, Debug)]
pub struct FoundClause {
    pub procedure: String,
    pub area: String,
    /// As in [`super::ProcedureView`].
    pub query: String,
    pub clause: ClauseDetail,
}

/// How much of one procedure is honoured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoverageView {
    pub procedure: String,
    pub area: String,
    pub title: String,
    pub version: String,
    pub all: Covered,
    /// The commonest first.
    pub kinds: Vec<CoverageRow>,
}

/// The clauses of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoverageRow {
    /// As the catalogue sorts it, and as a filter takes it.
    pub kind: String,
    /// In words.
    pub called: String,
    pub covered: Covered,
}

/// Numbers of clauses; each clause counts once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Covered {
    /// By a rule, step, form, contact, ruling, page or guardrail.
    pub honoured: usize,
    /// By a later part of Waypost, or with the reason.
    pub not_yet: usize,
    /// Never as written, with the reason.
    pub not: usize,
    /// Of which the catalogue says nothing.
    pub unsaid: usize,
}

impl Covered {
    #[must_use]
    pub fn all(&self) -> usize {
        self.honoured + self.not_yet + self.not + self.unsaid
    }
}
