//! `waypost procedure currency`: how current the law and guidance over the procedures are, row by row.

use std::io::{self, Write};
use std::process::ExitCode;

use calendar::london;
use clap::Args;
use jiff::civil::Date;
use office::{Catalogue, CurrencyView, Sureness, currency};

use crate::failure::Failure;
use crate::machine;

/// Say which rows of the law need checking, and why
#[derive(Args)]
#[command(after_help = "\
Exit code 0: nothing is past its review date; 1: something is; 2: no law is installed.

Examples:
  waypost procedure currency
  waypost procedure currency --on 2027-06-01")]
pub struct Currency {
    /// As it will stand on this day in London [default: today]
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
}

impl Currency {
    pub fn run(&self, catalogue: &Catalogue, out: &mut impl Write) -> Result<ExitCode, Failure> {
        let day = self
            .on
            .unwrap_or_else(|| london::clock(machine::now()).date());
        let layers = catalogue.layers();
        let version = layers.and_then(|versions| versions.nearest(day));
        let version =
            version.ok_or_else(|| Failure::because("no law and guidance is installed"))?;
        let view = currency(&version.held, day, true);
        shown(&view, out)?;
        Ok(ExitCode::from(u8::from(view.overdue > 0)))
    }
}

fn shown(view: &CurrencyView, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{}, version {}", view.title, view.version)?;
    for sureness in [Sureness::Unknown, Sureness::NeedsChecking, Sureness::Sound] {
        let rows = view.rows.iter().filter(|row| row.sureness == sureness);
        for row in rows {
            let (words, by) = (sureness.words(), &row.review_by);
            writeln!(out, "\n{}  {words}; to be looked at by {by}", row.id)?;
            writeln!(out, "    {}: {}", row.topic, row.stands)?;
            for why in &row.why {
                writeln!(out, "    ! {why}")?;
            }
        }
    }
    writeln!(
        out,
        "\nOn {}: {} not known whether in force, {} need checking, {} read and in force; {} past their review date",
        view.today, view.red, view.amber, view.sound, view.overdue
    )
}
