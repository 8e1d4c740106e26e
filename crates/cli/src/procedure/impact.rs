//! `waypost procedure impact`: which cases would have been handled differently under another version. It prints references and directives,
//! and nothing of what a case holds.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;
use decide::difference::Change;
use decide::{DirectiveId, Rulebook, Status, Vocabulary};
use office::{Catalogue, ChangedCase, DirectiveImpact, Impact as Found};
use serde_json::{Map, Value as Json, json};

use super::chosen::{NAMED, chosen, names};
use crate::configuration::{Configuration, DatabaseAddress};
use crate::failure::Failure;
use crate::{assemble, progress, serving};

/// Re-decide every case in the database under another version, and say which would differ
#[derive(Args)]
#[command(after_help = format!("\
Every case, open or closed and whichever procedure it follows, is decided from its answers as they
now stand, once under each version. It differs when a directive is required or possible under one
and not under the other, or required by both with another deadline or modality. Nothing is written,
and references and directive ids are all that is printed: no answer, no name and nothing that
anybody wrote. It is for whoever administers the machine, and asks nobody to sign in. The national
law and guidance are left out on both sides.

{NAMED}

Examples:
  waypost procedure impact --from dorset --to ./dorset-next
  waypost procedure impact --from dorset --to kent-medway --database sqlite:waypost-demo/waypost.db"))]
pub struct Impact {
    /// The version that is compared with
    #[arg(long, value_name = "V1")]
    from: String,
    /// The version that would have been followed instead
    #[arg(long, value_name = "V2")]
    to: String,
    /// The database to look through, instead of the configured one
    #[arg(long, value_name = "URL")]
    database: Option<DatabaseAddress>,
    /// Print the answer for other programs (docs/comparison.md)
    #[arg(long)]
    json: bool,
}

impl Impact {
    pub fn run(
        &self,
        file: Option<&Path>,
        catalogue: &Catalogue,
        out: &mut impl Write,
    ) -> Result<ExitCode, Failure> {
        let from = chosen(catalogue, &self.from)?;
        let to = chosen(catalogue, &self.to)?;
        let mut configuration = Configuration::load(file)?;
        if let Some(address) = &self.database {
            configuration.database.url = address.clone();
        }
        assemble::must_exist(&configuration.database.url)?;
        let mut sheet = Sheet {
            json: self.json,
            names: names([&from, &to], [&self.from, &self.to]),
            from,
            to,
            cases: 0,
            out,
        };
        sheet.begin()?;
        let found = serving::wait_for(look(&configuration, catalogue, &mut sheet))?;
        sheet.end(&found)?;
        Ok(ExitCode::SUCCESS)
    }
}

async fn look<W: Write>(
    configuration: &Configuration,
    catalogue: &Catalogue,
    sheet: &mut Sheet<'_, W>,
) -> Result<Found, Failure> {
    let house = assemble::open(configuration, catalogue.clone()).await?;
    let bar = progress::bar("Deciding cases");
    let progress = |done: u64, all: u64| {
        bar.set_length(all);
        bar.set_position(done);
    };
    let (from, to) = (Arc::clone(&sheet.from), Arc::clone(&sheet.to));
    // What could not be written is told at the end: reading on does no harm.
    let mut written = Ok(());
    let mut each = |case: ChangedCase| {
        if written.is_ok() {
            written = sheet.case(&case);
        }
    };
    let found = house.office.impact(&from, &to, &progress, &mut each).await;
    bar.finish_and_clear();
    house.close().await;
    written?;
    found.map_err(assemble::told)
}

/// The answer as it is printed, case by case.
struct Sheet<'s, W> {
    json: bool,
    names: [String; 2],
    from: Arc<Rulebook>,
    to: Arc<Rulebook>,
    cases: u64,
    out: &'s mut W,
}

impl<W: Write> Sheet<'_, W> {
    fn begin(&mut self) -> io::Result<()> {
        if !self.json {
            let [from, to] = &self.names;
            return writeln!(self.out, "Under {to} instead of {from}");
        }
        let heading = |rulebook: &Rulebook, name: &str| {
            let procedure = rulebook.procedure();
            json!({ "id": procedure.id, "version": procedure.version, "name": name })
        };
        let from = heading(&self.from, &self.names[0]);
        let to = heading(&self.to, &self.names[1]);
        write!(
            self.out,
            "{{\n\"from\": {from},\n\"to\": {to},\n\"changed\": ["
        )
    }

    fn case(&mut self, case: &ChangedCase) -> io::Result<()> {
        let vocabulary = Arc::clone(self.from.vocabulary());
        if self.json {
            let changes = case
                .changes
                .iter()
                .map(|change| json_change(&vocabulary, change));
            let changes: Vec<Json> = changes.collect();
            let comma = if self.cases == 0 { "" } else { "," };
            let case = json!({ "reference": case.reference, "directives": changes });
            write!(self.out, "{comma}\n{case}")?;
        } else {
            writeln!(self.out, "{}", case.reference)?;
            for change in &case.changes {
                let id = &vocabulary[change.directive].id;
                writeln!(self.out, "    {id}: {}", words(change).join(", "))?;
            }
        }
        self.cases += 1;
        Ok(())
    }

    fn end(&mut self, found: &Found) -> io::Result<()> {
        let vocabulary = Arc::clone(self.from.vocabulary());
        let of = |directive: DirectiveId| vocabulary[directive].id.clone();
        let directives = found.directives.iter();
        if self.json {
            let counts = directives.map(|(directive, impact)| (of(*directive), counts(impact)));
            let counts: Map<String, Json> = counts
                .map(|(id, counts)| {
                    let counts = counts
                        .into_iter()
                        .map(|(key, _, count)| (key.to_owned(), json!(count)));
                    (id, Json::Object(counts.collect()))
                })
                .collect();
            let seconds = found.deciding.as_secs_f64();
            let numbers = json!({ "cases": found.cases, "changed": found.changed, "contradictory": found.contradictory });
            return writeln!(
                self.out,
                "\n],\n\"directives\": {},\n\"counts\": {numbers},\n\"seconds_deciding\": {seconds}\n}}",
                Json::Object(counts)
            );
        }
        if found.changed > 0 {
            writeln!(self.out, "\nBy directive")?;
        }
        for (directive, impact) in directives {
            let counts = counts(impact).into_iter().filter(|(.., count)| *count > 0);
            let counts: Vec<String> = counts
                .map(|(_, words, count)| format!("{words} in {count}"))
                .collect();
            writeln!(self.out, "    {}: {}", of(*directive), counts.join(", "))?;
        }
        writeln!(
            self.out,
            "\n{} cases decided under both: {} would have been handled differently, {} have answers that contradict one another",
            found.cases, found.changed, found.contradictory
        )?;
        writeln!(self.out, "{}", rate(found))
    }
}

/// "80000 decisions in 0.040 s: 2000000 a second".
fn rate(found: &Found) -> String {
    let decisions = u128::from(found.cases) * 2;
    let micros = found.deciding.as_micros().unsigned_abs().max(1);
    let seconds = found.deciding.as_secs_f64();
    let rate = decisions * 1_000_000 / micros;
    format!("{decisions} decisions in {seconds:.3} s: {rate} a second")
}

fn json_change(vocabulary: &Vocabulary, change: &Change) -> Json {
    let status =
        |status: Option<Status>| status.map_or("absent".to_owned(), |status| status.to_string());
    json!({
        "id": vocabulary[change.directive].id,
        "from": status(change.before),
        "to": status(change.after),
        "other_deadline": change.deadline,
        "other_modality": change.modality,
    })
}

fn words(change: &Change) -> Vec<String> {
    let status =
        |status: Option<Status>| status.map_or("absent".to_owned(), |status| status.to_string());
    let mut words = Vec::new();
    if change.before != change.after {
        words.push(format!(
            "{} instead of {}",
            status(change.after),
            status(change.before)
        ));
    }
    if change.deadline {
        words.push("another deadline".to_owned());
    }
    if change.modality {
        words.push("another modality".to_owned());
    }
    words
}

fn counts(impact: &DirectiveImpact) -> [(&'static str, &'static str, u64); 6] {
    [
        ("newly_required", "newly required", impact.newly_required),
        (
            "no_longer_required",
            "no longer required",
            impact.no_longer_required,
        ),
        ("newly_possible", "newly possible", impact.newly_possible),
        (
            "no_longer_possible",
            "no longer possible",
            impact.no_longer_possible,
        ),
        ("other_deadline", "another deadline", impact.other_deadline),
        ("other_modality", "another modality", impact.other_modality),
    ]
}
