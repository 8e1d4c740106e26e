//! `waypost procedure …`: beginning a procedure, reading it, proving it sound, and holding it to its worked cases.

mod check;
mod chosen;
mod currency;
mod diff;
mod draw;
mod impact;
mod new;
mod show;
mod test;

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use clap::{Args, Subcommand};

use crate::catalogue;
use crate::configuration::Configuration;
use crate::failure::Failure;

/// Begin a procedure, read it, draw it, prove it sound, compare it, or test it against worked cases
#[derive(Args)]
pub struct Procedure {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    New(new::New),
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
        let all = || catalogue::all(&configuration);
        match &self.command {
            Command::New(command) => command.run(&configuration, out),
            Command::Check(command) => command.run(&configuration, out),
            Command::Test(command) => command.run(&all()?, out),
            Command::Show(command) => command.run(&all()?, out),
            Command::Draw(command) => command.run(&all()?, out),
            Command::Diff(command) => command.run(&all()?, out),
            Command::Impact(command) => command.run(file, &all()?, out),
            Command::Currency(command) => command.run(&all()?, out),
        }
    }
}
