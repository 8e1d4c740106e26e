//! People named in a case.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What a person is to the case, as far as is known. Never a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PersonRole {
    Child,
    AllegedToHaveCausedHarm,
    Suspect,
    Witness,
    ParentOrCarer,
    StaffMember,
    Unknown,
}

/// A word that names no role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownPersonRole(pub String);

impl PersonRole {
    /// Every role, in the order in which forms offer it.
    pub const ALL: [Self; 7] = [
        Self::Child,
        Self::AllegedToHaveCausedHarm,
        Self::Suspect,
        Self::Witness,
        Self::ParentOrCarer,
        Self::StaffMember,
        Self::Unknown,
    ];

    /// As stored and as sent by forms.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Child => "child",
            Self::AllegedToHaveCausedHarm => "alleged_to_have_caused_harm",
            Self::Suspect => "suspect",
            Self::Witness => "witness",
            Self::ParentOrCarer => "parent_or_carer",
            Self::StaffMember => "staff_member",
            Self::Unknown => "unknown",
        }
    }

    /// On screen.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Child => "Child or young person it happened to",
            Self::AllegedToHaveCausedHarm => "Person said to have caused harm",
            Self::Suspect => "Suspect",
            Self::Witness => "Witness",
            Self::ParentOrCarer => "Parent or carer",
            Self::StaffMember => "Member of staff",
            Self::Unknown => "Not known yet",
        }
    }
}

impl fmt::Display for PersonRole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.label())
    }
}

impl fmt::Display for UnknownPersonRole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "there is no role “{}”", self.0)
    }
}

impl std::error::Error for UnknownPersonRole {}

impl FromStr for PersonRole {
    type Err = UnknownPersonRole;

    fn from_str(id: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|role| role.id() == id)
            .ok_or_else(|| UnknownPersonRole(id.to_owned()))
    }
}

/// A person named in a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    pub id: Uuid,
    /// As given; may be empty when nobody knows it yet.
    pub name: String,
    pub role: PersonRole,
    /// Whole years, 0 to 120.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub age: Option<u8>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub organisation: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}
