//! Telling people that there is something for them: one constant message, so that nothing can be read from it (S11).

use serde::{Deserialize, Serialize};
use store::NewJob;
use uuid::Uuid;

use crate::error::Fault;
use crate::office::Office;

/// The kind of job.
pub(crate) const KIND: &str = "notice";

/// Whom to tell. Not of what: that is not known here either.
#[derive(Debug, Serialize, Deserialize)]
struct Notice {
    account: Uuid,
}

/// A notice to be delivered: to whom, and the constant message.
#[derive(Clone, Debug)]
pub struct DueNotice {
    pub login: String,
    pub message: notify::Message,
}

impl Office {
    /// A job for each account, to be written in the same transaction as what it is about.
    pub(crate) fn notices(
        &self,
        accounts: impl IntoIterator<Item = Uuid>,
    ) -> Result<Vec<NewJob>, Fault> {
        let now = self.micros();
        let jobs = accounts.into_iter().map(|account| {
            let payload = serde_json::to_vec(&Notice { account });
            Ok(NewJob {
                id: self.fresh_id(),
                kind: KIND.to_owned(),
                payload: payload.map_err(|fault| Fault::new(format!("a notice: {fault}")))?,
                run_at: now,
            })
        });
        jobs.collect()
    }

    /// Delivers what is waiting, each notice at most once per lease; one that cannot be delivered is tried again later.
    ///
    /// # Errors
    /// A fault when the database cannot be read or written.
    pub async fn deliver_notices(
        &self,
        deliver: &(dyn Fn(&DueNotice) -> Result<(), String> + Sync),
    ) -> Result<usize, Fault> {
        let mut delivered = 0;
        let now = self.micros();
        for org in self.db().organisations_with_jobs(now).await? {
            for job in self.db().claim_jobs(org, now, now + LEASE, MOST).await? {
                match self.due_notice(org, &job).await? {
                    None => {
                        self.db().fail_job(org, job.id, "nobody to tell").await?;
                    }
                    Some(notice) => match deliver(&notice) {
                        Ok(()) => {
                            self.db().finish_job(org, job.id).await?;
                            delivered += 1;
                        }
                        Err(why) => {
                            self.db()
                                .postpone_job(org, job.id, now + LEASE, &why)
                                .await?;
                        }
                    },
                }
            }
        }
        Ok(delivered)
    }

    async fn due_notice(&self, org: Uuid, job: &store::Job) -> Result<Option<DueNotice>, Fault> {
        if job.kind != KIND {
            return Ok(None);
        }
        let Ok(notice) = serde_json::from_slice::<Notice>(&job.payload) else {
            return Ok(None);
        };
        let account = self.db().account(org, notice.account).await?;
        Ok(account
            .filter(|account| account.active)
            .map(|account| DueNotice {
                login: account.login,
                message: notify::Message::something_to_review(),
            }))
    }
}

/// A worker has so long; then another may try.
const LEASE: store::Micros = 5 * 60 * 1_000_000;
/// So many at once.
const MOST: u32 = 50;
