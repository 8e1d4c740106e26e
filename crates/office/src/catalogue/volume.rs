//! A version of a procedure or of a layer as it was read, before it is known whether and until when it is in force.

use std::sync::Arc;

use decide::{
    Clause, Fault, Honoured, InForce, Layer, Procedure, Rulebook, Version, Vocabulary, nearest,
};
use jiff::civil::Date;

use super::folder::Folder;
use crate::honoured::{GUARDRAILS, pages, parts};

/// What there can be several versions of.
pub(super) trait Held: Sized {
    /// Reads it from its folder's files.
    fn read(vocabulary: &Arc<Vocabulary>, folder: &Folder) -> Result<Self, Vec<Fault>>;
    /// Its id, title, version and days.
    fn heading(&self) -> &Procedure;
    /// The same, in force until another day.
    fn until(&self, until: Option<Date>) -> Self;
}

/// One version as it was read.
pub(super) struct Volume<T> {
    pub held: Arc<T>,
    /// The organisation's own; else built into the program.
    pub own: bool,
    /// It stands as it was built into the program, and was proved when that was built.
    pub proved: bool,
    /// It failed its check: never in force.
    pub refused: bool,
    /// As a fault names it.
    pub folder: String,
    file: String,
    line: usize,
}

impl<T: Held> Volume<T> {
    pub(super) fn new(folder: &Folder, own: bool, proved: bool, held: Arc<T>) -> Self {
        Self {
            held,
            own,
            proved,
            refused: false,
            folder: folder.name.clone(),
            file: folder.heading(),
            line: folder.line_of("valid_from"),
        }
    }

    pub(super) fn id(&self) -> &str {
        &self.held.heading().id
    }

    pub(super) fn name(&self) -> &str {
        &self.held.heading().version
    }

    pub(super) fn version(&self) -> Version<Arc<T>> {
        Version {
            name: self.name().to_owned(),
            in_force: self.held.heading().in_force(),
            file: self.file.clone(),
            line: self.line,
            held: Arc::clone(&self.held),
        }
    }
}

impl Held for Rulebook {
    fn read(vocabulary: &Arc<Vocabulary>, folder: &Folder) -> Result<Self, Vec<Fault>> {
        let procedure = Procedure::parse(vocabulary, &folder.files)?;
        let unknown = unknown_words(&procedure);
        if !unknown.is_empty() {
            return Err(unknown);
        }
        Rulebook::new(Arc::clone(vocabulary), procedure)
    }

    fn heading(&self) -> &Procedure {
        self.procedure()
    }

    fn until(&self, until: Option<Date>) -> Self {
        Rulebook::until(self, until)
    }
}

impl Held for Layer {
    fn read(vocabulary: &Arc<Vocabulary>, folder: &Folder) -> Result<Self, Vec<Fault>> {
        Layer::parse(vocabulary, &folder.files)
    }

    fn heading(&self) -> &Procedure {
        &self.heading
    }

    fn until(&self, until: Option<Date>) -> Self {
        let mut other = self.clone();
        other.heading.valid_until = until;
        other
    }
}

/// Clauses that are said to be honoured by a page or a guardrail that Waypost does not have, or by a part that is not to come.
fn unknown_words(procedure: &Procedure) -> Vec<Fault> {
    let mut faults = Vec::new();
    for clause in &procedure.clauses {
        for honoured in &clause.honoured {
            let (says, name, known): (_, _, Vec<&str>) = match honoured {
                Honoured::Page(name) => ("is honoured by an unknown page", name, pages().collect()),
                Honoured::Guardrail(name) => (
                    "is honoured by an unknown guardrail",
                    name,
                    GUARDRAILS.iter().map(|each| each.id).collect(),
                ),
                Honoured::Planned(name) => ("waits for an unknown part", name, parts().collect()),
                _ => continue,
            };
            if !known.contains(&name.as_str()) {
                faults.push(unknown(clause, says, name, &known));
            }
        }
    }
    faults
}

fn unknown(clause: &Clause, says: &str, name: &str, known: &[&str]) -> Fault {
    Fault {
        file: "clauses.csv".to_owned(),
        line: clause.line,
        column: 1,
        message: format!(
            "clause {} {says} `{name}`; there is {}",
            clause.id,
            known.join(", ")
        ),
        nearest: nearest(name, known.iter().copied()).map(str::to_owned),
    }
}

/// The version with other days.
pub(super) fn with_days<T: Held>(version: Version<Arc<T>>, in_force: InForce) -> Version<Arc<T>> {
    if version.in_force == in_force {
        return version;
    }
    Version {
        held: Arc::new(version.held.until(in_force.until)),
        in_force,
        ..version
    }
}
