//! What each procedure asks for, side by side: how strongly and by when, directive by directive. No case content.

mod cell;
mod choices;

use std::sync::Arc;

use decide::{
    DirectiveDefinition, DirectiveId, DirectiveKind, Rule, Rulebook, Urgency, Vocabulary,
};

use self::cell::{cell, differs};
use self::choices::Asked;
use crate::concern_kind;
use crate::error::Error;
use crate::office::Office;
use crate::procedure::called;
use crate::rule_words::{rule_view, step_view};
use crate::view::{
    ComparedColumn, ComparedDirective, ComparedSide, ComparisonCell, ComparisonGroup,
    ComparisonRow, ComparisonView,
};

/// What is asked of the comparison, as an address says it; everything empty shows everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ComparisonQuery {
    /// A kind of concern.
    pub about: String,
    /// A kind of directive.
    pub what: String,
    /// Which rows.
    pub show: String,
}

impl Office {
    #[must_use]
    pub fn comparison(&self, query: &ComparisonQuery) -> ComparisonView {
        let books = self.books_of_today();
        let vocabulary = self.inner.catalogue.vocabulary();
        let mut faults = Vec::new();
        let asked = Asked::read(query, &mut faults);
        let all: Vec<ComparisonRow> = vocabulary
            .directives()
            .filter_map(|(directive, _)| row(vocabulary, &books, directive, asked.about))
            .collect();
        let total = all.len();
        let rows = all.into_iter().filter(|row| asked.wants(row, books.len()));
        let mut groups: Vec<ComparisonGroup> = GROUPS.iter().map(empty).collect();
        for row in rows {
            let directive = vocabulary.directive(&row.directive);
            let place = directive.map_or(0, |directive| group_of(&vocabulary[directive]));
            groups[place].rows.push(row);
        }
        groups.retain(|group| !group.rows.is_empty());
        ComparisonView {
            columns: books.iter().map(|book| self.column(book)).collect(),
            shown: groups.iter().map(|group| group.rows.len()).sum(),
            total,
            groups,
            abouts: choices::abouts(),
            whats: choices::whats(),
            shows: choices::shows(),
            faults,
        }
    }

    /// One directive in every procedure, with the rules, the steps and the clauses behind each.
    ///
    /// # Errors
    /// `NotFound` for what is no directive, or what no procedure asks for.
    pub fn compared(&self, directive: &str) -> Result<ComparedDirective, Error> {
        let vocabulary = self.inner.catalogue.vocabulary();
        let directive = vocabulary.directive(directive).ok_or(Error::NotFound)?;
        let books = self.books_of_today();
        let row = row(vocabulary, &books, directive, None).ok_or(Error::NotFound)?;
        let marks = self.marks();
        let side = |(book, cell): (&Arc<Rulebook>, ComparisonCell)| ComparedSide {
            column: self.column(book),
            cell,
            rules: strongest_first(book, directive)
                .into_iter()
                .map(|rule| rule_view(book, &marks, rule))
                .collect(),
            steps: book
                .procedure()
                .steps
                .iter()
                .filter(|step| step.directive == directive)
                .map(|step| step_view(book, &marks, step))
                .collect(),
        };
        let definition = &vocabulary[directive];
        Ok(ComparedDirective {
            directive: definition.id.clone(),
            does: definition.does.clone(),
            kind: choices::kind_in_words(definition.kind),
            when: GROUPS[group_of(definition)].0,
            differs: row.differs,
            asked_by: row.asked_by,
            sides: books.iter().copied().zip(row.cells).map(side).collect(),
        })
    }

    fn column(&self, book: &Rulebook) -> ComparedColumn {
        let procedure = book.procedure();
        ComparedColumn {
            id: procedure.id.clone(),
            called: called(procedure),
            area: procedure.area.clone(),
            version: procedure.version.clone(),
            query: self.query_of(procedure),
            in_use: procedure.id == self.inner.settings.procedure,
        }
    }
}

/// Title and lead, in the order of a plan. What is not to be done stands apart and early.
const GROUPS: [(&str, &str); 6] = [
    ("Danger to life", "Before everything else."),
    (
        "Do not",
        "What must not or should not be done, until its own condition lifts it.",
    ),
    ("At once", "What cannot wait."),
    ("The same day", "What belongs to the first day."),
    ("Soon", "What follows in the days after."),
    ("When there is time", "What helps later."),
];

fn empty((title, lead): &(&'static str, &'static str)) -> ComparisonGroup {
    ComparisonGroup {
        title,
        lead,
        rows: Vec::new(),
    }
}

fn group_of(definition: &DirectiveDefinition) -> usize {
    match (definition.urgency, definition.kind) {
        (Urgency::Life, _) => 0,
        (_, DirectiveKind::Prohibition) => 1,
        (Urgency::Immediate, _) => 2,
        (Urgency::SameDay, _) => 3,
        (Urgency::Soon, _) => 4,
        (Urgency::WhenPossible, _) => 5,
    }
}

fn rules(book: &Rulebook, directive: DirectiveId) -> impl Iterator<Item = &Rule> {
    let rules = book.procedure().rules.iter();
    rules.filter(move |rule| rule.directive == directive)
}

/// As a cell has them; alike ones in the order of the document.
fn strongest_first(book: &Rulebook, directive: DirectiveId) -> Vec<&Rule> {
    let mut rules: Vec<&Rule> = rules(book, directive).collect();
    rules.sort_by_key(|rule| (rule.modality, rule.deadline.is_none()));
    rules
}

/// Nothing where no procedure asks for it, or none in speaking of that kind of concern.
fn row(
    vocabulary: &Vocabulary,
    books: &[&Arc<Rulebook>],
    directive: DirectiveId,
    about: Option<&str>,
) -> Option<ComparisonRow> {
    let names = |rule: &Rule| {
        let facts = rule.when.facts().into_iter();
        let facts = facts.map(|fact| vocabulary[fact].id.as_str());
        concern_kind::named_by(facts)
    };
    if let Some(kind) = about {
        let mut all = books.iter().flat_map(|book| rules(book, directive));
        if !all.any(|rule| names(rule).contains(&kind)) {
            return None;
        }
    }
    // A rule that names no kind of concern holds for every kind.
    let bears = |rule: &&Rule| {
        about.is_none_or(|kind| {
            let kinds = names(rule);
            kinds.is_empty() || kinds.contains(&kind)
        })
    };
    let cells: Vec<_> = books
        .iter()
        .map(|book| cell(rules(book, directive).filter(bears)))
        .collect();
    let asked_by = cells.iter().filter(|cell| !cell.asks.is_empty()).count();
    let definition = &vocabulary[directive];
    (asked_by > 0).then(|| ComparisonRow {
        directive: definition.id.clone(),
        does: definition.does.clone(),
        kind: definition.kind.id(),
        asked_by,
        differs: differs(&cells),
        cells,
    })
}

#[cfg(test)]
mod tests;
