//! What one procedure says of one directive, and in what several differ.

use std::collections::BTreeSet;

use calendar::Span;
use decide::{Modality, Rule};

use crate::rule_words::deadline;
use crate::view::{AskView, ComparisonCell};

/// Each wording with each deadline once: the strongest first, and what has a date before what has none.
pub(super) fn cell<'r>(rules: impl Iterator<Item = &'r Rule>) -> ComparisonCell {
    let mut asks: Vec<(Modality, Option<Span>)> = Vec::new();
    let mut clauses = BTreeSet::new();
    let mut count = 0;
    for rule in rules {
        count += 1;
        clauses.extend(rule.cites.iter());
        let ask = (rule.modality, rule.deadline);
        if !asks.contains(&ask) {
            asks.push(ask);
        }
    }
    asks.sort_by_key(|(modality, span)| (*modality, span.is_none()));
    let view = |(modality, span): (Modality, Option<Span>)| AskView {
        modality: modality.id(),
        deadline: span.map(deadline),
    };
    ComparisonCell {
        asks: asks.into_iter().map(view).collect(),
        rules: count,
        clauses: clauses.len(),
    }
}

/// "who asks", "how strongly", "by when": of those that ask, but for the first.
pub(super) fn differs(cells: &[ComparisonCell]) -> Vec<&'static str> {
    let asking: Vec<&ComparisonCell> = cells.iter().filter(|cell| !cell.asks.is_empty()).collect();
    let strengths = asking.iter().map(|cell| {
        let asks = cell.asks.iter().map(|ask| ask.modality);
        asks.collect::<BTreeSet<_>>()
    });
    let deadlines = asking.iter().map(|cell| {
        let asks = cell.asks.iter().map(|ask| ask.deadline.as_deref());
        asks.collect::<BTreeSet<_>>()
    });
    let several = |count: usize| count > 1;
    [
        ("who asks", asking.len() < cells.len()),
        (
            "how strongly",
            several(strengths.collect::<BTreeSet<_>>().len()),
        ),
        ("by when", several(deadlines.collect::<BTreeSet<_>>().len())),
    ]
    .into_iter()
    .filter_map(|(what, differs)| differs.then_some(what))
    .collect()
}
