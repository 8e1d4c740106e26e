//! How a command ends when it cannot do what was asked. Every fault is one clear message; what was given wrongly
//! never ends in a panic.

use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

/// What stopped a command.
#[derive(Debug)]
pub enum Failure {
    /// What was given cannot be used: one message a fault, and exit code 2.
    Given(Vec<String>),
    /// The answer could not be written: the reader went away, or the disk is full.
    Output(io::Error),
}

impl Failure {
    /// A single fault in what was given.
    pub fn because(message: impl Into<String>) -> Self {
        Self::Given(vec![message.into()])
    }

    /// What is wrong, for whoever goes on all the same.
    pub fn messages(self) -> Vec<String> {
        match self {
            Self::Given(faults) => faults,
            Self::Output(fault) => vec![fault.to_string()],
        }
    }

    /// Says what is wrong on standard error, and with which code to leave.
    ///
    /// A reader that has read enough (`waypost … | head`) is not a fault: nothing is said and the code is 0.
    pub fn report(&self) -> ExitCode {
        let mut out = io::stderr().lock();
        match self {
            Self::Output(fault) if fault.kind() == ErrorKind::BrokenPipe => {
                return ExitCode::SUCCESS;
            }
            Self::Output(fault) => {
                // Nobody is left to tell when standard error is closed too.
                let _ = writeln!(out, "error: the answer could not be written: {fault}");
            }
            Self::Given(faults) => {
                for fault in faults {
                    let _ = writeln!(out, "error: {fault}");
                }
            }
        }
        ExitCode::from(2)
    }
}

impl From<io::Error> for Failure {
    fn from(fault: io::Error) -> Self {
        Self::Output(fault)
    }
}

/// Every message of `faults`, in the order in which they were found.
pub fn each<T: ToString>(faults: &[T]) -> Failure {
    Failure::Given(faults.iter().map(T::to_string).collect())
}
