//! Sentences that a safeguarding lead would sign, as data: what is claimed of every procedure, or of some, and which documents truly do
//! not satisfy it, with the reason. A document that is listed so must be refuted, and one that is refuted must be listed.

mod breaches;
mod prove;
mod read;

use calendar::Span;

pub use prove::{Judged, Verdict};

pub(crate) use prove::judge;

use crate::expression::Expression;
use crate::fault::{Fault, Source};
use crate::vocabulary::{DirectiveId, DirectiveKind, FactId, Urgency, Vocabulary};

/// All sentences of one file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Properties {
    /// Facts of which any one makes a case an incident of some kind.
    pub(crate) kinds: Vec<FactId>,
    pub(crate) properties: Vec<Property>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Property {
    pub id: String,
    /// Where it begins in its file, from 1.
    pub line: usize,
    /// The sentence.
    pub says: String,
    pub claim: Claim,
    /// Of which procedures it is claimed; none: of all.
    pub procedures: Option<Vec<String>>,
    /// Documents that truly do not satisfy it, each with the reason.
    pub not_satisfied_by: Vec<(String, String)>,
}

/// What is claimed of every combination of facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Claim {
    /// Whenever this is so, these follow: all of them, or any one.
    Required {
        whenever: Expression,
        directives: Vec<DirectiveId>,
        any: bool,
    },
    /// Whenever this is so, none of these follows.
    Never {
        whenever: Expression,
        directives: Vec<DirectiveId>,
    },
    /// Whenever this is so, no two of these follow together.
    NeverTogether {
        whenever: Expression,
        directives: Vec<DirectiveId>,
    },
    /// Whenever this is so, something of these kinds follows.
    AlwaysSomething {
        whenever: Expression,
        kinds: Vec<DirectiveKind>,
    },
    /// Whatever kind of incident it is, these follow.
    WhateverHappened { directives: Vec<DirectiveId> },
    /// Learning that one of these is so never removes a directive.
    Kept { learning: Vec<FactId>, of: Kept },
    /// Another answer to one of these never changes whether the directives follow.
    Regardless {
        of: Vec<FactId>,
        directives: Vec<DirectiveId>,
    },
    /// Whenever this is so, these are due by then at the latest.
    NoLaterThan {
        whenever: Expression,
        directives: Vec<DirectiveId>,
        deadline: Span,
    },
}

/// Which directives are never to be removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kept {
    These(Vec<DirectiveId>),
    /// All duties at least as pressing.
    DutiesAtLeast(Urgency),
}

impl Properties {
    /// Reads `properties.toml`; `procedures` are the ids that it may name.
    ///
    /// # Errors
    /// Every fault of the file.
    pub fn parse(
        vocabulary: &Vocabulary,
        procedures: &[&str],
        source: &Source,
    ) -> Result<Properties, Vec<Fault>> {
        read::read(vocabulary, procedures, source)
    }

    /// In the order of the file.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Property> {
        self.properties.iter()
    }

    pub fn is_empty(&self) -> bool {
        self.properties.is_empty()
    }
}

impl Property {
    pub fn is_claimed_of(&self, procedure: &str) -> bool {
        self.procedures
            .as_ref()
            .is_none_or(|ids| ids.iter().any(|id| id == procedure))
    }

    /// Why the document does not satisfy it, if it is listed so.
    pub fn excuse(&self, procedure: &str) -> Option<&str> {
        let listed = self.not_satisfied_by.iter().find(|(id, _)| id == procedure);
        listed.map(|(_, reason)| reason.as_str())
    }
}

impl Claim {
    pub(crate) fn whenever(&self) -> Option<&Expression> {
        match self {
            Claim::Required { whenever, .. }
            | Claim::Never { whenever, .. }
            | Claim::NeverTogether { whenever, .. }
            | Claim::AlwaysSomething { whenever, .. }
            | Claim::NoLaterThan { whenever, .. } => Some(whenever),
            Claim::WhateverHappened { .. } | Claim::Kept { .. } | Claim::Regardless { .. } => None,
        }
    }

    /// The directives that the claim names; none if it speaks of all of a kind.
    pub(crate) fn directives(&self) -> &[DirectiveId] {
        match self {
            Claim::Required { directives, .. }
            | Claim::Never { directives, .. }
            | Claim::NeverTogether { directives, .. }
            | Claim::WhateverHappened { directives }
            | Claim::Regardless { directives, .. }
            | Claim::NoLaterThan { directives, .. } => directives,
            Claim::Kept { of, .. } => match of {
                Kept::These(directives) => directives,
                Kept::DutiesAtLeast(_) => &[],
            },
            Claim::AlwaysSomething { .. } => &[],
        }
    }

    /// Facts that the claim reads beside its condition.
    pub(crate) fn facts(&self) -> &[FactId] {
        match self {
            Claim::Kept { learning, .. } => learning,
            Claim::Regardless { of, .. } => of,
            _ => &[],
        }
    }
}
