//! The roles a person may hold in an organisation.

use std::fmt;
use std::str::FromStr;

/// A role held in one organisation; a person may hold several and acts under one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Any member of staff: records concerns and sees their own.
    Reporter,
    /// The designated safeguarding lead: decides and carries out.
    SafeguardingLead,
    /// The lead's deputy: the same rights, for when the lead is away.
    Deputy,
    /// The head: sees every case, assigns owners, does not work the plan.
    Head,
    /// Keeps accounts and settings; sees no case content at all (S23).
    Administrator,
}

/// A word that names no role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownRole(pub String);

impl Role {
    /// Every role, in the order shown on screens and in the matrix.
    pub const ALL: [Self; 5] = [
        Self::Reporter,
        Self::SafeguardingLead,
        Self::Deputy,
        Self::Head,
        Self::Administrator,
    ];

    /// The stable id, as stored and as sent by forms.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Reporter => "reporter",
            Self::SafeguardingLead => "safeguarding_lead",
            Self::Deputy => "deputy",
            Self::Head => "head",
            Self::Administrator => "administrator",
        }
    }

    /// The words on screen.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Reporter => "Member of staff",
            Self::SafeguardingLead => "Safeguarding lead",
            Self::Deputy => "Deputy safeguarding lead",
            Self::Head => "Head",
            Self::Administrator => "Administrator",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.label())
    }
}

impl fmt::Display for UnknownRole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "there is no role “{}”", self.0)
    }
}

impl std::error::Error for UnknownRole {}

impl FromStr for Role {
    type Err = UnknownRole;

    fn from_str(id: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|role| role.id() == id)
            .ok_or_else(|| UnknownRole(id.to_owned()))
    }
}
