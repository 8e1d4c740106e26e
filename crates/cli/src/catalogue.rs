//! The procedures that the configuration names: all that is there, for reading and checking, or what may be in force, with what may not be
//! said at the start.

use std::io::{self, Write};
use std::path::Path;

use calendar::london;
use jiff::civil::Date;
use office::{Catalogue, Refused, Shelf};

use crate::configuration::Configuration;
use crate::failure::{Failure, each};
use crate::machine;

/// So many of the faults of a refused version are told at the start; all of them are shown by its check.
const TOLD: usize = 5;

/// Every version of every procedure, whether or not it would pass its check.
///
/// # Errors
/// Every fault in their files, each with file, line and column.
pub fn all(configuration: &Configuration) -> Result<Catalogue, Failure> {
    let read = shelf(configuration.procedures.path.as_deref()).and_then(Shelf::all);
    read.map_err(|faults| each(&faults))
}

/// What may be in force. Of an organisation's own that is what passes its check; what does not is told on standard error.
///
/// # Errors
/// What no version alone is to blame for, such as a word with two meanings.
pub fn in_force(configuration: &Configuration) -> Result<Catalogue, Failure> {
    let path = configuration.procedures.path.as_deref();
    let layer = configuration.organisation.national_layer;
    let proved = shelf(path).and_then(|shelf| shelf.proved(layer));
    let catalogue = proved.map_err(|faults| each(&faults))?;
    let today = london::clock(machine::now()).date();
    let mut out = io::stderr().lock();
    for refused in catalogue.refused() {
        // A warning that nobody can read does not keep anybody from working.
        let _ = warn(&catalogue, refused, today, &mut out);
    }
    Ok(catalogue)
}

fn shelf(folder: Option<&Path>) -> Result<Shelf, Vec<decide::Fault>> {
    match folder {
        Some(folder) => Shelf::beside_built_in(folder),
        None => Shelf::built_in(),
    }
}

fn warn(
    catalogue: &Catalogue,
    refused: &Refused,
    today: Date,
    out: &mut impl Write,
) -> io::Result<()> {
    let stays = refused.stays(catalogue, today);
    writeln!(out, "warning: {} {stays}", refused.sentence())?;
    for why in refused.why.iter().take(TOLD) {
        writeln!(out, "warning:   {why}")?;
    }
    let more = refused.why.len().saturating_sub(TOLD);
    let rest = match more {
        0 => String::new(),
        more => format!("and {more} more; "),
    };
    writeln!(
        out,
        "warning:   {rest}see all of it with: {}",
        refused.command()
    )
}
