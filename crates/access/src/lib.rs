//! Who may do what to which record, and why not: pure rows, no narrative.
//!
//! Nothing is allowed that no row allows, and a forbid beats every row: an account kept from a case, and an account of
//! another organisation, may do nothing to it whatever its roles (S1, S30). Lists take their [`Scope`] from the same rows.

mod action;
mod kind;
mod permit;
mod role;
mod rows;
mod scope;

pub use action::Action;
pub use kind::Kind;
pub use permit::{Decision, Record, Who, Why, permit};
pub use role::{Role, UnknownRole};
pub use scope::{Scope, scope};
