//! `waypost procedure check --watch`: the check again whenever a file changes, and only what has changed in its answer. A faulty file ends
//! nothing: it is what the author is in the middle of.
//!
//! It looks every half second instead of asking the machine to be told: that is small, needs no library, and works on every disk.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use calendar::london;
use decide::Rulebook;
use decide::proof::Weight;
use indicatif::ProgressBar;
use office::Catalogue;

use super::fingerprint::Fingerprint;
use super::text::{bracketed, counted, failures, procedures};
use super::{Check, Checked};
use crate::configuration::Configuration;
use crate::failure::Failure;
use crate::{catalogue, machine, serving};

/// How long it waits before it looks again.
const PAUSE: Duration = Duration::from_millis(500);

/// What a check came to.
struct Outcome {
    summary: String,
    told: Vec<Told>,
}

/// One fault, failure or warning.
struct Told {
    line: String,
    /// The same without the line's number, which changes with every line put in above it.
    what: String,
}

/// Checks until it is told to stop.
///
/// # Errors
/// There is no folder to watch, or no such procedure.
pub fn watch(
    check: &Check,
    configuration: &Configuration,
    out: &mut impl Write,
) -> Result<ExitCode, Failure> {
    let folder: PathBuf = configuration.procedures.path.clone().ok_or_else(|| {
        Failure::because(
            "there is no folder of your own to watch: name it as `path` under [procedures] in waypost.toml, or in \
             WAYPOST_PROCEDURES_PATH",
        )
    })?;
    // A mistyped id would be watched for ever.
    if let Ok(catalogue) = catalogue::all(configuration) {
        check.rulebooks(&catalogue)?;
    }
    writeln!(out, "Watching {}; end it with Ctrl-C", folder.display())?;
    serving::wait_for(async {
        let mut stop = serving::stop_signal()?;
        let mut seen = None;
        let mut before = Vec::new();
        loop {
            let now = Fingerprint::of(&folder, &check.properties);
            if seen.as_ref() != Some(&now) {
                seen = Some(now);
                let outcome = outcome(check, configuration);
                write(&outcome, &before, out)?;
                before = outcome.told;
            }
            tokio::select! {
                _ = stop.changed() => return Ok(()),
                () = tokio::time::sleep(PAUSE) => {}
            }
        }
    })?;
    Ok(ExitCode::SUCCESS)
}

fn outcome(check: &Check, configuration: &Configuration) -> Outcome {
    match attempt(check, configuration) {
        Ok(checked) => Outcome {
            summary: summary(&checked),
            told: checked
                .iter()
                .flat_map(|one| findings(one, check.procedure.is_some()))
                .collect(),
        },
        Err(failure) => {
            let told: Vec<Told> = failure.messages().into_iter().map(Told::fault).collect();
            Outcome {
                summary: format!("it cannot be read: {}", counted(told.len(), "fault")),
                told,
            }
        }
    }
}

/// Of the own procedures, or of the one named.
fn attempt(check: &Check, configuration: &Configuration) -> Result<Vec<Checked>, Failure> {
    let catalogue = catalogue::all(configuration)?;
    let mut rulebooks = check.rulebooks(&catalogue)?;
    if check.procedure.is_none() {
        rulebooks.retain(|rulebook| is_own(&catalogue, rulebook));
    }
    check.checked(&catalogue, &rulebooks, |_| ProgressBar::hidden())
}

fn is_own(catalogue: &Catalogue, rulebook: &Arc<Rulebook>) -> bool {
    catalogue.folder_of(rulebook.procedure()).is_some()
}

fn summary(checked: &[Checked]) -> String {
    let procedures = procedures(checked);
    match checked.iter().map(|one| failures(&one.report)).sum() {
        0 => format!("{procedures}, no failures"),
        failed => format!("{procedures}, {}", counted(failed, "failure")),
    }
}

/// Failures; with `all` also warnings.
fn findings(checked: &Checked, all: bool) -> Vec<Told> {
    let report = &checked.report;
    let mut told = Vec::new();
    for finding in &report.findings {
        let weight = match finding.weight {
            Weight::Failure => "FAILURE",
            Weight::Warning if all => "warning",
            Weight::Warning | Weight::Note => continue,
        };
        let place = finding.place.as_ref();
        let file = place.map_or_else(String::new, |place| format!("{}: ", place.file));
        let place = place.map_or_else(String::new, |place| format!("{place}: "));
        told.push(Told {
            line: format!(
                "{weight}  {place}{}{}",
                finding.message,
                bracketed(&finding.clauses)
            ),
            what: format!("{weight}  {file}{}", finding.message),
        });
    }
    for judged in report
        .properties
        .iter()
        .filter(|judged| judged.is_failure())
    {
        let property = &judged.property;
        let line = format!(
            "FAILURE  the sentence `{}` fails for {}: {}",
            property.id, report.procedure, property.says
        );
        told.push(Told {
            what: line.clone(),
            line,
        });
    }
    told
}

impl Told {
    /// `FILE:LINE:COLUMN: MESSAGE`.
    fn fault(message: String) -> Self {
        let what = message.split_once(": ").map_or_else(
            || message.clone(),
            |(place, rest)| {
                let numbers = |letter: char| letter.is_ascii_digit() || letter == ':';
                format!("{}: {rest}", place.trim_end_matches(numbers))
            },
        );
        Self {
            line: format!("fault    {message}"),
            what,
        }
    }
}

/// The time in London and the sum of it; what is new; what is mended.
fn write(outcome: &Outcome, before: &[Told], out: &mut impl Write) -> io::Result<()> {
    let time = london::clock(machine::now()).strftime("%H:%M:%S");
    writeln!(out, "{time}  {}", outcome.summary)?;
    let missing = |told: &&Told, from: &[Told]| !from.iter().any(|one| one.what == told.what);
    for mended in before.iter().filter(|told| missing(told, &outcome.told)) {
        writeln!(out, "  gone  {}", mended.line)?;
    }
    for new in outcome.told.iter().filter(|told| missing(told, before)) {
        writeln!(out, "  new   {}", new.line)?;
    }
    out.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_the_same_when_its_line_has_moved() {
        let fault = |place: &str| Told::fault(format!("{place}: unknown fact `x`: y"));
        assert_eq!(fault("own/a.toml:3:9").what, fault("own/a.toml:14:9").what);
        assert_ne!(fault("own/a.toml:3:9").what, fault("own/b.toml:3:9").what);
        assert_eq!(
            fault("own/a.toml:3:9").line,
            "fault    own/a.toml:3:9: unknown fact `x`: y"
        );
    }
}
