//! An event with where it stands: its version, when, by whom, under which role.

use jiff::Timestamp;
use uuid::Uuid;

/// An event as it stands in the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded<E> {
    /// Its place in the stream, from 1.
    pub version: u32,
    /// By the server's clock.
    pub recorded_at: Timestamp,
    /// When it happened, as somebody says; `None` when that is when it was recorded.
    pub occurred_at: Option<Timestamp>,
    /// The account that acted.
    pub actor: Uuid,
    /// The id of the role under which it acted.
    pub role: String,
    pub event: E,
}
