//! Deciding: a procedure compiled once against its vocabulary, then any number of cases.

mod compiled;
mod directed;
mod fast;
mod lifting;
mod near_miss;
mod questions;
mod rulebook;
mod state;

pub use fast::{Decided, Known};
pub use rulebook::Rulebook;
