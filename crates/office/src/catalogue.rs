//! All procedures, read and compiled once at the start.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::{fs, io};

use decide::{Fault, Procedure, Rulebook, Source, Vocabulary};

/// Path and text of every file under `procedures/`, as it was when the program was built.
const BUILT_IN: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/procedures.rs"));

/// The file by which a folder is known as a procedure.
const PROCEDURE: &str = "procedure.toml";

/// Every rulebook, by id.
#[derive(Clone)]
pub struct Catalogue {
    vocabulary: Arc<Vocabulary>,
    rulebooks: BTreeMap<String, Arc<Rulebook>>,
}

impl Catalogue {
    /// The procedures that the program was built with.
    ///
    /// # Errors
    /// Every fault of their files.
    pub fn built_in() -> Result<Self, Vec<Fault>> {
        let files = BUILT_IN
            .iter()
            .map(|(path, text)| Source::new(*path, *text))
            .collect();
        Self::of(files)
    }

    /// Dorset's alone, so that other procedures may be in the making while tests run.
    #[cfg(test)]
    pub(crate) fn dorset() -> Self {
        let wanted = |path: &str| path.starts_with("vocabulary/") || path.starts_with("dorset/");
        let files = BUILT_IN.iter().filter(|(path, _)| wanted(path));
        Self::of(
            files
                .map(|(path, text)| Source::new(*path, *text))
                .collect(),
        )
        .unwrap()
    }

    /// The procedures of a folder, which holds `vocabulary/` and a folder for each procedure.
    ///
    /// # Errors
    /// Every fault of their files, and files that cannot be read.
    pub fn from_folder(folder: &Path) -> Result<Self, Vec<Fault>> {
        let mut files = Vec::new();
        gather(folder, "", &mut files).map_err(|(path, fault)| vec![unreadable(path, &fault)])?;
        files.sort_by(|one, other| one.path.cmp(&other.path));
        Self::of(files)
    }

    #[must_use]
    pub fn rulebook(&self, id: &str) -> Option<&Arc<Rulebook>> {
        self.rulebooks.get(id)
    }

    #[must_use]
    pub fn vocabulary(&self) -> &Arc<Vocabulary> {
        &self.vocabulary
    }

    /// In the order of the alphabet.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.rulebooks.keys().map(String::as_str)
    }

    /// In the order of their ids.
    pub fn rulebooks(&self) -> impl Iterator<Item = &Arc<Rulebook>> {
        self.rulebooks.values()
    }

    fn of(files: Vec<Source>) -> Result<Self, Vec<Fault>> {
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
        folders.retain(|_, files| files.iter().any(|file| file.path == PROCEDURE));
        let vocabulary = vocabulary(&words)?;
        let mut rulebooks = BTreeMap::new();
        let mut faults = Vec::new();
        for (folder, files) in folders {
            match rulebook(&vocabulary, &files) {
                Ok(rulebook) => {
                    rulebooks.insert(rulebook.procedure().id.clone(), Arc::new(rulebook));
                }
                Err(found) => faults.extend(found.into_iter().map(|fault| within(&folder, fault))),
            }
        }
        if faults.is_empty() {
            Ok(Self {
                vocabulary,
                rulebooks,
            })
        } else {
            Err(faults)
        }
    }
}

impl std::fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.rulebooks.keys()).finish()
    }
}

fn vocabulary(words: &BTreeMap<String, Source>) -> Result<Arc<Vocabulary>, Vec<Fault>> {
    let file = |name: &str| {
        let path = format!("vocabulary/{name}");
        words.get(name).cloned().ok_or_else(|| {
            let missing = io::Error::from(io::ErrorKind::NotFound);
            vec![unreadable(path, &missing)]
        })
    };
    Vocabulary::parse(&file("facts.toml")?, &file("directives.toml")?).map(Arc::new)
}

fn rulebook(vocabulary: &Arc<Vocabulary>, files: &[Source]) -> Result<Rulebook, Vec<Fault>> {
    let procedure = Procedure::parse(vocabulary, files)?;
    Rulebook::new(Arc::clone(vocabulary), procedure)
}

fn within(folder: &str, fault: Fault) -> Fault {
    Fault {
        file: format!("{folder}/{}", fault.file),
        ..fault
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
