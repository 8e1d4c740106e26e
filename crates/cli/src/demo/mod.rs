//! `waypost demo`: an invented school, people and incidents to look around in. Nothing in it is real, and nothing real belongs
//! in it.

mod record;

use std::io::Write;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use self::record::Record;
use crate::assemble::{self, House};
use crate::configuration::{self, Configuration, DatabaseAddress};
use crate::failure::Failure;
use crate::progress;
use crate::serving;

/// Try Waypost with an invented school, invented people and about 40 invented incidents
#[derive(Args)]
#[command(after_help = "\
Makes a new database in the folder, prints the address and the accounts to sign in with, and
serves until it is stopped. Started again with the same folder, it goes on with what is there;
remove the folder to begin afresh.

Examples:
  waypost demo
  waypost demo --listen 127.0.0.1:0 --data /tmp/waypost
  waypost demo --cases 50000 --no-serve --data large
  waypost demo --database postgres://name:password@localhost/waypost")]
pub struct Demo {
    /// Where to listen; port 0 takes any free one
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8080", value_parser = configuration::listen)]
    listen: SocketAddr,
    /// The folder for database and accounts
    #[arg(long, value_name = "DIR", default_value = "waypost-demo")]
    data: PathBuf,
    /// An empty database to use, instead of a new one in the folder
    #[arg(long, value_name = "URL")]
    database: Option<DatabaseAddress>,
    /// How many incidents to invent, instead of one in every state
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    cases: Option<u32>,
    /// Invent the same school every time, or another one
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// Make the database, and do not serve
    #[arg(long)]
    no_serve: bool,
}

impl Demo {
    pub fn run(&self, file: Option<&Path>, out: &mut impl Write) -> Result<ExitCode, Failure> {
        let mut configuration = Configuration::load(file)?;
        serving::wait_for(async {
            let listener = match self.no_serve {
                true => None,
                false => Some(serving::listen(self.listen).await?),
            };
            configuration.database.url = self.address();
            let found = record::find(&self.data)?;
            // A record whose database is gone is a record of nothing.
            let found = found.filter(|_| assemble::must_exist(&self.address()).is_ok());
            // Whatever address the real installation has, the demo is reached without a proxy.
            configuration.server.public_url = None;
            let (house, record) = match found {
                Some(record) => (self.go_on(&record, &configuration, out).await?, record),
                None => self.begin(&configuration, out).await?,
            };
            // Whoever signs in is told at which school, before they have.
            configuration.organisation.name = record.organisation();
            if let Some(listener) = listener {
                let faces = assemble::faces(&configuration, &house.office);
                serving::serve(listener, faces, &house.office, out).await?;
            }
            house.close().await;
            Ok(())
        })?;
        Ok(ExitCode::SUCCESS)
    }

    fn address(&self) -> DatabaseAddress {
        self.database.clone().unwrap_or_else(|| DatabaseAddress {
            url: format!("sqlite:{}", self.data.join(record::DATABASE).display()),
        })
    }

    /// Nothing is made twice: what is in the folder is used as it is, and said so.
    async fn go_on(
        &self,
        record: &Record,
        configuration: &Configuration,
        out: &mut impl Write,
    ) -> Result<House, Failure> {
        let database = &configuration.database.url;
        if record.database != database.to_string() {
            return Err(Failure::because(format!(
                "{}: this folder belongs to a demo in {}; name another with --data, or remove it",
                self.data.display(),
                record.database
            )));
        }
        let house = assemble::house(configuration).await?;
        writeln!(
            out,
            "Going on with the demo in {} as it is; remove the folder to begin afresh.",
            self.data.display()
        )?;
        record.print(out)?;
        Ok(house)
    }

    async fn begin(
        &self,
        configuration: &Configuration,
        out: &mut impl Write,
    ) -> Result<(House, Record), Failure> {
        record::prepare(&self.data)?;
        assemble::create(&configuration.database.url).await?;
        let house = assemble::house(configuration).await?;
        let bar = progress::bar("Inventing incidents");
        let told = |done: usize, all: usize| {
            bar.set_length(u64::try_from(all).unwrap_or(u64::MAX));
            bar.set_position(u64::try_from(done).unwrap_or(u64::MAX));
        };
        let cases = self.cases.and_then(|cases| usize::try_from(cases).ok());
        let invented = office::demo::invent(&house.office, self.seed, cases, &told)
            .await
            .map_err(assemble::told)?;
        bar.finish_and_clear();
        let record = Record::of(&invented, self.seed, &configuration.database.url);
        record.keep(&self.data)?;
        record.print(out)?;
        Ok((house, record))
    }
}
