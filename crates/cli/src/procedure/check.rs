//! `waypost procedure check`: whether a procedure may be put in force. Everything is proved over every combination of facts; what does not
//! hold is told by the smallest worked example.

mod examples;
mod fingerprint;
mod json;
mod text;
mod watch;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;
use decide::proof::{self, Properties, Report, Told};
use decide::{Rulebook, Source, Versions};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use office::Catalogue;

use crate::configuration::Configuration;
use crate::failure::{Failure, each};
use crate::{assemble, catalogue, reading};

/// Prove that a procedure is sound, and which sentences it keeps in every case
#[derive(Args)]
#[command(after_help = "\
Without ID it checks every procedure and prints a summary and all failures; with ID it checks every
version of that one, and also prints each warning, each note and each sentence that the document
does not satisfy, with the smallest worked example. With the ID of the law and guidance (england) it
checks whether every procedure agrees with that. Sentences are claimed of the procedures that
they come with: those of your folder's properties.toml of what is in your folder. Exit code 0: it
may be put in force; 1: a check or a sentence fails; 2: something could not be read.

With --watch it stays, checks your own folder again whenever a file in it changes, and prints what
has changed in the answer, until you end it with Ctrl-C.

Examples:
  waypost procedure check
  waypost procedure check dorset
  waypost procedure check saltmarsh --watch
  waypost procedure check dorset --save-examples findings.toml
  waypost procedure test findings.toml")]
pub struct Check {
    /// Only this procedure, and all about it; or the law over the procedures
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
    /// Stay, and check your own folder again whenever a file in it changes
    #[arg(long, conflicts_with_all = ["json", "save_examples"])]
    watch: bool,
}

/// A procedure and what came of it.
pub struct Checked {
    pub rulebook: Arc<Rulebook>,
    pub report: Report,
    /// With the law and guidance over it: only whether the two agree.
    pub together: bool,
    /// The file with the sentences that were put to it.
    pub sentences: String,
}

impl Check {
    pub fn run(
        &self,
        configuration: &Configuration,
        out: &mut impl Write,
    ) -> Result<ExitCode, Failure> {
        if self.watch {
            return watch::watch(self, configuration, out);
        }
        let catalogue = catalogue::all(configuration)?;
        let rulebooks = self.rulebooks(&catalogue)?;
        if let Some(path) = &self.save_examples
            && path.exists()
        {
            let path = path.display();
            return Err(Failure::because(format!("{path}: there is already a file")));
        }
        let checked = self.checked(&catalogue, &rulebooks, bar)?;
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
                let (path, saved) = (path.display(), text::counted(count, "worked example"));
                writeln!(out, "{saved} saved: waypost procedure test {path}")?;
            }
        }
        let good = checked.iter().all(|checked| checked.report.is_good());
        Ok(ExitCode::from(u8::from(!good)))
    }

    /// Every version of the one named, or every version of all; of all too for the law and guidance over them.
    fn rulebooks(&self, catalogue: &Catalogue) -> Result<Vec<Arc<Rulebook>>, Failure> {
        let named = self.procedure.as_ref();
        let Some(id) = named.filter(|id| !assemble::is_layer(catalogue, id)) else {
            return Ok(catalogue.rulebooks().map(Arc::clone).collect());
        };
        assemble::rulebook(catalogue, id)?;
        let versions = catalogue.versions(id).into_iter().flat_map(Versions::iter);
        Ok(versions.map(|version| Arc::clone(&version.held)).collect())
    }

    /// Each of them proved, alone and with the law over it; where the law is what is checked, only with that.
    fn checked(
        &self,
        catalogue: &Catalogue,
        rulebooks: &[Arc<Rulebook>],
        bar: fn(usize) -> ProgressBar,
    ) -> Result<Vec<Checked>, Failure> {
        let sentences = catalogue.sentences().map_err(|faults| each(&faults))?;
        let named = match &self.properties {
            Some(path) => Some(sentences_of(path, catalogue)?),
            None => None,
        };
        let own = |rulebook: &Rulebook| catalogue.folder_of(rulebook.procedure()).is_some();
        let properties = |rulebook: &Rulebook| match &named {
            Some(named) => named,
            None => sentences.of(own(rulebook)),
        };
        let together = with_the_layer(catalogue, rulebooks)?;
        let named = self.procedure.as_ref();
        let mut checked = match named.filter(|id| assemble::is_layer(catalogue, id)) {
            Some(_) => Vec::new(),
            None => prove(rulebooks, properties, bar),
        };
        checked.extend(together.into_iter().map(|rulebook| Checked {
            report: proof::check_together(&rulebook),
            rulebook,
            together: true,
            sentences: String::new(),
        }));
        for one in &mut checked {
            one.sentences = match &self.properties {
                Some(path) => reading::named(path),
                None => sentences.file(own(&one.rulebook)).to_owned(),
            };
            let places = one.report.findings.iter_mut();
            for place in places.filter_map(|finding| finding.place.as_mut()) {
                place.file = catalogue.file_of(one.rulebook.procedure(), &place.file);
            }
        }
        Ok(checked)
    }
}

fn sentences_of(path: &Path, catalogue: &Catalogue) -> Result<Properties, Failure> {
    let source = Source::new(reading::named(path), reading::text(path)?);
    let ids: Vec<&str> = catalogue.ids().collect();
    Properties::parse(catalogue.vocabulary(), &ids, &source).map_err(|faults| each(&faults))
}

/// Each procedure with the law and guidance that is in force last over it; none if none is installed.
fn with_the_layer(
    catalogue: &Catalogue,
    rulebooks: &[Arc<Rulebook>],
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

fn prove<'p>(
    rulebooks: &[Arc<Rulebook>],
    properties: impl Fn(&Rulebook) -> &'p Properties,
    bar: fn(usize) -> ProgressBar,
) -> Vec<Checked> {
    let steps = rulebooks
        .iter()
        .map(|rulebook| proof::steps(rulebook, properties(rulebook)));
    let bar = bar(steps.sum());
    let checked = rulebooks
        .iter()
        .map(|rulebook| {
            let id = &rulebook.procedure().id;
            let report = proof::check(rulebook, properties(rulebook), &mut |told| {
                let what = match told {
                    Told::Check(check) => check.to_string(),
                    Told::Property(property) => property.id.clone(),
                };
                bar.set_message(format!("{id}: {what}"));
                bar.inc(1);
            });
            Checked {
                rulebook: Arc::clone(rulebook),
                report,
                together: false,
                sentences: String::new(),
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
