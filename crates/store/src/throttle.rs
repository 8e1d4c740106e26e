//! Counting failed attempts to sign in, by login or by network address. Only a digest of either is kept; the policy is the caller's.

use crate::chain::number;
use crate::engine::Db;
use crate::fault::Fault;
use crate::journal::Micros;
use crate::secret::SecretDigest;
use crate::statement::sql;

/// Failed attempts to sign in, by login or by network address. The policy is the caller's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Throttle {
    /// Failures since the window began.
    pub failures: u32,
    /// When the window began.
    pub since: Micros,
    /// The last failure.
    pub last_at: Micros,
}

impl Db {
    /// The failures counted for a subject; none when there are none.
    ///
    /// # Errors
    /// [`Fault::Unavailable`], [`Fault::Corrupt`].
    pub async fn throttle(&self, subject: &str) -> Result<Throttle, Fault> {
        let read =
            sql("select failures, since, last_at from sign_in_throttle where subject_digest = $1");
        self.reads
            .row(read.bind(digest(subject)))
            .await?
            .map_or(Ok(Throttle::default()), read_throttle)
    }

    /// Counts one more failure; a window that began `window` or longer ago is over, and a new one begins. Attempts at the same moment are all
    /// counted.
    ///
    /// # Errors
    /// As [`Db::throttle`].
    pub async fn count_failure(
        &self,
        subject: &str,
        now: Micros,
        window: Micros,
    ) -> Result<Throttle, Fault> {
        let count = sql(
            "insert into sign_in_throttle (subject_digest, failures, since, last_at) values ($1, 1, $2, $2) \
             on conflict (subject_digest) do update set \
             failures = case when sign_in_throttle.since > $3 then sign_in_throttle.failures + 1 else 1 end, \
             since = case when sign_in_throttle.since > $3 then sign_in_throttle.since else $2 end, \
             last_at = $2 \
             returning failures, since, last_at",
        );
        let count = count
            .bind(digest(subject))
            .bind(now)
            .bind(now.saturating_sub(window));
        let counted = self.writes.rows(count).await?.pop();
        counted.map_or(Ok(Throttle::default()), read_throttle)
    }

    /// Forgets a subject's failures, after a success.
    ///
    /// # Errors
    /// [`Fault::Unavailable`].
    pub async fn clear_throttle(&self, subject: &str) -> Result<(), Fault> {
        self.writes
            .run(
                sql("delete from sign_in_throttle where subject_digest = $1").bind(digest(subject)),
            )
            .await?;
        Ok(())
    }

    /// Forgets failures whose last was before that moment, and says of how many subjects.
    ///
    /// # Errors
    /// [`Fault::Unavailable`].
    pub async fn end_stale_throttles(&self, before: Micros) -> Result<u64, Fault> {
        Ok(self
            .writes
            .run(sql("delete from sign_in_throttle where last_at < $1").bind(before))
            .await?)
    }
}

fn digest(subject: &str) -> Vec<u8> {
    SecretDigest::of(subject.as_bytes()).bytes().to_vec()
}

fn read_throttle((failures, since, last_at): (i64, Micros, Micros)) -> Result<Throttle, Fault> {
    Ok(Throttle {
        failures: number(failures)?,
        since,
        last_at,
    })
}
