//! How long somebody waits after failed attempts to sign in: by login and by network, known or not.

use sha2::{Digest, Sha256};
use store::{Micros, Throttle};

/// Failures are counted over so long.
pub(crate) const WINDOW: Micros = 15 * 60 * SECOND;

const SECOND: Micros = 1_000_000;
/// Free attempts for one login.
const BY_LOGIN: u32 = 5;
/// Free attempts from one network: a whole school may share an address.
const BY_NETWORK: u32 = 50;
/// The longest wait, in seconds.
const LONGEST: u64 = 15 * 60;

/// What is counted; hashed, because people type passwords into the wrong field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Subject {
    pub key: String,
    free: u32,
}

impl Subject {
    pub(crate) fn login(login: &str) -> Self {
        Self {
            key: key("login", login),
            free: BY_LOGIN,
        }
    }

    pub(crate) fn network(network: &str) -> Self {
        Self {
            key: key("network", network),
            free: BY_NETWORK,
        }
    }

    /// Seconds still to wait; 0 when an attempt is free.
    pub(crate) fn wait(&self, counted: Throttle, now: Micros) -> u64 {
        if counted.failures < self.free || now - counted.since >= WINDOW {
            return 0;
        }
        let doubled = (counted.failures - self.free).min(10);
        let wait = (30_u64 << doubled).min(LONGEST);
        let passed = u64::try_from((now - counted.last_at) / SECOND).unwrap_or(0);
        wait.saturating_sub(passed)
    }
}

fn key(what: &str, value: &str) -> String {
    let digest = Sha256::digest(format!("{what}:{value}"));
    let hex: String = digest
        .iter()
        .take(16)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("{what}:{hex}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(failures: u32, seconds: Micros) -> u64 {
        let counted = Throttle {
            failures,
            since: 0,
            last_at: 100 * SECOND,
        };
        Subject::login("somebody").wait(counted, (100 + seconds) * SECOND)
    }

    #[test]
    fn five_attempts_are_free_and_each_further_one_doubles_the_wait() {
        assert_eq!(
            [after(4, 0), after(5, 0), after(6, 0), after(7, 0)],
            [0, 30, 60, 120]
        );
        assert_eq!(after(99, 0), 15 * 60);
    }

    #[test]
    fn the_wait_passes_and_the_window_ends() {
        assert_eq!([after(5, 10), after(5, 30), after(99, 900)], [20, 0, 0]);
    }

    #[test]
    fn what_was_typed_is_not_kept() {
        assert!(!Subject::login("my password").key.contains("my password"));
        assert_ne!(Subject::login("a").key, Subject::network("a").key);
    }
}
