//! What may go wrong in a use case. Only `web` and `api` turn it into a page or a problem.

use crate::view::EntryView;

/// One mistake, with the field of the form that it belongs to ("" for the form as a whole).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    pub field: String,
    /// One plain sentence.
    pub message: String,
}

impl FieldError {
    #[must_use]
    pub fn new(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            field: field.into(),
            message: message.into(),
        }
    }
}

/// Somebody else changed the case first: what they did, oldest first, and the version that is current now.
#[derive(Clone, Debug)]
pub struct Changed {
    /// What the reader did in another window is said to be theirs.
    pub since: Vec<EntryView>,
    /// Nobody but the reader has changed it.
    pub by_reader_alone: bool,
    pub version: u32,
}

/// Something broke that the person can do nothing about. The message is for the log: it carries no case content.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{message}")]
pub struct Fault {
    pub message: String,
}

impl Fault {
    #[must_use]
    pub fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
        }
    }
}

/// Why a use case did not happen.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Error {
    /// The person's mistake, or the law: shown beside the fields.
    #[error("refused: {} field(s)", .0.len())]
    Refused(Vec<FieldError>),
    /// Not this person's to see or do, where the existence of the thing is no secret.
    #[error("denied")]
    Denied,
    /// Not there, or not there for this person: the two are never told apart (S1).
    #[error("not found")]
    NotFound,
    /// The case has moved on since the form was shown.
    #[error("conflict: now at version {}", .0.version)]
    Conflict(Box<Changed>),
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Error {
    /// One mistake in one field.
    #[must_use]
    pub fn refused(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self::Refused(vec![FieldError::new(field, message)])
    }
}

impl From<store::Fault> for Fault {
    fn from(fault: store::Fault) -> Self {
        Self::new(fault.to_string())
    }
}

impl From<store::AppendFault> for Fault {
    fn from(fault: store::AppendFault) -> Self {
        Self::new(fault.to_string())
    }
}

impl From<store::Fault> for Error {
    fn from(fault: store::Fault) -> Self {
        Self::Fault(fault.into())
    }
}

/// The faults found before, then those of the refusal.
pub(crate) fn together(faults: &[FieldError], refused: Error) -> Error {
    match refused {
        Error::Refused(more) => Error::Refused(faults.iter().cloned().chain(more).collect()),
        other => other,
    }
}
