//! Small procedures side by side: what is said of them, row by row.

use std::sync::Arc;

use decide::difference::{DirectiveCompared, Extent, Kind, Side, Strength, Timing, compare};
use decide::{Procedure, Rulebook, Source, Vocabulary};

const FACTS: &str = r#"
[blackmailed]
type = "bool"
ask = "Was anybody blackmailed?"
implies = ["coerced"]
[coerced]
type = "bool"
ask = "Was anybody made to do it?"
[shared]
type = "bool"
ask = "Was it shared?"
[released]
type = "bool"
ask = "Have the police released it?"
[age]
type = "age"
ask = "How old is the youngest?"
[setting]
type = "setting"
ask = "What kind of organisation are you?"
"#;

const DIRECTIVES: &str = r#"
[refer]
kind = "duty"
by = "lead"
does = "Refer"
[delete]
kind = "prohibition"
by = "everyone"
does = "Do not delete"
"#;

fn vocabulary() -> Arc<Vocabulary> {
    let read = Vocabulary::parse(
        &Source::new("facts.toml", FACTS),
        &Source::new("directives.toml", DIRECTIVES),
    );
    Arc::new(read.unwrap())
}

/// One rule a line: `modality directive when condition [until condition] [by deadline]`.
fn rulebook(vocabulary: &Arc<Vocabulary>, rules: &str) -> Rulebook {
    let mut text = String::new();
    for (number, line) in rules.lines().enumerate() {
        let (head, when) = line.split_once(" when ").unwrap();
        let (modality, directive) = head.split_once(' ').unwrap();
        let (when, deadline) = when.split_once(" by ").unwrap_or((when, ""));
        let (when, until) = when.split_once(" until ").unwrap_or((when, ""));
        text.push_str(&format!(
            "[[rule]]\nid = \"r{number}\"\nwhen = \"{when}\"\ndirective = \"{directive}\"\nmodality = \"{modality}\"\nwhy = \"w\"\n"
        ));
        for (key, value) in [("until", until), ("deadline", deadline)] {
            if !value.is_empty() {
                text.push_str(&format!("{key} = \"{value}\"\n"));
            }
        }
    }
    let heading = "id='p'\ntitle='t'\npublisher='p'\narea='a'\nversion='1'\nvalid_from=2018-01-01\nsource='s'\ncurrency='c'\n";
    let files = [
        Source::new("procedure.toml", heading),
        Source::new("rules/all.toml", text),
    ];
    let procedure = Procedure::parse(vocabulary, &files).unwrap();
    Rulebook::new(Arc::clone(vocabulary), procedure).unwrap()
}

fn compared(a: &str, b: &str) -> DirectiveCompared {
    let vocabulary = vocabulary();
    let (a, b) = (rulebook(&vocabulary, a), rulebook(&vocabulary, b));
    let mut found = compare(&a, &b).unwrap().directives;
    assert_eq!(found.len(), 1);
    found.remove(0)
}

/// "blackmailed=yes age=12".
fn example(found: &DirectiveCompared, kind: Kind) -> String {
    let vocabulary = vocabulary();
    let difference = found
        .differences
        .iter()
        .find(|difference| difference.kind == kind);
    let facts = difference.unwrap().example.facts.iter();
    let said: Vec<String> = facts
        .map(|(fact, value)| format!("{}={value}", vocabulary[fact].id))
        .collect();
    said.join(" ")
}

/// Two procedures, how the second stands to the first, and in what share of all combinations they differ.
const EXTENTS: [(&str, &str, Extent, f64); 10] = [
    // Of the three combinations of the first two facts one has blackmail, two have coercion.
    (
        "must refer when blackmailed",
        "must refer when coerced",
        Extent::Stricter,
        1.0 / 3.0,
    ),
    (
        "must refer when coerced",
        "must refer when blackmailed",
        Extent::Looser,
        1.0 / 3.0,
    ),
    (
        "must refer when shared",
        "must refer when not (not shared)",
        Extent::Same,
        0.0,
    ),
    (
        "must refer when blackmailed",
        "must refer when blackmailed and coerced",
        Extent::Same,
        0.0,
    ),
    (
        "must refer when shared",
        "must refer when not shared",
        Extent::BothWays,
        1.0,
    ),
    (
        "must refer when shared",
        "must_not delete when never",
        Extent::OnlyInA,
        0.5,
    ),
    (
        "must refer when age < 13",
        "must refer when age < 16",
        Extent::Stricter,
        3.0 / 121.0,
    ),
    (
        "must refer when age >= 18",
        "must refer when age = 18",
        Extent::Looser,
        102.0 / 121.0,
    ),
    (
        "must refer when setting in [school]",
        "must refer when setting in [school, college]",
        Extent::Stricter,
        1.0 / 9.0,
    ),
    (
        "must refer when never",
        "must refer when always",
        Extent::Stricter,
        1.0,
    ),
];

#[test]
fn more_and_fewer_combinations_are_stricter_and_looser_and_a_combination_is_a_value_for_every_fact()
{
    for (a, b, extent, differ) in EXTENTS {
        let vocabulary = vocabulary();
        let (one, other) = (rulebook(&vocabulary, a), rulebook(&vocabulary, b));
        let found = compare(&one, &other).unwrap().directives.remove(0);
        assert_eq!(found.extent(), extent, "{a} | {b}");
        assert!(
            (found.differ - differ).abs() < 1e-12,
            "{a} | {b}: {}",
            found.differ
        );
        let mirrored = compare(&other, &one).unwrap().directives.remove(0).extent();
        let expected = match extent {
            Extent::Stricter => Extent::Looser,
            Extent::Looser => Extent::Stricter,
            Extent::OnlyInA => Extent::OnlyInB,
            Extent::OnlyInB => Extent::OnlyInA,
            other => other,
        };
        assert_eq!(mirrored, expected, "{b} | {a}");
    }
}

#[test]
fn deadlines_are_compared_where_both_ask_and_only_where_the_start_does_not_matter() {
    let rows = [
        ("immediate", "same_day", Timing::Later),
        ("15_working_days", "5_working_days", Timing::Earlier),
        ("same_day", "same_day", Timing::Same),
        ("24h", "same_day", Timing::BothWays),
    ];
    for (a, b, timing) in rows {
        let rule = |deadline: &str| format!("must refer when shared by {deadline}");
        let found = compared(&rule(a), &rule(b));
        assert_eq!(
            (found.extent(), found.timing()),
            (Extent::Same, timing),
            "{a} {b}"
        );
    }
    let none = compared("must refer when shared", "must refer when shared by 24h");
    assert_eq!(none.timing(), Timing::Earlier);
    assert!((none.differ - 0.5).abs() < 1e-12);
    let apart = compared(
        "must refer when shared by immediate",
        "must refer when not shared by same_day",
    );
    assert_eq!(
        (apart.extent(), apart.timing()),
        (Extent::BothWays, Timing::Same)
    );
}

#[test]
fn the_strongest_wording_of_the_rules_that_hold_counts() {
    let a = "should refer when coerced\nmust refer when blackmailed";
    let b = "should refer when coerced\nmust refer when blackmailed and shared";
    let found = compared(a, b);
    assert_eq!(
        (found.extent(), found.strength()),
        (Extent::Same, Strength::Weaker)
    );
    assert_eq!(
        example(&found, Kind::Stronger(Side::A)),
        "blackmailed=yes shared=no"
    );
    assert_eq!(compared(b, a).strength(), Strength::Stronger);
}

#[test]
fn the_smallest_case_names_no_answer_that_it_can_do_without() {
    let found = compared(
        "must refer when (blackmailed and shared) or (coerced and shared and age < 13)",
        "must refer when blackmailed and shared",
    );
    assert_eq!(
        example(&found, Kind::Asked(Side::A)),
        "blackmailed=no coerced=yes shared=yes age=12"
    );
    let found = compared("must refer when always", "must refer when shared");
    assert_eq!(example(&found, Kind::Asked(Side::A)), "shared=no");
    let found = compared("must refer when always", "must refer when never");
    assert_eq!(example(&found, Kind::Asked(Side::A)), "");
}

#[test]
fn a_prohibition_that_can_be_lifted_is_looser_and_only_the_lift_shows_it() {
    let found = compared(
        "must_not delete when shared",
        "must_not delete when shared until released",
    );
    assert_eq!(found.extent(), Extent::Looser);
    assert_eq!(
        example(&found, Kind::Asked(Side::A)),
        "shared=yes released=yes"
    );
    let found = compared(
        "must_not delete when shared until coerced",
        "must_not delete when shared until released",
    );
    assert_eq!(found.extent(), Extent::BothWays);
    // Nobody has said that it is lifted for the first: it stands.
    assert_eq!(
        example(&found, Kind::Asked(Side::A)),
        "shared=yes released=yes"
    );
}
