//! What happened in a case and what may happen next: a case is the fold of its events, a command gives events or a refusal.
//!
//! Nothing is edited and nothing is deleted; a correction is one more event. Pure: no clock, chance, file or database.
//! It knows nothing of procedures: what is still open on a plan is handed in.

mod answer;
mod case;
pub mod command;
mod event;
mod happened;
mod person;
mod recorded;
mod refusal;
mod status;
pub mod upcast;

pub use answer::{Answer, FactAnswer, UnknownAnswer};
pub use case::{
    AnsweredFact, Case, ChecklistEntry, Correction, Departure, Directive, Done, Exclusion,
    Handover, NotACase, Owner, SetDate, Signed,
};
pub use event::{ConcernReported, Event};
pub use happened::Happened;
pub use person::{Person, PersonRole, UnknownPersonRole};
pub use recorded::Recorded;
pub use refusal::{Mistake, Refusal};
pub use status::{Closure, Status};
