//! `waypost procedure draw`: the decisions of a section as a picture, drawn from the rules themselves.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Args;
use decide::flowchart::{self, ListItem};
use office::{Catalogue, slug_of};

use crate::assemble;
use crate::failure::Failure;
use crate::nearest::did_you_mean;

/// Draw the decisions of a section as SVG, or list the sections that can be drawn
#[derive(Args)]
#[command(after_help = "\
Examples:
  waypost procedure draw dorset
  waypost procedure draw dorset online-bullying-indicators > indicators.svg
  waypost procedure draw dorset 'Online Bullying > Indicators' --list")]
pub struct Draw {
    /// The procedure, such as dorset
    #[arg(value_name = "PROCEDURE")]
    procedure: String,
    /// A section, as the list names it or by its printed title
    #[arg(value_name = "SECTION")]
    section: Option<String>,
    /// Print the same as an indented list, for reading aloud
    #[arg(long)]
    list: bool,
}

impl Draw {
    pub fn run(&self, catalogue: &Catalogue, out: &mut impl Write) -> Result<ExitCode, Failure> {
        let rulebook = assemble::rulebook(catalogue, &self.procedure)?;
        let sections = flowchart::sections(rulebook);
        let slugs: Vec<String> = sections.iter().map(|section| slug_of(section)).collect();
        let Some(wanted) = &self.section else {
            for (slug, section) in slugs.iter().zip(&sections) {
                writeln!(out, "{slug}\n    {section}")?;
            }
            return Ok(ExitCode::SUCCESS);
        };
        let asked = slug_of(wanted);
        let found = slugs.iter().position(|slug| *slug == asked);
        let section = found.and_then(|place| sections.get(place));
        let flowchart = section.and_then(|section| flowchart::draw(rulebook, section));
        let flowchart = flowchart.ok_or_else(|| {
            let meant = did_you_mean(&asked, slugs.iter().map(String::as_str));
            let id = &rulebook.procedure().id;
            Failure::because(format!(
                "{id} has no section `{wanted}` that decides anything{meant}"
            ))
        })?;
        if self.list {
            writeln!(out, "{}", flowchart.title)?;
            list(&flowchart.list, 1, out)?;
        } else {
            writeln!(out, "{}", flowchart.svg)?;
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn list(items: &[ListItem], depth: usize, out: &mut impl Write) -> io::Result<()> {
    for item in items {
        writeln!(out, "{:indent$}- {}", "", item.text, indent = depth * 2)?;
        list(&item.children, depth + 1, out)?;
    }
    Ok(())
}
