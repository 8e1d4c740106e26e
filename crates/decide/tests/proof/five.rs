//! The five procedures with all sentences: each proved or listed, and each example a vignette that passes.

use std::collections::HashSet;

use decide::proof::{Check, Report, Verdict, Weight, check};
use decide::{Rulebook, Source, parse_vignettes, vignette};

use crate::held;
use crate::sentences::{self, PROCEDURES};

fn checked(procedure: &str) -> (Rulebook, Report) {
    let rulebook = held::rulebook(procedure);
    let properties = sentences::held(rulebook.vocabulary());
    let report = check(&rulebook, &properties, &mut |_| {});
    (rulebook, report)
}

#[test]
fn every_sentence_is_proved_or_listed_as_not_satisfied_by_the_document() {
    for procedure in PROCEDURES {
        let (_, report) = checked(procedure);
        for judged in &report.properties {
            let id = &judged.property.id;
            assert!(
                !judged.is_failure(),
                "{procedure}, {id}: {:?}",
                judged.verdict
            );
            let refuted = judged.verdict == Verdict::NotSatisfied;
            assert_eq!(refuted, !judged.examples.is_empty(), "{procedure}, {id}");
            assert!(
                judged.examples.iter().all(|example| example.fewest),
                "{procedure}, {id}"
            );
        }
    }
}

#[test]
fn no_check_fails() {
    for procedure in PROCEDURES {
        let (_, report) = checked(procedure);
        let failures: Vec<&str> = report
            .findings
            .iter()
            .filter(|finding| finding.weight == Weight::Failure)
            .map(|finding| finding.message.as_str())
            .collect();
        assert_eq!(failures, [""; 0], "{procedure}");
        assert!(report.is_good());
    }
}

#[test]
fn there_are_at_least_forty_sentences_and_none_is_said_twice() {
    let vocabulary = held::vocabulary();
    let properties = sentences::held(&vocabulary);
    assert!(properties.iter().count() >= 40);
    let said: HashSet<&str> = properties.iter().map(|one| one.says.as_str()).collect();
    assert_eq!(said.len(), properties.iter().count());
}

#[test]
fn every_example_is_a_vignette_that_passes() {
    for procedure in PROCEDURES {
        let (rulebook, report) = checked(procedure);
        for judged in &report.properties {
            for example in &judged.examples {
                let text = example.vignette(&rulebook, "an-example", &judged.property.says);
                let source = Source::new("examples.toml", text.as_str());
                let read = parse_vignettes(rulebook.vocabulary(), &source).unwrap();
                assert_eq!(read.len(), 1);
                assert!(example.is_told_by(&read[0]), "{text}");
                assert_eq!(vignette::run(&rulebook, &read[0]), [], "{text}");
            }
        }
    }
}

#[test]
fn a_rule_that_repeats_another_is_named_with_its_place() {
    let (_, report) = checked("dorset");
    let repeats: Vec<_> = report.found(Check::RulesAddSomething).collect();
    let blackmail = repeats
        .iter()
        .find(|finding| finding.message.contains("`imagery-police-for-blackmail`"))
        .unwrap();
    assert_eq!(
        blackmail.message,
        "rule `imagery-police-for-blackmail` adds nothing to `imagery-police-by-the-general-list`"
    );
    assert_eq!(blackmail.clauses, ["DOR-0189"]);
    let place = blackmail.place.as_ref().unwrap();
    assert_eq!(place.file, "dorset/rules/imagery-referrals.toml");
    let files = held::files("dorset");
    let text = &files
        .iter()
        .find(|file| file.path == "rules/imagery-referrals.toml")
        .unwrap()
        .text;
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[place.line - 1], "[[rule]]");
    assert!(lines[place.line].contains("imagery-police-for-blackmail"));
}
