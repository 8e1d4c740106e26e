//! Near misses: the given answer that alone keeps a directive from being required.

use super::compiled::Entry;
use super::rulebook::Rulebook;
use super::state::State;
use crate::closure::Closed;
use crate::exact::{Cube, any};
use crate::facts::Facts;
use crate::outcome::{NearMiss, Status};
use crate::procedure::RuleIndex;
use crate::value::Value;
use crate::vocabulary::{Consequences, FactId};

/// Exact: each given answer is changed to each other value that makes a difference, and the case decided again.
pub(super) fn near_misses(rulebook: &Rulebook, facts: &Facts) -> Vec<NearMiss> {
    let Ok(closed) = facts.close(rulebook.vocabulary()) else {
        return Vec::new();
    };
    let compiled = rulebook.compiled();
    let now = State::new(compiled, &closed);
    let open: Vec<&Entry> = compiled
        .entries
        .iter()
        .filter(|entry| now.status(entry) != Some(Status::Required))
        .collect();
    let mut misses: Vec<NearMiss> = Vec::new();
    for (fact, value_now) in facts.iter() {
        for value_then in others(rulebook, fact, value_now) {
            let Some(known) = changed(rulebook, facts, fact, value_then) else {
                continue;
            };
            let then = State::of(compiled, known);
            for entry in open
                .iter()
                .filter(|entry| then.status(entry) == Some(Status::Required))
            {
                let seen = misses
                    .iter()
                    .any(|miss| (miss.directive, miss.fact) == (entry.directive, fact));
                if let (false, Some(rule)) = (seen, rule_then(rulebook, &then, entry)) {
                    misses.push(NearMiss {
                        directive: entry.directive,
                        rule,
                        fact,
                        value_now,
                        value_then,
                    });
                }
            }
        }
    }
    misses.sort_unstable();
    misses
}

/// The given answers each of which alone keeps the entry from being required, found from its primes: a prime of which all but what one
/// changed answer would bring is known.
pub(super) fn kept_away_by(
    rulebook: &Rulebook,
    state: &State<'_>,
    closed: &Closed,
    entry: &Entry,
) -> Vec<(FactId, Value)> {
    let compiled = rulebook.compiled();
    let mut found: Vec<(FactId, Value)> = Vec::new();
    for prime in state.variant(entry).clone() {
        let missing = compiled.cubes[prime].beyond(&state.known);
        for (fact, value) in candidates(rulebook, closed, &missing) {
            if found.iter().any(|(other, _)| *other == fact) {
                continue;
            }
            let others = others(rulebook, fact, value);
            let required = |then: &Value| {
                changed(rulebook, closed.given(), fact, *then).is_some_and(|known| {
                    State::of(compiled, known).status(entry) == Some(Status::Required)
                })
            };
            if others.iter().any(required) {
                found.push((fact, value));
            }
        }
    }
    found
}

/// Given facts that, answered otherwise, would bring all that is missing of type bool, or the one class that is.
fn candidates(rulebook: &Rulebook, closed: &Closed, missing: &Cube) -> Vec<(FactId, Value)> {
    let given = closed.given();
    let compiled = rulebook.compiled();
    let implications = rulebook.vocabulary().implications();
    let classed: Vec<FactId> = compiled
        .layout
        .classed(&missing.out)
        .map(|classed| classed.fact)
        .collect();
    match (missing.facts().iter().next(), classed.as_slice()) {
        (Some(first), []) => {
            let brings = |fact: &usize| {
                given.get(FactId::new(*fact)).is_some_and(|value| {
                    let then = implications.of(*fact, value != Value::Yes);
                    missing.yes.is_subset(&then.yes) && missing.no.is_subset(&then.no)
                })
            };
            let near = compiled.neighbours[first]
                .iter()
                .filter(brings)
                .map(FactId::new);
            near.filter_map(|fact| given.get(fact).map(|value| (fact, value)))
                .collect()
        }
        (None, [only]) => given
            .get(*only)
            .map(|value| (*only, value))
            .into_iter()
            .collect(),
        _ => Vec::new(),
    }
}

/// The other values of a fact that some condition tells apart.
fn others(rulebook: &Rulebook, fact: FactId, now: Value) -> Vec<Value> {
    match now {
        Value::Yes => vec![Value::No],
        Value::No => vec![Value::Yes],
        Value::Age(_) | Value::Setting(_) => {
            let layout = &rulebook.compiled().layout;
            let current = layout.out_for(fact, now);
            let classed = layout.classed_fact(fact).into_iter();
            classed
                .flat_map(|classed| classed.samples())
                .filter(|value| layout.out_for(fact, *value) != current)
                .collect()
        }
    }
}

/// What would be known had the fact been answered otherwise; none if that contradicts the other answers.
fn changed(rulebook: &Rulebook, given: &Facts, fact: FactId, value: Value) -> Option<Cube> {
    let mut known = crate::closure::known(given);
    let compiled = rulebook.compiled();
    let mut out = super::state::classes_out(compiled, given);
    match value {
        Value::Yes => {
            known.no.remove(fact.index());
            known.yes.insert(fact.index());
        }
        Value::No => {
            known.yes.remove(fact.index());
            known.no.insert(fact.index());
        }
        Value::Age(_) | Value::Setting(_) => {
            let classed = compiled.layout.classed_fact(fact)?;
            out = out.without(&classed.mask) | compiled.layout.out_for(fact, value);
        }
    }
    let Consequences { yes, no } = rulebook.vocabulary().implications().close(&known);
    (!yes.meets(&no)).then_some(Cube { yes, no, out })
}

/// The rule that would hold then; of several the first.
fn rule_then(rulebook: &Rulebook, then: &State<'_>, entry: &Entry) -> Option<RuleIndex> {
    let compiled = rulebook.compiled();
    let lifted = then.lifted(entry);
    let standing = entry
        .rules
        .iter()
        .filter(|(_, until)| until.is_none_or(|until| lifted >> until & 1 == 0));
    let mut rules = standing.map(|(rule, _)| *rule);
    let mut sifted = crate::exact::Sifted::default();
    compiled.rule_sieve.sift(&then.known, &mut sifted);
    let first = rules.clone().next();
    rules
        .find(|rule| any(&sifted.contained, &compiled.rule_ranges[rule.index()]))
        .or(first)
}
