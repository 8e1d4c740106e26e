//! The notation of conditions: what is written reads back the same, and a slip is pointed at.

use crate::held;

use decide::{
    Comparison, Expression, FactId, FactKind, Setting, Source, Vocabulary, parse_expression,
};
use proptest::prelude::*;

fn read(vocabulary: &Vocabulary, text: &str) -> Result<Expression, String> {
    parse_expression(vocabulary, &Source::new("rules/a.toml", text))
        .map_err(|fault| fault.to_string())
}

fn of_kind(vocabulary: &Vocabulary, kind: FactKind) -> Vec<FactId> {
    vocabulary
        .facts()
        .filter(|(_, fact)| fact.kind == kind)
        .map(|(id, _)| id)
        .collect()
}

fn conditions(vocabulary: &Vocabulary) -> impl Strategy<Value = Expression> + use<> {
    let bools =
        prop::sample::select(of_kind(vocabulary, FactKind::Bool)).prop_map(Expression::Fact);
    let signs = [
        Comparison::Below,
        Comparison::AtMost,
        Comparison::Above,
        Comparison::AtLeast,
        Comparison::Exactly,
    ];
    let ages = (
        prop::sample::select(of_kind(vocabulary, FactKind::Age)),
        prop::sample::select(signs.to_vec()),
        0..=120_u8,
    )
        .prop_map(|(fact, comparison, years)| Expression::Age {
            fact,
            comparison,
            years,
        });
    let lists = prop::collection::vec(prop::sample::select(Setting::ALL.to_vec()), 1..4);
    let settings = (
        prop::sample::select(of_kind(vocabulary, FactKind::Setting)),
        lists,
    )
        .prop_map(|(fact, settings)| Expression::SettingIn { fact, settings });
    let leaf = prop_oneof![6 => bools, 1 => ages, 1 => settings, 1 => Just(Expression::Always), 1 => Just(Expression::Never)];
    leaf.prop_recursive(5, 40, 4, |inner| {
        prop_oneof![
            inner.clone().prop_map(Expression::negated),
            prop::collection::vec(inner.clone(), 1..4).prop_map(Expression::all),
            prop::collection::vec(inner, 1..4).prop_map(Expression::any),
        ]
    })
}

#[test]
fn what_is_written_reads_back_the_same() {
    let vocabulary = held::vocabulary();
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: 2_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    runner
        .run(&conditions(&vocabulary), |condition| {
            let written = condition.written(&vocabulary).to_string();
            let again = read(&vocabulary, &written);
            prop_assert_eq!(again.as_ref(), Ok(&condition));
            prop_assert_eq!(again.unwrap().written(&vocabulary).to_string(), written);
            Ok(())
        })
        .unwrap();
}

#[test]
fn every_condition_of_dorset_reads_back_the_same() {
    let rulebook = held::rulebook("dorset");
    let vocabulary = rulebook.vocabulary();
    for rule in &rulebook.procedure().rules {
        for condition in std::iter::once(&rule.when).chain(&rule.until) {
            assert_eq!(
                read(vocabulary, &condition.written(vocabulary).to_string()).as_ref(),
                Ok(condition),
                "{}",
                rule.id
            );
        }
    }
}

#[test]
fn and_binds_tighter_than_or_and_brackets_are_written_only_where_needed() {
    let vocabulary = held::vocabulary();
    for (text, written) in [
        (
            "grooming or coerced and blackmailed",
            "grooming or coerced and blackmailed",
        ),
        (
            "(grooming or coerced) and blackmailed",
            "(grooming or coerced) and blackmailed",
        ),
        (
            "((grooming) and (coerced and blackmailed))",
            "grooming and coerced and blackmailed",
        ),
        ("not (not grooming)", "not not grooming"),
        ("not(grooming or coerced)", "not (grooming or coerced)"),
        (
            "youngest_age<13 and setting in[school,college]",
            "youngest_age < 13 and setting in [school, college]",
        ),
    ] {
        assert_eq!(
            read(&vocabulary, text)
                .unwrap()
                .written(&vocabulary)
                .to_string(),
            written
        );
    }
}

/// A condition, and the fault.
const SLIPS: &[(&str, &str)] = &[
    (
        "groming",
        "1:1: unknown fact `groming` (did you mean `grooming`?)",
    ),
    (
        "grooming and\n  coered",
        "2:3: unknown fact `coered` (did you mean `coerced`?)",
    ),
    (
        "",
        "1:1: expected a fact, `not`, `always`, `never` or `(`, found the end",
    ),
    (
        "grooming coerced",
        "1:10: expected `and`, `or` or the end, found `coerced`",
    ),
    ("(grooming", "1:10: expected `)`, found the end"),
    (
        "grooming and and coerced",
        "1:14: expected a fact, `not`, `always`, `never` or `(`, found `and`",
    ),
    (
        "youngest_age",
        "1:13: expected `<`, `<=`, `>`, `>=` or `=` after the age `youngest_age`, found the end",
    ),
    (
        "youngest_age < 200",
        "1:16: expected an age in whole years, 0 to 120, found `200`",
    ),
    (
        "grooming < 3",
        "1:10: `grooming` is yes or no and is not compared",
    ),
    (
        "setting in [scool]",
        "1:13: unknown setting `scool` (did you mean `school`?)",
    ),
    (
        "setting in []",
        "1:13: expected a setting such as `school`, found `]`",
    ),
    (
        "grooming & coerced",
        "1:10: expected `and`, `or` or the end, found `&` (did you mean `and`?)",
    ),
    (
        "GROOMING",
        "1:1: expected a fact, `not`, `always`, `never` or `(`, found `GROOMING` (did you mean `grooming`?)",
    ),
    (
        "grooming OR coerced",
        "1:10: expected `and`, `or` or the end, found `OR` (did you mean `or`?)",
    ),
    (
        "setting is [school]",
        "1:9: expected `in` after the setting `setting`, found `is` (did you mean `in`?)",
    ),
    (
        "alwyas",
        "1:1: unknown fact `alwyas` (did you mean `always`?)",
    ),
];

#[test]
fn a_slip_is_pointed_at_with_what_was_expected_and_the_nearest_name() {
    let vocabulary = held::vocabulary();
    for (text, fault) in SLIPS.iter().copied() {
        assert_eq!(
            read(&vocabulary, text).unwrap_err(),
            format!("rules/a.toml:{fault}"),
            "{text}"
        );
    }
}

#[test]
fn nesting_that_would_exhaust_the_stack_is_refused() {
    let vocabulary = held::vocabulary();
    for text in [
        "(".repeat(10_000),
        "not ".repeat(4_000) + "grooming",
        "not (".repeat(3_000),
    ] {
        assert!(
            read(&vocabulary, &text)
                .unwrap_err()
                .contains("nested more than 64 deep")
        );
    }
    assert!(
        read(&vocabulary, &"grooming or ".repeat(3_000))
            .unwrap_err()
            .contains("longer than")
    );
}
