//! `waypost procedure …`: reading a procedure, proving it sound, and holding it to its worked cases.

mod check;
mod chosen;
mod currency;
mod diff;
mod draw;
mod impact;
mod show;
mod test;

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use clap::{Args, Subcommand};

use crate::configuration::Configuration;
use crate::failure::Failure;

/// Read a procedure in plain words, draw it, prove it sound, or test it against worked cases
#[derive(Args)]
pub struct Procedure {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Check(check::Check),
    Test(test::Test),
    Show(show::Show),
    Draw(draw::Draw),
    Diff(diff::Diff),
    Impact(impact::Impact),
    Currency(currency::Currency),
}

impl Procedure {
    pub fn run(&self, file: Option<&Path>, out: &mut impl Write) -> Result<ExitCode, Failure> {
        let configuration = Configuration::load(file)?;
        let catalogue = crate::assemble::catalogue(&configuration)?;
        match &self.command {
            Command::Check(command) => command.run(&configuration, &catalogue, out),
            Command::Test(command) => command.run(&catalogue, out),
            Command::Show(command) => command.run(&catalogue, out),
            Command::Draw(command) => command.run(&catalogue, out),
            Command::Diff(command) => command.run(&catalogue, out),
            Command::Impact(command) => command.run(file, &catalogue, out),
            Command::Currency(command) => command.run(&catalogue, out),
        }
    }
}
