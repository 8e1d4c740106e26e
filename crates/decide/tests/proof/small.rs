//! Small procedures for tests, written on the spot.

use std::sync::Arc;

use decide::proof::{Check, Properties, Report, Weight, check};
use decide::{Procedure, Rulebook, Source, Vocabulary};

const FACTS: &str = r#"
[danger]
type = "bool"
ask = "Danger?"
implies = ["harm"]
[harm]
type = "bool"
ask = "Harm?"
[asked]
type = "bool"
ask = "Asked?"
[agreed]
type = "bool"
ask = "Agreed?"
[apart]
type = "bool"
ask = "Apart?"
denies = ["harm"]
[age]
type = "age"
ask = "How old?"
[setting]
type = "setting"
ask = "Where?"
"#;

const DIRECTIVES: &str = r#"
[tell]
kind = "duty"
by = "x"
does = "Tell"
urgency = "immediate"
contradicts = ["keep"]
[keep]
kind = "prohibition"
by = "x"
does = "Keep quiet"
[help]
kind = "duty"
by = "x"
does = "Help"
[think]
kind = "consideration"
by = "x"
does = "Think"
"#;

const HEADING: &str = "id='p'\ntitle='t'\npublisher='p'\narea='a'\nversion='1'\nvalid_from=2018-01-01\nsource='s'\ncurrency='c'\n";

pub fn vocabulary() -> Vocabulary {
    Vocabulary::parse(
        &Source::new("facts.toml", FACTS),
        &Source::new("directives.toml", DIRECTIVES),
    )
    .unwrap()
}

/// Each rule as `id: directive when condition`, with `until`, `deadline` and so on after it, separated by `; `.
pub fn rules(rules: &[&str]) -> String {
    let mut text = String::new();
    for rule in rules {
        let mut parts = rule.split("; ");
        let first = parts.next().unwrap();
        let (id, rest) = first.split_once(": ").unwrap();
        let (directive, when) = rest.split_once(" when ").unwrap();
        let mut extra = String::new();
        let mut modality = if directive == "keep" {
            "must_not"
        } else {
            "must"
        };
        for part in parts {
            match part.split_once(' ').unwrap() {
                ("modality", value) => modality = value,
                ("rulings", value) => extra.push_str(&format!("rulings = [\"{value}\"]\n")),
                (key, value) => extra.push_str(&format!("{key} = \"{value}\"\n")),
            }
        }
        text.push_str(&format!(
            "[[rule]]\nid = \"{id}\"\nwhen = \"{when}\"\ndirective = \"{directive}\"\nmodality = \"{modality}\"\n{extra}cites = [\"A-1\"]\nwhy = \"w\"\n"
        ));
    }
    text
}

pub fn rulebook(rules_text: &str, more: &[(&str, &str)]) -> Rulebook {
    let vocabulary = Arc::new(vocabulary());
    let mut files = vec![
        Source::new("procedure.toml", HEADING),
        Source::new("rules/all.toml", rules_text),
    ];
    files.extend(more.iter().map(|(path, text)| Source::new(*path, *text)));
    let procedure = match Procedure::parse(&vocabulary, &files) {
        Ok(procedure) => procedure,
        Err(faults) => panic!("{faults:#?}"),
    };
    Rulebook::new(vocabulary, procedure).unwrap()
}

pub fn checked(rules_given: &[&str]) -> Report {
    with_files(rules_given, &[])
}

pub fn with_files(rules_given: &[&str], more: &[(&str, &str)]) -> Report {
    let rulebook = rulebook(&rules(rules_given), more);
    check(&rulebook, &Properties::default(), &mut |_| {})
}

pub fn with_sentences(rules_given: &[&str], sentences: &str) -> Report {
    let rulebook = rulebook(&rules(rules_given), &[]);
    let source = Source::new("properties.toml", sentences);
    match Properties::parse(rulebook.vocabulary(), &["p"], &source) {
        Ok(properties) => check(&rulebook, &properties, &mut |_| {}),
        Err(faults) => panic!("{faults:#?}"),
    }
}

/// What one check says, with its weight.
pub fn said(report: &Report, check: Check) -> Vec<(Weight, String)> {
    report
        .found(check)
        .map(|finding| (finding.weight, finding.message.clone()))
        .collect()
}
