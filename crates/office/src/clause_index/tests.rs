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
        .iter()
        .map(|accounted| {
            let sought = Sought {
                honoured: Some(Place::Is(std::slice::from_ref(accounted))),
                ..Sought::default()
            };
            let found = found(&index, &sought).len();
            assert_eq!(
                found,
                count(&|clause| clause.accounted() == Some(*accounted))
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

#[test]
fn what_people_type_leads_to_the_clauses_that_say_it_otherwise() {
    let index = index();
    for (typed, says) in [
        ("sextortion", ["blackmail", "threat"]),
        ("upskirting", ["indecent", "camera"]),
        ("can we look at the phone?", ["search", "device"]),
    ] {
        let sought = words(typed);
        let found = index.find(&sought, |_| true);
        assert!(!found.is_empty(), "{typed}");
        let text = |(_, clause): &Found| format!("{} {}", clause.section, clause.ours);
        let texts: Vec<String> = found.iter().map(text).collect();
        let said = texts.iter().any(|text| {
            let text = text.to_lowercase();
            says.iter().any(|word| text.contains(word))
        });
        assert!(said, "{typed}: {texts:?}");
    }
}

#[test]
fn the_very_word_that_was_typed_stands_before_what_it_may_mean() {
    let index = index();
    let sought = words("parents");
    let found = index.find(&sought, |_| true);
    let has = |(_, clause): &Found| {
        let text = format!("{} {}", clause.section, clause.ours);
        store::words(&text)
            .iter()
            .any(|word| word.starts_with("parents"))
    };
    let literally: Vec<bool> = found.iter().map(has).collect();
    let mut sorted = literally.clone();
    sorted.sort_by_key(|literal| !literal);
    assert_eq!(literally, sorted);
    assert!(literally.contains(&true) && literally.contains(&false));
}

#[test]
fn where_no_clause_has_every_word_those_with_the_most_are_offered() {
    let index = index();
    let sought = words("police xyzzy told");
    assert!(index.find(&sought, |_| true).is_empty());
    let (has, nearest) = index.nearly(&sought, |_| true);
    let both = words("police told");
    assert_eq!(has, 2);
    assert_eq!(
        nearest.len(),
        index.find(&both, |_| true).len(),
        "each of them has the other two words"
    );
    let sought = words("xyzzy plugh police");
    let (has, none) = index.nearly(&sought, |_| true);
    assert_eq!((has, none.len()), (0, 0), "one of three is not half");
}
