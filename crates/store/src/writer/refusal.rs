//! What an engine's error means for an append.

use crate::fault::AppendFault;
use sqlx::error::ErrorKind;

/// True for errors after which the same transaction may well succeed: another one was in the way.
pub(super) fn is_for_the_moment(error: &sqlx::Error) -> bool {
    match error {
        // Serialisation failure and deadlock on PostgreSQL, busy and locked on SQLite.
        sqlx::Error::Database(refused) => {
            let code = refused.code();
            matches!(
                code.as_deref(),
                Some("40001" | "40P01" | "5" | "6" | "261" | "517")
            )
        }
        // The connection was lost, perhaps with the answer to a commit.
        sqlx::Error::Io(_) => true,
        _ => false,
    }
}

/// The fault that the caller is told.
pub(super) fn told(error: &sqlx::Error) -> AppendFault {
    let Some(refused) = error.as_database_error() else {
        return AppendFault::Unavailable(error.to_string());
    };
    let about = |word| refused.message().contains(word);
    match refused.kind() {
        ErrorKind::UniqueViolation if about("reference") => AppendFault::ReferenceTaken,
        ErrorKind::Other if !is_bad_data(refused.code().as_deref()) => {
            AppendFault::Unavailable(refused.to_string())
        }
        _ => AppendFault::Refused(refused.to_string()),
    }
}

/// PostgreSQL's class 22: the value itself is at fault, such as a zero byte in a text.
fn is_bad_data(code: Option<&str>) -> bool {
    code.is_some_and(|code| code.len() == 5 && code.starts_with("22"))
}
