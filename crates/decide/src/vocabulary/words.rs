//! The words of several vocabulary files of one kind: each has one place, whichever file named it first, and one meaning.

use std::collections::HashMap;

use toml::de::{DeTable, DeValue};

use super::{FactId, Implications};
use crate::document::{Document, Entry, Fields};
use crate::expression::is_name;
use crate::fault::{Fault, Source};
use crate::set::MOST;

/// One file and what stands in it.
pub(super) struct File<'f> {
    document: Document<'f>,
    root: DeTable<'f>,
}

impl<'f> File<'f> {
    pub fn open(source: &'f Source) -> File<'f> {
        let (document, root) = Document::open(source);
        File {
            document,
            root: root.unwrap_or_default(),
        }
    }

    /// Faults at the facts of which no case could ever be.
    pub fn never_yes(&self, ids: &HashMap<String, FactId>, implications: &Implications) {
        for key in self.root.keys() {
            let id = ids.get(key.get_ref().as_ref());
            if id.is_some_and(|id| implications.never_yes(id.index())) {
                let name = key.get_ref();
                let message =
                    format!("`{name}` could never be yes: it implies and denies the same fact");
                self.document.fault(key.span().start, message);
            }
        }
    }

    pub fn into_faults(self) -> Vec<Fault> {
        self.document.into_faults()
    }
}

/// A word where one file defines it.
pub(super) struct Word<'d> {
    pub document: &'d Document<'d>,
    pub entry: Entry<'d>,
    pub fields: Fields<'d>,
    /// Its place among all words of its kind.
    pub index: usize,
    what: &'static str,
    /// Where it was defined before, for a fault.
    before: Option<String>,
}

impl Word<'_> {
    /// A fault here if it does not mean what it means where it was defined before.
    pub fn same_meaning(&self, differences: &[&str]) {
        let (Some(before), false) = (&self.before, differences.is_empty()) else {
            return;
        };
        let (what, name) = (self.what, self.entry.key);
        let keys: Vec<String> = differences.iter().map(|key| format!("`{key}`")).collect();
        let message = format!(
            "the {what} `{name}` means something else in {before}: there it has another {}; give this one another id, or write it \
             as it is there",
            keys.join(" and another ")
        );
        self.document.fault(self.entry.key_at, message);
    }
}

/// All words of one kind, in the order of their files. A word stands as often as files define it, first as itself.
pub(super) struct Words<'d> {
    all: Vec<Word<'d>>,
    places: HashMap<String, usize>,
}

impl<'d> Words<'d> {
    /// What is no table or no name is a fault; so are words past the limit.
    pub fn of(files: &'d [File<'_>], what: &'static str) -> Words<'d> {
        let mut words = Words {
            all: Vec::new(),
            places: HashMap::new(),
        };
        let mut first: HashMap<&str, String> = HashMap::new();
        for file in files {
            let document = &file.document;
            for entry in Fields::new(document, &file.root, 0).entries() {
                let next = words.places.len();
                let known = words.places.get(entry.key).copied();
                if known.is_none() && next == MOST {
                    document.fault(entry.key_at, format!("more than {MOST} {what}s"));
                    break;
                }
                check_name(document, &entry);
                let DeValue::Table(table) = entry.value else {
                    let message = format!("a {what} is a table: [{}]", entry.key);
                    document.fault(entry.value_at, message);
                    continue;
                };
                let before = first.get(entry.key).cloned();
                let line = document.line(entry.key_at);
                let here = format!("{}:{line}", document.source().path);
                first.entry(entry.key).or_insert(here);
                words.places.entry(entry.key.to_owned()).or_insert(next);
                words.all.push(Word {
                    fields: Fields::new(document, table, entry.key_at),
                    document,
                    entry,
                    index: known.unwrap_or(next),
                    what,
                    before,
                });
            }
        }
        words
    }

    pub fn ids<T>(&self, id: fn(usize) -> T) -> HashMap<String, T> {
        let places = self.places.iter();
        places
            .map(|(name, index)| (name.clone(), id(*index)))
            .collect()
    }
}

impl<'d> IntoIterator for Words<'d> {
    type Item = Word<'d>;
    type IntoIter = std::vec::IntoIter<Word<'d>>;

    fn into_iter(self) -> Self::IntoIter {
        self.all.into_iter()
    }
}

fn check_name(document: &Document<'_>, entry: &Entry<'_>) {
    if !is_name(entry.key) {
        let name = entry.key;
        let message = format!(
            "`{name}` is not a name: small letters, digits and _, and no word of the notation"
        );
        document.fault(entry.key_at, message);
    }
}
