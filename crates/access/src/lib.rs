//! Who may do what to which record, and why not: pure rows, no narrative. Default deny; a forbid beats every permit.

mod role;

pub use role::Role;
