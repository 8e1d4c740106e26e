//! The rows lead somewhere, and each is told apart from the others.

use super::*;
use crate::catalogue::Catalogue;
use crate::clause_index::{ClauseIndex, Sought};

#[test]
fn every_word_of_ours_stands_in_some_clause_and_every_word_typed_finds_one() {
    let catalogue = Catalogue::built_in().unwrap();
    let index = ClauseIndex::of(catalogue.rulebooks());
    let count = |text: &str| {
        let words = store::sought(text);
        let sought = Sought {
            words,
            ..Sought::default()
        };
        index.find(&sought, |_| true).len()
    };
    for (typed, ours) in ROWS {
        for text in typed.iter().chain(*ours) {
            assert!(count(text) > 0, "{text} finds no clause");
        }
    }
}

#[test]
fn a_word_stands_in_one_row_only_and_as_the_search_folds_it() {
    let mut seen: Vec<&str> = FILLING.to_vec();
    for word in ROWS.iter().flat_map(|(typed, _)| *typed) {
        assert_eq!(store::sought(word), [*word]);
        assert!(!seen.contains(word), "{word} stands twice");
        seen.push(word);
    }
}
