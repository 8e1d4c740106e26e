//! All procedures in all their versions, and the law and guidance over them, read and compiled once at the start.

mod files;
mod folder;
mod proving;
mod reading;
mod refused;
mod sentences;
mod shelf;
mod succession;
mod volume;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use decide::{Fault, Layer, Procedure, Rulebook, Uneasy, Versions, Vocabulary};
use jiff::civil::Date;

pub use self::refused::{Cause, Refused};
pub use self::sentences::Sentences;
pub use self::shelf::Shelf;

/// A procedure and a layer decided together, by id, version and the layer's version.
type Together = BTreeMap<[String; 3], Arc<Rulebook>>;

/// Every version of every rulebook that may be in force, by id, and every version of the layer.
#[derive(Clone)]
pub struct Catalogue {
    vocabulary: Arc<Vocabulary>,
    uneasy: Arc<[Uneasy]>,
    procedures: BTreeMap<String, Versions<Arc<Rulebook>>>,
    layer: Option<Versions<Arc<Layer>>>,
    /// Refused: nothing new is decided by them, and cases that follow them are read by them.
    set_aside: Vec<Arc<Rulebook>>,
    refused: Arc<[Refused]>,
    /// Where each of the organisation's own versions stands, by id and version.
    folders: Arc<BTreeMap<[String; 2], String>>,
    written: sentences::Written,
    /// Every id that was given, in force or not.
    ids: Vec<String>,
    together: Arc<Mutex<Together>>,
}

impl Catalogue {
    /// The procedures that the program was built with.
    ///
    /// # Errors
    /// Every fault of their files.
    pub fn built_in() -> Result<Self, Vec<Fault>> {
        Shelf::built_in()?.all()
    }

    /// Dorset's alone, so that other procedures may be in the making while tests run.
    #[cfg(test)]
    pub(crate) fn dorset() -> Self {
        let wanted = |path: &str| path.starts_with("vocabulary/") || path.starts_with("dorset/");
        Self::of(files::built_in(wanted)).unwrap()
    }

    #[cfg(test)]
    fn of(files: Vec<decide::Source>) -> Result<Self, Vec<Fault>> {
        let origin = files::Origin::BuiltIn { beside: false };
        Shelf::of(vec![files::Files::of(origin, files)?])?.all()
    }

    /// The procedures of a folder and no others. It holds `vocabulary/` and a folder for each version of each procedure.
    ///
    /// # Errors
    /// Every fault of their files, and files that cannot be read.
    pub fn from_folder(folder: &Path) -> Result<Self, Vec<Fault>> {
        Shelf::from_folder(folder)?.all()
    }

    /// The version that is in force last of all; which is in force on a day, and which a case follows, is asked for below.
    #[must_use]
    pub fn rulebook(&self, id: &str) -> Option<&Arc<Rulebook>> {
        let versions = self.procedures.get(id)?;
        versions.last().map(|version| &version.held)
    }

    /// The version in force on that day in London.
    #[must_use]
    pub fn rulebook_in_force(&self, id: &str, day: Date) -> Option<&Arc<Rulebook>> {
        let versions = self.procedures.get(id)?;
        versions.on(day).map(|version| &version.held)
    }

    /// That in force on the day, or the one nearest to it: for whoever says which it is.
    pub(crate) fn rulebook_nearest(&self, id: &str, day: Date) -> Option<&Arc<Rulebook>> {
        let versions = self.procedures.get(id)?;
        versions.nearest(day).map(|version| &version.held)
    }

    /// The version of that name and no other, also if it was refused: a case may follow it from before.
    #[must_use]
    pub fn rulebook_of(&self, id: &str, version: &str) -> Option<&Arc<Rulebook>> {
        let versions = self.procedures.get(id);
        let found = versions.and_then(|versions| versions.named(version));
        let is = |book: &&Arc<Rulebook>| {
            let procedure = book.procedure();
            procedure.id == id && procedure.version == version
        };
        let aside = || self.set_aside.iter().find(is);
        found.map(|version| &version.held).or_else(aside)
    }

    /// The earliest first.
    #[must_use]
    pub fn versions(&self, id: &str) -> Option<&Versions<Arc<Rulebook>>> {
        self.procedures.get(id)
    }

    /// The law and guidance over the procedures; none if none is installed.
    #[must_use]
    pub fn layers(&self) -> Option<&Versions<Arc<Layer>>> {
        self.layer.as_ref()
    }

    /// The law and guidance as this program knows it on that day in London.
    #[must_use]
    pub fn layer_in_force(&self, day: Date) -> Option<&Arc<Layer>> {
        let version = self.layer.as_ref()?.on(day)?;
        Some(&version.held)
    }

    /// The procedure with the layer over it, decided together; compiled when it is first asked for.
    ///
    /// # Errors
    /// When the two are together too entangled to be decided exactly.
    pub fn together(&self, local: &Rulebook, layer: &Layer) -> Result<Arc<Rulebook>, Vec<Fault>> {
        let procedure = local.procedure();
        let key = [&procedure.id, &procedure.version, &layer.heading.version].map(Clone::clone);
        let mut together = self.together.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = together.get(&key) {
            return Ok(Arc::clone(known));
        }
        let rulebook = Arc::new(local.with(layer)?);
        together.insert(key, Arc::clone(&rulebook));
        Ok(rulebook)
    }

    #[must_use]
    pub fn vocabulary(&self) -> &Arc<Vocabulary> {
        &self.vocabulary
    }

    /// Answers that sit badly together, in the order of their files.
    #[must_use]
    pub fn uneasy(&self) -> &[Uneasy] {
        &self.uneasy
    }

    /// In the order of the alphabet.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.procedures.keys().map(String::as_str)
    }

    /// Every version of every procedure, in the order of their ids and then of their days.
    pub fn rulebooks(&self) -> impl Iterator<Item = &Arc<Rulebook>> {
        let versions = self.procedures.values().flat_map(Versions::iter);
        versions.map(|version| &version.held)
    }

    /// What is not in force, because it failed its check or could not be read.
    #[must_use]
    pub fn refused(&self) -> &[Refused] {
        &self.refused
    }

    /// The name of the version that a concern of that day is decided by instead of a refused one; none if there is no other.
    #[must_use]
    pub fn instead_of(&self, refused: &Refused, day: Date) -> Option<&str> {
        let version = self.procedures.get(&refused.id)?.on(day)?;
        Some(&version.name)
    }

    /// Where an organisation's own version stands; none for what is built in.
    #[must_use]
    pub fn folder_of(&self, procedure: &Procedure) -> Option<&str> {
        let key = [procedure.id.clone(), procedure.version.clone()];
        self.folders.get(&key).map(String::as_str)
    }

    /// A file of a procedure, or of the layer over it, that a proof names by their ids, as it is named from where the program was started.
    #[must_use]
    pub fn file_of(&self, procedure: &Procedure, file: &str) -> String {
        let layer = procedure.layer.as_ref();
        let layer = layer.map(|layer| [layer.id.clone(), layer.version.clone()]);
        let own = [procedure.id.clone(), procedure.version.clone()];
        let found = [Some(own), layer].into_iter().flatten().find_map(|key| {
            let inner = file.strip_prefix(&key[0])?.strip_prefix('/')?;
            let folder = self.folders.get(&key)?;
            Some(Path::new(folder).join(inner).display().to_string())
        });
        found.unwrap_or_else(|| file.to_owned())
    }

    /// The sentences that are proved of the procedures.
    ///
    /// # Errors
    /// Every fault of their files.
    pub fn sentences(&self) -> Result<Sentences, Vec<Fault>> {
        let ids: Vec<&str> = self.ids.iter().map(String::as_str).collect();
        self.written.read(&self.vocabulary, &ids)
    }

    /// Every id that was given, also of what is not in force.
    pub fn given_ids(&self) -> impl Iterator<Item = &str> {
        self.ids.iter().map(String::as_str)
    }
}

impl std::fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.procedures.keys()).finish()
    }
}

#[cfg(test)]
#[path = "catalogue/beside.rs"]
mod beside;
#[cfg(test)]
#[path = "catalogue/tests.rs"]
mod tests;
