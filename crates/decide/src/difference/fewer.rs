//! Whether fewer answers would show that only one side asks. Where a prohibition can be lifted, an answer may at once call for it and lift
//! it, so that the ways in which examples are sought do not hold the fewest answers for certain: then all smaller cases are tried.

use super::kinds::Side;
use super::pair::Pair;
use super::redecide::only;
use crate::decision::{Decided, Rulebook};
use crate::facts::Facts;
use crate::procedure::Rule;
use crate::set::Set;
use crate::value::{FactKind, Value};
use crate::vocabulary::{DirectiveId, FactId};

/// More answers than this are not tried together: of an example of more than one more, no answer can be left out, and no more is said.
const MOST: usize = 3;

/// A case with fewer answers than `count` in which this side asks for the directive and the other does not; none where nothing lifts.
pub(super) fn fewer(
    pair: &Pair<'_>,
    asking: Side,
    directive: DirectiveId,
    count: usize,
) -> Option<Facts> {
    let sides = [asking, asking.other()].map(|side| pair.side(side));
    let rules = sides.map(|side| side.rules_for(directive).map(|(_, rule)| rule));
    let rules: Vec<&Rule> = rules.into_iter().flatten().collect();
    if count < 2 || rules.iter().all(|rule| rule.until.is_none()) {
        return None;
    }
    let rulebooks = sides.map(|side| only(side.rulebook, &Set::of(directive.index())));
    let trying = Trying {
        answers: answers(&rulebooks, &rules),
        rulebooks,
        directive: directive.index(),
    };
    let mut facts = Facts::new(sides[0].vocabulary);
    (0..count.min(MOST + 1)).find_map(|size| {
        trying
            .shown_with(&mut facts, &trying.answers, size)
            .then(|| facts.clone())
    })
}

struct Trying {
    rulebooks: [Rulebook; 2],
    directive: usize,
    /// For each fact that can say something, its answers.
    answers: Vec<(FactId, Vec<Value>)>,
}

impl Trying {
    /// Whether so many of these answers, added to the facts, show it; then the facts hold them.
    fn shown_with(&self, facts: &mut Facts, answers: &[(FactId, Vec<Value>)], more: usize) -> bool {
        if more == 0 {
            return self.shows(facts);
        }
        for (place, (fact, values)) in answers.iter().enumerate() {
            for value in values {
                if facts.set(*fact, *value).is_ok()
                    && self.shown_with(facts, &answers[place + 1..], more - 1)
                {
                    return true;
                }
            }
            facts.clear(*fact);
        }
        false
    }

    fn shows(&self, facts: &Facts) -> bool {
        let decided = |side: usize| {
            let rulebook = &self.rulebooks[side];
            rulebook.decide_fast(&rulebook.known(facts))
        };
        let required = |decided: Decided| decided.required.contains(self.directive);
        let silent = |decided: Decided| {
            !decided.required.contains(self.directive) && !decided.possible.contains(self.directive)
        };
        decided(0).is_some_and(required) && decided(1).is_some_and(silent)
    }
}

/// The answers of the facts that the rules read, and of those that say something about them.
fn answers(rulebooks: &[Rulebook; 2], rules: &[&Rule]) -> Vec<(FactId, Vec<Value>)> {
    let compiled = rulebooks[0].compiled();
    let read = rules
        .iter()
        .flat_map(|rule| std::iter::once(&rule.when).chain(&rule.until))
        .flat_map(|condition| condition.facts())
        .fold(Set::EMPTY, |read, fact| {
            read | Set::of(fact.index()) | compiled.neighbours[fact.index()]
        });
    let classes = |fact| {
        let layouts = rulebooks.iter().map(|rulebook| &rulebook.compiled().layout);
        let classed = layouts.filter_map(|layout| layout.classed_fact(fact));
        let mut values: Vec<Value> = classed.flat_map(|classed| classed.samples()).collect();
        values.sort_unstable();
        values.dedup();
        values
    };
    let vocabulary = rulebooks[0].vocabulary();
    let of = |(fact, kind): (FactId, FactKind)| match kind {
        FactKind::Bool => (fact, vec![Value::Yes, Value::No]),
        FactKind::Age | FactKind::Setting => (fact, classes(fact)),
    };
    let facts = vocabulary
        .facts()
        .map(|(fact, definition)| (fact, definition.kind));
    facts
        .filter(|(fact, _)| read.contains(fact.index()))
        .map(of)
        .collect()
}
