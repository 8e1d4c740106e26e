//! Re-deciding many fully known cases: 256 at a time, a bit each, so that one operation on a machine word decides sixty-four of them.

use crate::decision::{Known, Rulebook};
use crate::exact::Cube;
use crate::set::{MOST, Set};

const LANES: usize = 4;
const WORD: usize = 64;

/// How many cases one block holds.
pub const BLOCK: usize = LANES * WORD;

type Column = [u64; LANES];

const NONE: Column = [0; LANES];
const ALL: Column = [u64::MAX; LANES];

/// One column of bits for each fact of type bool (yes), then one for each class that is out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    columns: Vec<Column>,
    cases: usize,
}

/// A literal: the column, and whether it is to be unset.
#[derive(Debug, Clone, Copy)]
struct Literal {
    column: u32,
    unset: bool,
}

/// Alternatives one after another, each a range of literals.
#[derive(Debug, Clone, Default)]
struct Alternatives(Vec<Vec<Literal>>);

#[derive(Debug, Clone)]
struct Part {
    alternatives: Alternatives,
    until: Option<usize>,
}

/// A rulebook compiled for whole blocks.
#[derive(Debug, Clone)]
pub struct Batch {
    untils: Vec<Alternatives>,
    directives: Vec<(usize, Vec<Part>)>,
    fact_words: usize,
    directive_words: usize,
}

impl Rulebook {
    /// The rulebook compiled for whole blocks.
    pub fn batch(&self) -> Batch {
        let compiled = self.compiled();
        let of = |cubes: &[Cube]| Alternatives(cubes.iter().map(literals).collect());
        let rule = |rule: usize| of(&compiled.rule_cubes[compiled.rule_ranges[rule].clone()]);
        let mut directives = Vec::new();
        for entry in &compiled.entries {
            let parts = if entry.untils.is_empty() {
                vec![Part {
                    alternatives: of(&compiled.cubes[entry.variants[0].clone()]),
                    until: None,
                }]
            } else {
                let part = |place: Option<usize>| place.map(|place| entry.untils[place]);
                entry
                    .rules
                    .iter()
                    .map(|(index, place)| Part {
                        alternatives: rule(index.index()),
                        until: part(*place),
                    })
                    .collect()
            };
            directives.push((entry.directive.index(), parts));
        }
        Batch {
            untils: compiled
                .untils
                .iter()
                .map(|range| of(&compiled.cubes[range.clone()]))
                .collect(),
            directives,
            fact_words: self.vocabulary().facts().len().div_ceil(WORD),
            directive_words: self.vocabulary().directives().len().div_ceil(WORD),
        }
    }
}

fn literals(cube: &Cube) -> Vec<Literal> {
    let literal = |unset, offset: usize| {
        move |index: usize| Literal {
            column: (offset + index) as u32,
            unset,
        }
    };
    let yes = cube.yes.iter().map(literal(false, 0));
    let no = cube.no.iter().map(literal(true, 0));
    // A class that a cube rules out must be out.
    yes.chain(no)
        .chain(cube.out.iter().map(literal(false, MOST)))
        .collect()
}

impl Alternatives {
    #[inline]
    fn hold(&self, columns: &[Column]) -> Column {
        let mut any = NONE;
        for literals in &self.0 {
            let mut all = ALL;
            for literal in literals {
                let column = &columns[literal.column as usize];
                let flip = if literal.unset { u64::MAX } else { 0 };
                for (all, bits) in all.iter_mut().zip(column) {
                    *all &= bits ^ flip;
                }
            }
            for (any, all) in any.iter_mut().zip(all) {
                *any |= all;
            }
        }
        any
    }
}

impl Batch {
    /// Up to [`BLOCK`] cases, turned so that each fact is a column. Every fact of each case must be known (facts not in `yes` count as
    /// no, every age and setting is given) and free of contradiction; [`Rulebook::decide_fast`] takes all others.
    pub fn block(&self, cases: &[Known]) -> Block {
        let cases = &cases[..cases.len().min(BLOCK)];
        let mut block = Block {
            columns: vec![NONE; 2 * MOST],
            cases: cases.len(),
        };
        for (lane, cases) in cases.chunks(WORD).enumerate() {
            for word in 0..self.fact_words {
                turn(
                    &mut block.columns[word * WORD..],
                    lane,
                    cases.iter().map(|known| known.yes.words()[word]),
                );
            }
            for word in 0..MOST / WORD {
                if cases.iter().any(|known| known.out.words()[word] != 0) {
                    turn(
                        &mut block.columns[MOST + word * WORD..],
                        lane,
                        cases.iter().map(|known| known.out.words()[word]),
                    );
                }
            }
        }
        block
    }

    /// For each directive of the vocabulary the cases of the block that require it, a bit for each.
    pub fn decide(&self, block: &Block, required: &mut Vec<Column>) {
        required.clear();
        required.resize(self.directive_words * WORD, NONE);
        let lifted: Vec<Column> = self
            .untils
            .iter()
            .map(|until| until.hold(&block.columns))
            .collect();
        for (directive, parts) in &self.directives {
            let mut whole = NONE;
            for part in parts {
                let holds = part.alternatives.hold(&block.columns);
                let lifted = part.until.map_or(NONE, |until| lifted[until]);
                for lane in 0..LANES {
                    whole[lane] |= holds[lane] & !lifted[lane];
                }
            }
            required[*directive] = whole;
        }
    }

    /// The directives that each case requires, case by case.
    pub fn decide_all(&self, cases: &[Known]) -> Vec<Set> {
        let mut decided = Vec::with_capacity(cases.len());
        let mut required = Vec::new();
        for cases in cases.chunks(BLOCK) {
            let block = self.block(cases);
            self.decide(&block, &mut required);
            self.turn_back(&block, &required, &mut decided);
        }
        decided
    }

    fn turn_back(&self, block: &Block, required: &[Column], decided: &mut Vec<Set>) {
        let start = decided.len();
        let mut words = vec![[0_u64; 4]; LANES * WORD];
        for lane in 0..block.cases.div_ceil(WORD) {
            for word in 0..self.directive_words {
                let mut square: [u64; WORD] =
                    std::array::from_fn(|bit| required[word * WORD + bit][lane]);
                transpose(&mut square);
                for (case, bits) in square.iter().enumerate() {
                    words[lane * WORD + case][word] = *bits;
                }
            }
        }
        decided.extend(words.into_iter().take(block.cases).map(Set::from_words));
        debug_assert_eq!(decided.len() - start, block.cases);
    }
}

/// Sixty-four cases' words become bit `case` of the lane of each column.
fn turn(columns: &mut [Column], lane: usize, words: impl Iterator<Item = u64>) {
    let mut square = [0_u64; WORD];
    for (row, word) in square.iter_mut().zip(words) {
        *row = word;
    }
    transpose(&mut square);
    for (column, bits) in columns.iter_mut().zip(square) {
        column[lane] = bits;
    }
}

/// Rows become columns.
fn transpose(square: &mut [u64; WORD]) {
    let mut width = 32;
    let mut mask = u64::MAX >> 32;
    while width != 0 {
        let mut row = 0;
        while row < WORD {
            let swapped = (square[row] >> width ^ square[row + width]) & mask;
            square[row] ^= swapped << width;
            square[row + width] ^= swapped;
            row = (row + width + 1) & !width;
        }
        width >>= 1;
        mask ^= mask << width;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turning_twice_gives_back_what_was() {
        let original: [u64; WORD] =
            std::array::from_fn(|row| (row as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let mut square = original;
        transpose(&mut square);
        assert_eq!(square[5] >> 7 & 1, original[7] >> 5 & 1);
        transpose(&mut square);
        assert_eq!(square, original);
    }
}
