//! Random pairs of small procedures, against counting every combination.

use std::sync::Arc;

use decide::difference::{Compared, Kind, Side, compare};
use decide::{DirectiveKind, Procedure, Rulebook, Setting, Source, Status, Value, Vocabulary};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use crate::naive::{KINDS, differ, share};
use crate::reference::{
    Choices, Partial, SETTINGS, Shape, Until, partial, rules, statuses, values, vocabulary, worlds,
};

const DEADLINES: [&str; 5] = ["", "immediate", "same_day", "24h", "5_working_days"];

pub fn runner(cases: u32) -> TestRunner {
    let wanted = std::env::var("WAYPOST_CASES")
        .ok()
        .and_then(|cases| cases.parse().ok());
    TestRunner::new(ProptestConfig {
        cases: wanted.unwrap_or(cases),
        failure_persistence: None,
        ..ProptestConfig::default()
    })
}

/// A procedure over the vocabulary; each rule has one of a few deadlines and wordings.
fn procedure(
    choices: &mut Choices<'_>,
    vocabulary: &Arc<Vocabulary>,
    shape: Shape,
) -> Option<Rulebook> {
    let heading = "id='p'\ntitle='t'\npublisher='p'\narea='a'\nversion='1'\nvalid_from=2018-01-01\nsource='s'\ncurrency='c'\n";
    let files = [
        Source::new("procedure.toml", heading),
        Source::new("rules/all.toml", rules(choices, shape)),
    ];
    let mut procedure = Procedure::parse(vocabulary, &files).unwrap();
    for rule in &mut procedure.rules {
        rule.deadline = DEADLINES[choices.below(DEADLINES.len())].parse().ok();
        let prohibits = vocabulary[rule.directive].kind == DirectiveKind::Prohibition;
        let wordings = if prohibits {
            [decide::Modality::MustNot, decide::Modality::ShouldNot]
        } else {
            [decide::Modality::Must, decide::Modality::May]
        };
        rule.modality = wordings[choices.below(2)];
    }
    Rulebook::new(Arc::clone(vocabulary), procedure).ok()
}

pub fn pair(bytes: &[u8], shape: Shape) -> Option<[Rulebook; 2]> {
    let mut choices = Choices::new(bytes);
    let vocabulary = vocabulary(&mut choices, shape)?;
    let a = procedure(&mut choices, &vocabulary, shape)?;
    let b = procedure(&mut choices, &vocabulary, shape)?;
    Some([a, b])
}

pub fn shape(until: Until) -> Shape {
    Shape {
        bools: 4,
        age: true,
        setting: true,
        until,
    }
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-9
}

fn counted(
    compared: &Compared,
    [a, b]: [&Rulebook; 2],
    worlds: &[Partial],
) -> Result<(), TestCaseError> {
    for found in &compared.directives {
        let so = |kind: Kind| move |world: &Partial| differ([a, b], found.directive, world, kind);
        for kind in KINDS {
            let said = found
                .differences
                .iter()
                .find(|difference| difference.kind == kind);
            let expected = share(worlds, so(kind));
            prop_assert_eq!(said.is_some(), expected > 0.0, "{:?}", kind);
            prop_assert!(
                near(said.map_or(0.0, |said| said.share), expected),
                "{:?} {:?}",
                kind,
                expected
            );
        }
        let any = |world: &Partial| KINDS.iter().any(|kind| so(*kind)(world));
        prop_assert!(near(found.differ, share(worlds, any)));
        let shares = found.shares;
        prop_assert!(near(shares.only_a, share(worlds, so(Kind::Asked(Side::A)))));
        prop_assert!(near(shares.only_b, share(worlds, so(Kind::Asked(Side::B)))));
        prop_assert!(near(
            shares.both + shares.only_a + shares.only_b + shares.neither,
            1.0
        ));
    }
    Ok(())
}

/// The generator's value for those that its conditions do not tell apart.
fn generated(value: Value) -> Value {
    match value {
        Value::Age(0..13) => Value::Age(2),
        Value::Age(13..16) => Value::Age(14),
        Value::Age(16..18) => Value::Age(17),
        Value::Age(_) => Value::Age(40),
        Value::Setting(setting) if !SETTINGS.contains(&setting) => Value::Setting(Setting::Other),
        other => other,
    }
}

/// What each example says of both sides is what trying every completion says.
fn shown(
    compared: &Compared,
    rulebooks: [&Rulebook; 2],
    worlds: &[Partial],
) -> Result<(), TestCaseError> {
    let vocabulary = rulebooks[0].vocabulary();
    for found in &compared.directives {
        for difference in &found.differences {
            let example = &difference.example;
            let known: Partial = partial(vocabulary, &example.facts)
                .into_iter()
                .map(|value| value.map(generated))
                .collect();
            for side in Side::BOTH {
                let statuses = statuses(rulebooks[side.index()], worlds, &known);
                let status = statuses.and_then(|statuses| statuses[found.directive.index()]);
                let says = example.says[side.index()]
                    .as_ref()
                    .map(|_| Status::Required);
                prop_assert_eq!(status, says, "{:?}", difference);
            }
        }
    }
    Ok(())
}

fn mirrored(compared: &Compared, back: &Compared) -> Result<(), TestCaseError> {
    prop_assert_eq!(compared.directives.len(), back.directives.len());
    for (forth, back) in compared.directives.iter().zip(&back.directives) {
        prop_assert_eq!(forth.directive, back.directive);
        prop_assert!(near(forth.differ, back.differ));
        prop_assert!(near(forth.shares.only_a, back.shares.only_b));
        prop_assert!(near(forth.shares.only_b, back.shares.only_a));
        prop_assert_eq!(&forth.clauses[0], &back.clauses[1]);
        prop_assert_eq!(forth.differences.len(), back.differences.len());
        for difference in &forth.differences {
            let kind = difference.kind.mirrored();
            let found = back.differences.iter().find(|other| other.kind == kind);
            let found = found.ok_or_else(|| TestCaseError::fail(format!("no {kind:?}")))?;
            prop_assert!(near(found.share, difference.share));
            let answers = |facts: &decide::Facts| facts.iter().count();
            prop_assert_eq!(
                answers(&found.example.facts),
                answers(&difference.example.facts)
            );
        }
    }
    Ok(())
}

fn compared_with_counting(until: Until) {
    let run = |bytes: Vec<u8>| {
        let Some([a, b]) = pair(&bytes, shape(until)) else {
            return Ok(());
        };
        let worlds = worlds(a.vocabulary());
        let compared = compare(&a, &b).unwrap();
        counted(&compared, [&a, &b], &worlds)?;
        shown(&compared, [&a, &b], &worlds)?;
        mirrored(&compared, &compare(&b, &a).unwrap())?;
        let same = compare(&a, &a).unwrap();
        prop_assert!(
            same.directives
                .iter()
                .all(|found| found.is_same() && found.differ == 0.0)
        );
        Ok(())
    };
    let bytes = prop::collection::vec(any::<u8>(), 0..400);
    runner(30).run(&bytes, run).unwrap();
}

#[test]
fn shares_examples_and_the_mirror_image_are_those_of_counting_every_combination() {
    compared_with_counting(Until::Never);
}

#[test]
fn so_they_are_where_facts_of_their_own_lift_prohibitions() {
    compared_with_counting(Until::Apart);
}

#[test]
fn so_they_are_where_what_lifts_a_prohibition_is_also_what_calls_for_it() {
    compared_with_counting(Until::Entangled);
}

/// The fewest answers with which the first requires the directive and the second is silent.
fn fewest(rulebooks: [&Rulebook; 2], directive: usize) -> Option<usize> {
    let vocabulary = rulebooks[0].vocabulary();
    let mut best: Option<usize> = None;
    let mut cases = vec![decide::Facts::new(vocabulary)];
    for (fact, _) in vocabulary.facts() {
        let mut more = Vec::new();
        for case in &cases {
            for value in values(vocabulary, fact) {
                let mut with = case.clone();
                with.set(fact, value).unwrap();
                more.push(with);
            }
        }
        cases.extend(more);
    }
    for case in cases {
        let decided = rulebooks.map(|rulebook| rulebook.decide_fast(&rulebook.known(&case)));
        let [Some(ours), Some(theirs)] = decided else {
            continue;
        };
        let silent = !theirs.required.contains(directive) && !theirs.possible.contains(directive);
        if ours.required.contains(directive) && silent {
            let count = case.iter().count();
            best = Some(best.map_or(count, |best| best.min(count)));
        }
    }
    best
}

#[test]
fn no_case_with_fewer_answers_shows_that_only_one_side_asks() {
    for until in [Until::Never, Until::Apart] {
        let run = |bytes: Vec<u8>| {
            let Some([a, b]) = pair(
                &bytes,
                Shape {
                    bools: 3,
                    ..shape(until)
                },
            ) else {
                return Ok(());
            };
            for found in &compare(&a, &b).unwrap().directives {
                for difference in &found.differences {
                    if difference.kind == Kind::Asked(Side::A) {
                        let count = difference.example.facts.iter().count();
                        prop_assert_eq!(Some(count), fewest([&a, &b], found.directive.index()));
                    }
                }
            }
            Ok(())
        };
        let bytes = prop::collection::vec(any::<u8>(), 0..400);
        runner(20).run(&bytes, run).unwrap();
    }
}
