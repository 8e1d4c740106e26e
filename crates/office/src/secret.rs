//! Secrets that nobody can guess, and references that nobody can count (S13).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::surroundings::Surroundings;

/// 256 bits, as text for a cookie.
pub(crate) fn token(surroundings: &dyn Surroundings) -> String {
    let mut bytes = [0; 32];
    surroundings.random(&mut bytes);
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Letters and digits that nobody mistakes for each other, and no vowels, so that no word appears by chance.
const LETTERS: &[u8; 28] = b"23456789BCDFGHJKLMNPQRSTVWXZ";

/// A one-time code of 28 letters (134 bits) in seven groups of four, to be typed once.
pub(crate) fn code(surroundings: &dyn Surroundings) -> String {
    groups(&letters::<28>(surroundings), 4)
}

/// A case's reference: `WP-` and eight letters, about 3.8 × 10^11 of them.
pub(crate) fn reference(surroundings: &dyn Surroundings) -> String {
    format!("WP-{}", groups(&letters::<8>(surroundings), 4))
}

/// A code as typed: without spaces, dashes and small letters.
pub(crate) fn folded_code(typed: &str) -> String {
    typed
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| letter.to_ascii_uppercase())
        .collect()
}

/// Each letter is equally likely: bytes past the last full round are drawn again.
fn letters<const N: usize>(surroundings: &dyn Surroundings) -> [char; N] {
    let rounds = u8::try_from(256 - 256 % LETTERS.len()).unwrap_or(u8::MAX);
    let mut drawn = [' '; N];
    for letter in &mut drawn {
        let mut byte = [0];
        for _ in 0..64 {
            surroundings.random(&mut byte);
            if byte[0] < rounds {
                break;
            }
        }
        *letter = char::from(LETTERS[usize::from(byte[0]) % LETTERS.len()]);
    }
    drawn
}

fn groups(letters: &[char], size: usize) -> String {
    let groups: Vec<String> = letters
        .chunks(size)
        .map(|group| group.iter().collect())
        .collect();
    groups.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicU8, Ordering};

    struct Counting(AtomicU8);

    impl Surroundings for Counting {
        fn now(&self) -> jiff::Timestamp {
            jiff::Timestamp::UNIX_EPOCH
        }

        fn random(&self, into: &mut [u8]) {
            for byte in into {
                *byte = self.0.fetch_add(1, Ordering::Relaxed);
            }
        }
    }

    #[test]
    fn every_letter_is_equally_likely() {
        let counting = Counting(AtomicU8::new(0));
        let mut seen = std::collections::HashMap::new();
        for _ in 0..252 {
            *seen.entry(letters::<1>(&counting)[0]).or_insert(0) += 1;
        }
        assert_eq!(
            (seen.len(), seen.values().min(), seen.values().max()),
            (28, Some(&9), Some(&9))
        );
    }

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        let code = code(&Counting(AtomicU8::new(7)));
        assert_eq!(
            folded_code(&code),
            folded_code(&code.to_lowercase().replace('-', " "))
        );
        assert_eq!(folded_code(&code).len(), 28);
    }

    #[test]
    fn every_group_of_a_code_is_as_long_as_the_others() {
        let code = code(&Counting(AtomicU8::new(7)));
        assert!(code.split('-').all(|group| group.len() == 4), "{code}");
    }
}
