//! The files that procedures and layers are read from: those built into the program, or those of a folder.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::{fs, io};

use decide::{Fault, Source, Vocabulary};

/// Path and text of every file under `procedures/`, as it was when the program was built.
const BUILT_IN: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/procedures.rs"));

/// What a folder holds, by the file that says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Procedure,
    Layer,
}

/// One version of a procedure or of a layer.
pub(super) struct Folder {
    pub kind: Kind,
    name: String,
    /// Their paths from the folder on.
    pub files: Vec<Source>,
}

impl Kind {
    const ALL: [Kind; 2] = [Kind::Procedure, Kind::Layer];

    const fn heading(self) -> &'static str {
        match self {
            Kind::Procedure => "procedure.toml",
            Kind::Layer => "layer.toml",
        }
    }
}

impl Folder {
    /// Neither a procedure nor a layer: nothing of ours.
    fn of(name: String, files: Vec<Source>) -> Option<Self> {
        let is = |kind: &Kind| files.iter().any(|file| file.path == kind.heading());
        let kind = Kind::ALL.into_iter().find(is)?;
        Some(Self { kind, name, files })
    }

    /// The file by which it is known.
    pub(super) fn heading(&self) -> String {
        format!("{}/{}", self.name, self.kind.heading())
    }

    /// The line of that file, from 1, in which the key stands.
    pub(super) fn line_of(&self, key: &str) -> usize {
        let heading = self
            .files
            .iter()
            .find(|file| file.path == self.kind.heading());
        let line =
            heading.and_then(|file| file.text.lines().position(|line| line.starts_with(key)));
        line.map_or(1, |line| line + 1)
    }

    pub(super) fn within(&self, fault: Fault) -> Fault {
        Fault {
            file: format!("{}/{}", self.name, fault.file),
            ..fault
        }
    }
}

/// A fault in a file that stands in the same folder as the heading.
pub(super) fn beside(heading: &str, fault: Fault) -> Fault {
    let folder = heading.rsplit_once('/').map_or("", |(folder, _)| folder);
    Fault {
        file: format!("{folder}/{}", fault.file),
        ..fault
    }
}

pub(super) fn built_in(wanted: impl Fn(&str) -> bool) -> Vec<Source> {
    let files = BUILT_IN.iter().filter(|(path, _)| wanted(path));
    files
        .map(|(path, text)| Source::new(*path, *text))
        .collect()
}

pub(super) fn from_folder(folder: &Path) -> Result<Vec<Source>, Vec<Fault>> {
    let mut files = Vec::new();
    gather(folder, "", &mut files).map_err(|(path, fault)| vec![unreadable(path, &fault)])?;
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(files)
}

/// The words of the vocabulary by file, and everything else by folder.
pub(super) fn sorted(files: Vec<Source>) -> (BTreeMap<String, Source>, Vec<Folder>) {
    let mut words = BTreeMap::new();
    let mut folders: BTreeMap<String, Vec<Source>> = BTreeMap::new();
    for file in files {
        match file.path.split_once('/') {
            Some(("vocabulary", name)) => {
                words.insert(name.to_owned(), file);
            }
            Some((folder, name)) => {
                let source = Source::new(name, file.text.as_str());
                folders.entry(folder.to_owned()).or_default().push(source);
            }
            None => {}
        }
    }
    let folders = folders
        .into_iter()
        .filter_map(|(name, files)| Folder::of(name, files));
    (words, folders.collect())
}

pub(super) fn vocabulary(words: &BTreeMap<String, Source>) -> Result<Arc<Vocabulary>, Vec<Fault>> {
    let file = |name: &str| {
        let path = format!("vocabulary/{name}");
        words.get(name).cloned().ok_or_else(|| {
            let missing = io::Error::from(io::ErrorKind::NotFound);
            vec![unreadable(path, &missing)]
        })
    };
    Vocabulary::parse(&file("facts.toml")?, &file("directives.toml")?).map(Arc::new)
}

/// Two layers would each say what the law is.
pub(super) fn second_layer(file: &str) -> Fault {
    Fault {
        file: file.to_owned(),
        line: 1,
        column: 1,
        message: "there is already a layer with another id; one is enough".to_owned(),
        nearest: None,
    }
}

fn unreadable(path: String, fault: &io::Error) -> Fault {
    Fault {
        file: path,
        line: 1,
        column: 1,
        message: format!("cannot be read: {fault}"),
        nearest: None,
    }
}

fn gather(folder: &Path, name: &str, files: &mut Vec<Source>) -> Result<(), (String, io::Error)> {
    let named = |fault: io::Error| (folder.display().to_string(), fault);
    for entry in fs::read_dir(folder).map_err(named)? {
        let entry = entry.map_err(named)?;
        let path = entry.path();
        let inner = match name {
            "" => entry.file_name().to_string_lossy().into_owned(),
            name => format!("{name}/{}", entry.file_name().to_string_lossy()),
        };
        let known = path
            .extension()
            .is_some_and(|ending| ending == "toml" || ending == "csv");
        if path.is_dir() {
            gather(&path, &inner, files)?;
        } else if known {
            let text =
                fs::read_to_string(&path).map_err(|fault| (path.display().to_string(), fault))?;
            files.push(Source::new(inner, text));
        }
    }
    Ok(())
}
