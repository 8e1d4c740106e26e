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
        let [id, title, version] = ["id", "title", "version"].map(|key| folder.written(key));
        let names = [title, id.clone(), folder.last_name().to_owned()];
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
            title: heading.title.clone(),
            version: heading.version.clone(),
            folder: volume.folder.clone(),
            cause: Cause::CheckFailed,
            why,
        }
    }
}

/// What a report says against putting it in force; `file` names a file as it is known here.
pub(super) fn failures(report: &Report, file: impl Fn(&str) -> String) -> Vec<String> {
    let failed = |weight: Weight| weight == Weight::Failure;
    let findings = report
        .findings
        .iter()
        .filter(|finding| failed(finding.weight));
    let found = findings.map(|finding| match &finding.place {
        Some(place) => format!("{}:{}: {}", file(&place.file), place.line, finding.message),
        None => finding.message.clone(),
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
