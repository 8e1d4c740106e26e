//! What is worth asking: every unknown fact that can still change the status of some directive, and no other.
//!
//! An unknown fact can change a directive that is only possible exactly when it, or a fact of which one of its answers says something,
//! occurs in one of the weakest sets of answers that would require the directive. Where prohibitions can be lifted, see `lifting`.

use super::compiled::{Compiled, Entry};
use super::rulebook::Rulebook;
use super::state::{Judged, Missing, State};
use crate::exact::Cube;
use crate::outcome::Question;
use crate::set::Set;
use crate::vocabulary::{Consequences, DirectiveId, FactId, Implications, Urgency};

/// What asking one fact would bring.
#[derive(Debug, Clone, Default)]
struct Worth {
    decides: Set,
    /// The most pressing directive, and whether it reads the fact only through another.
    best: Option<(Urgency, bool)>,
    /// How many directives that read the fact an answer settles at once, counted over the answers.
    settles: usize,
}

pub(super) fn questions(rulebook: &Rulebook, state: &State<'_>, judged: &Judged) -> Vec<Question> {
    let compiled = rulebook.compiled();
    let mut asking = Asking {
        compiled,
        implications: rulebook.vocabulary().implications(),
        known: &state.known,
        worth: vec![Worth::default(); compiled.neighbours.len()],
    };
    for (entry, (status, missing)) in compiled.entries.iter().zip(judged.iter()) {
        asking.missing(entry, &state.known, missing);
        if !entry.untils.is_empty() {
            asking.lifting(entry, status);
        }
    }
    asking.ordered()
}

pub(super) struct Asking<'a> {
    pub compiled: &'a Compiled,
    pub implications: &'a Implications,
    pub known: &'a Cube,
    worth: Vec<Worth>,
}

impl Asking<'_> {
    pub fn note(&mut self, fact: usize, entry: &Entry, direct: bool, settles: usize) {
        let worth = &mut self.worth[fact];
        worth.decides.insert(entry.directive.index());
        let here = (entry.urgency, !direct);
        worth.best = Some(worth.best.map_or(here, |best| best.min(here)));
        worth.settles += settles;
    }

    /// Whether the fact is already known to matter to the directive.
    pub fn is_noted(&self, fact: usize, entry: &Entry) -> bool {
        self.worth[fact].decides.contains(entry.directive.index())
    }

    /// Unknown facts whose answer can say something about one of these, these included.
    pub fn unknown_near(&self, read: &Set) -> Set {
        let near = read.iter().fold(Set::EMPTY, |near, fact| {
            near | self.compiled.neighbours[fact]
        });
        near.without(&self.known.facts())
    }

    /// Facts that can change the directive once this is known (which is closed); none if it is then required or absent.
    pub fn condition(&mut self, entry: &Entry, known: &Cube, lifted: usize) {
        let range = &entry.variants[lifted];
        if self.compiled.holds(known, range) {
            return;
        }
        let missing = self.compiled.missing(known, range);
        self.missing(entry, known, &missing);
    }

    /// Facts with a bearing on what is missing.
    fn missing(&mut self, entry: &Entry, known: &Cube, missing: &[Missing]) {
        if missing.is_empty() {
            return;
        }
        let doubtful = entry.entangled && self.can_be_lifted(entry);
        let mut read = Set::EMPTY;
        let mut alone = Consequences::default();
        for cube in missing.iter().map(|missing| &missing.left) {
            read.join(&cube.facts());
            if cube.out.is_empty() && cube.facts().len() == 1 {
                alone.join(&Consequences {
                    yes: cube.yes,
                    no: cube.no,
                });
            }
        }
        for fact in self.unknown_near(&read).without(&known.facts()).iter() {
            if doubtful && !self.witnessed(entry, known, missing, &self.answers(fact)) {
                continue;
            }
            let direct = read.contains(fact);
            let settles = if direct {
                self.settled_by(&alone, missing, fact)
            } else {
                0
            };
            self.note(fact, entry, direct, settles);
        }
        let compiled = self.compiled;
        for classed in compiled.layout.facts.iter() {
            let reads = missing
                .iter()
                .any(|cube| cube.left.out.meets(&classed.mask));
            if !reads || doubtful && !self.witnessed(entry, known, missing, &classed.each()) {
                continue;
            }
            let alone = missing
                .iter()
                .any(|cube| cube.left.facts().is_empty() && cube.left.out.is_subset(&classed.mask));
            let all = missing
                .iter()
                .all(|cube| cube.left.out.meets(&classed.mask));
            self.note(
                classed.fact.index(),
                entry,
                true,
                usize::from(alone) + usize::from(all),
            );
        }
    }

    /// Both answers to a fact of type bool, with what follows.
    pub fn answers(&self, fact: usize) -> Vec<Cube> {
        let answer = |yes| {
            let then = self.implications.of(fact, yes);
            Cube {
                yes: then.yes,
                no: then.no,
                out: Set::EMPTY,
            }
        };
        vec![answer(true), answer(false)]
    }

    /// How many of the two answers would settle the directive alone.
    fn settled_by(&self, alone: &Consequences, missing: &[Missing], fact: usize) -> usize {
        let settles = |yes: &bool| {
            let then = self.implications.of(fact, *yes);
            let clashes = |missing: &Missing| {
                missing.left.yes.meets(&then.no) || missing.left.no.meets(&then.yes)
            };
            then.yes.meets(&alone.yes) || then.no.meets(&alone.no) || missing.iter().all(clashes)
        };
        [true, false].iter().filter(|yes| settles(yes)).count()
    }

    fn ordered(self) -> Vec<Question> {
        let first = self.compiled.first_of_all.map(FactId::index);
        let mut ordered: Vec<(usize, &Worth, (Urgency, bool))> = Vec::new();
        for (fact, worth) in self.worth.iter().enumerate() {
            if let Some(best) = worth.best {
                ordered.push((
                    fact,
                    worth,
                    if Some(fact) == first {
                        (Urgency::Life, false)
                    } else {
                        best
                    },
                ));
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
            decides: worth.decides.iter().map(DirectiveId::new).collect(),
            urgency: best.0,
        };
        ordered.into_iter().map(question).collect()
    }
}
