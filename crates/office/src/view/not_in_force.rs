//! A version of a procedure that was refused.

/// That a version is not in force, in whole sentences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotInForceView {
    /// Which version, and why in general.
    pub says: String,
    /// What is in force instead.
    pub stays: String,
    /// What whoever looks after the machine types to see what is wrong.
    pub command: String,
}
