//! `waypost config`: every key, the value in force and where it comes from.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use clap::Args;

use crate::configuration::Configuration;
use crate::failure::Failure;

/// Show every setting, its value and where the value comes from
#[derive(Args)]
#[command(after_help = "\
Values come from waypost.toml and, before it, from environment variables such as
WAYPOST_SERVER_LISTEN. docs/configuration.md explains every key.

Examples:
  waypost config
  waypost config --config /etc/waypost.toml
  WAYPOST_SERVER_LISTEN=0.0.0.0:80 waypost config")]
pub struct Config {}

impl Config {
    pub fn run(&self, file: Option<&Path>, out: &mut impl Write) -> Result<ExitCode, Failure> {
        let configuration = Configuration::load(file)?;
        let width = |part: fn(&crate::configuration::Entry) -> &str| {
            let lengths = configuration
                .entries
                .iter()
                .map(|entry| part(entry).chars().count());
            lengths.max().unwrap_or(0)
        };
        let (keys, values) = (width(|entry| &entry.key), width(|entry| &entry.value));
        for entry in &configuration.entries {
            writeln!(
                out,
                "{:keys$}  {:values$}  {}",
                entry.key, entry.value, entry.origin
            )?;
        }
        Ok(ExitCode::SUCCESS)
    }
}
