//! The clauses of all procedures, searched and sorted by what they are and what becomes of them. No case content.

use std::collections::BTreeSet;
use std::sync::Arc;

use decide::{Accounted, Clause, Honoured, Rulebook};

use crate::clause_index::{ClauseIndex, Meaning, Place, Sought};
use crate::error::FieldError;
use crate::honoured::{kind_in_words, page_in_words, planned_part};
use crate::office::Office;
use crate::procedure::{called, detail, slug_of};
use crate::view::{ChoiceView, ClausesView, FoundClause};
use crate::words::choice;

/// Rows of a page.
const PAGE: usize = 25;
/// Longer searches are cut.
const TEXT: usize = 200;

/// What is asked, as an address says it; everything empty lists every clause.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClauseQuery {
    /// Words, the number of a clause, or words of a section's title.
    pub words: String,
    pub procedure: String,
    pub section: String,
    pub modality: String,
    pub kind: String,
    /// A value of [`ClausesView::places`].
    pub honoured: String,
    /// From 1; empty is the first.
    pub page: String,
}

const ACCOUNTED: [(&str, &str, &[Accounted]); 3] = [
    ("yes", "Honoured", &[Accounted::Honoured]),
    (
        "not-yet",
        "Not yet",
        &[Accounted::Planned, Accounted::NotYet],
    ),
    ("never", "Never as written", &[Accounted::Not]),
];

fn places() -> [(&'static str, &'static str, Place); 6] {
    [
        ("rule", "By a rule", Place::Rule),
        ("step", "By a step of the plan", Place::Step),
        ("form", "By a checklist", Place::Form),
        ("contact", "Among the contacts", Place::Contact),
        ("ruling", "By a ruling", Place::Ruling),
        ("guardrail", "Waypost holds to it", Place::Guardrail),
    ]
}

impl Office {
    /// The clauses of today's versions.
    #[must_use]
    pub fn clauses(&self, query: &ClauseQuery) -> ClausesView {
        let books = self.books_of_today();
        let index = self.clause_index();
        let is_shown = |book: &Rulebook| books.iter().any(|each| std::ptr::eq(each.as_ref(), book));
        let choices = Choices::of(&books);
        let mut faults = Vec::new();
        let sought = choices.read(query, &books, &mut faults);
        let meanings = Meaning::of(&sought.words);
        let mut found = index.find(&sought, is_shown);
        let mut has = meanings.len();
        let mut hints = Vec::new();
        if found.is_empty() {
            hints = self::hints(&index, &meanings, is_shown);
            (has, found) = index.nearly(&sought, is_shown);
        }
        let pages = found.len().div_ceil(PAGE).max(1);
        let page = page_of(&query.page, pages, &mut faults);
        let marks = self.marks();
        let rows = found.iter().skip((page - 1) * PAGE).take(PAGE);
        let row = |(book, clause): &(&Arc<Rulebook>, &Clause)| FoundClause {
            procedure: book.procedure().id.clone(),
            area: book.procedure().area.clone(),
            query: self.query_of(book.procedure()),
            clause: detail(book, &self.query_of(book.procedure()), &marks, clause),
        };
        ClausesView {
            rows: rows.map(row).collect(),
            total: found.len(),
            page,
            pages,
            sections: sections(&books, sought.procedure.as_deref()),
            procedures: choices.procedures,
            modalities: choices.modalities,
            kinds: choices.kinds,
            places: choices.places,
            faults,
            has,
            of: meanings.len(),
            also: meanings.iter().filter_map(Meaning::also).collect(),
            hints,
        }
    }

    /// Every procedure, each in the version of today.
    pub(crate) fn books_of_today(&self) -> Vec<&Arc<Rulebook>> {
        let ids = self.inner.catalogue.ids();
        ids.filter_map(|id| self.known(id, None).ok()).collect()
    }

    fn clause_index(&self) -> Arc<ClauseIndex> {
        let index = &self.inner.clause_index;
        let built =
            index.get_or_init(|| Arc::new(ClauseIndex::of(self.inner.catalogue.rulebooks())));
        Arc::clone(built)
    }
}

/// What each filter offers.
struct Choices {
    procedures: Vec<ChoiceView>,
    modalities: Vec<ChoiceView>,
    kinds: Vec<ChoiceView>,
    places: Vec<ChoiceView>,
}

impl Choices {
    fn of(books: &[&Arc<Rulebook>]) -> Self {
        let procedures = books.iter().map(|book| book.procedure());
        let clauses = books.iter().flat_map(|book| &book.procedure().clauses);
        let (mut modalities, mut kinds) = (BTreeSet::new(), BTreeSet::new());
        let (mut pages, mut parts) = (BTreeSet::new(), BTreeSet::new());
        for clause in clauses {
            modalities.insert(clause.modality.as_str());
            kinds.insert(clause.kind.as_str());
            for honoured in &clause.honoured {
                match honoured {
                    Honoured::Page(name) => pages.insert(name.as_str()),
                    Honoured::Planned(part) => parts.insert(part.as_str()),
                    _ => false,
                };
            }
        }
        let plainly = |word: &&str| choice(word, &word.replace('_', " "));
        let accounted = ACCOUNTED.iter().map(|(id, label, _)| choice(id, label));
        let named = places().into_iter().map(|(id, label, _)| choice(id, label));
        let pages = pages
            .into_iter()
            .map(|name| choice(&format!("page-{name}"), &page_in_words(name)));
        let parts = parts.into_iter().map(|part| {
            let label = format!("For a later part: {}", planned_part(part).unwrap_or(part));
            choice(&format!("planned-{part}"), &label)
        });
        Self {
            procedures: procedures
                .map(|procedure| choice(&procedure.id, &called(procedure)))
                .collect(),
            modalities: modalities.iter().map(plainly).collect(),
            kinds: kinds
                .iter()
                .map(|kind| choice(kind, &kind_in_words(kind)))
                .collect(),
            places: accounted.chain(named).chain(pages).chain(parts).collect(),
        }
    }

    /// What the address asks; what it cannot ask is named and left out.
    fn read(
        &self,
        query: &ClauseQuery,
        books: &[&Arc<Rulebook>],
        faults: &mut Vec<FieldError>,
    ) -> Sought {
        let mut chosen = |field: &str, what: &str, asked: &str, among: &[ChoiceView]| {
            if asked.is_empty() {
                return None;
            }
            let known = among.iter().any(|choice| choice.value == asked);
            if !known {
                faults.push(FieldError {
                    field: field.to_owned(),
                    message: format!(
                        "Choose the {what} from the list: the one asked for is not in it"
                    ),
                });
            }
            known.then(|| asked.to_owned())
        };
        let procedure = chosen("procedure", "procedure", &query.procedure, &self.procedures);
        let of_it = sections(books, procedure.as_deref());
        let sought = Sought {
            words: store::sought(&query.words.chars().take(TEXT).collect::<String>()),
            section: chosen(
                "section",
                "section, after its procedure,",
                &query.section,
                &of_it,
            ),
            procedure,
            modality: chosen("modality", "strength", &query.modality, &self.modalities),
            kind: chosen("kind", "kind", &query.kind, &self.kinds),
            honoured: chosen("honoured", "place", &query.honoured, &self.places)
                .and_then(|id| place(&id)),
        };
        if sought.words.is_empty() && !query.words.trim().is_empty() {
            faults.push(FieldError {
                field: "words".to_owned(),
                message: "Type at least one letter or number to search for".to_owned(),
            });
        }
        sought
    }
}

fn place(id: &str) -> Option<Place> {
    let accounted = ACCOUNTED.iter().find(|(each, _, _)| *each == id);
    if let Some((_, _, accounted)) = accounted {
        return Some(Place::Is(accounted));
    }
    let named = places().into_iter().find(|(each, _, _)| *each == id);
    if let Some((_, _, place)) = named {
        return Some(place);
    }
    let after = |start: &str| id.strip_prefix(start).map(str::to_owned);
    let page = after("page-").map(Place::Page);
    page.or_else(|| after("planned-").map(Place::Planned))
}

/// Of the procedure that is chosen, in its document's order.
fn sections(books: &[&Arc<Rulebook>], procedure: Option<&str>) -> Vec<ChoiceView> {
    let mut choices: Vec<ChoiceView> = Vec::new();
    let of = books
        .iter()
        .filter(|book| Some(book.procedure().id.as_str()) == procedure);
    for clause in of.flat_map(|book| &book.procedure().clauses) {
        let slug = slug_of(&clause.section);
        if !choices.iter().any(|choice| choice.value == slug) {
            choices.push(choice(&slug, &clause.section));
        }
    }
    choices
}

/// A page past the last is the last; what is no number is named.
fn page_of(asked: &str, pages: usize, faults: &mut Vec<FieldError>) -> usize {
    match asked.parse::<usize>() {
        _ if asked.is_empty() => 1,
        Ok(page) if page > 0 => page.min(pages),
        _ => {
            faults.push(FieldError {
                field: String::new(),
                message: "There is no such page of the list; here is the first".to_owned(),
            });
            1
        }
    }
}

/// What each word finds alone, and what may have been meant by one that finds nothing.
fn hints(
    index: &ClauseIndex,
    meanings: &[Meaning],
    is_shown: impl Fn(&Rulebook) -> bool + Copy,
) -> Vec<String> {
    let hint = |meaning: &Meaning| {
        let word = meaning.typed();
        let alone = Sought {
            words: vec![word.to_owned()],
            ..Sought::default()
        };
        let anywhere = index.find(&alone, is_shown).len();
        let meant = index.nearest(word).filter(|_| anywhere == 0);
        let meant = meant.map_or_else(String::new, |near| format!(" Did you mean “{near}”?"));
        match anywhere {
            0 => format!("No clause has “{word}”.{meant}"),
            1 => format!("“{word}” alone finds 1 clause."),
            count => format!("“{word}” alone finds {count} clauses."),
        }
    };
    meanings.iter().map(hint).collect()
}
