//! Near misses: the given answer that alone keeps a directive from being required.

use std::cell::RefCell;

use super::compiled::Entry;
use super::rulebook::Rulebook;
use super::state::{State, classes_out};
use crate::exact::{Cube, any};
use crate::facts::Facts;
use crate::outcome::{NearMiss, Status};
use crate::procedure::RuleIndex;
use crate::set::Set;
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
    let given = Given::new(rulebook, facts);
    let mut misses: Vec<NearMiss> = Vec::new();
    for (fact, value_now) in facts.iter() {
        for value_then in others(rulebook, fact, value_now) {
            let Some(known) = given.changed(fact, value_then) else {
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

/// The given facts before anything follows from them, kept while one case is explained.
pub(super) struct Given<'g> {
    rulebook: &'g Rulebook,
    facts: &'g Facts,
    known: Consequences,
    out: Set,
    /// What would be known after a change already looked at.
    seen: RefCell<Vec<(FactId, Value, Option<Cube>)>>,
}

impl<'g> Given<'g> {
    pub fn new(rulebook: &'g Rulebook, facts: &'g Facts) -> Given<'g> {
        let known = crate::closure::known(facts);
        Given {
            rulebook,
            facts,
            known,
            out: classes_out(rulebook.compiled(), facts),
            seen: RefCell::default(),
        }
    }

    /// The facts of type bool that are given.
    pub fn facts(&self) -> Set {
        self.known.facts()
    }

    /// The given answers each of which alone keeps the entry from being required, found from its primes: a prime of which all but what
    /// one changed answer would bring is known.
    pub fn kept_away_by(&self, state: &State<'_>, entry: &Entry) -> Vec<(FactId, Value)> {
        let compiled = self.rulebook.compiled();
        let mut found: Vec<(FactId, Value)> = Vec::new();
        for prime in &compiled.cubes[state.variant(entry).clone()] {
            let missing = prime.beyond(&state.known);
            let near = self.near(&missing);
            if near.is_empty() {
                continue;
            }
            for (fact, value) in near.iter().filter_map(|fact| self.given(FactId::new(fact))) {
                let kept = !found.iter().any(|(other, _)| *other == fact)
                    && self.brings(fact, value, &missing);
                if kept && self.would_require(fact, value, entry) {
                    found.push((fact, value));
                }
            }
        }
        found
    }

    fn given(&self, fact: FactId) -> Option<(FactId, Value)> {
        self.facts.get(fact).map(|value| (fact, value))
    }

    /// Given facts that have a bearing on the first thing missing.
    fn near(&self, missing: &Cube) -> Set {
        let compiled = self.rulebook.compiled();
        let first = missing.facts().iter().next();
        if missing.out.is_empty() {
            return first.map_or(Set::EMPTY, |first| {
                compiled.neighbours[first] & self.known.facts()
            });
        }
        let mut classed = compiled.layout.classed(&missing.out);
        match (first, classed.next(), classed.next()) {
            (None, Some(only), None) => Set::of(only.fact.index()),
            _ => Set::EMPTY,
        }
    }

    /// Whether the fact, answered otherwise, would bring all that is missing of type bool; an age or setting may.
    fn brings(&self, fact: FactId, value: Value, missing: &Cube) -> bool {
        let then = self
            .rulebook
            .vocabulary()
            .implications()
            .of(fact.index(), value != Value::Yes);
        missing.yes.is_subset(&then.yes) && missing.no.is_subset(&then.no)
            || missing.facts().is_empty()
    }

    fn would_require(&self, fact: FactId, value: Value, entry: &Entry) -> bool {
        let compiled = self.rulebook.compiled();
        let required = |known: Cube| {
            compiled.holds(&known, &entry.variants[compiled.lifted_by(&known, entry)])
        };
        let then = |then| self.changed(fact, then).is_some_and(required);
        match value {
            Value::Yes => then(Value::No),
            Value::No => then(Value::Yes),
            Value::Age(_) | Value::Setting(_) => {
                others(self.rulebook, fact, value).into_iter().any(then)
            }
        }
    }

    /// What would be known had the fact been answered otherwise; none if that contradicts the other answers.
    fn changed(&self, fact: FactId, value: Value) -> Option<Cube> {
        let mut seen = self.seen.borrow_mut();
        if let Some((_, _, then)) = seen
            .iter()
            .find(|(other, then, _)| (*other, *then) == (fact, value))
        {
            return *then;
        }
        let then = self.change(fact, value);
        seen.push((fact, value, then));
        then
    }

    fn change(&self, fact: FactId, value: Value) -> Option<Cube> {
        let (mut known, mut out) = (self.known, self.out);
        let compiled = self.rulebook.compiled();
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
        let Consequences { yes, no } = self.rulebook.vocabulary().implications().close(&known);
        (!yes.meets(&no)).then_some(Cube { yes, no, out })
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
