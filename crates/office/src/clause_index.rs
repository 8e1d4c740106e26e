//! The clauses of all procedures, ready to be searched: pure, built once, and the same words found as in the search of cases.

mod meaning;
mod synonyms;

use std::sync::Arc;

use decide::{Accounted, Clause, Honoured, Rulebook, nearest};

pub(crate) use self::meaning::Meaning;
use crate::procedure::slug_of;

/// Every clause of every version of every procedure, in the order of the documents.
pub(crate) struct ClauseIndex {
    entries: Vec<Entry>,
    /// Every word of them, sorted, each once: for whoever mistypes.
    words: Vec<String>,
}

/// A clause and whose it is.
pub(crate) type Found<'i> = (&'i Arc<Rulebook>, &'i Clause);

struct Entry {
    rulebook: Arc<Rulebook>,
    place: usize,
    section: String,
    /// Each word after a space.
    words: String,
}

/// What a clause must be; everything empty finds all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sought {
    /// Folded; a clause has a word that begins with each of them, or says it in its own words.
    pub words: Vec<String>,
    pub procedure: Option<String>,
    /// As in the address of a section.
    pub section: Option<String>,
    pub modality: Option<String>,
    pub kind: Option<String>,
    pub honoured: Option<Place>,
}

/// Where a clause is honoured, as a filter asks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// In all: one of these.
    Is(&'static [Accounted]),
    /// Among other places.
    Rule,
    Step,
    Form,
    Contact,
    Ruling,
    Guardrail,
    Page(String),
    Planned(String),
}

impl ClauseIndex {
    pub fn of<'a>(rulebooks: impl Iterator<Item = &'a Arc<Rulebook>>) -> Self {
        let mut index = Self {
            entries: Vec::new(),
            words: Vec::new(),
        };
        for rulebook in rulebooks {
            for (place, clause) in rulebook.procedure().clauses.iter().enumerate() {
                index.add(rulebook, place, clause);
            }
        }
        index.words.sort_unstable();
        index.words.dedup();
        index
    }

    fn add(&mut self, rulebook: &Arc<Rulebook>, place: usize, clause: &Clause) {
        let text = format!("{} {} {}", clause.id, clause.section, clause.ours);
        let found = store::words(&text);
        let mut words = String::new();
        for word in &found {
            words.push(' ');
            words.push_str(word);
        }
        self.entries.push(Entry {
            rulebook: Arc::clone(rulebook),
            place,
            section: slug_of(&clause.section),
            words,
        });
        self.words.extend(found);
    }

    /// In the order of the documents, of those versions only: a clause whose number is what was typed comes first, then those that have
    /// the very words that were typed.
    pub fn find<'i>(
        &'i self,
        sought: &'i Sought,
        shown: impl Fn(&Rulebook) -> bool,
    ) -> Vec<Found<'i>> {
        let meanings = Meaning::of(&sought.words);
        let found = self.within(sought, shown);
        let found = found.filter(|entry| meanings.iter().all(|each| each.is_in(&entry.words)));
        let number = sought.words.concat();
        let mut found: Vec<&Entry> = found.collect();
        if !sought.words.is_empty() {
            found.sort_by_cached_key(|entry| {
                let numbered = store::sought(&entry.clause().id).concat() == number;
                let literally = meanings.iter().all(|each| each.is_said_in(&entry.words));
                (!numbered, !literally)
            });
        }
        found.into_iter().map(Entry::found).collect()
    }

    /// Where no clause has every word: the clauses that have the most of them, if that is at least half, and how many that is.
    pub fn nearly<'i>(
        &'i self,
        sought: &'i Sought,
        shown: impl Fn(&Rulebook) -> bool,
    ) -> (usize, Vec<Found<'i>>) {
        let meanings = Meaning::of(&sought.words);
        let has = |entry: &Entry| {
            let has = meanings.iter().filter(|each| each.is_in(&entry.words));
            has.count()
        };
        let counted: Vec<_> = self
            .within(sought, shown)
            .map(|entry| (has(entry), entry))
            .collect();
        let most = counted.iter().map(|(has, _)| *has).max().unwrap_or(0);
        if most == 0 || most * 2 < meanings.len() {
            return (0, Vec::new());
        }
        let nearest = counted.into_iter().filter(|(has, _)| *has == most);
        (most, nearest.map(|(_, entry)| entry.found()).collect())
    }

    /// What the filters leave, whatever the words.
    fn within<'i>(
        &'i self,
        sought: &'i Sought,
        shown: impl Fn(&Rulebook) -> bool,
    ) -> impl Iterator<Item = &'i Entry> {
        let entries = self.entries.iter();
        entries.filter(move |entry| shown(&entry.rulebook) && entry.is_within(sought))
    }

    /// The word of some clause that is nearest to one that none has.
    pub fn nearest(&self, word: &str) -> Option<&str> {
        nearest(word, self.words.iter().map(String::as_str))
    }
}

impl Entry {
    fn found(&self) -> Found<'_> {
        (&self.rulebook, self.clause())
    }

    fn clause(&self) -> &Clause {
        &self.rulebook.procedure().clauses[self.place]
    }

    fn is_within(&self, sought: &Sought) -> bool {
        let clause = self.clause();
        let is =
            |wanted: &Option<String>, is: &str| wanted.as_deref().is_none_or(|wanted| wanted == is);
        is(&sought.procedure, &self.rulebook.procedure().id)
            && is(&sought.section, &self.section)
            && is(&sought.modality, &clause.modality)
            && is(&sought.kind, &clause.kind)
            && sought
                .honoured
                .as_ref()
                .is_none_or(|place| place.has(clause))
    }
}

impl Place {
    fn has(&self, clause: &Clause) -> bool {
        let any = |is: fn(&Honoured) -> bool| clause.honoured.iter().any(is);
        match self {
            Self::Is(any) => clause.accounted().is_some_and(|is| any.contains(&is)),
            Self::Rule => any(|each| matches!(each, Honoured::Rule(_))),
            Self::Step => any(|each| matches!(each, Honoured::Step(_))),
            Self::Form => any(|each| matches!(each, Honoured::Form { .. })),
            Self::Contact => any(|each| matches!(each, Honoured::Contact(_))),
            Self::Ruling => any(|each| matches!(each, Honoured::Ruling(_))),
            Self::Guardrail => any(|each| matches!(each, Honoured::Guardrail(_))),
            Self::Page(name) => clause.honoured.contains(&Honoured::Page(name.clone())),
            Self::Planned(part) => clause.honoured.contains(&Honoured::Planned(part.clone())),
        }
    }
}

#[cfg(test)]
#[path = "clause_index/tests.rs"]
mod tests;
