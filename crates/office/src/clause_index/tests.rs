//! Every clause is found by what it says and is, and by nothing else.

use super::*;
use crate::catalogue::Catalogue;

fn index() -> ClauseIndex {
    ClauseIndex::of(Catalogue::dorset().rulebooks())
}

fn found(index: &ClauseIndex, sought: &Sought) -> Vec<String> {
    let clauses = index.find(sought, |_| true).into_iter();
    clauses.map(|(_, clause)| clause.id.clone()).collect()
}

fn words(text: &str) -> Sought {
    Sought {
        words: store::sought(text),
        ..Sought::default()
    }
}

#[test]
fn every_clause_is_there_and_in_the_order_of_the_document() {
    let catalogue = Catalogue::dorset();
    let clauses = &catalogue.rulebook("dorset").unwrap().procedure().clauses;
    let ids: Vec<String> = clauses.iter().map(|clause| clause.id.clone()).collect();
    assert_eq!(found(&index(), &Sought::default()), ids);
}

#[test]
fn a_clause_is_found_by_the_beginnings_of_its_words_in_any_order() {
    let index = index();
    let police = found(&index, &words("polic"));
    assert!(police.len() > 5);
    let both = words("told POLICE");
    for (_, clause) in index.find(&both, |_| true) {
        let id = &clause.id;
        let text = format!("{} {}", clause.section, clause.ours).to_lowercase();
        assert!(text.contains("police") && text.contains("told"), "{id}");
        assert!(police.contains(id));
    }
    assert!(found(&index, &words("olice")).is_empty());
}

#[test]
fn a_clause_is_found_by_its_number_however_it_is_typed_and_stands_first() {
    let index = index();
    for typed in ["DOR-0342", "dor 0342", "dor0342"] {
        let ids = found(&index, &words(typed));
        assert_eq!(ids.first().map(String::as_str), Some("DOR-0342"), "{typed}");
    }
}

#[test]
fn every_filter_keeps_what_it_says_and_nothing_else() {
    let index = index();
    let everything = Sought::default();
    let all = index.find(&everything, |_| true);
    let count = |is: &dyn Fn(&Clause) -> bool| all.iter().filter(|(_, clause)| is(clause)).count();
    let must = Sought {
        modality: Some("must".to_owned()),
        ..Sought::default()
    };
    assert_eq!(
        found(&index, &must).len(),
        count(&|clause| clause.modality == "must")
    );
    let forms = Sought {
        kind: Some("form".to_owned()),
        ..Sought::default()
    };
    assert_eq!(
        found(&index, &forms).len(),
        count(&|clause| clause.kind == "form")
    );
    let honoured: usize = Accounted::ALL
        .into_iter()
        .map(|accounted| {
            let sought = Sought {
                honoured: Some(Place::Is(accounted)),
                ..Sought::default()
            };
            let found = found(&index, &sought).len();
            assert_eq!(
                found,
                count(&|clause| clause.accounted() == Some(accounted))
            );
            found
        })
        .sum();
    assert_eq!(honoured, all.len());
    let elsewhere = Sought {
        procedure: Some("nowhere".to_owned()),
        ..Sought::default()
    };
    assert!(found(&index, &elsewhere).is_empty());
    assert!(index.find(&Sought::default(), |_| false).is_empty());
}

#[test]
fn a_mistyped_word_has_a_neighbour() {
    assert_eq!(index().nearest("polcie"), Some("police"));
    assert_eq!(index().nearest("xyzzyxyzzyxyzzy"), None);
}
