//! The files that procedures and layers are read from: those built into the program, those of an organisation's own folder, or both.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use decide::{Fault, Source, nearest};

use super::folder::{self, Folder};

/// Path and text of every file under `procedures/`, as it was when the program was built.
const BUILT_IN: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/procedures.rs"));

/// The sentences that are proved of the procedures beside them.
const SENTENCES: &str = "properties.toml";

/// The folder that holds the words, and the files in it.
const VOCABULARY: &str = "vocabulary";
const FACTS: &str = "facts.toml";
const DIRECTIVES: &str = "directives.toml";
/// Answers that sit badly together.
const UNEASY: &str = "uneasy.toml";

/// Where files come from, and so how a fault names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    BuiltIn {
        /// Beside files of a folder, where it has to be said which of two is meant.
        beside: bool,
    },
    Folder(PathBuf),
}

impl Origin {
    pub(super) fn is_folder(&self) -> bool {
        matches!(self, Origin::Folder(_))
    }

    /// From where the program was started.
    fn name(&self, path: &str) -> String {
        match self {
            Origin::BuiltIn { beside: false } => path.to_owned(),
            Origin::BuiltIn { beside: true } => format!("the built-in {path}"),
            Origin::Folder(folder) => folder.join(path).display().to_string(),
        }
    }
}

/// Everything of one origin, by what it is.
pub(super) struct Files {
    pub origin: Origin,
    pub facts: Option<Source>,
    pub directives: Option<Source>,
    pub uneasy: Option<Source>,
    pub sentences: Option<Source>,
    /// Procedures and layers, in the order of their names.
    pub folders: Vec<Folder>,
}

impl Files {
    /// # Errors
    /// Files that stand where nothing of theirs is read.
    pub(super) fn of(origin: Origin, files: Vec<Source>) -> Result<Self, Vec<Fault>> {
        let mut sorted = Self {
            facts: None,
            directives: None,
            uneasy: None,
            sentences: None,
            folders: Vec::new(),
            origin,
        };
        let mut faults = Vec::new();
        let mut inner = Vec::new();
        for file in files {
            let path = sorted.origin.name(&file.path);
            match file.path.split_once('/') {
                Some((VOCABULARY, name)) => {
                    let source = Source::new(path, file.text);
                    match name {
                        FACTS => sorted.facts = Some(source),
                        DIRECTIVES => sorted.directives = Some(source),
                        UNEASY => sorted.uneasy = Some(source),
                        _ => faults.push(no_words(source.path, name)),
                    }
                }
                Some((folder, name)) => {
                    inner.push((folder.to_owned(), Source::new(name, file.text)));
                }
                None if file.path == SENTENCES => {
                    sorted.sentences = Some(Source::new(path, file.text));
                }
                None if folder::is_heading(&file.path) => faults.push(too_deep(path, &file.path)),
                None => {}
            }
        }
        sorted.folders = folder::gathered(inner, |name| sorted.origin.name(name), &mut faults);
        if faults.is_empty() {
            Ok(sorted)
        } else {
            Err(faults)
        }
    }

    pub(super) fn built_in(
        beside: bool,
        wanted: impl Fn(&str) -> bool,
    ) -> Result<Self, Vec<Fault>> {
        Self::of(Origin::BuiltIn { beside }, built_in(wanted))
    }

    /// # Errors
    /// Also a folder that holds nothing of ours.
    pub(super) fn from_folder(folder: &Path) -> Result<Self, Vec<Fault>> {
        let mut files = Vec::new();
        gather(folder, "", &mut files).map_err(|(path, fault)| vec![unreadable(path, &fault)])?;
        files.sort_by(|one, other| one.path.cmp(&other.path));
        let files = Self::of(Origin::Folder(folder.to_owned()), files)?;
        if files.folders.is_empty() {
            let message = "there is no procedure here: a folder with a procedure.toml";
            return Err(vec![at_start(
                folder.display().to_string(),
                message.to_owned(),
            )]);
        }
        Ok(files)
    }
}

pub(super) fn built_in(wanted: impl Fn(&str) -> bool) -> Vec<Source> {
    let files = BUILT_IN.iter().filter(|(path, _)| wanted(path));
    files
        .map(|(path, text)| Source::new(*path, *text))
        .collect()
}

/// Without facts and directives nothing can be said.
pub(super) fn no_vocabulary(file: &str) -> Fault {
    let missing = io::Error::from(io::ErrorKind::NotFound);
    unreadable(format!("{VOCABULARY}/{file}"), &missing)
}

/// At the beginning of a file, or about the whole of it.
pub(super) fn at_start(file: String, message: String) -> Fault {
    Fault {
        file,
        line: 1,
        column: 1,
        message,
        nearest: None,
    }
}

fn unreadable(path: String, fault: &io::Error) -> Fault {
    let why = match fault.kind() {
        io::ErrorKind::NotFound => "it is not there".to_owned(),
        io::ErrorKind::NotADirectory => "it is a file, and a folder is needed".to_owned(),
        io::ErrorKind::PermissionDenied => "you may not read it".to_owned(),
        io::ErrorKind::InvalidData => "it is not UTF-8 text".to_owned(),
        _ => fault.to_string(),
    };
    at_start(path, format!("cannot be read: {why}"))
}

fn no_words(path: String, name: &str) -> Fault {
    let message = format!("a vocabulary has the files {FACTS}, {DIRECTIVES} and {UNEASY} only");
    Fault {
        nearest: nearest(name, [FACTS, DIRECTIVES, UNEASY]).map(str::to_owned),
        ..at_start(path, message)
    }
}

fn too_deep(path: String, heading: &str) -> Fault {
    let message = format!(
        "this folder is read for the procedures in it, each in a folder of its own: put {heading} and what belongs to it into one, or \
         name the folder above"
    );
    at_start(path, message)
}

fn gather(folder: &Path, name: &str, files: &mut Vec<Source>) -> Result<(), (String, io::Error)> {
    let named = |fault: io::Error| (folder.display().to_string(), fault);
    for entry in fs::read_dir(folder).map_err(named)? {
        let entry = entry.map_err(named)?;
        let path = entry.path();
        let own = entry.file_name().to_string_lossy().into_owned();
        // What an editor or a version control keeps for itself.
        if own.starts_with('.') {
            continue;
        }
        let inner = match name {
            "" => own,
            name => format!("{name}/{own}"),
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
