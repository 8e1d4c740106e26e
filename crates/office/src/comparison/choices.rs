//! What the filters of the comparison offer, and which rows they leave.

use decide::DirectiveKind;

use super::ComparisonQuery;
use crate::concern_kind;
use crate::error::FieldError;
use crate::view::{ChoiceView, ComparisonRow};
use crate::words::choice;

const KINDS: [(DirectiveKind, &str); 5] = [
    (DirectiveKind::Duty, "To do"),
    (DirectiveKind::Prohibition, "Not to do"),
    (DirectiveKind::Consideration, "To think about"),
    (DirectiveKind::Permission, "May be done"),
    (DirectiveKind::Handling, "How to treat the whole case"),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Show {
    Differing,
    AmongThoseThatAsk,
    ByOneAlone,
    ByAll,
}

const SHOWS: [(&str, &str, Show); 4] = [
    ("differ", "Where they differ at all", Show::Differing),
    (
        "strength-or-time",
        "Where strength or date differ",
        Show::AmongThoseThatAsk,
    ),
    ("one", "What one alone asks for", Show::ByOneAlone),
    ("all", "What all ask for", Show::ByAll),
];

/// The filters as they were read; one that does not exist is named and left out.
pub(super) struct Asked<'q> {
    pub about: Option<&'q str>,
    what: Option<&'q str>,
    show: Option<Show>,
}

impl<'q> Asked<'q> {
    pub fn read(query: &'q ComparisonQuery, faults: &mut Vec<FieldError>) -> Self {
        let mut known = |field: &str, asked: &'q str, among: &[ChoiceView]| {
            let known = among.iter().any(|choice| choice.value == asked);
            if !known && !asked.is_empty() {
                faults.push(FieldError {
                    field: field.to_owned(),
                    message: "Choose from the list: what was asked for is not in it".to_owned(),
                });
            }
            known.then_some(asked)
        };
        let show = known("show", &query.show, &shows());
        let show = show.and_then(|id| SHOWS.iter().find(|(each, _, _)| *each == id));
        Self {
            about: known("about", &query.about, &abouts()),
            what: known("what", &query.what, &whats()),
            show: show.map(|(_, _, show)| *show),
        }
    }

    pub fn wants(&self, row: &ComparisonRow, columns: usize) -> bool {
        let shown = match self.show {
            None => true,
            Some(Show::Differing) => !row.differs.is_empty(),
            Some(Show::AmongThoseThatAsk) => row.differs.iter().any(|what| *what != "who asks"),
            Some(Show::ByOneAlone) => row.asked_by == 1,
            Some(Show::ByAll) => row.asked_by == columns,
        };
        shown && self.what.is_none_or(|what| what == row.kind)
    }
}

pub(super) fn kind_in_words(kind: DirectiveKind) -> &'static str {
    let found = KINDS.iter().find(|(each, _)| *each == kind);
    found.map_or("", |(_, words)| words)
}

pub(super) fn abouts() -> Vec<ChoiceView> {
    concern_kind::sorted_choices()
}

pub(super) fn whats() -> Vec<ChoiceView> {
    let kinds = KINDS.iter();
    kinds
        .map(|(kind, words)| choice(kind.id(), words))
        .collect()
}

pub(super) fn shows() -> Vec<ChoiceView> {
    let shows = SHOWS.iter();
    shows.map(|(id, words, _)| choice(id, words)).collect()
}
