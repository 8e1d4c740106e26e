//! Jobs: claimed by one worker at a time, done at least once.

use crate::engines::{Fresh, on_both_engines};
use crate::samples::*;
use store::{Append, Expected, NewJob};

async fn thirty_jobs(fresh: &Fresh) {
    organisation(&fresh.db, ORG).await;
    let jobs = (1..=30).map(|number| NewJob {
        id: id(number),
        kind: "mail".into(),
        payload: vec![1],
        run_at: i64::from(number),
    });
    fresh
        .db
        .append(Append {
            jobs: jobs.collect(),
            ..append(id(1), Expected::New, 1)
        })
        .await
        .unwrap();
}

on_both_engines! {
    async fn no_two_workers_get_the_same_job(fresh) {
        thirty_jobs(fresh).await;
        let workers: Vec<_> = (0..6).map(|_| {
            let db = fresh.db.clone();
            tokio::spawn(async move {
                let mut own = Vec::new();
                // A worker that came second to the same rows gets fewer, so each asks until told that none is due.
                while !db.organisations_with_jobs(100).await.unwrap().is_empty() {
                    own.extend(db.claim_jobs(ORG, 100, 1_000, 4).await.unwrap());
                }
                own
            })
        }).collect();
        let mut claimed = Vec::new();
        for worker in workers {
            claimed.extend(worker.await.unwrap().into_iter().map(|job| job.id));
        }
        claimed.sort_unstable();
        assert_eq!(claimed, (1..=30).map(id).collect::<Vec<_>>());
    }

    async fn a_job_comes_back_when_its_lease_ends_until_it_is_finished_or_given_up(fresh) {
        thirty_jobs(fresh).await;
        let db = &fresh.db;
        assert_eq!(db.claim_jobs(ORG, 0, 50, 9).await.unwrap(), []);
        let job = db.claim_jobs(ORG, 1, 50, 9).await.unwrap().remove(0);
        assert_eq!((job.id, job.kind.as_str(), job.attempts), (id(1), "mail", 1));
        assert_eq!(db.claim_jobs(ORG, 1, 50, 9).await.unwrap(), []);
        let again = db.claim_jobs(ORG, 50, 99, 40).await.unwrap();
        assert_eq!((again.len(), again.iter().find(|each| each.id == job.id).unwrap().attempts), (30, 2));
        assert!(db.postpone_job(ORG, id(1), 60, "no answer").await.unwrap());
        assert_eq!(db.claim_jobs(ORG, 60, 90, 40).await.unwrap()[0].attempts, 3);
        assert!(db.fail_job(ORG, id(1), "refused").await.unwrap());
        for number in 2..=30 {
            assert!(db.finish_job(ORG, id(number)).await.unwrap());
        }
        assert!(!db.finish_job(ORG, id(2)).await.unwrap());
        assert!(db.organisations_with_jobs(i64::MAX).await.unwrap().is_empty());
        assert!(db.organisations_with_jobs(0).await.unwrap().is_empty());
    }

    async fn jobs_of_a_kind_that_nobody_does_are_forgotten_in_the_end(fresh) {
        thirty_jobs(fresh).await;
        let db = &fresh.db;
        assert_eq!(db.drop_jobs("letter", 100).await.unwrap(), 0);
        assert_eq!(db.drop_jobs("mail", 10).await.unwrap(), 9);
        assert_eq!(db.drop_jobs("mail", 10).await.unwrap(), 0);
        let left = db.claim_jobs(ORG, 100, 200, 40).await.unwrap();
        assert_eq!((left.len(), left[0].id), (21, id(10)));
    }
}
