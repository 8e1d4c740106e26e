//! What can go wrong in the store, told apart by what the caller can do about it.

use thiserror::Error;

/// A read or a small write did not happen.
#[derive(Debug, Error)]
pub enum Fault {
    /// The database could not be reached, or refused for want of space, time or rights. Trying again later may help.
    #[error("the database is not available: {0}")]
    Unavailable(String),
    /// The SQLite linked in can lose committed writes; nothing was opened.
    #[error(
        "SQLite {found} is too old: {needed} or newer is needed, because older ones can lose committed writes"
    )]
    SqliteTooOld {
        /// The version linked in, such as `3.51.2`.
        found: String,
        /// The oldest version accepted.
        needed: String,
    },
    /// The address names neither engine.
    #[error("the database address must begin with sqlite: or postgres://, not {0:?}")]
    UnknownEngine(String),
    /// A migration failed, or a migration that already ran has since been changed.
    #[error("the database could not be brought up to date: {0}")]
    Migration(String),
    /// What is stored is not what was written: a text that is no UUID, a hash of the wrong length.
    #[error("the database holds what Waypost did not write: {0}")]
    Corrupt(String),
    /// Somebody else already has that value: a login, a name, an id.
    #[error("{0} is already taken")]
    Taken(&'static str),
}

/// An append was not made. Nothing of it is in the database.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum AppendFault {
    /// The stream stands elsewhere than expected: somebody else wrote in the meantime.
    #[error("the stream stands at version {actual}, not where it was expected")]
    Conflict {
        /// Where the stream stands now; 0 when it does not exist.
        actual: u32,
    },
    /// There is no organisation of that id.
    #[error("there is no such organisation")]
    UnknownOrganisation,
    /// Another case of the organisation has that reference. Draw another.
    #[error("that reference is already taken")]
    ReferenceTaken,
    /// Nothing to append: an append holds at least one event.
    #[error("an append holds at least one event")]
    Empty,
    /// The row itself was refused, whenever it is tried.
    #[error("the database refused the append: {0}")]
    Refused(String),
    /// Not written, or not known to be: send the same command again, it will be written at most once.
    #[error("the database is not available: {0}")]
    Unavailable(String),
}

impl From<sqlx::Error> for Fault {
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_) => {
                Self::Corrupt(error.to_string())
            }
            other => Self::Unavailable(other.to_string()),
        }
    }
}

impl Fault {
    /// As [`Fault::from`], but a broken unique constraint is told as "`what` is already taken".
    pub(crate) fn or_taken(error: sqlx::Error, what: &'static str) -> Self {
        match error.as_database_error() {
            Some(refused) if refused.is_unique_violation() => Self::Taken(what),
            _ => Self::from(error),
        }
    }
}
