//! Answers that sit badly together: none of the listed ones is impossible, what is not known shows nothing, and a slip is pointed at.

use crate::held;

use decide::{Expression, FactId, FactKind, Facts, Setting, Source, Uneasy, Value, Vocabulary};

const LISTED: &str = include_str!("../../../../procedures/vocabulary/uneasy.toml");

fn listed(vocabulary: &Vocabulary) -> Vec<Uneasy> {
    let source = Source::new("vocabulary/uneasy.toml", LISTED);
    Uneasy::parse(vocabulary, &[source]).unwrap()
}

fn faults(texts: &[&str]) -> Vec<String> {
    let sources: Vec<Source> = texts
        .iter()
        .map(|text| Source::new("uneasy.toml", *text))
        .collect();
    let faults = Uneasy::parse(&held::vocabulary(), &sources)
        .err()
        .unwrap_or_default();
    faults.iter().map(ToString::to_string).collect()
}

fn pair(when: &str) -> String {
    format!("[[uneasy]]\nwhen = \"{when}\"\nsays = \"Check both.\"\n")
}

/// One value of each fact on either side of every border that a condition could have.
fn values(kind: FactKind) -> Vec<Value> {
    match kind {
        FactKind::Bool => vec![Value::Yes, Value::No],
        FactKind::Age => (0..=20).map(Value::Age).collect(),
        FactKind::Setting => Setting::ALL.map(Value::Setting).to_vec(),
    }
}

/// Every answer to every fact that the condition reads, as far as they do not contradict one another.
fn completions(vocabulary: &Vocabulary, when: &Expression) -> Vec<Facts> {
    let extended = |facts: &Facts, fact: FactId, value| {
        let mut facts = facts.clone();
        facts.set(fact, value).unwrap();
        facts.close(vocabulary).is_ok().then_some(facts)
    };
    let mut all = vec![Facts::new(vocabulary)];
    for fact in when.facts() {
        let values = values(vocabulary[fact].kind);
        let each = |facts: &Facts| -> Vec<Facts> {
            let values = values.iter();
            values
                .filter_map(|value| extended(facts, fact, *value))
                .collect()
        };
        all = all.iter().flat_map(each).collect();
    }
    all
}

#[test]
fn each_of_the_listed_can_be_so_and_need_not_be() {
    let vocabulary = held::vocabulary();
    let listed = listed(&vocabulary);
    assert!((6..=20).contains(&listed.len()));
    for uneasy in listed {
        let shown = |facts: &Facts| uneasy.is_shown(&facts.close(&vocabulary).unwrap());
        let all = completions(&vocabulary, &uneasy.when);
        assert!(all.iter().any(shown), "impossible: {}", uneasy.says);
        assert!(!all.iter().all(shown), "always: {}", uneasy.says);
    }
}

#[test]
fn what_is_not_known_shows_nothing() {
    let vocabulary = held::vocabulary();
    for uneasy in listed(&vocabulary) {
        let shown = |facts: &Facts| uneasy.is_shown(&facts.close(&vocabulary).unwrap());
        assert!(!shown(&Facts::new(&vocabulary)));
        for facts in completions(&vocabulary, &uneasy.when) {
            for (fact, _) in facts.iter() {
                let mut fewer = facts.clone();
                fewer.clear(fact);
                // With one answer fewer it is shown only where every answer to that question would show it.
                let settled = values(vocabulary[fact].kind).into_iter().all(|value| {
                    let mut other = fewer.clone();
                    other.set(fact, value).unwrap();
                    other
                        .close(&vocabulary)
                        .map_or(true, |closed| uneasy.is_shown(&closed))
                });
                assert!(!shown(&fewer) || settled, "{}", uneasy.says);
            }
        }
    }
}

#[test]
fn it_follows_from_implied_answers_too() {
    let vocabulary = held::vocabulary();
    let source = Source::new("u.toml", pair("managed_in_school and significant_harm"));
    let read = Uneasy::parse(&vocabulary, &[source]).unwrap();
    let mut facts = Facts::new(&vocabulary);
    for name in ["managed_in_school", "immediate_danger"] {
        facts
            .set(vocabulary.fact(name).unwrap(), Value::Yes)
            .unwrap();
    }
    assert!(!read[0].is_shown(&facts));
    assert!(read[0].is_shown(&facts.close(&vocabulary).unwrap()));
}

#[test]
fn sentences_are_short() {
    for uneasy in listed(&held::vocabulary()) {
        assert!(uneasy.says.ends_with('.'), "{}", uneasy.says);
        for sentence in uneasy.says.split_inclusive(['.', '?']) {
            let words = sentence.split_whitespace().count();
            assert!(words < 20, "{words} words: {sentence}");
        }
    }
}

#[test]
fn a_slip_is_pointed_at_with_the_nearest_name() {
    for (text, fault) in [
        (
            pair("grooming and coercd"),
            "2:22: unknown fact `coercd` (did you mean `coerced`?)",
        ),
        (
            pair("youngest_age >= and coerced"),
            "2:25: expected an age in whole years, 0 to 120, found `and`",
        ),
        (
            pair("grooming or not grooming"),
            "2:9: two answers or more can sit badly together, not one",
        ),
        (pair(" "), "2:9: `when` must be a text that is not empty"),
        (
            "[[uneasy]]\nwhen = \"grooming and coerced\"\n".to_owned(),
            "1:1: `says` is missing",
        ),
        (
            format!("{}sais = \"x\"\n", pair("grooming and coerced")),
            "4:1: unknown key `sais` (did you mean `says`?)",
        ),
        (
            "[[unesy]]\n".to_owned(),
            "1:3: unknown key `unesy` (did you mean `uneasy`?)",
        ),
    ] {
        assert_eq!(faults(&[&text]), [format!("uneasy.toml:{fault}")], "{text}");
    }
}

#[test]
fn every_fault_of_every_file_is_told_at_once() {
    let (one, other) = (pair("grooming and coercd"), pair("groomin and coerced"));
    assert_eq!(faults(&[&one, &other]).len(), 2);
}

#[test]
fn what_stands_in_two_files_is_there_once() {
    let (one, other) = (
        pair("grooming and coerced"),
        pair("grooming and blackmailed"),
    );
    let sources = [
        Source::new("u.toml", one.as_str()),
        Source::new("own/u.toml", format!("{one}{other}")),
    ];
    let read = Uneasy::parse(&held::vocabulary(), &sources).unwrap();
    assert_eq!(read.len(), 2);
}
