//! `waypost rebuild`: the lists and the search as the journal says they should be.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use clap::Args;
use office::{Listed, Office, Relist};

use crate::assemble;
use crate::configuration::{Configuration, DatabaseAddress};
use crate::failure::{Failure, each};
use crate::progress;
use crate::serving;

/// Make the lists of cases and the search again from the journal
#[derive(Args)]
#[command(after_help = "\
Reads every case's events, works out how the case is to be listed (its state, its next date, who
may not see it, the words it is found by), and puts right whatever is listed otherwise. The journal
is only read. It may run while this version of Waypost is being used. The references of the cases
that were put right are printed. Exit code 0: every case is listed as it should be; 2: some could
not be understood, which are named, or nothing could be done.

Examples:
  waypost rebuild
  waypost rebuild --database sqlite:waypost-demo/waypost.db")]
pub struct Rebuild {
    /// The database whose lists are made again, instead of the configured one
    #[arg(long, value_name = "URL")]
    database: Option<DatabaseAddress>,
}

impl Rebuild {
    pub fn run(&self, file: Option<&Path>, out: &mut impl Write) -> Result<ExitCode, Failure> {
        let mut configuration = Configuration::load(file)?;
        if let Some(address) = &self.database {
            configuration.database.url = address.clone();
        }
        assemble::must_exist(&configuration.database.url)?;
        let listed = serving::wait_for(async {
            let house = assemble::as_it_is(&configuration).await?;
            let listed = relist(&house.office).await.map_err(assemble::told);
            house.close().await;
            listed
        })?;
        for reference in &listed.mended {
            writeln!(out, "put right: {reference}")?;
        }
        let looked_at = match listed.cases {
            1 => "1 case".to_owned(),
            many => format!("{many} cases"),
        };
        let mended = listed.mended.len();
        writeln!(out, "{looked_at} looked at, {mended} put right.")?;
        if listed.unread.is_empty() {
            return Ok(ExitCode::SUCCESS);
        }
        // What was put right is told before what could not be.
        out.flush()?;
        Err(each(&listed.unread))
    }
}

async fn relist(office: &Office) -> Result<Listed, office::Error> {
    let bar = progress::bar("Making the lists again");
    bar.set_length(office.case_total().await?);
    let listed = office
        .relist(Relist::Every, &|done| bar.set_position(done))
        .await;
    bar.finish_and_clear();
    listed
}
