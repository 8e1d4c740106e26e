//! All procedures in all their versions, and the law and guidance over them, read and compiled once at the start.

mod files;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use decide::{Fault, InForce, Layer, Procedure, Rulebook, Source, Version, Versions, Vocabulary};
use jiff::civil::Date;

use self::files::{Folder, Kind};

/// A procedure and a layer decided together, by id, version and the layer's version.
type Together = BTreeMap<[String; 3], Arc<Rulebook>>;

/// Every version of every rulebook, by id, and every version of the layer.
#[derive(Clone)]
pub struct Catalogue {
    vocabulary: Arc<Vocabulary>,
    procedures: BTreeMap<String, Versions<Arc<Rulebook>>>,
    layer: Option<Versions<Arc<Layer>>>,
    together: Arc<Mutex<Together>>,
}

impl Catalogue {
    /// The procedures that the program was built with.
    ///
    /// # Errors
    /// Every fault of their files.
    pub fn built_in() -> Result<Self, Vec<Fault>> {
        Self::of(files::built_in(|_| true))
    }

    /// Dorset's alone, so that other procedures may be in the making while tests run.
    #[cfg(test)]
    pub(crate) fn dorset() -> Self {
        let wanted = |path: &str| path.starts_with("vocabulary/") || path.starts_with("dorset/");
        Self::of(files::built_in(wanted)).unwrap()
    }

    /// The procedures of a folder, which holds `vocabulary/` and a folder for each version of each procedure.
    ///
    /// # Errors
    /// Every fault of their files, and files that cannot be read.
    pub fn from_folder(folder: &Path) -> Result<Self, Vec<Fault>> {
        Self::of(files::from_folder(folder)?)
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

    /// The version of that name and no other.
    #[must_use]
    pub fn rulebook_of(&self, id: &str, version: &str) -> Option<&Arc<Rulebook>> {
        let versions = self.procedures.get(id)?;
        versions.named(version).map(|version| &version.held)
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

    /// In the order of the alphabet.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.procedures.keys().map(String::as_str)
    }

    /// Every version of every procedure, in the order of their ids and then of their days.
    pub fn rulebooks(&self) -> impl Iterator<Item = &Arc<Rulebook>> {
        let versions = self.procedures.values().flat_map(Versions::iter);
        versions.map(|version| &version.held)
    }

    fn of(files: Vec<Source>) -> Result<Self, Vec<Fault>> {
        let (words, folders) = files::sorted(files);
        let vocabulary = files::vocabulary(&words)?;
        let mut faults = Vec::new();
        let mut rulebooks = Vec::new();
        let mut layers = Vec::new();
        for folder in folders {
            let read = match folder.kind {
                Kind::Procedure => rulebook(&vocabulary, &folder).map(|read| rulebooks.push(read)),
                Kind::Layer => layer(&vocabulary, &folder).map(|read| layers.push(read)),
            };
            if let Err(found) = read {
                faults.extend(found.into_iter().map(|fault| folder.within(fault)));
            }
        }
        let procedures = by_id(rulebooks, |book| book.procedure().id.clone(), &mut faults);
        let mut layers = by_id(layers, |layer| layer.heading.id.clone(), &mut faults);
        let layer = layers.pop_first().map(|(_, versions)| versions);
        if let Some(other) = layers.values().next().and_then(Versions::last) {
            faults.push(files::second_layer(&other.file));
        }
        let catalogue = Self {
            vocabulary,
            procedures,
            layer,
            together: Arc::default(),
        };
        if faults.is_empty() {
            faults = catalogue.unknown_clauses();
        }
        if faults.is_empty() {
            Ok(catalogue)
        } else {
            Err(faults)
        }
    }

    /// Clauses that the law bears on and that no procedure here has.
    fn unknown_clauses(&self) -> Vec<Fault> {
        let clauses = self
            .rulebooks()
            .flat_map(|rulebook| &rulebook.procedure().clauses);
        let known: BTreeSet<&str> = clauses.map(|clause| clause.id.as_str()).collect();
        let layers = self.layer.iter().flat_map(Versions::iter);
        let unknown = layers.flat_map(|version| {
            let within = |fault| files::beside(&version.file, fault);
            version.held.unknown_clauses(&known).into_iter().map(within)
        });
        unknown.collect()
    }
}

impl std::fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.procedures.keys()).finish()
    }
}

fn rulebook(
    vocabulary: &Arc<Vocabulary>,
    folder: &Folder,
) -> Result<Version<Arc<Rulebook>>, Vec<Fault>> {
    let procedure = Procedure::parse(vocabulary, &folder.files)?;
    let (name, in_force) = (procedure.version.clone(), procedure.in_force());
    let rulebook = Rulebook::new(Arc::clone(vocabulary), procedure)?;
    Ok(version(folder, name, in_force, Arc::new(rulebook)))
}

fn layer(vocabulary: &Vocabulary, folder: &Folder) -> Result<Version<Arc<Layer>>, Vec<Fault>> {
    let layer = Layer::parse(vocabulary, &folder.files)?;
    let (name, in_force) = (layer.heading.version.clone(), layer.heading.in_force());
    Ok(version(folder, name, in_force, Arc::new(layer)))
}

fn version<T>(folder: &Folder, name: String, in_force: InForce, held: T) -> Version<T> {
    Version {
        name,
        in_force,
        file: folder.heading(),
        line: folder.line_of("valid_from"),
        held,
    }
}

/// The versions of each id, which must follow one another without overlap or gap.
fn by_id<T>(
    versions: Vec<Version<T>>,
    id: fn(&T) -> String,
    faults: &mut Vec<Fault>,
) -> BTreeMap<String, Versions<T>> {
    let mut grouped: BTreeMap<String, Vec<Version<T>>> = BTreeMap::new();
    for version in versions {
        grouped.entry(id(&version.held)).or_default().push(version);
    }
    let mut found = BTreeMap::new();
    for (id, versions) in grouped {
        match Versions::new(&id, versions) {
            Ok(versions) => {
                found.insert(id, versions);
            }
            Err(more) => faults.extend(more),
        }
    }
    found
}

#[cfg(test)]
#[path = "catalogue/tests.rs"]
mod tests;
