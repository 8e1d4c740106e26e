//! One case under one compiled procedure: what is known, closed, and which conditions it settles.

use std::ops::Range;

use super::compiled::{Compiled, Entry};
use crate::closure::Closed;
use crate::exact::{Cube, Sifted, any};
use crate::facts::Facts;
use crate::outcome::{Answer, Status};
use crate::value::Value;
use crate::vocabulary::FactId;
use crate::ways::Ways;

/// What a prime still asks for.
#[derive(Clone, Copy)]
pub(crate) struct Missing {
    pub size: usize,
    prime: usize,
    pub left: Cube,
}

pub(crate) struct State<'s> {
    pub compiled: &'s Compiled,
    pub known: Cube,
    pub sifted: Sifted,
}

/// Every entry's status, and of those only possible what they still ask for: the weakest sets of answers, smallest first.
pub(crate) struct Judged {
    entries: Vec<(Option<Status>, Range<usize>)>,
    missing: Vec<Missing>,
}

impl Judged {
    /// How many are required or possible.
    pub fn standing(&self) -> usize {
        self.entries
            .iter()
            .filter(|(status, _)| status.is_some())
            .count()
    }

    /// In the entries' order.
    pub fn iter(&self) -> impl Iterator<Item = (Option<Status>, &[Missing])> {
        self.entries
            .iter()
            .map(|(status, range)| (*status, &self.missing[range.clone()]))
    }
}

/// The classes that are out by what is given.
pub(super) fn classes_out(compiled: &Compiled, given: &Facts) -> crate::set::Set {
    let classed = compiled.layout.facts.iter();
    classed.fold(crate::set::Set::EMPTY, |out, classed| {
        match given.get(classed.fact) {
            Some(value) => out | compiled.layout.out_for(classed.fact, value),
            None => out,
        }
    })
}

impl<'s> State<'s> {
    pub fn new(compiled: &'s Compiled, closed: &Closed) -> State<'s> {
        let (yes, no) = closed.sets();
        State::of(
            compiled,
            Cube {
                yes,
                no,
                out: classes_out(compiled, closed.given()),
            },
        )
    }

    /// What is known must be closed and free of contradiction.
    pub fn of(compiled: &'s Compiled, known: Cube) -> State<'s> {
        State::within(compiled, known, Sifted::default())
    }

    /// In room that was used before.
    pub fn within(compiled: &'s Compiled, known: Cube, mut sifted: Sifted) -> State<'s> {
        compiled.sieve.sift(&known, &mut sifted);
        State {
            compiled,
            known,
            sifted,
        }
    }

    /// Whether the `until` is definitely yes.
    #[inline]
    pub fn is_lifted(&self, until: usize) -> bool {
        any(&self.sifted.contained, &self.compiled.untils[until])
    }

    /// Which of the entry's prohibitions are lifted, as a binary number.
    #[inline]
    pub fn lifted(&self, entry: &Entry) -> usize {
        let places = entry.untils.iter().enumerate();
        places.fold(0, |lifted, (place, until)| {
            lifted | usize::from(self.is_lifted(*until)) << place
        })
    }

    /// The primes that decide the entry now.
    #[inline]
    pub fn variant(&self, entry: &'s Entry) -> &'s Range<usize> {
        &entry.variants[self.lifted(entry)]
    }

    /// None: absent.
    #[inline]
    pub fn status(&self, entry: &'s Entry) -> Option<Status> {
        let range = self.variant(entry);
        if any(&self.sifted.contained, range) {
            Some(Status::Required)
        } else if any(&self.sifted.open, range) {
            Some(Status::Possible)
        } else {
            None
        }
    }

    pub fn judged(&self) -> Judged {
        let mut judged = Judged {
            entries: Vec::with_capacity(self.compiled.entries.len()),
            missing: Vec::with_capacity(128),
        };
        for entry in &self.compiled.entries {
            let status = self.status(entry);
            let start = judged.missing.len();
            if status == Some(Status::Possible) {
                let open = self
                    .variant(entry)
                    .clone()
                    .filter(|cube| self.sifted.is_open(*cube));
                self.compiled
                    .weakest(&self.known, open, &mut judged.missing);
            }
            judged.entries.push((status, start..judged.missing.len()));
        }
        judged
    }

    /// What the open primes of a range still ask for: the weakest only, smallest first.
    pub fn missing(&self, range: &Range<usize>) -> Vec<Missing> {
        self.compiled.missing(&self.known, range)
    }

    /// A cube as answers to facts: one more way.
    pub fn put(&self, cube: &Cube, into: &mut Ways) {
        for fact in cube.facts().iter() {
            let answer = Answer::Is(Value::from(cube.yes.contains(fact)));
            into.answer(FactId::new(fact), answer);
        }
        if !cube.out.is_empty() {
            for classed in self.compiled.layout.classed(&cube.out) {
                into.answer(classed.fact, classed.answer(&(cube.out & classed.mask)));
            }
        }
        into.end();
    }
}

impl Compiled {
    /// What those primes of a range that clash not with what is known (which is closed) still ask for: the weakest only, smallest first.
    pub fn missing(&self, known: &Cube, range: &Range<usize>) -> Vec<Missing> {
        let open = |cube: &usize| self.cubes[*cube].and(known).is_consistent(&self.layout);
        let mut missing = Vec::new();
        self.weakest(known, range.clone().filter(open), &mut missing);
        missing
    }

    /// Adds what these primes ask for beyond what is known, without those from which another follows. No prime follows from another as
    /// it stands, so that only one of which a part is known already can follow.
    fn weakest(&self, known: &Cube, open: impl Iterator<Item = usize>, into: &mut Vec<Missing>) {
        let start = into.len();
        let mut reduced = false;
        for prime in open {
            let left = self.cubes[prime].beyond(known);
            let whole = left == self.cubes[prime];
            let size = if whole {
                self.sizes[prime]
            } else {
                left.size(&self.layout)
            };
            reduced |= !whole;
            into.push(Missing { size, prime, left });
        }
        if reduced && into.len() > start + 1 {
            let all: Vec<Missing> = into.drain(start..).collect();
            let partly: Vec<&Missing> = all
                .iter()
                .filter(|missing| missing.left != self.cubes[missing.prime])
                .collect();
            into.extend(
                all.iter()
                    .filter(|missing| !self.superfluous(known, missing, &partly)),
            );
        }
        into[start..].sort_unstable_by_key(|missing| (missing.size, missing.prime));
    }

    /// Whether one of the others follows from this one, and is weaker or, if each follows from the other, comes first.
    fn superfluous(&self, known: &Cube, missing: &Missing, others: &[&Missing]) -> bool {
        let follows = |from: &Missing, other: &Missing| {
            self.closed[from.prime].and(known).contains(&other.left)
        };
        others
            .iter()
            .filter(|other| other.prime != missing.prime && follows(missing, other))
            .any(|other| {
                (other.size, other.prime) < (missing.size, missing.prime)
                    || !follows(other, missing)
            })
    }

    /// Whether one of the primes of the range is in what is known.
    pub fn holds(&self, known: &Cube, range: &Range<usize>) -> bool {
        self.cubes[range.clone()]
            .iter()
            .any(|cube| known.contains(cube))
    }

    /// The entry's status under what is known (which is closed); none: absent.
    pub fn status(&self, known: &Cube, entry: &Entry) -> Option<Status> {
        let range = &entry.variants[self.lifted_by(known, entry)];
        let clashes = |cube: &Cube| !cube.and(known).is_consistent(&self.layout);
        if self.holds(known, range) {
            Some(Status::Required)
        } else if self.cubes[range.clone()].iter().all(clashes) {
            None
        } else {
            Some(Status::Possible)
        }
    }

    /// Which of the entry's prohibitions what is known lifts, as a binary number.
    pub fn lifted_by(&self, known: &Cube, entry: &Entry) -> usize {
        let places = entry.untils.iter().enumerate();
        places.fold(0, |lifted, (place, until)| {
            lifted | usize::from(self.holds(known, &self.untils[*until])) << place
        })
    }
}
