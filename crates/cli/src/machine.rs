//! The clock and the dice of the machine: the only place in Waypost where either is read. Everything else is handed what it
//! needs, so that a decision can be repeated.

use std::process;

use jiff::Timestamp;
use office::Surroundings;

/// This machine.
pub struct Machine;

/// The time now.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place that reads the clock, and hands it down"
)]
pub fn now() -> Timestamp {
    Timestamp::now()
}

impl Surroundings for Machine {
    fn now(&self) -> Timestamp {
        now()
    }

    /// Without chance there are no secrets, and a guessable one is worse than none: the program ends instead.
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that makes chance, and hands it down"
    )]
    fn random(&self, into: &mut [u8]) {
        if let Err(fault) = getrandom::fill(into) {
            eprintln!(
                "error: this machine gives no random numbers ({fault}); Waypost cannot run without"
            );
            process::exit(2);
        }
    }
}
