//! Taking away what has run out. Nothing of a case is ever among it.

use std::fmt;

use crate::error::Error;
use crate::notice;
use crate::office::Office;
use crate::throttle::WINDOW;

/// A notice that no channel has delivered in so long tells nobody anything new: the first page has shown what it was about since.
const NOTICES: store::Micros = 30 * 24 * 3600 * 1_000_000;

/// How much was taken away; of whom is not said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tidied {
    pub sessions: u64,
    /// Subjects of which failed attempts to sign in were counted.
    pub attempts: u64,
    pub notices: u64,
}

impl Tidied {
    #[must_use]
    pub const fn is_nothing(&self) -> bool {
        self.sessions == 0 && self.attempts == 0 && self.notices == 0
    }
}

impl fmt::Display for Tidied {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "taken away what had run out: sessions {}, counts of failed sign-ins {}, undelivered notices {}",
            self.sessions, self.attempts, self.notices
        )
    }
}

impl Office {
    /// Takes away sessions and counts that no longer hold, and notices that nobody delivered. To be called now and then; nothing
    /// depends on it.
    ///
    /// # Errors
    /// A fault when the database cannot be written.
    pub async fn tidy(&self) -> Result<Tidied, Error> {
        let now = self.micros();
        Ok(Tidied {
            sessions: self.db().end_stale_sessions(now).await?,
            attempts: self.db().end_stale_throttles(now - WINDOW).await?,
            notices: self.db().drop_jobs(notice::KIND, now - NOTICES).await?,
        })
    }
}
