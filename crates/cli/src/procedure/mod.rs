//! `waypost procedure …`: reading a procedure, and holding it to its worked cases.

mod draw;
mod show;
mod test;

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use clap::{Args, Subcommand};

use crate::configuration::Configuration;
use crate::failure::Failure;

/// Read a procedure in plain words, draw it, or test it against worked cases
#[derive(Args)]
pub struct Procedure {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Test(test::Test),
    Show(show::Show),
    Draw(draw::Draw),
}

impl Procedure {
    pub fn run(&self, file: Option<&Path>, out: &mut impl Write) -> Result<ExitCode, Failure> {
        let catalogue = crate::assemble::catalogue(&Configuration::load(file)?)?;
        match &self.command {
            Command::Test(command) => command.run(&catalogue, out),
            Command::Show(command) => command.run(&catalogue, out),
            Command::Draw(command) => command.run(&catalogue, out),
        }
    }
}
