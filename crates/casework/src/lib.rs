//! What happened in a case and what may happen next: a case is the fold of its events, a command gives events or a refusal.
//! Nothing is edited and nothing is deleted; a correction is one more event.

mod person;

pub use person::{Person, PersonRole, UnknownPersonRole};
