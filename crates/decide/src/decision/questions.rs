//! What is worth asking: every unknown fact that can still change the status of some directive, and no other.
//!
//! Exact for statuses that rest on conditions alone: an unknown fact can change a possible directive exactly when it, or a fact of which
//! one of its answers says something, occurs in one of the weakest sets of answers that would require the directive.

use super::compiled::Entry;
use super::rulebook::Rulebook;
use super::state::State;
use crate::exact::Cube;
use crate::outcome::{Question, Status};
use crate::set::Set;
use crate::vocabulary::{FactId, Urgency};

/// What asking one fact would bring.
#[derive(Debug, Clone, Default)]
struct Worth {
    decides: Set,
    /// The most pressing directive, and whether it reads the fact itself.
    best: Option<(Urgency, bool)>,
    /// How many directives an answer settles at once, counted over the answers.
    settles: usize,
}

pub(super) fn questions(rulebook: &Rulebook, state: &State<'_>) -> Vec<Question> {
    let compiled = rulebook.compiled();
    let mut asking = Asking {
        rulebook,
        state,
        worth: vec![Worth::default(); compiled.neighbours.len()],
    };
    for entry in &compiled.entries {
        if state.status(entry) == Some(Status::Possible) {
            asking.condition(entry);
        }
        asking.lifting(entry);
    }
    asking.ordered()
}

struct Asking<'a> {
    rulebook: &'a Rulebook,
    state: &'a State<'a>,
    worth: Vec<Worth>,
}

impl Asking<'_> {
    fn note(&mut self, fact: usize, entry: &Entry, direct: bool, settles: usize) {
        let worth = &mut self.worth[fact];
        worth.decides.insert(entry.directive.index());
        let here = (entry.urgency, !direct);
        worth.best = Some(worth.best.map_or(here, |best| best.min(here)));
        worth.settles += settles;
    }

    /// Facts that can still change a possible directive.
    fn condition(&mut self, entry: &Entry) {
        let compiled = self.rulebook.compiled();
        let missing: Vec<Cube> = self
            .state
            .missing(self.state.variant(entry))
            .into_iter()
            .map(|(_, cube)| cube)
            .collect();
        let read = missing
            .iter()
            .fold(Set::EMPTY, |read, cube| read | cube.facts());
        let near = read
            .iter()
            .fold(Set::EMPTY, |near, fact| near | compiled.neighbours[fact]);
        for fact in near
            .without(&(self.state.known.yes | self.state.known.no))
            .iter()
        {
            let settles =
                self.settled_by(&missing, fact, true) + self.settled_by(&missing, fact, false);
            self.note(fact, entry, read.contains(fact), settles);
        }
        for classed in &compiled.layout.facts {
            if missing.iter().any(|cube| cube.out.meets(&classed.mask)) {
                let alone = missing
                    .iter()
                    .filter(|cube| cube.facts().is_empty() && cube.out.is_subset(&classed.mask))
                    .count();
                let all = missing.iter().all(|cube| cube.out.meets(&classed.mask));
                self.note(
                    classed.fact.index(),
                    entry,
                    true,
                    alone.min(1) + usize::from(all),
                );
            }
        }
    }

    /// Whether the answer alone would require the directive, or rule it out.
    fn settled_by(&self, missing: &[Cube], fact: usize, yes: bool) -> usize {
        let then = self.rulebook.vocabulary().implications().of(fact, yes);
        let required = |cube: &Cube| {
            cube.out.is_empty() && cube.yes.is_subset(&then.yes) && cube.no.is_subset(&then.no)
        };
        let clashes = |cube: &Cube| cube.yes.meets(&then.no) || cube.no.meets(&then.yes);
        usize::from(missing.iter().any(required) || missing.iter().all(clashes))
    }

    /// Facts whose yes would lift a prohibition that stands, or that could come to stand.
    fn lifting(&mut self, entry: &Entry) {
        for (place, until) in entry.untils.iter().enumerate() {
            if self.state.is_lifted(*until) {
                continue;
            }
            for (_, lift) in self.state.missing(&self.rulebook.compiled().untils[*until]) {
                self.lift(entry, place, &lift);
            }
        }
    }

    fn lift(&mut self, entry: &Entry, place: usize, lift: &Cube) {
        let compiled = self.rulebook.compiled();
        let near = lift
            .facts()
            .iter()
            .fold(Set::EMPTY, |near, fact| near | compiled.neighbours[fact]);
        for fact in near
            .without(&(self.state.known.yes | self.state.known.no))
            .iter()
        {
            let brings = |yes| {
                let then = self.rulebook.vocabulary().implications().of(fact, yes);
                let helps = lift.yes.meets(&then.yes) || lift.no.meets(&then.no);
                helps
                    && self.lifting_matters(
                        entry,
                        place,
                        lift,
                        &Cube {
                            yes: then.yes,
                            no: then.no,
                            out: Set::EMPTY,
                        },
                    )
            };
            if brings(true) || brings(false) {
                self.note(
                    fact,
                    entry,
                    lift.facts().contains(fact),
                    usize::from(lift.size(&compiled.layout) == 1),
                );
            }
        }
        for classed in compiled
            .layout
            .facts
            .iter()
            .filter(|classed| classed.mask.meets(&lift.out))
        {
            let answer = Cube {
                out: lift.out & classed.mask,
                ..Cube::default()
            };
            if self.lifting_matters(entry, place, lift, &answer) {
                self.note(classed.fact.index(), entry, true, 0);
            }
        }
    }

    /// Whether some completion has the lifted rules hold, the answer and the rest of the lift given, and nothing else require the directive;
    /// and the lift then truly hangs on the answer.
    fn lifting_matters(&self, entry: &Entry, place: usize, lift: &Cube, answer: &Cube) -> bool {
        let compiled = self.rulebook.compiled();
        let implications = self.rulebook.vocabulary().implications();
        let lifted_now = self.state.lifted(entry);
        let after = &entry.variants[lifted_now | 1 << place];
        let until = &compiled.untils[entry.untils[place]];
        let rules = entry
            .rules
            .iter()
            .filter(|(_, lifting)| *lifting == Some(place));
        let mut cubes = rules.flat_map(|(rule, _)| compiled.rule_ranges[rule.index()].clone());
        cubes.any(|cube| {
            let rule = &compiled.rule_cubes[cube];
            let before = self
                .state
                .known
                .and(&lift.beyond(answer))
                .and(rule)
                .closed(implications);
            let then = before.and(answer).closed(implications);
            then.is_consistent(&compiled.layout)
                && !until
                    .clone()
                    .any(|prime| before.contains(&compiled.cubes[prime]))
                && !after
                    .clone()
                    .any(|prime| then.contains(&compiled.cubes[prime]))
        })
    }

    fn ordered(self) -> Vec<Question> {
        let first = self.rulebook.compiled().first_of_all.map(FactId::index);
        let mut ordered: Vec<(usize, &Worth, (Urgency, bool))> = Vec::new();
        for (fact, worth) in self.worth.iter().enumerate() {
            if let Some(best) = worth.best {
                ordered.push((fact, worth, best));
            }
        }
        ordered.sort_by_key(|(fact, worth, best)| {
            (
                Some(*fact) != first,
                *best,
                std::cmp::Reverse(worth.settles),
                *fact,
            )
        });
        let question = |(fact, worth, best): (usize, &Worth, (Urgency, bool))| Question {
            fact: FactId::new(fact),
            decides: worth
                .decides
                .iter()
                .map(crate::vocabulary::DirectiveId::new)
                .collect(),
            urgency: best.0,
        };
        ordered.into_iter().map(question).collect()
    }
}
