//! One case under one compiled procedure: what is known, closed, and which conditions it settles.

use std::ops::Range;

use super::compiled::{Compiled, Entry};
use crate::closure::Closed;
use crate::exact::{Cube, Sifted, any};
use crate::facts::Facts;
use crate::outcome::{Answer, Status};
use crate::value::Value;
use crate::vocabulary::FactId;

pub(crate) struct State<'s> {
    pub compiled: &'s Compiled,
    pub known: Cube,
    pub sifted: Sifted,
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
        let mut sifted = Sifted::default();
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

    /// What the open primes of a range still ask for: the weakest only, smallest first.
    pub fn missing(&self, range: &Range<usize>) -> Vec<Cube> {
        self.compiled.missing(&self.known, range)
    }

    /// A cube as answers to facts.
    pub fn answers(&self, cube: &Cube) -> Vec<(FactId, Answer)> {
        let bools = cube.facts().iter().map(|fact| {
            (
                FactId::new(fact),
                Answer::Is(Value::from(cube.yes.contains(fact))),
            )
        });
        let classed = self.compiled.layout.classed(&cube.out);
        bools
            .chain(
                classed.map(|classed| (classed.fact, classed.answer(&(cube.out & classed.mask)))),
            )
            .collect()
    }
}

impl Compiled {
    /// What those primes of a range that clash not with what is known (which is closed) still ask for: the weakest only, smallest first.
    pub fn missing(&self, known: &Cube, range: &Range<usize>) -> Vec<Cube> {
        let open = range
            .clone()
            .filter(|cube| self.cubes[*cube].and(known).is_consistent(&self.layout));
        let mut missing: Vec<(usize, Cube)> = open
            .map(|cube| (cube, self.cubes[cube].beyond(known)))
            .collect();
        if missing.len() > 1 {
            missing.sort_by_key(|(cube, left)| (left.size(&self.layout), *cube));
            missing = self.weakest(known, &missing);
        }
        missing.into_iter().map(|(_, left)| left).collect()
    }

    fn weakest(&self, known: &Cube, missing: &[(usize, Cube)]) -> Vec<(usize, Cube)> {
        let follows = |from: &(usize, Cube), other: &(usize, Cube)| {
            self.closed[from.0].and(known).contains(&other.1)
        };
        let mut kept: Vec<(usize, Cube)> = Vec::with_capacity(missing.len());
        for candidate in missing {
            let weaker = |other: &(usize, Cube)| {
                other.0 != candidate.0 && follows(candidate, other) && !follows(other, candidate)
            };
            if !missing.iter().any(weaker) && !kept.iter().any(|other| follows(candidate, other)) {
                kept.push(*candidate);
            }
        }
        kept
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
