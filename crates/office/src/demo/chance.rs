//! Chance from a seed: the same again every time. Not for secrets of real people.

use std::sync::{Mutex, PoisonError};

use jiff::Timestamp;
use uuid::Uuid;

use crate::surroundings::Surroundings;

/// SplitMix64 behind a lock.
pub(super) struct Chance {
    state: Mutex<u64>,
    now: Timestamp,
}

impl Chance {
    pub(super) fn new(seed: u64, now: Timestamp) -> Self {
        Self {
            state: Mutex::new(seed),
            now,
        }
    }

    fn next(&self) -> u64 {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut drawn = *state;
        drawn = (drawn ^ (drawn >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        drawn = (drawn ^ (drawn >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        drawn ^ (drawn >> 31)
    }

    /// Both ends included; `from` when the ends are the wrong way round.
    pub(super) fn between(&self, from: i64, to: i64) -> i64 {
        let span = u64::try_from(to - from + 1).unwrap_or(1).max(1);
        from + i64::try_from(self.next() % span).unwrap_or(0)
    }

    /// So many times in a hundred.
    pub(super) fn percent(&self, chance: i64) -> bool {
        self.between(1, 100) <= chance
    }

    /// One of the things; there is at least one.
    pub(super) fn one_of<'a, T>(&self, things: &'a [T]) -> &'a T {
        let last = i64::try_from(things.len()).unwrap_or(1) - 1;
        &things[usize::try_from(self.between(0, last)).unwrap_or(0)]
    }

    /// A UUIDv7 of that moment.
    pub(super) fn id(&self, at: Timestamp) -> Uuid {
        let mut random = [0; 10];
        self.random(&mut random);
        let milliseconds = u64::try_from(at.as_millisecond()).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(milliseconds, &random).into_uuid()
    }
}

impl Surroundings for Chance {
    fn now(&self) -> Timestamp {
        self.now
    }

    fn random(&self, into: &mut [u8]) {
        for chunk in into.chunks_mut(8) {
            let drawn = self.next().to_le_bytes();
            chunk.copy_from_slice(&drawn[..chunk.len()]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_and_another_seed_another() {
        let drawn = |seed| {
            let chance = Chance::new(seed, Timestamp::UNIX_EPOCH);
            [chance.between(0, 1_000_000), chance.between(0, 1_000_000)]
        };
        assert_eq!(drawn(1), drawn(1));
        assert_ne!(drawn(1), drawn(2));
    }

    #[test]
    fn everything_drawn_lies_between_its_ends() {
        let chance = Chance::new(7, Timestamp::UNIX_EPOCH);
        let drawn: Vec<i64> = (0..1000).map(|_| chance.between(-2, 2)).collect();
        for each in -2..=2 {
            assert!(drawn.contains(&each), "{each}");
        }
        assert!(drawn.iter().all(|each| (-2..=2).contains(each)));
    }
}
