//! The engine against a naive reading of the semantics, on random vocabularies, procedures and facts.
//! `WAYPOST_CASES=100000 cargo test --release -p decide exactness` runs more of them.

use crate::reference;

use std::collections::BTreeSet;

use crate::reference::{Choices, Partial, Shape, Until, case, partial, statuses, values, worlds};
use decide::{Answer, DirectiveId, FactId, Facts, Outcome, Rulebook, Status, Value};
use proptest::prelude::*;

fn cases(fallback: u32) -> ProptestConfig {
    let wanted = std::env::var("WAYPOST_CASES")
        .ok()
        .and_then(|cases| cases.parse().ok());
    ProptestConfig {
        cases: wanted.unwrap_or(fallback),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(any::<u8>(), 0..160)
}

const EVERYTHING: Shape = Shape {
    bools: 5,
    age: true,
    setting: true,
    until: Until::Entangled,
};

fn facts_of(rulebook: &Rulebook, partial: &[Option<Value>]) -> Facts {
    let mut facts = Facts::new(rulebook.vocabulary());
    for ((fact, _), value) in rulebook.vocabulary().facts().zip(partial) {
        if let Some(value) = value {
            facts.set(fact, *value).unwrap();
        }
    }
    facts
}

fn found(rulebook: &Rulebook, outcome: &Outcome) -> Vec<Option<Status>> {
    rulebook
        .vocabulary()
        .directives()
        .map(|(directive, _)| outcome.status(directive))
        .collect()
}

/// Whether the directive is required once these answers are added; none if they contradict what is known.
fn required_with(
    rulebook: &Rulebook,
    worlds: &[Partial],
    known: &[Option<Value>],
    directive: DirectiveId,
) -> Option<bool> {
    statuses(rulebook, worlds, known)
        .map(|statuses| statuses[directive.index()] == Some(Status::Required))
}

/// What is known together with each choice of values that the answers admit.
fn every_way(rulebook: &Rulebook, known: &Partial, answers: &[&(FactId, Answer)]) -> Vec<Partial> {
    let mut ways = vec![known.clone()];
    for (fact, answer) in answers {
        let admitted = values(rulebook.vocabulary(), *fact)
            .into_iter()
            .filter(|value| answer.admits(*value));
        let longer = |value| {
            ways.iter().map(move |way| {
                way.iter()
                    .copied()
                    .enumerate()
                    .map(|(index, before)| {
                        if index == fact.index() {
                            Some(value)
                        } else {
                            before
                        }
                    })
                    .collect()
            })
        };
        ways = admitted.flat_map(longer).collect();
    }
    ways
}

proptest! {
    #![proptest_config(cases(2_000))]

    #[test]
    fn a_status_is_exactly_what_every_completion_says(bytes in bytes()) {
        let Some((rulebook, facts)) = case(&mut Choices::new(&bytes), EVERYTHING) else { return Ok(()) };
        let worlds = worlds(rulebook.vocabulary());
        let expected = statuses(&rulebook, &worlds, &partial(rulebook.vocabulary(), &facts));
        let outcome = rulebook.decide(&facts);
        prop_assert_eq!(outcome.is_ok(), expected.is_some());
        let fast = rulebook.decide_fast(&rulebook.known(&facts));
        prop_assert_eq!(fast.is_some(), expected.is_some());
        if let (Ok(outcome), Some(expected), Some(fast)) = (outcome, expected, fast) {
            prop_assert_eq!(&found(&rulebook, &outcome), &expected, "{}", reference::described(&rulebook, &facts));
            for (directive, status) in expected.iter().enumerate() {
                prop_assert_eq!(fast.required.contains(directive), *status == Some(Status::Required));
                prop_assert_eq!(fast.possible.contains(directive), *status == Some(Status::Possible));
            }
        }
    }

    #[test]
    fn what_is_implied_is_what_every_completion_agrees_on(bytes in bytes()) {
        let Some((rulebook, facts)) = case(&mut Choices::new(&bytes), EVERYTHING) else { return Ok(()) };
        let known = partial(rulebook.vocabulary(), &facts);
        let worlds = worlds(rulebook.vocabulary());
        let completions: Vec<_> = worlds.iter().filter(|world| reference::completes(world, &known)).collect();
        let Ok(closed) = facts.close(rulebook.vocabulary()) else {
            prop_assert!(completions.is_empty());
            return Ok(());
        };
        for (fact, _) in rulebook.vocabulary().facts() {
            let seen: BTreeSet<_> = completions.iter().map(|world| world[fact.index()]).collect();
            let agreed = if seen.len() == 1 { *seen.first().unwrap() } else { None };
            prop_assert_eq!(closed.get(fact), agreed);
        }
    }

    #[test]
    fn each_shown_set_of_answers_requires_the_directive_and_none_of_it_can_be_spared(bytes in bytes()) {
        let Some((rulebook, facts)) = case(&mut Choices::new(&bytes), EVERYTHING) else { return Ok(()) };
        let worlds = worlds(rulebook.vocabulary());
        let Ok(outcome) = rulebook.decide(&facts) else { return Ok(()) };
        let known = partial(rulebook.vocabulary(), &facts);
        for directed in outcome.directives.iter().filter(|directed| directed.status == Status::Possible) {
            prop_assert!(!directed.would_follow_if.is_empty());
            for set in directed.would_follow_if.iter() {
                for spared in 0..=set.len() {
                    let kept: Vec<_> = set.iter().enumerate().filter(|(index, _)| *index != spared).map(|(_, answer)| answer).collect();
                    let always = every_way(&rulebook, &known, &kept).iter().all(|then| {
                        required_with(&rulebook, &worlds, then, directed.directive) == Some(true)
                    });
                    let lifts = rulebook.procedure().rules.iter().any(|rule| rule.until.is_some());
                    if !lifts {
                        prop_assert_eq!(always, spared == set.len(), "{}", reference::described(&rulebook, &facts));
                    }
                }
            }
        }
    }

    #[test]
    fn the_sets_of_answers_together_are_every_way_in_which_the_directive_would_follow(bytes in bytes()) {
        let Some((rulebook, facts)) = case(&mut Choices::new(&bytes), EVERYTHING) else { return Ok(()) };
        if rulebook.procedure().rules.iter().any(|rule| rule.until.is_some()) {
            return Ok(());
        }
        let worlds = worlds(rulebook.vocabulary());
        let Ok(outcome) = rulebook.decide(&facts) else { return Ok(()) };
        let known = partial(rulebook.vocabulary(), &facts);
        for directed in outcome.directives.iter().filter(|directed| directed.status == Status::Possible) {
            for world in worlds.iter().filter(|world| reference::completes(world, &known)) {
                let follows = required_with(&rulebook, &worlds, world, directed.directive) == Some(true);
                let is_so = |(fact, answer): &(FactId, Answer)| world[fact.index()].is_some_and(|value| answer.admits(value));
                let found = directed.would_follow_if.iter().any(|set| set.iter().all(is_so));
                prop_assert_eq!(found, follows, "{}", reference::described(&rulebook, &facts));
            }
        }
    }

    #[test]
    fn a_reason_names_the_fewest_known_facts_that_suffice(bytes in bytes()) {
        let Some((rulebook, facts)) = case(&mut Choices::new(&bytes), EVERYTHING) else { return Ok(()) };
        let worlds = worlds(rulebook.vocabulary());
        let Ok(outcome) = rulebook.decide(&facts) else { return Ok(()) };
        for directed in outcome.directives.iter().filter(|directed| directed.status == Status::Required) {
            prop_assert!(!directed.because.is_empty());
            for because in directed.because.iter().filter(|because| !because.relied_on_unknown) {
                for spared in 0..=because.facts.len() {
                    let mut only: Partial = vec![None; rulebook.vocabulary().facts().len()];
                    for (_, (fact, value)) in because.facts.iter().enumerate().filter(|(index, _)| *index != spared) {
                        only[fact.index()] = Some(*value);
                    }
                    let mut completions = worlds.iter().filter(|world| reference::completes(world, &only));
                    let suffice = completions.all(|world| reference::holds(&rulebook.procedure()[because.rule].when, world));
                    prop_assert_eq!(suffice, spared == because.facts.len(), "{}", reference::described(&rulebook, &facts));
                }
            }
            if directed.because.iter().any(|because| because.relied_on_unknown) {
                let known = partial(rulebook.vocabulary(), &facts);
                let one_holds = |world: &Partial| directed.rules.iter().any(|rule| reference::holds(&rulebook.procedure()[*rule].when, world));
                prop_assert!(worlds.iter().filter(|world| reference::completes(world, &known)).all(one_holds));
            }
        }
    }

    #[test]
    fn a_near_miss_is_a_given_answer_that_changed_alone_would_require_the_directive(bytes in bytes()) {
        let Some((rulebook, facts)) = case(&mut Choices::new(&bytes), EVERYTHING) else { return Ok(()) };
        let worlds = worlds(rulebook.vocabulary());
        let Ok(outcome) = rulebook.decide(&facts) else { return Ok(()) };
        let known = partial(rulebook.vocabulary(), &facts);
        let now = statuses(&rulebook, &worlds, &known).unwrap();
        let mut expected = BTreeSet::new();
        for (fact, value) in facts.iter() {
            for other in values(rulebook.vocabulary(), fact).into_iter().filter(|other| *other != value) {
                let mut then = known.clone();
                then[fact.index()] = Some(other);
                for (directive, status) in statuses(&rulebook, &worlds, &then).into_iter().flatten().enumerate() {
                    if status == Some(Status::Required) && now[directive] != Some(Status::Required) {
                        expected.insert((directive, fact));
                    }
                }
            }
        }
        let found: BTreeSet<_> = rulebook.near_misses(&facts).iter().map(|miss| (miss.directive.index(), miss.fact)).collect();
        prop_assert_eq!(&found, &expected, "{}", reference::described(&rulebook, &facts));
        let untils = rulebook.procedure().rules.iter().any(|rule| rule.until.is_some());
        for directed in outcome.directives.iter().filter(|directed| directed.status == Status::Possible && !untils) {
            let kept: BTreeSet<_> = directed.kept_away_by.iter().map(|(fact, _)| (directed.directive.index(), *fact)).collect();
            let near: BTreeSet<_> = expected.iter().filter(|(directive, _)| *directive == directed.directive.index()).copied().collect();
            prop_assert_eq!(kept, near);
        }
    }
}

/// Every consistent partial assignment that extends what is known, with its statuses.
fn extensions(
    rulebook: &Rulebook,
    worlds: &[Partial],
    known: &Partial,
) -> Vec<(Partial, Vec<Option<Status>>)> {
    let mut partials = vec![known.clone()];
    for (fact, _) in rulebook
        .vocabulary()
        .facts()
        .filter(|(fact, _)| known[fact.index()].is_none())
    {
        for index in 0..partials.len() {
            for value in values(rulebook.vocabulary(), fact) {
                let mut longer = partials[index].clone();
                longer[fact.index()] = Some(value);
                partials.push(longer);
            }
        }
    }
    let with_statuses =
        |partial: Partial| statuses(rulebook, worlds, &partial).map(|statuses| (partial, statuses));
    partials.into_iter().filter_map(with_statuses).collect()
}

/// Facts one answer to which changes some directive's status, now or after other answers.
fn can_change(rulebook: &Rulebook, facts: &Facts) -> BTreeSet<(FactId, DirectiveId)> {
    let worlds = worlds(rulebook.vocabulary());
    let extensions = extensions(rulebook, &worlds, &partial(rulebook.vocabulary(), facts));
    let by_partial: std::collections::HashMap<&Partial, &Vec<Option<Status>>> = extensions
        .iter()
        .map(|(partial, statuses)| (partial, statuses))
        .collect();
    let mut changes = BTreeSet::new();
    for (then, now) in &extensions {
        for (fact, _) in rulebook
            .vocabulary()
            .facts()
            .filter(|(fact, _)| then[fact.index()].is_some() && facts.get(*fact).is_none())
        {
            let mut before = then.clone();
            before[fact.index()] = None;
            for (directive, _) in rulebook.vocabulary().directives() {
                if by_partial[&before][directive.index()] != now[directive.index()] {
                    changes.insert((fact, directive));
                }
            }
        }
    }
    changes
}

fn asked(rulebook: &Rulebook, facts: &Facts) -> Option<BTreeSet<(FactId, DirectiveId)>> {
    let outcome = rulebook.decide(facts).ok()?;
    let pairs = outcome.questions.iter().flat_map(|question| {
        question
            .decides
            .iter()
            .map(|directive| (question.fact, *directive))
    });
    Some(pairs.collect())
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn exactly_the_facts_that_can_still_change_something_are_asked(bytes in bytes()) {
        let shape = Shape { bools: 4, age: true, setting: false, until: Until::Never };
        let Some((rulebook, facts)) = case(&mut Choices::new(&bytes), shape) else { return Ok(()) };
        let Some(asked) = asked(&rulebook, &facts) else { return Ok(()) };
        let expected = can_change(&rulebook, &facts);
        prop_assert_eq!(&asked, &expected, "{}", reference::described(&rulebook, &facts));
    }

    #[test]
    fn where_prohibitions_are_lifted_by_facts_of_their_own_exactly_those_that_can_change_something_are_asked(bytes in bytes()) {
        let shape = Shape { bools: 3, age: true, setting: false, until: Until::Apart };
        let Some((rulebook, facts)) = case(&mut Choices::new(&bytes), shape) else { return Ok(()) };
        let Some(asked) = asked(&rulebook, &facts) else { return Ok(()) };
        let expected = can_change(&rulebook, &facts);
        prop_assert_eq!(&asked, &expected, "{}", reference::described(&rulebook, &facts));
    }

    #[test]
    fn a_fact_that_can_change_nothing_is_not_asked_even_where_prohibitions_can_be_lifted(bytes in bytes()) {
        let shape = Shape { bools: 4, age: true, setting: false, until: Until::Entangled };
        let Some((rulebook, facts)) = case(&mut Choices::new(&bytes), shape) else { return Ok(()) };
        let Some(asked) = asked(&rulebook, &facts) else { return Ok(()) };
        let expected = can_change(&rulebook, &facts);
        let needless: Vec<_> = asked.difference(&expected).collect();
        prop_assert!(needless.is_empty(), "{needless:?}\n{}", reference::described(&rulebook, &facts));
    }
}

#[test]
fn facts_made_from_a_partial_assignment_read_back_the_same() {
    let bytes: Vec<u8> = (0..160).map(|byte: u8| byte.wrapping_mul(37)).collect();
    let (rulebook, facts) = case(&mut Choices::new(&bytes), EVERYTHING).unwrap();
    let partial = partial(rulebook.vocabulary(), &facts);
    assert_eq!(facts_of(&rulebook, &partial), facts);
}
