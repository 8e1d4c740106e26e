//! What a check found: how much it weighs, one plain sentence, the file and line, the clauses concerned, and worked examples.

use std::fmt;

use super::example::Example;

/// The questions put to every procedure, in the order in which they are put.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Check {
    WellFormed,
    EveryClause,
    RulesCanHold,
    RulesAddSomething,
    NoContradictions,
    Deadlines,
    FactsMatter,
    EverythingReached,
    Properties,
}

impl Check {
    pub const ALL: [Check; 9] = [
        Check::WellFormed,
        Check::EveryClause,
        Check::RulesCanHold,
        Check::RulesAddSomething,
        Check::NoContradictions,
        Check::Deadlines,
        Check::FactsMatter,
        Check::EverythingReached,
        Check::Properties,
    ];

    /// As other programs read it.
    pub fn id(self) -> &'static str {
        match self {
            Check::WellFormed => "well_formed",
            Check::EveryClause => "every_clause",
            Check::RulesCanHold => "rules_can_hold",
            Check::RulesAddSomething => "rules_add_something",
            Check::NoContradictions => "no_contradictions",
            Check::Deadlines => "deadlines",
            Check::FactsMatter => "facts_matter",
            Check::EverythingReached => "everything_reached",
            Check::Properties => "properties",
        }
    }
}

/// Plain words.
impl fmt::Display for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Check::WellFormed => "well formed",
            Check::EveryClause => "every clause accounted for",
            Check::RulesCanHold => "every rule can hold",
            Check::RulesAddSomething => "every rule adds something",
            Check::NoContradictions => "nothing contradicts itself",
            Check::Deadlines => "deadlines agree or are settled",
            Check::FactsMatter => "every fact asked can change something",
            Check::EverythingReached => "everything can be reached",
            Check::Properties => "what a safeguarding lead would sign",
        })
    }
}

/// How much a finding weighs. The heaviest is the least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Weight {
    /// The procedure must not be put in force so.
    Failure,
    /// Worth a look; nothing is wrong.
    Warning,
    /// How something is settled.
    Note,
}

impl Weight {
    pub fn id(self) -> &'static str {
        match self {
            Weight::Failure => "failure",
            Weight::Warning => "warning",
            Weight::Note => "note",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// For example `dorset/rules/imagery.toml`.
    pub file: String,
    /// From 1.
    pub line: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub check: Check,
    pub weight: Weight,
    /// One plain sentence.
    pub message: String,
    pub place: Option<Place>,
    pub clauses: Vec<String>,
    pub examples: Vec<Example>,
}

impl Finding {
    pub(crate) fn new(check: Check, weight: Weight, message: impl Into<String>) -> Finding {
        Finding {
            check,
            weight,
            message: message.into(),
            place: None,
            clauses: Vec::new(),
            examples: Vec::new(),
        }
    }

    pub(crate) fn at(mut self, place: Place) -> Finding {
        self.place = Some(place);
        self
    }

    /// Each clause once, in the order of their ids.
    pub(crate) fn citing(mut self, clauses: impl IntoIterator<Item = String>) -> Finding {
        self.clauses.extend(clauses);
        self.clauses.sort_unstable();
        self.clauses.dedup();
        self
    }

    pub(crate) fn shown_by(mut self, examples: Vec<Example>) -> Finding {
        self.examples = examples;
        self
    }
}
