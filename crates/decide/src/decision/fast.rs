//! The same decision without reasons, for re-deciding many cases: sets of facts in, sets of directives out.

use std::ops::Range;

use super::rulebook::Rulebook;
use super::state::{State, classes_out};
use crate::exact::{Cube, Sifted, any};
use crate::facts::Facts;
use crate::procedure::RuleIndex;
use crate::set::Set;
use crate::vocabulary::DirectiveId;

/// What is given of a case, as sets of indices; ages and settings as the classes that this rulebook tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Known {
    pub yes: Set,
    pub no: Set,
    pub(crate) out: Set,
}

/// Directives by their index in the vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Decided {
    pub required: Set,
    pub possible: Set,
}

impl Rulebook {
    /// The facts as [`Rulebook::decide_fast`] takes them.
    pub fn known(&self, facts: &Facts) -> Known {
        let known = crate::closure::known(facts);
        Known {
            yes: known.yes,
            no: known.no,
            out: classes_out(self.compiled(), facts),
        }
    }

    /// Exactly what [`Rulebook::decide`] says of each directive's status; none if the facts contradict one another.
    pub fn decide_fast(&self, known: &Known) -> Option<Decided> {
        let known = Cube {
            yes: known.yes,
            no: known.no,
            out: known.out,
        }
        .closed(self.vocabulary().implications());
        self.decide_closed(known, &mut Sifted::default())
    }

    /// [`Rulebook::decide_fast`] of what is closed already; `sifted` is room that many cases share.
    pub(crate) fn decide_closed(&self, known: Cube, sifted: &mut Sifted) -> Option<Decided> {
        if !known.is_consistent(&self.compiled().layout) {
            return None;
        }
        let state = State::within(self.compiled(), known, std::mem::take(sifted));
        let mut decided = Decided::default();
        for entry in &self.compiled().entries {
            let range = state.variant(entry);
            if any(&state.sifted.contained, range) {
                decided.required.insert(entry.directive.index());
            } else if any(&state.sifted.open, range) {
                decided.possible.insert(entry.directive.index());
            }
        }
        *sifted = state.sifted;
        Some(decided)
    }

    /// The ages and settings given, as the classes that are out.
    pub(crate) fn classes_given(&self, facts: &Facts) -> Set {
        classes_out(self.compiled(), facts)
    }

    /// The rules of a directive that hold for certain and are not lifted, as [`Rulebook::decide`] names them; none where no single one is
    /// certain, though one of several may hold. What is known must be closed.
    pub(crate) fn rules_holding(
        &self,
        known: &Cube,
        directive: DirectiveId,
    ) -> impl Iterator<Item = RuleIndex> {
        let compiled = self.compiled();
        let contained = |range: &Range<usize>, cubes: &[Cube]| {
            cubes[range.clone()].iter().any(|cube| known.contains(cube))
        };
        let entries = compiled.entries.iter();
        let entry = entries.filter(move |entry| entry.directive == directive);
        entry.flat_map(move |entry| {
            let lifted = move |place: usize| {
                contained(&compiled.untils[entry.untils[place]], &compiled.cubes)
            };
            let holds = move |rule: RuleIndex| {
                contained(&compiled.rule_ranges[rule.index()], &compiled.rule_cubes)
            };
            let rules = entry.rules.iter();
            rules
                .filter(move |(rule, until)| holds(*rule) && !until.is_some_and(lifted))
                .map(|(rule, _)| *rule)
        })
    }
}
