//! A procedure named on the command line: by its id, by its id and version, or by its folder.

use std::path::Path;
use std::sync::Arc;

use decide::{Fault, Procedure, Rulebook, Source};
use office::Catalogue;

use crate::failure::{Failure, each};
use crate::{assemble, reading};

/// How a procedure is named, for help texts.
pub const NAMED: &str = "\
A procedure is named by its id (dorset: the version that is in force last), by its id and version
(\"dorset@February 2017\"), or by the folder that holds its procedure.toml (./dorset-next).";

/// The file by which a folder is known as a procedure.
const HEADING: &str = "procedure.toml";

/// No procedure has folders in folders in its folders.
const DEEPEST: usize = 4;

/// # Errors
/// Every fault in the folder's files, or the nearest procedure there is.
pub fn chosen(catalogue: &Catalogue, written: &str) -> Result<Arc<Rulebook>, Failure> {
    let path = Path::new(written);
    if path.join(HEADING).is_file() {
        return from_folder(catalogue, path);
    }
    if path.is_dir() || written.contains('/') {
        return Err(Failure::because(format!(
            "{written}: this is no folder with a {HEADING}"
        )));
    }
    let Some((id, version)) = written.split_once('@') else {
        return assemble::rulebook(catalogue, written).map(Arc::clone);
    };
    assemble::rulebook(catalogue, id)?;
    let found = catalogue.rulebook_of(id, version);
    found.map(Arc::clone).ok_or_else(|| {
        let versions = catalogue.versions(id).into_iter();
        let known: Vec<&str> = versions
            .flat_map(|versions| versions.iter().map(|version| version.name.as_str()))
            .collect();
        Failure::because(format!(
            "{id} has no version `{version}`; there is {}",
            known.join(", ")
        ))
    })
}

/// What to call two procedures: by their ids, where those differ by their versions, else as they were written.
pub fn names([a, b]: [&Rulebook; 2], written: [&str; 2]) -> [String; 2] {
    let (one, other) = (a.procedure(), b.procedure());
    if one.id != other.id {
        [one.id.clone(), other.id.clone()]
    } else if one.version != other.version {
        [one, other].map(|procedure| format!("{} ({})", procedure.id, procedure.version))
    } else if written[0] == written[1] {
        ["the first", "the second"].map(|place| format!("{place} {}", written[0]))
    } else {
        written.map(str::to_owned)
    }
}

fn from_folder(catalogue: &Catalogue, folder: &Path) -> Result<Arc<Rulebook>, Failure> {
    let mut files = Vec::new();
    gather(folder, "", DEEPEST, &mut files)?;
    files.sort_by(|one, other| one.path.cmp(&other.path));
    let vocabulary = catalogue.vocabulary();
    let read = Procedure::parse(vocabulary, &files)
        .and_then(|procedure| Rulebook::new(Arc::clone(vocabulary), procedure));
    read.map(Arc::new).map_err(|faults| {
        let within = |fault: Fault| Fault {
            file: folder.join(&fault.file).display().to_string(),
            ..fault
        };
        each(&faults.into_iter().map(within).collect::<Vec<_>>())
    })
}

fn gather(folder: &Path, name: &str, left: usize, files: &mut Vec<Source>) -> Result<(), Failure> {
    let unreadable = |fault: std::io::Error| {
        Failure::because(format!("{}: it cannot be read: {fault}", folder.display()))
    };
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let path = entry.path();
        let own = entry.file_name().to_string_lossy().into_owned();
        let inner = match name {
            "" => own,
            name => format!("{name}/{own}"),
        };
        let known = path
            .extension()
            .is_some_and(|ending| ending == "toml" || ending == "csv");
        if path.is_dir() && left > 0 {
            gather(&path, &inner, left - 1, files)?;
        } else if known && path.is_file() {
            files.push(Source::new(inner, reading::text(&path)?));
        }
    }
    Ok(())
}
