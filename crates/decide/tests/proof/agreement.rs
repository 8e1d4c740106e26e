//! Diagrams, the solver and the naive enumerator of every case agree on random small procedures; the smallest example is confirmed by
//! trying every smaller one; what the checks call dead or repeated is so case by case.

use decide::proof::{Check, Method, Properties, Prover, Sought, Verdict, check};
use decide::{
    DirectiveId, Expression, FactId, FactKind, Facts, Rulebook, Setting, Source, Status, Value,
};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use crate::reference::{self, AGES, Choices, Partial, SETTINGS, Shape, Until};

const SHAPES: [Shape; 4] = [
    Shape {
        bools: 5,
        age: false,
        setting: false,
        until: Until::Never,
    },
    Shape {
        bools: 3,
        age: true,
        setting: true,
        until: Until::Never,
    },
    Shape {
        bools: 4,
        age: false,
        setting: false,
        until: Until::Apart,
    },
    Shape {
        bools: 3,
        age: true,
        setting: false,
        until: Until::Entangled,
    },
];

fn each_case(
    cases: u32,
    test: impl Fn(&Rulebook, Shape, &mut Choices<'_>) -> Result<(), TestCaseError>,
) {
    let wanted = std::env::var("WAYPOST_CASES")
        .ok()
        .and_then(|cases| cases.parse().ok());
    for shape in SHAPES {
        let mut runner = TestRunner::new(ProptestConfig {
            cases: wanted.unwrap_or(cases),
            failure_persistence: None,
            ..ProptestConfig::default()
        });
        let bytes = prop::collection::vec(any::<u8>(), 160);
        runner
            .run(&bytes, |bytes| {
                let mut choices = Choices::new(&bytes);
                match reference::case(&mut choices, shape) {
                    Some((rulebook, _)) => test(&rulebook, shape, &mut choices),
                    None => Ok(()),
                }
            })
            .unwrap();
    }
}

/// In which worlds each directive follows, every `until` at its value.
fn follows(rulebook: &Rulebook, world: &Partial, directive: DirectiveId) -> bool {
    rulebook.procedure().rules.iter().any(|rule| {
        rule.directive == directive
            && reference::holds(&rule.when, world)
            && !rule
                .until
                .as_ref()
                .is_some_and(|until| reference::holds(until, world))
    })
}

fn sought(rulebook: &Rulebook, choices: &mut Choices<'_>) -> Sought {
    let mut sought = Sought {
        so: Expression::Always,
        required: Vec::new(),
        absent: Vec::new(),
    };
    for (directive, _) in rulebook.vocabulary().directives() {
        match choices.below(3) {
            0 => sought.required.push(directive),
            1 => sought.absent.push(directive),
            _ => {}
        }
    }
    sought
}

fn is_as_sought(rulebook: &Rulebook, world: &Partial, sought: &Sought) -> bool {
    sought
        .required
        .iter()
        .all(|directive| follows(rulebook, world, *directive))
        && !sought
            .absent
            .iter()
            .any(|directive| follows(rulebook, world, *directive))
}

#[test]
fn diagrams_solver_and_enumerator_agree() {
    each_case(150, |rulebook, _, choices| {
        let worlds = reference::worlds(rulebook.vocabulary());
        let mut prover = Prover::new(rulebook, &[]);
        for _ in 0..4 {
            let sought = sought(rulebook, choices);
            let naive = worlds
                .iter()
                .any(|world| is_as_sought(rulebook, world, &sought));
            prop_assert_eq!(prover.exists(&sought, Method::Diagrams), naive);
            prop_assert_eq!(prover.exists(&sought, Method::Solver), naive);
        }
        Ok(())
    });
}

/// Every set of answers, not known included, with at most so many known.
fn partials(rulebook: &Rulebook, most: usize) -> Vec<Partial> {
    let mut partials: Vec<Partial> = vec![Vec::new()];
    for (fact, _) in rulebook.vocabulary().facts() {
        let mut next = Vec::new();
        for partial in &partials {
            let known = partial.iter().flatten().count();
            next.push([partial.as_slice(), &[None]].concat());
            if known < most {
                for value in reference::values(rulebook.vocabulary(), fact) {
                    next.push([partial.as_slice(), &[Some(value)]].concat());
                }
            }
        }
        partials = next;
    }
    partials
}

fn shows(statuses: &[Option<Status>], sought: &Sought) -> bool {
    let required = |directive: &DirectiveId| statuses[directive.index()] == Some(Status::Required);
    sought.required.iter().all(required)
        && sought
            .absent
            .iter()
            .all(|directive| statuses[directive.index()].is_none())
}

/// The same answers by the ages and settings that the enumerator uses, which its conditions do not tell apart.
fn alike(partial: Partial) -> Partial {
    let alike = |value| match value {
        Value::Age(0..=12) => Value::Age(AGES[0]),
        Value::Age(13..=15) => Value::Age(AGES[1]),
        Value::Age(16..=17) => Value::Age(AGES[2]),
        Value::Age(_) => Value::Age(AGES[3]),
        Value::Setting(setting) if !SETTINGS.contains(&setting) => Value::Setting(Setting::Other),
        other => other,
    };
    partial.into_iter().map(|value| value.map(alike)).collect()
}

#[test]
fn no_smaller_example_would_do() {
    each_case(25, |rulebook, shape, choices| {
        let worlds = reference::worlds(rulebook.vocabulary());
        let mut sought = sought(rulebook, choices);
        if shape.until != Until::Never {
            // A prohibition may be required by what is not known yet; an example shows it by what is known.
            sought.required.retain(|directive| directive.index() == 0);
        }
        let example = Prover::new(rulebook, &[])
            .example(&sought)
            .map_err(TestCaseError::fail)?;
        let naive = worlds
            .iter()
            .any(|world| is_as_sought(rulebook, world, &sought));
        prop_assert_eq!(example.is_some(), naive);
        let Some(example) = example else {
            return Ok(());
        };
        prop_assert!(example.fewest);
        let given = alike(reference::partial(rulebook.vocabulary(), &example.facts));
        let described = reference::described(rulebook, &example.facts);
        let statuses = reference::statuses(rulebook, &worlds, &given)
            .ok_or_else(|| TestCaseError::fail(format!("no world agrees with {described}")))?;
        prop_assert!(
            shows(&statuses, &sought),
            "{sought:?} is not shown: {described}"
        );
        let size = example.facts.iter().count();
        if size == 0 {
            return Ok(());
        }
        for partial in partials(rulebook, size - 1) {
            if let Some(statuses) = reference::statuses(rulebook, &worlds, &partial) {
                prop_assert!(
                    !shows(&statuses, &sought),
                    "{partial:?} would do: {described}"
                );
            }
        }
        Ok(())
    });
}

#[test]
fn what_is_called_dead_holds_in_no_world_and_what_is_called_repeated_changes_none() {
    each_case(60, |rulebook, _, _| {
        let worlds = reference::worlds(rulebook.vocabulary());
        let report = check(rulebook, &Properties::default(), &mut |_| {});
        let named = |check: Check, id: &str| {
            let start = format!("rule `{id}` ");
            report
                .found(check)
                .any(|finding| finding.message.starts_with(&start))
        };
        for rule in &rulebook.procedure().rules {
            let holds = |world: &&Partial| {
                reference::holds(&rule.when, world)
                    && !rule
                        .until
                        .as_ref()
                        .is_some_and(|until| reference::holds(until, world))
            };
            let dead = worlds.iter().filter(holds).count() == 0;
            prop_assert_eq!(named(Check::RulesCanHold, &rule.id), dead, "{}", rule.id);
            let others: Vec<_> = rulebook
                .procedure()
                .rules
                .iter()
                .filter(|other| other.id != rule.id && other.directive == rule.directive)
                .collect();
            if rule.until.is_none() && others.iter().all(|other| other.until.is_none()) {
                let covered = |world: &Partial| {
                    others
                        .iter()
                        .any(|other| reference::holds(&other.when, world))
                };
                let repeated = !dead && worlds.iter().filter(holds).all(covered);
                prop_assert_eq!(
                    named(Check::RulesAddSomething, &rule.id),
                    repeated,
                    "{}",
                    rule.id
                );
            }
        }
        Ok(())
    });
}

/// The world with one answer changed to yes, and all that follows from it.
fn changed(rulebook: &Rulebook, world: &Partial, fact: FactId) -> Partial {
    let mut answer = Facts::new(rulebook.vocabulary());
    answer.set(fact, Value::Yes).unwrap();
    let then = answer.close(rulebook.vocabulary()).unwrap();
    let mut changed = world.clone();
    changed[fact.index()] = Some(Value::Yes);
    for (implied, value) in then.implied {
        changed[implied.index()] = Some(value);
    }
    changed
}

#[test]
fn a_directive_is_kept_exactly_when_no_world_loses_it() {
    each_case(60, |rulebook, _, _| {
        let vocabulary = rulebook.vocabulary();
        let worlds = reference::worlds(vocabulary);
        let bools: Vec<FactId> = vocabulary
            .facts()
            .filter(|(_, fact)| fact.kind == FactKind::Bool)
            .map(|(fact, _)| fact)
            .collect();
        let mut text = String::new();
        let mut expected = Vec::new();
        for fact in bools {
            for (directive, definition) in vocabulary.directives() {
                let (fact_id, directive_id) = (&vocabulary[fact].id, &definition.id);
                text.push_str(&format!(
                    "[[property]]\nid = \"{fact_id}-{directive_id}\"\nsays = \"s\"\nclaim = \"kept\"\nlearning = [\"{fact_id}\"]\ndirectives = [\"{directive_id}\"]\n"
                ));
                expected.push(worlds.iter().any(|world| {
                    world[fact.index()] == Some(Value::No)
                        && follows(rulebook, world, directive)
                        && !follows(rulebook, &changed(rulebook, world, fact), directive)
                }));
            }
        }
        let source = Source::new("properties.toml", text);
        let properties = Properties::parse(vocabulary, &["p"], &source).unwrap();
        let report = check(rulebook, &properties, &mut |_| {});
        for (judged, lost) in report.properties.iter().zip(expected) {
            let refuted = judged.verdict == Verdict::Refuted;
            prop_assert_eq!(refuted, lost, "{}", judged.property.id);
            prop_assert_eq!(&judged.disagreement, &None);
        }
        Ok(())
    });
}
