//! Reading the files of all origins: the built-in ones first, an organisation's own after them.

use std::sync::Arc;

use decide::{Fault, Source, Uneasy, Vocabulary};

use super::files::{self, Files};
use super::folder::{Folder, Kind};
use super::refused::Refused;
use super::volume::{Held, Volume};

/// Reading all folders of one kind; the built-in ones come first.
pub(super) struct Reading<'r> {
    pub vocabulary: &'r Arc<Vocabulary>,
    pub origins: &'r [Files],
    /// The sentences are those that were proved when the program was built.
    pub as_built: bool,
    pub unread: Vec<(Refused, Vec<Fault>)>,
}

impl Reading<'_> {
    pub(super) fn all<T: Held>(&mut self, kind: Kind) -> Vec<Volume<T>> {
        let mut read: Vec<(&Folder, Volume<T>)> = Vec::new();
        for files in self.origins {
            let own = files.origin.is_folder();
            for folder in files.folders.iter().filter(|folder| folder.kind == kind) {
                // What stands there as it was built in has been read, and proved, already.
                let built = read
                    .iter()
                    .find(|(other, volume)| own && !volume.own && other.files == folder.files);
                let held = match built {
                    Some((_, built)) => Ok(Arc::clone(&built.held)),
                    None => T::read(self.vocabulary, folder).map(Arc::new),
                };
                let proved = !own || self.as_built && built.is_some();
                match held {
                    Ok(held) => read.push((folder, Volume::new(folder, own, proved, held))),
                    Err(faults) => {
                        let faults: Vec<Fault> = faults
                            .into_iter()
                            .map(|fault| folder.within(fault))
                            .collect();
                        self.unread.push((Refused::unread(folder, &faults), faults));
                    }
                }
            }
        }
        read.into_iter().map(|(_, volume)| volume).collect()
    }
}

/// The built-in words, and those of a folder after them. Proofs of the built-in procedures stand: an added word is in none of their rules,
/// and wherever it is not so it leaves every case as it was.
pub(super) fn vocabulary(origins: &[Files]) -> Result<Arc<Vocabulary>, Vec<Fault>> {
    let all = |of: fn(&Files) -> &Option<Source>, name: &str| {
        let found: Vec<Source> = origins
            .iter()
            .filter_map(|files| of(files).clone())
            .collect();
        match found.is_empty() {
            true => Err(vec![files::no_vocabulary(name)]),
            false => Ok(found),
        }
    };
    let facts = all(|files| &files.facts, "facts.toml")?;
    let directives = all(|files| &files.directives, "directives.toml")?;
    Vocabulary::of_files(&facts, &directives).map(Arc::new)
}

/// Answers that sit badly together: the built-in ones, and those of a folder after them. Nothing is decided by them, so there may be none.
pub(super) fn uneasy(
    vocabulary: &Vocabulary,
    origins: &[Files],
) -> Result<Arc<[Uneasy]>, Vec<Fault>> {
    let sources: Vec<Source> = origins
        .iter()
        .filter_map(|files| files.uneasy.clone())
        .collect();
    Uneasy::parse(vocabulary, &sources).map(Arc::from)
}
