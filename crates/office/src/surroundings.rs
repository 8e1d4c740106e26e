//! Time and chance, handed in: the only way either reaches a use case.

use jiff::Timestamp;
use uuid::Uuid;

/// The clock and the dice. `cli` hands in the real ones, tests hand in fixed ones.
pub trait Surroundings: Send + Sync {
    fn now(&self) -> Timestamp;
    /// Fills the slice with bytes that nobody can guess.
    fn random(&self, into: &mut [u8]);
}

/// A fresh UUIDv7: sortable by time, made outside the database.
pub(crate) fn fresh_id(surroundings: &dyn Surroundings) -> Uuid {
    let mut random = [0; 10];
    surroundings.random(&mut random);
    let milliseconds = u64::try_from(surroundings.now().as_millisecond()).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(milliseconds, &random).into_uuid()
}
