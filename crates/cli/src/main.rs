//! `waypost`: the one program, which assembles everything: the command line, the configuration, the clock and the dice,
//! and the server. Whatever it is given, it answers with what was asked for or with one clear message a fault.

mod answering;
mod assemble;
mod catalogue;
mod configuration;
mod demo;
mod failure;
mod housekeeping;
mod machine;
mod moment;
mod nearest;
mod procedure;
mod progress;
mod proxies;
mod reading;
mod rebuild;
mod serve;
mod serving;
mod settings;
mod triage;
mod verify;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::failure::Failure;

/// What a school does, and must not do, when something happens to a child online.
#[derive(Parser)]
#[command(name = "waypost", version, propagate_version = true, after_help = EXAMPLES)]
struct Arguments {
    /// Read the configuration from this file instead of waypost.toml
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  waypost demo                                            try it, with an invented school
  waypost triage --procedure dorset --facts case.toml     what to do about one case
  waypost procedure show dorset                           read a procedure in plain words
  waypost config                                          see how this installation is set up
  waypost serve                                           run it for real";

#[derive(Subcommand)]
enum Command {
    Demo(demo::Demo),
    Triage(triage::Triage),
    Procedure(procedure::Procedure),
    Config(settings::Config),
    Serve(serve::Serve),
    Verify(verify::Verify),
    Rebuild(rebuild::Rebuild),
}

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(answer) => {
            // Help that nobody reads any more is not a fault.
            let _ = answer.print();
            return ExitCode::from(u8::try_from(answer.exit_code()).unwrap_or(2));
        }
    };
    let mut out = io::BufWriter::new(io::stdout().lock());
    let answer = run(&arguments, &mut out).and_then(|code| {
        out.flush()?;
        Ok(code)
    });
    answer.unwrap_or_else(|failure| failure.report())
}

fn run(arguments: &Arguments, out: &mut impl Write) -> Result<ExitCode, Failure> {
    let config = arguments.config.as_deref();
    match &arguments.command {
        Command::Demo(command) => command.run(config, out),
        Command::Triage(command) => command.run(config, out),
        Command::Procedure(command) => command.run(config, out),
        Command::Config(command) => command.run(config, out),
        Command::Serve(command) => command.run(config, out),
        Command::Verify(command) => command.run(config, out),
        Command::Rebuild(command) => command.run(config, out),
    }
}
