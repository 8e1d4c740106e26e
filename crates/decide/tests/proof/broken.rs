//! Each check catches a small procedure that is broken in just that way, and says what breaks it.

use decide::proof::{Check, Weight};

use crate::small::{checked, said, with_files};

const CATALOGUE: &str = "id,section,modality,kind,ours,honoured\n";

#[test]
fn a_sound_procedure_passes() {
    let report = checked(&[
        "a: tell when harm",
        "b: keep when asked and not harm; until agreed",
    ]);
    assert!(report.is_good());
    assert_eq!(report.findings, []);
}

#[test]
fn a_rule_that_the_vocabulary_shuts_out_is_dead_and_the_reason_is_given() {
    let report = checked(&[
        "a: tell when asked and danger and not harm",
        "b: help when harm",
    ]);
    let failure = |message: &str| (Weight::Failure, message.to_owned());
    assert_eq!(
        said(&report, Check::RulesCanHold),
        [failure(
            "rule `a` can never hold: `danger` and `not harm` together cannot be, because `danger` always means `harm`"
        )]
    );
    assert_eq!(
        said(&report, Check::EverythingReached),
        [failure("`tell` can never be required")]
    );
    let finding = report.found(Check::RulesCanHold).next().unwrap();
    assert_eq!(
        finding.place.as_ref().unwrap().to_string(),
        "p/rules/all.toml:1"
    );
    assert_eq!(finding.clauses, ["A-1"]);
    assert!(!report.is_good());
}

#[test]
fn a_rule_whose_ages_exclude_one_another_is_dead() {
    let report = checked(&["a: tell when age < 13 and age >= 18", "b: tell when harm"]);
    assert_eq!(
        said(&report, Check::RulesCanHold)[0].1,
        "rule `a` can never hold: `age < 13` and `age >= 18` together cannot be"
    );
}

#[test]
fn a_prohibition_that_is_lifted_whenever_it_applies_is_dead() {
    let report = checked(&["a: keep when danger; until harm", "b: keep when asked"]);
    assert_eq!(
        said(&report, Check::RulesCanHold)[0].1,
        "rule `a` can never hold: `danger` and `not yet (harm)` together cannot be, because `danger` always means `harm`"
    );
}

#[test]
fn a_rule_that_adds_nothing_is_named_with_what_covers_it_and_is_no_failure() {
    let report = checked(&["a: tell when harm", "b: tell when danger"]);
    assert_eq!(
        said(&report, Check::RulesAddSomething),
        [(Weight::Warning, "rule `b` adds nothing to `a`".to_owned())]
    );
    assert!(report.is_good());
}

#[test]
fn a_rule_covered_by_several_is_named_with_all_of_them() {
    let report = checked(&[
        "a: tell when age < 13",
        "b: tell when age >= 13 and asked",
        "c: tell when age >= 13 and not asked",
        "d: tell when harm",
    ]);
    let found = said(&report, Check::RulesAddSomething);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].1, "rule `d` adds nothing to `a`, `b` and `c`");
}

#[test]
fn a_stronger_an_earlier_and_a_later_lifted_rule_each_add_something() {
    for rules in [
        ["a: tell when harm; modality should", "b: tell when danger"],
        [
            "a: tell when harm",
            "b: tell when danger; deadline immediate",
        ],
        ["a: tell when harm", "b: tell when danger; by manager"],
        ["a: keep when harm; until agreed", "b: keep when danger"],
    ] {
        assert_eq!(
            said(&checked(&rules), Check::RulesAddSomething),
            [],
            "{rules:?}"
        );
    }
}

#[test]
fn two_directives_that_contradict_each_other_are_shown_in_one_case() {
    let report = checked(&["a: tell when harm", "b: keep when asked; until agreed"]);
    let findings: Vec<_> = report.found(Check::NoContradictions).collect();
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].weight, Weight::Failure);
    let example = &findings[0].examples[0];
    assert_eq!(example.facts.iter().count(), 3);
    assert!(example.statuses.iter().all(|(_, status)| status.is_some()));
    let apart = ["a: tell when harm", "b: keep when apart"];
    assert_eq!(said(&checked(&apart), Check::NoContradictions), []);
}

#[test]
fn a_ruling_that_both_rules_name_settles_a_contradiction() {
    let ruling = "[[ruling]]\nid = \"which\"\nclauses = []\nquestion = \"?\"\nruling = \"!\"\nprinciple = 4\nconfirm_by = \"x\"\n";
    let report = with_files(
        &[
            "a: tell when harm; rulings which",
            "b: keep when asked; rulings which",
        ],
        &[("rulings.toml", ruling)],
    );
    assert_eq!(
        said(&report, Check::NoContradictions),
        [(
            Weight::Note,
            "`tell` and `keep` can both be required; settled by the ruling which".to_owned()
        )]
    );
    assert!(report.is_good());
}

#[test]
fn of_two_deadlines_the_earlier_counts_and_one_that_hangs_on_the_hour_fails() {
    let report = checked(&[
        "a: tell when harm; deadline immediate",
        "b: tell when asked; deadline 24h",
    ]);
    assert_eq!(
        said(&report, Check::Deadlines),
        [(
            Weight::Note,
            "`tell` is due at once by rule `a` and within 24 hours by rule `b`: the earlier counts (principle 6)".to_owned()
        )]
    );
    let report = checked(&[
        "a: tell when harm; deadline same_working_day",
        "b: tell when asked; deadline 24h",
    ]);
    assert_eq!(said(&report, Check::Deadlines)[0].0, Weight::Failure);
    let report = checked(&[
        "a: tell when harm; deadline same_working_day",
        "b: tell when apart; deadline 24h",
    ]);
    assert_eq!(said(&report, Check::Deadlines), []);
}

#[test]
fn a_fact_that_rules_read_and_that_can_change_nothing_is_named() {
    let report = checked(&["a: tell when harm", "b: tell when harm and asked"]);
    assert_eq!(
        said(&report, Check::FactsMatter),
        [(
            Weight::Warning,
            "`asked` is read by `b`, but never asked: no answer to it can change what follows"
                .to_owned()
        )]
    );
}

#[test]
fn a_question_of_a_checklist_that_nothing_reads_is_named() {
    let form = "id = \"f\"\ntitle = \"t\"\ndirective = \"tell\"\n[[question]]\nid = \"q\"\nask = \"?\"\nanswer = \"yes_no\"\nfact = \"agreed\"\n";
    let report = with_files(&["a: tell when harm"], &[("forms/f.toml", form)]);
    assert_eq!(
        said(&report, Check::FactsMatter)[0].1,
        "question `q` of the checklist `f` answers `agreed`, which nothing here reads"
    );
}

#[test]
fn a_step_that_never_applies_and_a_checklist_without_its_directive_fail() {
    let steps = "[[step]]\nid = \"s\"\ndirective = \"tell\"\ndoes = \"d\"\nmodality = \"must\"\nwhen = \"apart\"\n[[step]]\nid = \"u\"\ndirective = \"help\"\ndoes = \"d\"\nmodality = \"must\"\n";
    let form = "id = \"f\"\ntitle = \"t\"\ndirective = \"think\"\n";
    let report = with_files(
        &["a: tell when harm"],
        &[("steps.toml", steps), ("forms/f.toml", form)],
    );
    let messages: Vec<String> = said(&report, Check::EverythingReached)
        .into_iter()
        .map(|(_, message)| message)
        .collect();
    assert_eq!(
        messages,
        [
            "step `s` belongs to `tell`, which is never required when the step applies",
            "step `u` belongs to `help`, which is never required when the step applies",
            "the checklist `f` belongs to `think`, which is never required",
        ]
    );
}

#[test]
fn a_clause_that_points_to_a_rule_which_does_not_cite_it_is_named_with_its_line() {
    let clauses = format!(
        "{CATALOGUE}A-1,s,must,rule,o,rule:a\nA-2,s,must,rule,o,rule:a\nA-3,s,must,rule,o,not yet honoured: later\n"
    );
    let report = with_files(&["a: tell when harm"], &[("clauses.csv", &clauses)]);
    let findings: Vec<_> = report.found(Check::EveryClause).collect();
    assert_eq!(findings.len(), 2);
    assert_eq!(
        findings[0].message,
        "clause A-2 is honoured by rule `a`, which does not cite it"
    );
    assert_eq!(
        findings[0].place.as_ref().unwrap().to_string(),
        "p/clauses.csv:3"
    );
    assert_eq!(
        (
            report.clauses.all,
            report.clauses.honoured,
            report.clauses.not_yet
        ),
        (3, 2, 1)
    );
}

#[test]
fn a_worked_case_that_comes_out_otherwise_is_a_failure() {
    let vignettes = "[[vignette]]\nid = \"v\"\nprocedure = \"p\"\nstory = \"s\"\n[vignette.facts]\nharm = true\n[vignette.expect]\nabsent = [\"tell\"]\n";
    let report = with_files(&["a: tell when harm"], &[("vignettes.toml", vignettes)]);
    assert_eq!(
        said(&report, Check::WellFormed),
        [(
            Weight::Failure,
            "worked case v: `tell` is required, not absent".to_owned()
        )]
    );
}
