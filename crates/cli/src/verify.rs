//! `waypost verify`: whether the journal is as it was written.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use clap::Args;
use office::Catalogue;

use crate::assemble;
use crate::configuration::{Configuration, DatabaseAddress};
use crate::failure::{Failure, each};
use crate::serving;

/// Check that nothing in the journal has been changed, taken out or put in between
#[derive(Args)]
#[command(after_help = "\
Walks each organisation's chain of hashes from the first event to the last, and looks whether every
stream and organisation is there. Exit code 0: whole; 1: broken, and the first broken event or
stream is named; 2: it could not be checked. When whole, it prints each chain's last place and
hash: a later run must still find that event with that hash.

Examples:
  waypost verify
  waypost verify --database sqlite:waypost-demo/waypost.db")]
pub struct Verify {
    /// The database to check, instead of the configured one
    #[arg(long, value_name = "URL")]
    database: Option<DatabaseAddress>,
}

impl Verify {
    pub fn run(&self, file: Option<&Path>, out: &mut impl Write) -> Result<ExitCode, Failure> {
        let mut configuration = Configuration::load(file)?;
        if let Some(address) = &self.database {
            configuration.database.url = address.clone();
        }
        assemble::must_exist(&configuration.database.url)?;
        let found = serving::wait_for(async {
            // The journal is as it is, whatever procedures there are.
            let catalogue = Catalogue::built_in().map_err(|faults| each(&faults))?;
            let house = assemble::open(&configuration, catalogue).await?;
            let found = house.office.verify().await.map_err(assemble::told)?;
            house.close().await;
            Ok(found)
        })?;
        let (events, organisations) = (found.events, found.heads.len());
        match found.broken {
            None => {
                let organisations = match organisations {
                    1 => "1 organisation".to_owned(),
                    many => format!("{many} organisations"),
                };
                writeln!(
                    out,
                    "The journal is whole: {events} events of {organisations}."
                )?;
                writeln!(
                    out,
                    "Keep this elsewhere, to notice should its end be cut off:"
                )?;
                for head in found.heads {
                    writeln!(out, "  {head}")?;
                }
                Ok(ExitCode::SUCCESS)
            }
            Some(broken) => {
                writeln!(out, "The journal is broken: {broken}")?;
                Ok(ExitCode::from(1))
            }
        }
    }
}
