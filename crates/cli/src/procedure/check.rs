//! `waypost procedure check`: whether a procedure may be put in force. Everything is proved over every combination of facts; what does not
//! hold is told by the smallest worked example.

mod examples;
mod json;
mod text;

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;
use decide::proof::{self, Properties, Report, Told};
use decide::{Rulebook, Source, Versions};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use office::Catalogue;

use crate::configuration::Configuration;
use crate::failure::{Failure, each};
use crate::{assemble, reading};

/// The sentences that come with the built-in procedures.
const SENTENCES: &str = include_str!("../../../../procedures/properties.toml");

/// Their file, in a folder of procedures.
const FILE: &str = "properties.toml";

/// Prove that a procedure is sound, and which sentences it keeps in every case
#[derive(Args)]
#[command(after_help = "\
Without ID it checks every procedure and prints a summary and all failures; with ID it also prints
each warning, each note and each sentence that the document does not satisfy, with the smallest
worked example. The sentences come from properties.toml beside the procedures. Exit code 0: it may
be put in force; 1: a check or a sentence fails; 2: something could not be read.

Examples:
  waypost procedure check
  waypost procedure check dorset
  waypost procedure check dorset --save-examples findings.toml
  waypost procedure test findings.toml")]
pub struct Check {
    /// Only this procedure, and all about it
    #[arg(value_name = "ID")]
    procedure: Option<String>,
    /// Print the answer for other programs
    #[arg(long)]
    json: bool,
    /// Write every worked example to this new file, for `waypost procedure test`
    #[arg(long, value_name = "FILE")]
    save_examples: Option<PathBuf>,
    /// Prove the sentences of this file instead of those beside the procedures
    #[arg(long, value_name = "FILE")]
    properties: Option<PathBuf>,
}

/// A procedure and what came of it.
pub struct Checked<'c> {
    pub rulebook: &'c Rulebook,
    pub report: Report,
    /// With the law and guidance over it: only whether the two agree.
    pub together: bool,
}

impl Check {
    pub fn run(
        &self,
        configuration: &Configuration,
        catalogue: &Catalogue,
        out: &mut impl Write,
    ) -> Result<ExitCode, Failure> {
        let rulebooks: Vec<&Rulebook> = match &self.procedure {
            Some(id) => vec![assemble::rulebook(catalogue, id)?],
            None => catalogue.rulebooks().map(AsRef::as_ref).collect(),
        };
        if let Some(path) = &self.save_examples
            && path.exists()
        {
            let path = path.display();
            return Err(Failure::because(format!("{path}: there is already a file")));
        }
        let properties = self.properties(configuration, catalogue)?;
        let together = with_the_layer(catalogue, &rulebooks)?;
        let mut checked = prove(&rulebooks, &properties);
        checked.extend(together.iter().map(|rulebook| Checked {
            rulebook,
            report: proof::check_together(rulebook),
            together: true,
        }));
        if self.json {
            writeln!(out, "{:#}", json::written(&checked))?;
        } else {
            text::write(&checked, self.procedure.is_some(), out)?;
        }
        if let Some(path) = &self.save_examples {
            let (count, text) = examples::vignettes(&checked);
            fs::write(path, text).map_err(|fault| {
                Failure::because(format!("{}: it cannot be written: {fault}", path.display()))
            })?;
            if !self.json {
                let path = path.display();
                writeln!(
                    out,
                    "{count} worked examples saved: waypost procedure test {path}"
                )?;
            }
        }
        let good = checked.iter().all(|checked| checked.report.is_good());
        Ok(ExitCode::from(u8::from(!good)))
    }

    /// From the file named, else from the folder of procedures, else those built in. A folder may have none.
    fn properties(
        &self,
        configuration: &Configuration,
        catalogue: &Catalogue,
    ) -> Result<Properties, Failure> {
        let beside = configuration.procedures.path.as_ref();
        let named = match (&self.properties, beside) {
            (Some(path), _) => Some(path.clone()),
            (None, Some(folder)) => Some(folder.join(FILE)).filter(|path| path.exists()),
            (None, None) => None,
        };
        let source = match (named, beside) {
            (Some(path), _) => Source::new(reading::named(&path), reading::text(&path)?),
            (None, None) => Source::new(FILE, SENTENCES),
            (None, Some(_)) => return Ok(Properties::default()),
        };
        let ids: Vec<&str> = catalogue.ids().collect();
        Properties::parse(catalogue.vocabulary(), &ids, &source).map_err(|faults| each(&faults))
    }
}

/// Each procedure with the law and guidance that is in force last over it; none if none is installed.
fn with_the_layer(
    catalogue: &Catalogue,
    rulebooks: &[&Rulebook],
) -> Result<Vec<Arc<Rulebook>>, Failure> {
    let Some(layer) = catalogue.layers().and_then(Versions::last) else {
        return Ok(Vec::new());
    };
    let together = rulebooks
        .iter()
        .map(|local| catalogue.together(local, &layer.held));
    together
        .collect::<Result<_, _>>()
        .map_err(|faults| each(&faults))
}

fn prove<'c>(rulebooks: &[&'c Rulebook], properties: &Properties) -> Vec<Checked<'c>> {
    let steps: usize = rulebooks
        .iter()
        .map(|rulebook| proof::steps(rulebook, properties))
        .sum();
    let bar = bar(steps);
    let checked = rulebooks
        .iter()
        .map(|rulebook| {
            let id = &rulebook.procedure().id;
            let report = proof::check(rulebook, properties, &mut |told| {
                let what = match told {
                    Told::Check(check) => check.to_string(),
                    Told::Property(property) => property.id.clone(),
                };
                bar.set_message(format!("{id}: {what}"));
                bar.inc(1);
            });
            Checked {
                rulebook,
                report,
                together: false,
            }
        })
        .collect();
    bar.finish_and_clear();
    checked
}

/// Drawn on standard error, and only where somebody watches.
fn bar(steps: usize) -> ProgressBar {
    let steps = u64::try_from(steps).unwrap_or(u64::MAX);
    let bar = ProgressBar::with_draw_target(Some(steps), ProgressDrawTarget::stderr());
    match ProgressStyle::with_template("Proving {bar:30} {pos} of {len}  {msg}") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
