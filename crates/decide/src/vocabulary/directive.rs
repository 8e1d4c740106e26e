//! One directive of the vocabulary: something that a procedure can tell people to do, or not to do.

use std::fmt;
use std::sync::Arc;

use super::fact::alike;

/// A directive of one vocabulary, by its place in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DirectiveId(u16);

impl DirectiveId {
    pub(crate) fn new(index: usize) -> DirectiveId {
        DirectiveId(u16::try_from(index).unwrap_or(u16::MAX))
    }

    /// The directive's place in the vocabulary, from 0.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DirectiveKind {
    /// To be done.
    Duty,
    /// Not to be done.
    Prohibition,
    /// To be thought about, and the decision recorded.
    Consideration,
    /// May be done.
    Permission,
    /// How the whole case is to be treated.
    Handling,
}

impl DirectiveKind {
    pub(crate) const ALL: [DirectiveKind; 5] = [
        DirectiveKind::Duty,
        DirectiveKind::Prohibition,
        DirectiveKind::Consideration,
        DirectiveKind::Permission,
        DirectiveKind::Handling,
    ];

    pub fn id(self) -> &'static str {
        match self {
            DirectiveKind::Duty => "duty",
            DirectiveKind::Prohibition => "prohibition",
            DirectiveKind::Consideration => "consideration",
            DirectiveKind::Permission => "permission",
            DirectiveKind::Handling => "handling",
        }
    }
}

impl fmt::Display for DirectiveKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

/// How pressing a directive is: the order of questions and of the plan. The most pressing is the least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Urgency {
    /// Danger to life.
    Life,
    Immediate,
    SameDay,
    Soon,
    WhenPossible,
}

impl Urgency {
    pub(crate) const ALL: [Urgency; 5] = [
        Urgency::Life,
        Urgency::Immediate,
        Urgency::SameDay,
        Urgency::Soon,
        Urgency::WhenPossible,
    ];

    pub fn id(self) -> &'static str {
        match self {
            Urgency::Life => "life",
            Urgency::Immediate => "immediate",
            Urgency::SameDay => "same_day",
            Urgency::Soon => "soon",
            Urgency::WhenPossible => "when_possible",
        }
    }
}

impl fmt::Display for Urgency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DirectiveDefinition {
    pub id: String,
    pub kind: DirectiveKind,
    /// Who carries it out, unless a rule says otherwise.
    pub by: Arc<str>,
    /// What is to be done, as shown.
    pub does: String,
    pub urgency: Urgency,
    /// Directives that cannot both be required of one case unless a procedure says which gives way.
    pub contradicts: Vec<DirectiveId>,
}

impl DirectiveDefinition {
    /// In which keys another definition of it has another meaning.
    pub(super) fn differences(&self, other: &DirectiveDefinition) -> Vec<&'static str> {
        let rows = [
            ("kind", self.kind == other.kind),
            ("by", self.by == other.by),
            ("does", self.does == other.does),
            ("urgency", self.urgency == other.urgency),
            ("contradicts", alike(&self.contradicts, &other.contradicts)),
        ];
        rows.into_iter()
            .filter_map(|(key, same)| (!same).then_some(key))
            .collect()
    }
}
