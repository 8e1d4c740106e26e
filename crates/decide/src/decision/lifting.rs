//! Questions about prohibitions that can be lifted. An `until` counts as no until it is known to be yes, so that a directive's status may
//! change when an answer lifts one of its rules, and other facts may matter once it is lifted.
//!
//! Each question is shown to matter by a case: knowledge that extends what is known, in which just this answer changes the status.
//! So none is asked in vain; the cases looked at are the least ones in which a lift, or a set of missing answers, hangs on the answer.

use super::compiled::Entry;
use super::questions::Asking;
use super::state::Missing;
use crate::exact::{Classed, Cube, clashes};
use crate::outcome::Status;
use crate::vocabulary::Consequences;

/// More combinations of lifts than this are not looked at.
const MOST_LIFTS: usize = 256;

impl Asking<'_> {
    /// Facts that lift a prohibition that stands or could come to stand, and facts that matter once it is lifted.
    pub fn lifting(&mut self, entry: &Entry, status: Option<Status>) {
        if !entry.entangled && entry.untils.len() == 1 && entry.variants[1].is_empty() {
            if status.is_some() {
                self.plain_lifting(entry);
            }
            return;
        }
        let lifted = self.compiled.lifted_by(self.known, entry);
        let standing = (0..entry.untils.len()).filter(|place| lifted >> place & 1 == 0);
        let ways = |place: usize| {
            let missing = self
                .compiled
                .missing(self.known, &self.compiled.untils[entry.untils[place]]);
            missing
                .into_iter()
                .map(|missing| missing.left)
                .collect::<Vec<Cube>>()
        };
        let lifts: Vec<(usize, Vec<Cube>)> = standing.map(|place| (place, ways(place))).collect();
        if lifts.iter().all(|(_, ways)| ways.is_empty()) {
            return;
        }
        for together in combinations(&lifts) {
            if together != Cube::default() {
                for then in self.concrete(self.known.and(&together).closed(self.implications)) {
                    self.condition(entry, &then, self.compiled.lifted_by(&then, entry));
                }
            }
            for (place, ways) in &lifts {
                for lift in ways {
                    self.lift(entry, *place, lift, &together);
                }
            }
        }
    }

    /// Where one condition of its own lifts all of the directive's rules: every fact that can help to lift matters while they can hold.
    fn plain_lifting(&mut self, entry: &Entry) {
        let until = &self.compiled.untils[entry.untils[0]];
        if self.compiled.holds(self.known, until) {
            return;
        }
        for Missing { left: lift, .. } in self.compiled.missing(self.known, until) {
            let settles = usize::from(lift.size(&self.compiled.layout) == 1);
            for fact in self.unknown_near(&lift.facts()).iter() {
                let consistent =
                    |then: &Consequences| !lift.yes.meets(&then.no) && !lift.no.meets(&then.yes);
                let helps =
                    |then: &Consequences| lift.yes.meets(&then.yes) || lift.no.meets(&then.no);
                let brings = |yes| {
                    Some(self.implications.of(fact, yes))
                        .filter(|then| helps(then) && consistent(then))
                        .is_some()
                };
                if brings(true) || brings(false) {
                    self.note(fact, entry, lift.facts().contains(fact), settles);
                }
            }
            let compiled = self.compiled;
            for classed in compiled.layout.classed(&lift.out) {
                self.note(classed.fact.index(), entry, true, settles);
            }
        }
    }

    fn lift(&mut self, entry: &Entry, place: usize, lift: &Cube, together: &Cube) {
        let settles = usize::from(lift.size(&self.compiled.layout) == 1);
        let all = lift.and(together);
        for fact in self.unknown_near(&lift.facts()).iter() {
            if self.is_noted(fact, entry) {
                continue;
            }
            let helps = |answer: &Cube| lift.yes.meets(&answer.yes) || lift.no.meets(&answer.no);
            let mut answers = self.answers(fact).into_iter().filter(helps);
            if answers.any(|answer| self.lifting_matters(entry, place, &all, &answer)) {
                self.note(fact, entry, lift.facts().contains(fact), settles);
            }
        }
        let compiled = self.compiled;
        for classed in compiled.layout.classed(&lift.out) {
            let wanted = lift.out & classed.mask;
            let mut answers = classed
                .each()
                .into_iter()
                .filter(|answer| wanted.is_subset(&answer.out));
            if answers.any(|answer| self.lifting_matters(entry, place, &all, &answer)) {
                self.note(classed.fact.index(), entry, true, settles);
            }
        }
    }

    /// Whether there is a case in which the lift hangs on just this answer, and giving it changes the directive's status: one in which
    /// all else that a lifted rule asks for is known, or one in which all that would stand after the lift is ruled out.
    fn lifting_matters(&self, entry: &Entry, place: usize, lift: &Cube, answer: &Cube) -> bool {
        let until = &self.compiled.untils[entry.untils[place]];
        let rest = self.known.and(&lift.beyond(answer));
        let after = &entry.variants[self
            .compiled
            .lifted_by(&rest.and(answer).closed(self.implications), entry)];
        let after = &self.compiled.cubes[after.clone()];
        let rules = entry
            .rules
            .iter()
            .filter(|(_, lifting)| *lifting == Some(place));
        let mut cubes = rules.flat_map(|(rule, _)| self.compiled.rule_ranges[rule.index()].clone());
        cubes.any(|cube| {
            let rule = &self.compiled.rule_cubes[cube];
            let with_rule = Some(rest.and(&rule.beyond(answer)));
            let alone = self.ruled_out(&rest, after, answer, rule);
            with_rule.into_iter().chain(alone).any(|before| {
                let before = self.concrete(before.closed(self.implications)).into_iter();
                before.into_iter().any(|before| {
                    !self.compiled.holds(&before, until) && self.changes(entry, &before, answer)
                })
            })
        })
    }

    /// Whether the answer, added to what is known (which is closed), changes the status.
    fn changes(&self, entry: &Entry, before: &Cube, answer: &Cube) -> bool {
        let after = before.and(answer).closed(self.implications);
        after.is_consistent(&self.compiled.layout)
            && self.compiled.status(before, entry) != self.compiled.status(&after, entry)
    }

    pub fn can_be_lifted(&self, entry: &Entry) -> bool {
        let open = |cube: &Cube| cube.and(self.known).is_consistent(&self.compiled.layout);
        entry.untils.iter().any(|until| {
            self.compiled.cubes[self.compiled.untils[*until].clone()]
                .iter()
                .any(open)
        })
    }

    /// Where what lifts the rules is entangled with what they read: whether there is a case in which just one of these answers changes the
    /// status. Looked for where nothing else is known, where the rest of one set of missing answers is, and where all others are ruled out.
    pub fn witnessed(
        &self,
        entry: &Entry,
        known: &Cube,
        missing: &[Missing],
        answers: &[Cube],
    ) -> bool {
        let missing: Vec<Cube> = missing.iter().map(|missing| missing.left).collect();
        answers.iter().any(|answer| {
            let others = |cube: &Cube| {
                missing
                    .iter()
                    .filter(|other| *other != cube)
                    .copied()
                    .collect::<Vec<_>>()
            };
            let near = missing
                .iter()
                .map(|cube| known.and(&cube.beyond(answer).beyond(&opposite(answer))));
            let last = missing
                .iter()
                .filter_map(|cube| self.ruled_out(known, &others(cube), answer, cube));
            std::iter::once(*known)
                .chain(near)
                .chain(last)
                .any(|before| {
                    let mut before = self.concrete(before.closed(self.implications)).into_iter();
                    before.any(|before| self.changes(entry, &before, answer))
                })
        })
    }

    /// What is known, with a clash added for each of the cubes that the answer leaves open, and still in keeping with the answer and
    /// with the one cube to be kept; none if there is no such case.
    fn ruled_out(&self, known: &Cube, cubes: &[Cube], answer: &Cube, keep: &Cube) -> Option<Cube> {
        let Some((cube, rest)) = cubes.split_first() else {
            return Some(*known);
        };
        let layout = &self.compiled.layout;
        let closed = known.closed(self.implications);
        if !closed.and(cube).is_consistent(layout) || !answer.and(cube).is_consistent(layout) {
            return self.ruled_out(known, rest, answer, keep);
        }
        let agrees = |with: &Cube, other: &Cube| {
            with.and(other)
                .closed(self.implications)
                .is_consistent(layout)
        };
        let fits = |with: &Cube| agrees(with, answer) && agrees(with, keep);
        let mut with = clashes(layout, cube)
            .into_iter()
            .map(|clash| known.and(&clash))
            .filter(fits);
        with.find_map(|with| self.ruled_out(&with, rest, answer, keep))
    }

    /// The cases in which each age or setting that is narrowed down is known; none if the cube contradicts itself.
    fn concrete(&self, cube: Cube) -> Vec<Cube> {
        let mut cases = if cube.is_consistent(&self.compiled.layout) {
            vec![cube]
        } else {
            Vec::new()
        };
        let narrowed = |classed: &&Classed| classed.mask.without(&cube.out).len() > 1;
        for classed in self.compiled.layout.classed(&cube.out).filter(narrowed) {
            let each = classed.each();
            let fits = |case: &Cube, class: &Cube| (case.out & classed.mask).is_subset(&class.out);
            let known = |case: &Cube| {
                let classes = each.iter().filter(|class| fits(case, class));
                classes.map(|class| case.and(class)).collect::<Vec<_>>()
            };
            cases = cases.iter().flat_map(known).collect();
        }
        cases
    }
}

fn opposite(answer: &Cube) -> Cube {
    Cube {
        yes: answer.no,
        no: answer.yes,
        ..Cube::default()
    }
}

/// For every choice of some of the lifts, and of one way each, what has to be known for all of them; the first is none of them.
fn combinations(lifts: &[(usize, Vec<Cube>)]) -> Vec<Cube> {
    let mut combined = vec![Cube::default()];
    for (_, ways) in lifts {
        for index in 0..combined.len() {
            let with = combined[index];
            combined.extend(ways.iter().map(|way| with.and(way)));
        }
        combined.truncate(MOST_LIFTS);
    }
    combined
}
