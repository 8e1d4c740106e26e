//! Many cubes tested against what is known at once: one table look-up for every four facts says which cubes are still contained and
//! which clash. The cost does not depend on what is known.

use std::ops::Range;

use super::cube::Cube;
use super::layout::Layout;
use crate::set::{MOST, Set};

const NIBBLE: usize = 4;

/// Which cubes what is known contains, and which it does not clash with, a bit for each cube.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sifted {
    pub contained: Vec<u64>,
    pub open: Vec<u64>,
}

impl Sifted {
    #[inline]
    pub fn is_open(&self, cube: usize) -> bool {
        self.open[cube / 64] >> (cube % 64) & 1 == 1
    }
}

/// Whether any of the cubes in the range has its bit set.
#[inline]
pub(crate) fn any(words: &[u64], range: &Range<usize>) -> bool {
    if range.is_empty() {
        return false;
    }
    let (first, last) = (range.start / 64, (range.end - 1) / 64);
    let from = u64::MAX << (range.start % 64);
    let to = u64::MAX >> (63 - (range.end - 1) % 64);
    if first == last {
        return words[first] & from & to != 0;
    }
    words[first] & from != 0
        || words[last] & to != 0
        || words[first + 1..last].iter().any(|word| *word != 0)
}

/// For four neighbouring facts of one plane and each of their sixteen states, the words of both answers one after the other.
#[derive(Debug, Clone)]
struct Chunk {
    plane: Plane,
    nibble: usize,
    words: Vec<u64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Plane {
    Yes,
    No,
    Out,
}

/// For one classed fact and each four of its classes, which cubes admit one of those that are left.
#[derive(Debug, Clone)]
struct Admission {
    nibbles: Vec<(usize, Vec<u64>)>,
    mask: Set,
}

#[derive(Debug, Clone)]
pub(crate) struct Sieve {
    width: usize,
    all: Vec<u64>,
    chunks: Vec<Chunk>,
    admissions: Vec<Admission>,
}

impl Sieve {
    pub fn new(layout: &Layout, cubes: &[Cube]) -> Sieve {
        let width = cubes.len().div_ceil(64);
        let mut all = vec![0; width];
        for cube in 0..cubes.len() {
            all[cube / 64] |= 1 << (cube % 64);
        }
        let mut chunks = Vec::new();
        for plane in [Plane::Yes, Plane::No, Plane::Out] {
            for nibble in 0..MOST / NIBBLE {
                chunks.extend(chunk(cubes, plane, nibble, width));
            }
        }
        let admissions = layout
            .facts
            .iter()
            .filter_map(|classed| admission(cubes, &classed.mask, width))
            .collect();
        Sieve {
            width,
            all,
            chunks,
            admissions,
        }
    }

    /// What is known must be closed and free of contradiction.
    pub fn sift(&self, known: &Cube, into: &mut Sifted) {
        into.contained.clone_from(&self.all);
        into.open.clone_from(&self.all);
        for chunk in &self.chunks {
            let set = match chunk.plane {
                Plane::Yes => &known.yes,
                Plane::No => &known.no,
                Plane::Out => &known.out,
            };
            let start = nibble_of(set, chunk.nibble) * 2 * self.width;
            let (contained, open) = chunk.words[start..start + 2 * self.width].split_at(self.width);
            into.contained
                .iter_mut()
                .zip(contained)
                .for_each(|(all, these)| *all &= these);
            into.open
                .iter_mut()
                .zip(open)
                .for_each(|(all, these)| *all &= these);
        }
        for admission in &self.admissions {
            if admission.mask.meets(&known.out) {
                self.admit(admission, known, &mut into.open);
            }
        }
    }

    fn admit(&self, admission: &Admission, known: &Cube, open: &mut [u64]) {
        let left = admission.mask.without(&known.out);
        for (word, open) in open.iter_mut().enumerate() {
            let of = |(nibble, words): &(usize, Vec<u64>)| {
                words[nibble_of(&left, *nibble) * self.width + word]
            };
            *open &= admission
                .nibbles
                .iter()
                .map(of)
                .fold(0, |admitted, these| admitted | these);
        }
    }
}

#[inline]
fn nibble_of(set: &Set, nibble: usize) -> usize {
    let at = nibble * NIBBLE;
    (set.words()[at / 64] >> (at % 64) & 15) as usize
}

/// None if no cube speaks of these four.
fn chunk(cubes: &[Cube], plane: Plane, nibble: usize, width: usize) -> Option<Chunk> {
    let of = |cube: &Cube, plane| match plane {
        Plane::Yes => nibble_of(&cube.yes, nibble),
        Plane::No => nibble_of(&cube.no, nibble),
        Plane::Out => nibble_of(&cube.out, nibble),
    };
    let opposite = match plane {
        Plane::Yes => Some(Plane::No),
        Plane::No => Some(Plane::Yes),
        Plane::Out => None,
    };
    let asked = |cube: &Cube| {
        (
            of(cube, plane),
            opposite.map_or(0, |opposite| of(cube, opposite)),
        )
    };
    if cubes.iter().all(|cube| asked(cube) == (0, 0)) {
        return None;
    }
    let mut words = vec![0; 16 * 2 * width];
    for state in 0..16 {
        for (index, cube) in cubes.iter().enumerate() {
            let (needs, clashes) = asked(cube);
            let at = state * 2 * width + index / 64;
            words[at] |= u64::from(needs & !state == 0) << (index % 64);
            words[at + width] |= u64::from(clashes & state == 0) << (index % 64);
        }
    }
    Some(Chunk {
        plane,
        nibble,
        words,
    })
}

fn admission(cubes: &[Cube], mask: &Set, width: usize) -> Option<Admission> {
    if !cubes.iter().any(|cube| cube.out.meets(mask)) {
        return None;
    }
    let mut nibbles = Vec::new();
    for nibble in (0..MOST / NIBBLE).filter(|nibble| nibble_of(mask, *nibble) != 0) {
        let mut words = vec![0; 16 * width];
        for state in 0..16 {
            for (index, cube) in cubes.iter().enumerate() {
                let admitted = nibble_of(mask, nibble) & !nibble_of(&cube.out, nibble) & state != 0;
                words[state * width + index / 64] |= u64::from(admitted) << (index % 64);
            }
        }
        nibbles.push((nibble, words));
    }
    Some(Admission {
        nibbles,
        mask: *mask,
    })
}
