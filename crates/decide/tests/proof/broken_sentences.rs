//! Sentences of each kind, proved and refuted on small procedures; and a file of sentences with faults.

use decide::proof::{Properties, Report, Verdict};
use decide::{Source, Value};

use crate::small::{vocabulary, with_sentences};

fn verdict(report: &Report) -> Verdict {
    report.properties[0].verdict
}

/// The answers of the first example, as `fact=value`.
fn example(report: &Report, place: usize) -> Vec<String> {
    let vocabulary = vocabulary();
    report.properties[0].examples[place]
        .facts
        .iter()
        .map(|(fact, value): (_, Value)| format!("{}={value}", vocabulary[fact].id))
        .collect()
}

fn sentence(claim: &str) -> String {
    format!("kinds = [\"harm\", \"asked\"]\n[[property]]\nid = \"s\"\nsays = \"S.\"\n{claim}\n")
}

#[test]
fn what_is_required_in_every_case_is_proved_through_what_follows() {
    let claim = sentence("claim = \"required\"\nwhenever = \"danger\"\ndirectives = [\"tell\"]");
    assert_eq!(
        verdict(&with_sentences(&["a: tell when harm"], &claim)),
        Verdict::Proved
    );
    let report = with_sentences(&["a: tell when harm and not asked"], &claim);
    assert_eq!(verdict(&report), Verdict::Refuted);
    assert_eq!(example(&report, 0), ["danger=yes", "asked=yes"]);
    assert!(!report.is_good());
}

#[test]
fn one_of_several_is_enough_where_any_will_do() {
    let claim = sentence(
        "claim = \"required\"\nany = true\nwhenever = \"harm\"\ndirectives = [\"tell\", \"help\"]",
    );
    let rules = [
        "a: tell when harm and age < 13",
        "b: help when harm and age >= 13",
    ];
    assert_eq!(verdict(&with_sentences(&rules, &claim)), Verdict::Proved);
    let report = with_sentences(
        &[
            "a: tell when harm and age < 13",
            "b: help when harm and age > 13",
        ],
        &claim,
    );
    assert_eq!(example(&report, 0), ["harm=yes", "age=13"]);
}

#[test]
fn what_never_follows_is_proved_and_silence_is_told_from_it() {
    let claim = sentence("claim = \"never\"\nwhenever = \"apart\"\ndirectives = [\"tell\"]");
    assert_eq!(
        verdict(&with_sentences(&["a: tell when harm"], &claim)),
        Verdict::Proved
    );
    assert_eq!(
        verdict(&with_sentences(&["a: help when harm"], &claim)),
        Verdict::ProvedBySilence
    );
    let report = with_sentences(&["a: tell when asked"], &claim);
    assert_eq!(example(&report, 0), ["asked=yes", "apart=yes"]);
}

#[test]
fn two_that_never_follow_together_are_proved_over_what_lifts_them() {
    let claim = sentence("claim = \"never_together\"\ndirectives = [\"tell\", \"keep\"]");
    let rules = [
        "a: tell when harm and agreed",
        "b: keep when harm; until agreed",
    ];
    assert_eq!(verdict(&with_sentences(&rules, &claim)), Verdict::Proved);
    let rules = ["a: tell when harm", "b: keep when harm; until agreed"];
    let report = with_sentences(&rules, &claim);
    assert_eq!(example(&report, 0), ["harm=yes", "agreed=no"]);
}

#[test]
fn a_case_with_nothing_to_do_is_found() {
    let claim = sentence("claim = \"always_something\"\nof_kind = [\"duty\"]");
    let rules = [
        "a: tell when harm",
        "b: help when not harm",
        "c: think when asked",
    ];
    assert_eq!(verdict(&with_sentences(&rules, &claim)), Verdict::Proved);
    let rules = [
        "a: tell when harm",
        "b: help when not asked",
        "c: think when asked",
    ];
    let report = with_sentences(&rules, &claim);
    assert_eq!(example(&report, 0), ["harm=no", "asked=yes"]);
}

#[test]
fn every_kind_of_incident_is_looked_at() {
    let claim = sentence("claim = \"whatever_happened\"\ndirectives = [\"tell\"]");
    let report = with_sentences(&["a: tell when harm"], &claim);
    assert_eq!(report.properties[0].broken, ["asked"]);
    assert_eq!(example(&report, 0), ["harm=no", "asked=yes"]);
}

#[test]
fn a_duty_that_learning_something_removes_is_shown_before_and_after() {
    let claim =
        sentence("claim = \"kept\"\nlearning = [\"danger\"]\nduties_at_least = \"immediate\"");
    assert_eq!(
        verdict(&with_sentences(&["a: tell when not apart"], &claim)),
        Verdict::Proved
    );
    let report = with_sentences(&["a: tell when asked and not danger"], &claim);
    assert_eq!(verdict(&report), Verdict::Refuted);
    assert_eq!(example(&report, 0), ["danger=no", "asked=yes"]);
    assert_eq!(example(&report, 1), ["danger=yes", "asked=yes"]);
}

#[test]
fn what_follows_from_the_new_answer_is_changed_with_it() {
    let claim = sentence("claim = \"kept\"\nlearning = [\"danger\"]\ndirectives = [\"tell\"]");
    let report = with_sentences(&["a: tell when not harm"], &claim);
    assert_eq!(example(&report, 0), ["danger=no", "harm=no"]);
    assert_eq!(example(&report, 1), ["danger=yes"]);
}

#[test]
fn a_directive_that_hangs_on_the_setting_is_found() {
    let claim = sentence("claim = \"regardless\"\nof = [\"setting\"]\ndirectives = [\"tell\"]");
    assert_eq!(
        verdict(&with_sentences(&["a: tell when harm"], &claim)),
        Verdict::Proved
    );
    let report = with_sentences(&["a: tell when harm and setting in [school]"], &claim);
    assert_eq!(verdict(&report), Verdict::Refuted);
    assert_eq!(example(&report, 0)[0], "harm=yes");
    assert_eq!(report.properties[0].broken.len(), 8);
}

#[test]
fn a_deadline_that_comes_too_late_is_found() {
    let claim = sentence(
        "claim = \"no_later_than\"\nwhenever = \"harm\"\ndirectives = [\"tell\"]\ndeadline = \"same_day\"",
    );
    assert_eq!(
        verdict(&with_sentences(
            &["a: tell when harm; deadline immediate"],
            &claim
        )),
        Verdict::Proved
    );
    let report = with_sentences(
        &[
            "a: tell when harm; deadline 24h",
            "b: tell when danger; deadline immediate",
        ],
        &claim,
    );
    assert_eq!(example(&report, 0), ["danger=no", "harm=yes"]);
}

#[test]
fn a_sentence_listed_as_not_satisfied_must_be_refuted() {
    let listed = "claim = \"required\"\nwhenever = \"harm\"\ndirectives = [\"tell\"]\n[property.not_satisfied_by]\np = \"it says nothing of it\"";
    let report = with_sentences(&["a: tell when asked"], &sentence(listed));
    assert_eq!(verdict(&report), Verdict::NotSatisfied);
    assert!(report.is_good());
    let report = with_sentences(&["a: tell when harm"], &sentence(listed));
    assert_eq!(verdict(&report), Verdict::WronglyListed);
    assert!(!report.is_good());
}

#[test]
fn a_sentence_about_no_case_at_all_says_nothing() {
    let claim =
        sentence("claim = \"never\"\nwhenever = \"danger and apart\"\ndirectives = [\"tell\"]");
    assert_eq!(
        verdict(&with_sentences(&["a: tell when harm"], &claim)),
        Verdict::SaysNothing
    );
}

#[test]
fn every_fault_of_a_file_of_sentences_is_named_with_its_place() {
    let text = "kinds = [\"harn\"]\n[[property]]\nid = \"A\"\nsays = \"S.\"\nclaim = \"requierd\"\n[[property]]\nid = \"b\"\nsays = \"S.\"\nclaim = \"never\"\nwhenever = \"dangr\"\ndirectives = [\"tel\"]\nextra = 1\n[property.not_satisfied_by]\nq = \"\"\n";
    let source = Source::new("properties.toml", text);
    let faults = Properties::parse(&vocabulary(), &["p"], &source).unwrap_err();
    let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
    for expected in [
        "properties.toml:1:11: unknown fact `harn` (did you mean `harm`?)",
        "unknown claim `requierd` (did you mean `required`?)",
        "properties.toml:10:13: unknown fact `dangr` (did you mean `danger`?)",
        "unknown directive `tel` (did you mean `tell`?)",
        "unknown procedure `q`",
        "the reason must be a text that is not empty",
        "unknown key `extra`",
        "the id `A` may hold small letters",
    ] {
        assert!(
            faults.iter().any(|fault| fault.contains(expected)),
            "{expected}: {faults:#?}"
        );
    }
}
