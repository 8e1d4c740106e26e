//! Everything that was read, before anything of it is put in force: the built-in procedures, an organisation's own beside them, or both.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use decide::{Fault, Layer, Rulebook, Uneasy, Versions, Vocabulary};

use super::files::{self, Files};
use super::folder::Kind;
use super::reading::{Reading, uneasy, vocabulary};
use super::refused::Refused;
use super::sentences::Written;
use super::volume::{Held, Volume};
use super::{Catalogue, succession};

/// Procedures and layers as their files say them.
pub struct Shelf {
    vocabulary: Arc<Vocabulary>,
    uneasy: Arc<[Uneasy]>,
    pub(super) books: Vec<Volume<Rulebook>>,
    pub(super) layers: Vec<Volume<Layer>>,
    pub(super) unread: Vec<(Refused, Vec<Fault>)>,
    written: Written,
}

impl Shelf {
    /// What the program was built with.
    ///
    /// # Errors
    /// Every fault of those files.
    pub fn built_in() -> Result<Self, Vec<Fault>> {
        Self::of(vec![Files::built_in(false, |_| true)?])
    }

    /// What the program was built with, and an organisation's own folder beside it.
    ///
    /// # Errors
    /// Faults that leave nothing to go by: a folder that cannot be read, a vocabulary with faults or with a word of two meanings.
    pub fn beside_built_in(folder: &Path) -> Result<Self, Vec<Fault>> {
        let own = Files::from_folder(folder)?;
        Self::of(vec![Files::built_in(true, |_| true)?, own])
    }

    /// A folder alone, which holds its own vocabulary.
    ///
    /// # Errors
    /// As beside the built-in ones.
    pub fn from_folder(folder: &Path) -> Result<Self, Vec<Fault>> {
        Self::of(vec![Files::from_folder(folder)?])
    }

    /// Every version, whether or not it would pass its check: for reading, comparing and checking.
    ///
    /// # Errors
    /// Every fault of every file.
    pub fn all(self) -> Result<Catalogue, Vec<Fault>> {
        let unread: Vec<Fault> = self
            .unread
            .iter()
            .flat_map(|(_, faults)| faults.clone())
            .collect();
        if unread.is_empty() {
            self.put(Vec::new())
        } else {
            Err(unread)
        }
    }

    pub(super) fn of(origins: Vec<Files>) -> Result<Self, Vec<Fault>> {
        let vocabulary = vocabulary(&origins)?;
        let uneasy = uneasy(&vocabulary, &origins)?;
        let sentences = |own: bool| {
            let mut of = origins
                .iter()
                .filter(|files| files.origin.is_folder() == own);
            of.find_map(|files| files.sentences.clone())
        };
        let written = Written {
            built_in: sentences(false),
            own: sentences(true),
        };
        let mut reading = Reading {
            vocabulary: &vocabulary,
            origins: &origins,
            as_built: written.as_built(),
            unread: Vec::new(),
        };
        let (books, layers) = (reading.all(Kind::Procedure), reading.all(Kind::Layer));
        let unread = reading.unread;
        Ok(Self {
            vocabulary,
            uneasy,
            books,
            layers,
            unread,
            written,
        })
    }

    pub(super) fn put(&self, refused: Vec<Refused>) -> Result<Catalogue, Vec<Fault>> {
        let (procedures, mut faults) = in_force(&self.books);
        let layer = self.layers_in_force().unwrap_or_else(|found| {
            faults.extend(found);
            None
        });
        if faults.is_empty() {
            faults = self.unknown_clauses();
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let read = self.books.iter().map(Volume::id);
        let unread = self.unread.iter().map(|(refused, _)| refused.id.as_str());
        let ids: BTreeSet<&str> = read.chain(unread).collect();
        Ok(Catalogue {
            vocabulary: Arc::clone(&self.vocabulary),
            uneasy: Arc::clone(&self.uneasy),
            set_aside: set_aside(&self.books),
            folders: folders(&self.books, &self.layers),
            procedures,
            layer,
            refused: refused.into(),
            written: self.written.clone(),
            ids: ids.into_iter().map(str::to_owned).collect(),
            together: Arc::default(),
        })
    }

    pub(super) fn layers_in_force(&self) -> Result<Option<Versions<Arc<Layer>>>, Vec<Fault>> {
        let (mut layers, mut faults) = in_force(&self.layers);
        let layer = layers.pop_first().map(|(_, versions)| versions);
        let of = |versions: &Versions<Arc<Layer>>| versions.last().map(|last| last.file.clone());
        if let (Some(first), Some(other)) =
            (layer.as_ref().and_then(of), layers.values().find_map(of))
        {
            let message =
                format!("there is already a layer with another id, in {first}; one is enough");
            faults.push(files::at_start(other, message));
        }
        if faults.is_empty() {
            Ok(layer)
        } else {
            Err(faults)
        }
    }

    /// Clauses that the law bears on and that no procedure here has.
    fn unknown_clauses(&self) -> Vec<Fault> {
        let books = self.books.iter();
        let clauses = books.flat_map(|book| &book.held.procedure().clauses);
        let known: BTreeSet<&str> = clauses.map(|clause| clause.id.as_str()).collect();
        let unknown = self.layers.iter().flat_map(|layer| {
            let faults = layer.held.unknown_clauses(&known).into_iter();
            faults.map(|fault| Fault {
                file: format!("{}/{}", layer.folder, fault.file),
                ..fault
            })
        });
        unknown.collect()
    }
}

type InForce<T> = BTreeMap<String, Versions<Arc<T>>>;

fn in_force<T: Held>(volumes: &[Volume<T>]) -> (InForce<T>, Vec<Fault>) {
    let (mut found, mut faults) = (BTreeMap::new(), Vec::new());
    for (id, volumes) in by_id(volumes) {
        match succession::of(id, &volumes) {
            Ok(versions) => found.extend(versions.map(|versions| (id.to_owned(), versions))),
            Err(more) => faults.extend(more),
        }
    }
    (found, faults)
}

fn by_id<T: Held>(volumes: &[Volume<T>]) -> BTreeMap<&str, Vec<&Volume<T>>> {
    let mut grouped: BTreeMap<&str, Vec<&Volume<T>>> = BTreeMap::new();
    for volume in volumes {
        grouped.entry(volume.id()).or_default().push(volume);
    }
    grouped
}

/// Refused, and under a name that nothing else has: cases that began under it stay readable.
fn set_aside(books: &[Volume<Rulebook>]) -> Vec<Arc<Rulebook>> {
    let grouped = by_id(books);
    let standing = grouped
        .values()
        .flat_map(|books| succession::standing(books));
    let refused = standing.filter(|book| book.refused);
    refused.map(|book| Arc::clone(&book.held)).collect()
}

/// The folders of an organisation's own versions, by id and version.
fn folders(
    books: &[Volume<Rulebook>],
    layers: &[Volume<Layer>],
) -> Arc<BTreeMap<[String; 2], String>> {
    fn of<T: Held>(volumes: &[Volume<T>]) -> Vec<([String; 2], String)> {
        let grouped = by_id(volumes);
        let standing = grouped.values().flat_map(|all| succession::standing(all));
        let own = standing.filter(|volume| volume.own);
        let key = |volume: &Volume<T>| [volume.id(), volume.name()].map(str::to_owned);
        own.map(|volume| (key(volume), volume.folder.clone()))
            .collect()
    }
    let all = of(books).into_iter().chain(of(layers));
    Arc::new(all.collect())
}
