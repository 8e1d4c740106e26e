//! A set of at most 256 numbered things as four machine words: facts, or directives. It stands apart because every decision is
//! made of a few of its operations.

use std::ops::{BitAnd, BitOr, BitXor, Not};

const WORDS: usize = 4;

/// The most facts, and the most directives, that a vocabulary can hold.
pub const MOST: usize = 64 * WORDS;

/// Which of up to 256 facts or directives, by their index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, PartialOrd, Ord)]
pub struct Set([u64; WORDS]);

impl Set {
    pub const EMPTY: Set = Set([0; WORDS]);

    pub fn of(index: usize) -> Set {
        let mut set = Set::EMPTY;
        set.insert(index);
        set
    }

    pub fn from_words(words: [u64; WORDS]) -> Set {
        Set(words)
    }

    pub fn words(&self) -> &[u64; WORDS] {
        &self.0
    }

    pub fn insert(&mut self, index: usize) {
        self.0[index / 64] |= 1 << (index % 64);
    }

    pub fn remove(&mut self, index: usize) {
        self.0[index / 64] &= !(1 << (index % 64));
    }

    #[inline]
    pub fn contains(&self, index: usize) -> bool {
        self.0[index / 64] >> (index % 64) & 1 == 1
    }

    #[inline]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    #[inline]
    pub fn len(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    #[inline]
    pub fn is_subset(&self, other: &Set) -> bool {
        self.without(other).is_empty()
    }

    #[inline]
    pub fn meets(&self, other: &Set) -> bool {
        !(*self & *other).is_empty()
    }

    #[inline]
    pub fn without(&self, other: &Set) -> Set {
        *self & !*other
    }

    #[inline]
    pub fn join(&mut self, other: &Set) {
        *self = *self | *other;
    }

    /// The indices, ascending.
    #[inline]
    pub fn iter(&self) -> Indices {
        Indices {
            words: self.0,
            word: 0,
        }
    }
}

/// The indices of a set, ascending.
#[derive(Debug, Clone)]
pub struct Indices {
    words: [u64; WORDS],
    word: usize,
}

impl Iterator for Indices {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        while self.word < WORDS {
            let bits = self.words[self.word];
            if bits != 0 {
                self.words[self.word] = bits & (bits - 1);
                return Some(self.word * 64 + bits.trailing_zeros() as usize);
            }
            self.word += 1;
        }
        None
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self
            .words
            .iter()
            .map(|word| word.count_ones() as usize)
            .sum();
        (left, Some(left))
    }
}

impl BitAnd for Set {
    type Output = Set;

    #[inline]
    fn bitand(self, other: Set) -> Set {
        Set(std::array::from_fn(|word| self.0[word] & other.0[word]))
    }
}

impl BitOr for Set {
    type Output = Set;

    #[inline]
    fn bitor(self, other: Set) -> Set {
        Set(std::array::from_fn(|word| self.0[word] | other.0[word]))
    }
}

impl BitXor for Set {
    type Output = Set;

    #[inline]
    fn bitxor(self, other: Set) -> Set {
        Set(std::array::from_fn(|word| self.0[word] ^ other.0[word]))
    }
}

impl Not for Set {
    type Output = Set;

    #[inline]
    fn not(self) -> Set {
        Set(self.0.map(|word| !word))
    }
}

impl FromIterator<usize> for Set {
    fn from_iter<I: IntoIterator<Item = usize>>(indices: I) -> Set {
        let mut set = Set::EMPTY;
        for index in indices {
            set.insert(index);
        }
        set
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_gives_back_what_was_put_in_across_its_words() {
        let set: Set = [200, 3, 64, 63].into_iter().collect();
        assert_eq!(set.iter().collect::<Vec<_>>(), [3, 63, 64, 200]);
        assert_eq!(set.len(), 4);
        assert!(set.contains(64) && !set.contains(65));
        assert!(Set::of(63).is_subset(&set) && !set.is_subset(&Set::of(63)));
    }
}
