//! Appends: expected versions, idempotency, and all or nothing.

use crate::engines::on_both_engines;
use crate::samples::*;
use store::{Append, AppendFault, Appended, Expected, NewEvent, NewJob};

on_both_engines! {
    async fn what_is_appended_is_read_back_in_order(fresh) {
        organisation(&fresh.db, ORG).await;
        let payload: Vec<u8> = (0..=255).collect();
        let first = Append {
            events: vec![
                NewEvent { kind: "concern_reported".into(), schema: 2, occurred_at: Some(-5), payload: payload.clone() },
                event("owner_assigned", ""),
            ],
            ..append(id(1), Expected::New, 1)
        };
        let answer = fresh.db.append(first.clone()).await.unwrap();
        assert_eq!(answer, Appended { version: 2, first_seq: 1, repeated: false });
        let answer = fresh.db.append(append(id(1), Expected::Version(2), 2)).await.unwrap();
        assert_eq!(answer, Appended { version: 3, first_seq: 3, repeated: false });

        let events = fresh.db.read_stream(ORG, id(1)).await.unwrap();
        assert_eq!(events.iter().map(|event| event.version).collect::<Vec<_>>(), [1, 2, 3]);
        assert_eq!(events[0].payload, payload);
        assert_eq!((events[0].schema, events[0].occurred_at, events[0].recorded_at), (2, Some(-5), first.recorded_at));
        assert_eq!((events[0].actor, events[0].role.as_str(), events[0].command), (LEAD, "safeguarding_lead", first.command));
        assert_eq!(events[1].occurred_at, None);
        assert_eq!(fresh.db.read_stream_after(ORG, id(1), 1, 1).await.unwrap(), events[1..2]);
        assert_eq!(fresh.db.read_journal(ORG, 1, 10).await.unwrap(), events[1..]);
        assert!(fresh.db.read_stream(OTHER_ORG, id(1)).await.unwrap().is_empty());
    }

    async fn a_stream_that_stands_elsewhere_refuses_and_says_where(fresh) {
        organisation(&fresh.db, ORG).await;
        fresh.db.append(append(id(1), Expected::New, 1)).await.unwrap();
        for (command, expected) in [(2, Expected::New), (3, Expected::Version(0)), (4, Expected::Version(2))] {
            let refused = fresh.db.append(append(id(1), expected, command)).await;
            assert_eq!(refused, Err(AppendFault::Conflict { actual: 1 }));
        }
        let refused = fresh.db.append(append(id(2), Expected::Version(1), 5)).await;
        assert_eq!(refused, Err(AppendFault::Conflict { actual: 0 }));
        fresh.db.append(append(id(1), Expected::Any, 6)).await.unwrap();
        fresh.db.append(append(id(3), Expected::Any, 7)).await.unwrap();
        assert_eq!(fresh.db.verify(None).await.unwrap().events, 3);
    }

    async fn the_same_command_again_changes_nothing_and_gets_the_first_answer(fresh) {
        organisation(&fresh.db, ORG).await;
        let command = Append { jobs: vec![NewJob { id: id(7), kind: "mail".into(), payload: vec![], run_at: 0 }], ..append(id(1), Expected::New, 1) };
        let first = fresh.db.append(command.clone()).await.unwrap();
        fresh.db.append(append(id(1), Expected::Version(1), 2)).await.unwrap();
        let again = fresh.db.append(command.clone()).await.unwrap();
        assert_eq!(again, Appended { repeated: true, ..first });
        let twice = fresh.db.append_many(vec![append(id(2), Expected::New, 3), append(id(2), Expected::New, 3)]).await;
        assert_eq!(twice[1], Ok(Appended { repeated: true, ..twice[0].clone().unwrap() }));
        assert_eq!(fresh.db.verify(None).await.unwrap().events, 3);
        assert_eq!(fresh.db.claim_jobs(ORG, 1, 2, 9).await.unwrap().len(), 1);
    }

    async fn a_refusal_in_a_batch_refuses_only_itself(fresh) {
        organisation(&fresh.db, ORG).await;
        let mut batch: Vec<Append> = (1..=40).map(|number| opening(number, row(id(number), number), "word")).collect();
        batch[10].expected = Expected::Version(9);
        batch[20].events.clear();
        batch[30].case_row.as_mut().unwrap().reference = "WP-0003".into();
        batch[35].case_row.as_mut().unwrap().id = id(99);
        batch[36].org = OTHER_ORG;
        let answers = fresh.db.append_many(batch).await;
        assert_eq!(answers.len(), 40);
        for (place, answer) in answers.iter().enumerate() {
            match place {
                10 => assert_eq!(*answer, Err(AppendFault::Conflict { actual: 0 })),
                20 => assert_eq!(*answer, Err(AppendFault::Empty)),
                30 => assert_eq!(*answer, Err(AppendFault::ReferenceTaken)),
                35 => assert!(matches!(answer, Err(AppendFault::Refused(_)))),
                36 => assert_eq!(*answer, Err(AppendFault::UnknownOrganisation)),
                _ => assert!(answer.is_ok(), "{place}: {answer:?}"),
            }
        }
        let report = fresh.db.verify(None).await.unwrap();
        assert_eq!((report.events, report.broken), (35, None));
        assert!(fresh.db.case(ORG, id(31)).await.unwrap().is_none());
    }

    async fn rows_and_jobs_are_written_with_the_events_or_not_at_all(fresh) {
        organisation(&fresh.db, ORG).await;
        let job = NewJob { id: id(7), kind: "mail".into(), payload: b"to whom".to_vec(), run_at: 10 };
        let written = Append { jobs: vec![job.clone()], ..opening(1, row(id(1), 1), "apple") };
        fresh.db.append(written).await.unwrap();
        let refused = Append { jobs: vec![NewJob { id: id(8), ..job.clone() }], expected: Expected::New, ..opening(2, row(id(1), 2), "pear") };
        fresh.db.append(refused).await.unwrap_err();
        // The job's id is taken, which only the database can see: event, row and words must go with it.
        let refused = Append { jobs: vec![job], ..opening(3, row(id(3), 3), "plum") };
        assert!(matches!(fresh.db.append(refused).await, Err(AppendFault::Refused(_))));
        assert_eq!(fresh.db.case(ORG, id(1)).await.unwrap(), Some(row(id(1), 1)));
        assert_eq!(fresh.db.case(ORG, id(3)).await.unwrap(), None);
        assert_eq!(fresh.db.read_stream(ORG, id(3)).await.unwrap(), []);
        let jobs = fresh.db.claim_jobs(ORG, 10, 20, 9).await.unwrap();
        assert_eq!(jobs.iter().map(|job| job.id).collect::<Vec<_>>(), [id(7)]);
        assert_eq!(fresh.db.verify(Some(ORG)).await.unwrap().events, 1);
    }

    async fn a_database_opens_again_with_everything_in_it(fresh) {
        organisation(&fresh.db, ORG).await;
        fresh.db.append(append(id(1), Expected::New, 1)).await.unwrap();
        let again = store::Db::open(&fresh.url).await.unwrap();
        again.migrate().await.unwrap();
        again.append(append(id(1), Expected::Version(1), 2)).await.unwrap();
        fresh.db.append(append(id(1), Expected::Version(2), 3)).await.unwrap();
        assert_eq!(again.verify(None).await.unwrap().events, 3);
        again.close().await;
        let closed = again.append(append(id(1), Expected::Any, 4)).await;
        assert!(matches!(closed, Err(AppendFault::Unavailable(_))), "{closed:?}");
    }
}

#[tokio::test]
async fn an_address_of_neither_engine_is_refused() {
    for address in ["", "mysql://somewhere", "waypost.db"] {
        assert!(
            matches!(
                store::Db::open(address).await,
                Err(store::Fault::UnknownEngine(_))
            ),
            "{address}"
        );
    }
}
