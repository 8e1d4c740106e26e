//! Versions that were refused at the start, and why, for whoever is to mend them.

use decide::Fault;
use decide::proof::{Report, Weight};

use super::folder::Folder;
use super::volume::{Held, Volume};

/// Why a version is not in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Its files cannot be read.
    Unreadable,
    /// It was read, and the check of `waypost procedure check` failed.
    CheckFailed,
}

/// A version of an organisation's own that is not in force although its days have come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// "" where its files do not even say so.
    pub id: String,
    /// With its area: several procedures are called alike.
    pub title: String,
    pub version: String,
    /// Where it stands, from where the program was started.
    pub folder: String,
    pub cause: Cause,
    /// One sentence a fault, with file and line where there are any.
    pub why: Vec<String>,
}

impl Refused {
    pub(super) fn unread(folder: &Folder, faults: &[Fault]) -> Self {
        let keys = ["id", "title", "area", "version"];
        let [id, title, area, version] = keys.map(|key| folder.written(key));
        let names = [
            titled(&title, &area),
            id.clone(),
            folder.last_name().to_owned(),
        ];
        let title = names.into_iter().find(|name| !name.is_empty());
        Self {
            title: title.unwrap_or_default(),
            id,
            version,
            folder: folder.name.clone(),
            cause: Cause::Unreadable,
            why: faults.iter().map(ToString::to_string).collect(),
        }
    }

    pub(super) fn failed<T: Held>(volume: &Volume<T>, why: Vec<String>) -> Self {
        let heading = volume.held.heading();
        Self {
            id: heading.id.clone(),
            title: titled(&heading.title, &heading.area),
            version: heading.version.clone(),
            folder: volume.folder.clone(),
            cause: Cause::CheckFailed,
            why,
        }
    }
}

/// "Online safety (Dorset)".
fn titled(title: &str, area: &str) -> String {
    match title.is_empty() || area.is_empty() || title.contains(area) {
        true => title.to_owned(),
        false => format!("{title} ({area})"),
    }
}

/// What a report says against putting it in force; `file` names a file as it is known here.
pub(super) fn failures(report: &Report, file: impl Fn(&str) -> String) -> Vec<String> {
    let failed = |weight: Weight| weight == Weight::Failure;
    let findings = report
        .findings
        .iter()
        .filter(|finding| failed(finding.weight));
    let found = findings.map(|finding| {
        let place = finding.place.as_ref().map_or_else(String::new, |place| {
            format!("{}:{}: ", file(&place.file), place.line)
        });
        let clauses = match finding.clauses.as_slice() {
            [] => String::new(),
            clauses => format!(" [{}]", clauses.join(", ")),
        };
        format!("{place}{}{clauses}", finding.message)
    });
    let judged = report
        .properties
        .iter()
        .filter(|judged| judged.is_failure());
    let told = judged.map(|judged| {
        let property = &judged.property;
        format!("the sentence `{}` fails: {}", property.id, property.says)
    });
    found.chain(told).collect()
}
