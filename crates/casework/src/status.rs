//! Where a case stands; each state carries just what it has.

use jiff::Timestamp;
use uuid::Uuid;

/// The end of a case, for now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closure {
    pub at: Timestamp,
    pub by: Uuid,
    pub outcome: String,
    pub review: String,
}

/// Where a case stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// As it came in; nobody has taken it up.
    Reported,
    /// Somebody has taken it up or answered a question.
    Triaged { since: Timestamp },
    /// Something on the plan has been done, handed over or decided against.
    InProgress {
        since: Timestamp,
        /// Why it was opened again, after a closure.
        reopened: Option<String>,
    },
    /// Nothing more is done, unless it is reopened.
    Closed(Closure),
}

impl Status {
    /// Every id, in order of a case's life.
    pub const IDS: [&'static str; 4] = ["reported", "triaged", "in_progress", "closed"];

    /// As stored in lists.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Reported => "reported",
            Self::Triaged { .. } => "triaged",
            Self::InProgress { .. } => "in_progress",
            Self::Closed(_) => "closed",
        }
    }

    /// The words for an id; the id itself when it is none.
    #[must_use]
    pub fn label(id: &str) -> &str {
        match id {
            "reported" => "Reported",
            "triaged" => "Taken up",
            "in_progress" => "In progress",
            "closed" => "Closed",
            other => other,
        }
    }

    /// `Reported → Triaged`; every other state stays.
    #[must_use]
    pub(crate) fn taken_up(self, at: Timestamp) -> Self {
        match self {
            Self::Reported => Self::Triaged { since: at },
            other => other,
        }
    }

    /// `Reported | Triaged → InProgress`; every other state stays.
    #[must_use]
    pub(crate) fn worked_on(self, at: Timestamp) -> Self {
        match self {
            Self::Reported | Self::Triaged { .. } => Self::InProgress {
                since: at,
                reopened: None,
            },
            other => other,
        }
    }
}
