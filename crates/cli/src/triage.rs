//! `waypost triage`: what a procedure asks for in one case, from a file of facts. No database, no account, no case.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use calendar::{WorkingTime, london};
use clap::Args;
use decide::{Facts, Rulebook, Source};
use jiff::Timestamp;
use office::Catalogue;
use office::decision::Decision;

use crate::assemble;
use crate::catalogue;
use crate::configuration::Configuration;
use crate::failure::{Failure, each};
use crate::{machine, moment, reading};

/// Say what must, may and must not be done about one case, by whom, by when and why
#[derive(Args)]
#[command(after_help = "\
The facts file holds a line for each fact that is known; what is left out is not known yet:

  setting = \"school\"
  youth_produced_imagery = true
  youngest_age = 13

Deadlines are counted from --at in London's time, or with an offset (2026-11-20T15:30+00:00), with
the closing hour and closures of waypost.toml.
docs/json.md describes what --json prints.

Examples:
  waypost triage --procedure dorset --facts case.toml
  waypost triage --procedure dorset --facts case.toml --at 2026-11-20T15:30 --json
  waypost triage --procedure dorset --facts case.toml --with-national
  echo 'blackmailed = true' | waypost triage --procedure dorset --facts -")]
pub struct Triage {
    /// Which procedure to follow, such as dorset
    #[arg(long, value_name = "ID")]
    procedure: String,
    /// The file with the facts; - reads them from standard input
    #[arg(long, value_name = "FILE")]
    facts: PathBuf,
    /// When the facts became known; where an hour comes twice, the first [default: now]
    #[arg(long, value_name = "TIME", value_parser = moment::moment)]
    at: Option<Timestamp>,
    /// Decide by the law and guidance of the nation too, each rule under its own name
    #[arg(long)]
    with_national: bool,
    /// Print the answer for other programs
    #[arg(long)]
    json: bool,
}

impl Triage {
    pub fn run(&self, file: Option<&Path>, out: &mut impl Write) -> Result<ExitCode, Failure> {
        let configuration = Configuration::load(file)?;
        let catalogue = catalogue::in_force(&configuration)?;
        let at = self.at.unwrap_or_else(machine::now);
        let rulebook = assemble::in_force(&catalogue, &self.procedure, at)?;
        let rulebook = &self.composed(&catalogue, rulebook, at)?;
        let source = Source {
            path: reading::named(&self.facts),
            text: reading::text(&self.facts)?,
        };
        let facts = Facts::parse(rulebook.vocabulary(), &source).map_err(|faults| each(&faults))?;
        let working_time = WorkingTime {
            closing: configuration.organisation.closing_hour,
            closures: configuration.organisation.closures.clone(),
        };
        let decision = Decision::reach(rulebook, &facts, at, &working_time)
            .map_err(|fault| Failure::because(format!("{}: {fault}", source.path)))?;
        let answer = if self.json {
            decision.json()
        } else {
            decision.text()
        };
        out.write_all(answer.as_bytes())?;
        match decision.undated() {
            [] => Ok(ExitCode::SUCCESS),
            faults => {
                out.flush()?;
                Err(each(faults))
            }
        }
    }

    /// With the law and guidance of that day, if asked for.
    fn composed(
        &self,
        catalogue: &Catalogue,
        local: &Arc<Rulebook>,
        at: Timestamp,
    ) -> Result<Arc<Rulebook>, Failure> {
        if !self.with_national {
            return Ok(Arc::clone(local));
        }
        let day = london::clock(at).date();
        let layer = catalogue.layer_in_force(day).ok_or_else(|| {
            Failure::because(format!(
                "no national law and guidance is installed that speaks of {day}"
            ))
        })?;
        let together = catalogue.together(local, layer);
        together.map_err(|faults| each(&faults))
    }
}
