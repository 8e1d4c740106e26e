//! `waypost procedure test`: whether a procedure decides its worked cases as they were written down.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use decide::{Rulebook, Source, Vignette, parse_vignettes, vignette};
use office::Catalogue;

use crate::assemble;
use crate::failure::{Failure, each};
use crate::reading;

/// Decide worked cases and name every difference from what they expect
#[derive(Args)]
#[command(after_help = "\
Without FILES it runs the worked cases that come with the procedures. A file may hold cases of
several procedures; with --procedure only those of one are run. The last line counts them; exit
code 0: none failed; 1: at least one failed; 2: something could not be read.

Examples:
  waypost procedure test
  waypost procedure test --procedure dorset
  waypost procedure test my-cases.toml")]
pub struct Test {
    /// Only the worked cases of this procedure
    #[arg(long, value_name = "ID")]
    procedure: Option<String>,
    /// Files with worked cases
    #[arg(value_name = "FILES")]
    files: Vec<PathBuf>,
}

#[derive(Default)]
struct Count {
    passed: usize,
    failed: usize,
}

impl Test {
    pub fn run(&self, catalogue: &Catalogue, out: &mut impl Write) -> Result<ExitCode, Failure> {
        if let Some(id) = &self.procedure {
            assemble::rulebook(catalogue, id)?;
        }
        let mut count = Count::default();
        if self.files.is_empty() {
            for rulebook in catalogue.rulebooks() {
                for vignette in &rulebook.procedure().vignettes {
                    self.decide(rulebook, vignette, &mut count, out)?;
                }
            }
        } else {
            for vignette in self.read(catalogue)? {
                let rulebook = assemble::rulebook(catalogue, &vignette.procedure)?;
                self.decide(rulebook, &vignette, &mut count, out)?;
            }
        }
        writeln!(out, "{} passed, {} failed", count.passed, count.failed)?;
        Ok(match count.failed {
            0 => ExitCode::SUCCESS,
            _ => ExitCode::from(1),
        })
    }

    /// Every case of every file, or every fault of every file.
    fn read(&self, catalogue: &Catalogue) -> Result<Vec<Vignette>, Failure> {
        let mut vignettes = Vec::new();
        let mut faults = Vec::new();
        for path in &self.files {
            let found = reading::text(path).and_then(|text| {
                let source = Source::new(reading::named(path), text);
                parse_vignettes(catalogue.vocabulary(), &source).map_err(|faults| each(&faults))
            });
            match found {
                Ok(found) => vignettes.extend(found),
                Err(Failure::Given(more)) => faults.extend(more),
                Err(other) => return Err(other),
            }
        }
        if faults.is_empty() {
            Ok(vignettes)
        } else {
            Err(Failure::Given(faults))
        }
    }

    fn decide(
        &self,
        rulebook: &Rulebook,
        vignette: &Vignette,
        count: &mut Count,
        out: &mut impl Write,
    ) -> Result<(), Failure> {
        if self
            .procedure
            .as_ref()
            .is_some_and(|id| *id != vignette.procedure)
        {
            return Ok(());
        }
        let differences = vignette::run(rulebook, vignette);
        if differences.is_empty() {
            count.passed += 1;
            writeln!(out, "passed  {}", vignette.id)?;
        } else {
            count.failed += 1;
            writeln!(out, "FAILED  {}", vignette.id)?;
        }
        for difference in differences {
            writeln!(out, "        {}", difference.message)?;
        }
        Ok(())
    }
}
