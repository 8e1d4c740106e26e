//! The outbox: work written with the events it follows from, claimed by a worker for the length of a lease, so that a worker that dies
//! delays its jobs and loses none. A job may run twice; what it does must bear that.

use crate::chain::{id, number};
use crate::engine::Db;
use crate::fault::Fault;
use crate::journal::Micros;
use crate::statement::sql;
use uuid::Uuid;

/// A job that this worker may do until its lease ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// The organisation.
    pub org: Uuid,
    /// The job.
    pub id: Uuid,
    /// What kind of work.
    pub kind: String,
    /// Opaque bytes.
    pub payload: Vec<u8>,
    /// Which attempt this is, from 1.
    pub attempts: u32,
}

type JobColumns = (String, String, String, Vec<u8>, i64);

impl Db {
    /// Up to `limit` jobs that are due, earliest first. Nobody else gets them before `lease_until`; then they are due again.
    ///
    /// # Errors
    /// [`Fault::Unavailable`], [`Fault::Corrupt`].
    pub async fn claim_jobs(
        &self,
        org: Uuid,
        now: Micros,
        lease_until: Micros,
        limit: u32,
    ) -> Result<Vec<Job>, Fault> {
        // The last condition is looked at again when another worker was first: its rows then are no longer due.
        let claim = sql("update job set run_at = $3, attempts = attempts + 1 \
             where org_id = $1 and id in (select id from job where org_id = $1 and failed = 0 and run_at <= $2 order by run_at, id limit $4) \
             and failed = 0 and run_at <= $2 \
             returning org_id, id, kind, payload, attempts");
        let claim = claim.bind(org).bind(now).bind(lease_until).bind(limit);
        self.writes
            .rows(claim)
            .await?
            .into_iter()
            .map(read_job)
            .collect()
    }

    /// The job is done and goes. False when it was gone already.
    ///
    /// # Errors
    /// [`Fault::Unavailable`].
    pub async fn finish_job(&self, org: Uuid, job: Uuid) -> Result<bool, Fault> {
        Ok(self
            .writes
            .run(
                sql("delete from job where org_id = $1 and id = $2")
                    .bind(org)
                    .bind(job),
            )
            .await?
            == 1)
    }

    /// The job did not succeed and is due again at `run_at`.
    ///
    /// # Errors
    /// [`Fault::Unavailable`].
    pub async fn postpone_job(
        &self,
        org: Uuid,
        job: Uuid,
        run_at: Micros,
        why: &str,
    ) -> Result<bool, Fault> {
        let postpone =
            sql("update job set run_at = $3, last_error = $4 where org_id = $1 and id = $2");
        Ok(self
            .writes
            .run(postpone.bind(org).bind(job).bind(run_at).bind(why))
            .await?
            == 1)
    }

    /// The job is given up and kept for somebody to look at.
    ///
    /// # Errors
    /// [`Fault::Unavailable`].
    pub async fn fail_job(&self, org: Uuid, job: Uuid, why: &str) -> Result<bool, Fault> {
        let fail = sql("update job set failed = 1, last_error = $3 where org_id = $1 and id = $2");
        Ok(self.writes.run(fail.bind(org).bind(job).bind(why)).await? == 1)
    }

    /// Forgets the jobs of a kind that were due before that moment and that nobody has done, and says how many.
    ///
    /// # Errors
    /// [`Fault::Unavailable`].
    pub async fn drop_jobs(&self, kind: &str, before: Micros) -> Result<u64, Fault> {
        let drop = sql("delete from job where kind = $1 and run_at < $2");
        Ok(self.writes.run(drop.bind(kind).bind(before)).await?)
    }

    /// The organisations in which a job is due.
    ///
    /// # Errors
    /// [`Fault::Unavailable`], [`Fault::Corrupt`].
    pub async fn organisations_with_jobs(&self, now: Micros) -> Result<Vec<Uuid>, Fault> {
        let read = sql(
            "select distinct org_id from job where failed = 0 and run_at <= $1 order by org_id",
        );
        let found: Vec<(String,)> = self.reads.rows(read.bind(now)).await?;
        found.iter().map(|(org,)| id(org)).collect()
    }
}

fn read_job((org, job, kind, payload, attempts): JobColumns) -> Result<Job, Fault> {
    Ok(Job {
        org: id(&org)?,
        id: id(&job)?,
        kind,
        payload,
        attempts: number(attempts)?,
    })
}
