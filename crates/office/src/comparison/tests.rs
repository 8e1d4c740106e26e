//! The comparison says what the rules say: no more, no less.

use super::*;
use crate::catalogue::Catalogue;
use crate::view::ComparisonCell;

fn books(catalogue: &Catalogue) -> Vec<&Arc<Rulebook>> {
    let ids = catalogue.ids();
    ids.filter_map(|id| catalogue.rulebook(id)).collect()
}

#[test]
fn a_directive_stands_in_the_comparison_when_and_only_when_somebody_asks_for_it() {
    let catalogue = Catalogue::built_in().unwrap();
    let (books, vocabulary) = (books(&catalogue), catalogue.vocabulary());
    for (directive, definition) in vocabulary.directives() {
        let asking: Vec<bool> = books
            .iter()
            .map(|book| rules(book, directive).next().is_some())
            .collect();
        let row = row(vocabulary, &books, directive, None);
        assert_eq!(row.is_some(), asking.contains(&true), "{}", definition.id);
        let Some(row) = row else { continue };
        let shown: Vec<bool> = row.cells.iter().map(|cell| !cell.asks.is_empty()).collect();
        assert_eq!(shown, asking, "{}", definition.id);
        assert_eq!(row.differs.contains(&"who asks"), asking.contains(&false));
    }
}

#[test]
fn a_cell_says_each_wording_and_deadline_of_its_rules_once_and_no_other() {
    let catalogue = Catalogue::built_in().unwrap();
    let books = books(&catalogue);
    let said = |cell: &ComparisonCell| -> Vec<(String, Option<String>)> {
        let asks = cell.asks.iter();
        let mut said: Vec<_> = asks
            .map(|ask| (ask.modality.to_owned(), ask.deadline.clone()))
            .collect();
        said.sort();
        said
    };
    for (directive, _) in catalogue.vocabulary().directives() {
        for book in &books {
            let of_rules = rules(book, directive).map(|rule| {
                let deadline = rule.deadline.map(crate::rule_words::deadline);
                (rule.modality.id().to_owned(), deadline)
            });
            let mut expected: Vec<_> = of_rules.collect();
            expected.sort();
            expected.dedup();
            assert_eq!(said(&cell(rules(book, directive))), expected);
        }
    }
}

#[test]
fn a_kind_of_concern_leaves_rows_that_somebody_names_it_for() {
    let catalogue = Catalogue::built_in().unwrap();
    let (books, vocabulary) = (books(&catalogue), catalogue.vocabulary());
    let ids = |about: Option<&str>| -> Vec<String> {
        let rows = vocabulary.directives();
        let rows = rows.filter_map(|(directive, _)| row(vocabulary, &books, directive, about));
        rows.map(|row| row.directive).collect()
    };
    let all = ids(None);
    for kind in concern_kind::sorted_choices() {
        let some = ids(Some(kind.value.as_str()));
        assert!(!some.is_empty() && some.len() < all.len(), "{}", kind.value);
    }
    let imagery = ids(Some("imagery"));
    assert!(imagery.contains(&"do_not_copy_imagery".to_owned()));
    assert!(!imagery.contains(&"record_prejudice".to_owned()));
}

#[test]
fn what_differs_is_said_of_those_that_ask() {
    let asks = |asks: &[(&'static str, Option<&str>)]| ComparisonCell {
        asks: asks
            .iter()
            .map(|(modality, deadline)| crate::view::AskView {
                modality,
                deadline: deadline.map(str::to_owned),
            })
            .collect(),
        rules: asks.len(),
        clauses: 1,
    };
    let (must, should) = (asks(&[("must", None)]), asks(&[("should", None)]));
    let today = asks(&[("must", Some("same day"))]);
    assert!(differs(&[must.clone(), must.clone()]).is_empty());
    assert_eq!(differs(&[must.clone(), asks(&[])]), ["who asks"]);
    assert_eq!(differs(&[must.clone(), should]), ["how strongly"]);
    assert_eq!(differs(&[must, today, asks(&[])]), ["who asks", "by when"]);
}

#[test]
fn every_filter_offers_only_what_it_understands() {
    let query = |field: &str, value: &str| {
        let mut query = ComparisonQuery::default();
        match field {
            "about" => query.about = value.to_owned(),
            "what" => query.what = value.to_owned(),
            _ => query.show = value.to_owned(),
        }
        query
    };
    for (field, choices) in [
        ("about", choices::abouts()),
        ("what", choices::whats()),
        ("show", choices::shows()),
    ] {
        for choice in choices {
            let mut faults = Vec::new();
            Asked::read(&query(field, &choice.value), &mut faults);
            assert!(faults.is_empty(), "{faults:?}");
        }
        let (query, mut faults) = (query(field, "nonsense"), Vec::new());
        Asked::read(&query, &mut faults);
        assert_eq!(faults.len(), 1);
        assert_eq!(faults[0].field, field);
    }
}
