//! What leaves the house: one constant message, and a deadline for a calendar. Neither says whom, what or how many (S11).
//!
//! Delivery itself (mail, webhook) is planned: the outbox holds what is due, and whoever delivers gets only these texts.

mod calendar_entry;
mod message;

pub use calendar_entry::deadline;
pub use message::Message;
