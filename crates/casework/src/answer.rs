//! Answers as people give them: "not known" is one of them, and never "no".

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// An answer to a yes-or-no question of the report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    Yes,
    No,
    #[default]
    NotKnown,
}

/// An answer to a question of the triage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FactAnswer {
    Yes,
    No,
    NotKnown,
    /// Whole years, 0 to 120.
    Age(u8),
    /// The id of a setting, such as `school`.
    Setting(String),
}

/// A text that is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownAnswer(pub String);

impl Answer {
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Yes => "Yes",
            Self::No => "No",
            Self::NotKnown => "Not known yet",
        }
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.label())
    }
}

impl FromStr for Answer {
    type Err = UnknownAnswer;

    /// An empty text is "not known": nobody is made to guess.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.trim() {
            "yes" => Ok(Self::Yes),
            "no" => Ok(Self::No),
            "not_known" | "" => Ok(Self::NotKnown),
            other => Err(UnknownAnswer(other.to_owned())),
        }
    }
}

impl fmt::Display for UnknownAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "“{}” is not an answer", self.0)
    }
}

impl std::error::Error for UnknownAnswer {}
