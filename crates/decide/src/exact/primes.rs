//! Prime implicants by iterated consensus and absorption, modulo the vocabulary.
//!
//! Let D be the condition and C what `implies` and `denies` demand, closed and restricted to the facts that D reads. The primes of
//! "D or not C" are found; those that clash with C are dropped, and of two of which one follows from the other the weaker is kept.
//! For closed knowledge K (a set of answers with all that follows): every completion of K satisfies D exactly when K contains one of
//! the cubes returned, because C has only clauses of two facts, so that restricting it to D's facts loses nothing of closed K; and
//! some completion satisfies D exactly when K clashes directly with not all of them, because a clash through C of closed K with a cube
//! always shows as a direct one.

use super::TooEntangled;
use super::cube::Cube;
use super::layout::Layout;
use crate::set::Set;
use crate::vocabulary::Implications;

/// More primes than this and the procedure is refused.
const MOST_PRIMES: usize = 500;

/// More rounds than this, or cubes waiting, and the procedure is refused.
const MOST_ROUNDS: usize = 20_000;

/// The weakest sets of answers that make one of the terms true.
pub(crate) fn primes(
    layout: &Layout,
    implications: &Implications,
    terms: &[Cube],
) -> Result<Vec<Cube>, TooEntangled> {
    let read = terms
        .iter()
        .fold(Set::EMPTY, |read, term| read | term.facts());
    let impossible = impossible_pairs(implications, &read);
    let mut waiting: Vec<Cube> = impossible.iter().chain(terms).rev().copied().collect();
    let mut found: Vec<Cube> = Vec::new();
    let mut rounds = 0;
    while let Some(cube) = waiting.pop() {
        rounds += 1;
        if found.len() > MOST_PRIMES || rounds > MOST_ROUNDS || waiting.len() > MOST_ROUNDS {
            return Err(TooEntangled);
        }
        if found.iter().any(|other| cube.contains(other)) {
            continue;
        }
        found.retain(|other| !other.contains(&cube));
        for other in &found {
            consensus(layout, &cube, other, &mut waiting);
        }
        found.push(cube);
    }
    found.retain(|cube| !impossible.iter().any(|pair| cube.contains(pair)));
    Ok(weakest(layout, implications, found))
}

/// The pairs of answers that C forbids, among the facts read.
fn impossible_pairs(implications: &Implications, read: &Set) -> Vec<Cube> {
    let mut pairs = Vec::new();
    for fact in read.iter() {
        let then = implications.of(fact, true);
        let own = Set::of(fact);
        for other in (then.yes & *read).without(&own).iter() {
            pairs.push(Cube::fact(fact, true).and(&Cube::fact(other, false)));
        }
        for other in (then.no & *read).iter().filter(|other| *other > fact) {
            pairs.push(Cube::fact(fact, true).and(&Cube::fact(other, true)));
        }
    }
    pairs
}

/// What holds whichever way one fact turns out, if the two cubes differ in that one only.
fn consensus(layout: &Layout, one: &Cube, other: &Cube, into: &mut Vec<Cube>) {
    let both = one.and(other);
    let opposed = (one.yes & other.no) | (one.no & other.yes);
    let opposed_count = opposed.len();
    if opposed_count > 1 {
        return;
    }
    if opposed_count == 1 {
        let merged = Cube {
            yes: both.yes.without(&opposed),
            no: both.no.without(&opposed),
            out: both.out,
        };
        if merged.is_consistent(layout) {
            into.push(merged);
        }
        return;
    }
    for classed in layout.classed(&both.out) {
        let shared = one.out & other.out & classed.mask;
        let merged = Cube {
            out: both.out.without(&classed.mask) | shared,
            ..both
        };
        if merged.is_consistent(layout) && !merged.contains(one) && !merged.contains(other) {
            into.push(merged);
        }
    }
}

/// Without those from which another follows; of equivalent ones the first is kept.
fn weakest(layout: &Layout, implications: &Implications, mut cubes: Vec<Cube>) -> Vec<Cube> {
    cubes.sort_by_key(|cube| {
        (
            cube.size(layout),
            cube.yes.iter().next(),
            cube.no.iter().next(),
        )
    });
    let closed: Vec<Cube> = cubes.iter().map(|cube| cube.closed(implications)).collect();
    let kept = |index: &usize| {
        let follows = |other: usize| other != *index && closed[*index].contains(&cubes[other]);
        !(0..cubes.len()).any(|other| {
            follows(other) && (other < *index || !closed[other].contains(&cubes[*index]))
        })
    };
    (0..cubes.len())
        .filter(kept)
        .map(|index| cubes[index])
        .collect()
}
