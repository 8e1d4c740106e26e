//! Many at once: nothing is lost, nothing written twice, versions stay dense.

use crate::engines::on_both_engines;
use crate::samples::*;
use store::{AppendFault, Db, Expected};

/// Reads where the stream stands, then appends there; again, after a pause of its own, when somebody else was first.
async fn read_then_append(db: Db, command: u32) {
    for attempt in 0_u32.. {
        let version = db.read_stream(ORG, id(1)).await.unwrap().len();
        let expected = if version == 0 {
            Expected::New
        } else {
            Expected::Version(u32::try_from(version).unwrap())
        };
        match db.append(append(id(1), expected, command)).await {
            Ok(_) => return,
            Err(AppendFault::Conflict { .. }) => {
                let pause = (command * 37 + attempt * 53) % (200 * (attempt + 1));
                tokio::time::sleep(std::time::Duration::from_millis(pause.into())).await;
            }
            Err(fault) => panic!("{fault}"),
        }
    }
}

on_both_engines! {
    async fn of_200_that_read_then_append_none_is_lost(fresh) {
        organisation(&fresh.db, ORG).await;
        let tasks: Vec<_> = (1..=200).map(|command| tokio::spawn(read_then_append(fresh.db.clone(), command))).collect();
        for task in tasks {
            task.await.unwrap();
        }
        let events = fresh.db.read_stream(ORG, id(1)).await.unwrap();
        assert_eq!(events.iter().map(|event| event.version).collect::<Vec<_>>(), (1..=200).collect::<Vec<_>>());
        let mut commands: Vec<_> = events.iter().map(|event| event.command).collect();
        commands.sort_unstable();
        commands.dedup();
        assert_eq!(commands.len(), 200);
        assert_eq!(fresh.db.verify(None).await.unwrap().broken, None);
    }

    async fn of_200_that_open_a_stream_at_once_in_two_processes_worth_of_handles_each_opens_its_own(fresh) {
        organisation(&fresh.db, ORG).await;
        organisation(&fresh.db, OTHER_ORG).await;
        let second = Db::open(&fresh.url).await.unwrap();
        let tasks: Vec<_> = (1..=200_u32).map(|number| {
            let db = if number % 2 == 0 { fresh.db.clone() } else { second.clone() };
            let org = if number % 3 == 0 { ORG } else { OTHER_ORG };
            let append = store::Append { org, ..append(id(number), Expected::New, number) };
            tokio::spawn(async move { db.append(append).await })
        }).collect();
        for task in tasks {
            task.await.unwrap().unwrap();
        }
        let report = fresh.db.verify(None).await.unwrap();
        assert_eq!((report.events, report.broken), (200, None));
        second.close().await;
    }

    async fn of_one_command_sent_50_times_at_once_one_is_written(fresh) {
        organisation(&fresh.db, ORG).await;
        let tasks: Vec<_> = (0..50).map(|_| {
            let db = fresh.db.clone();
            tokio::spawn(async move { db.append(append(id(1), Expected::New, 1)).await.unwrap() })
        }).collect();
        let mut written = 0;
        for task in tasks {
            let answer = task.await.unwrap();
            assert_eq!((answer.version, answer.first_seq), (1, 1));
            written += u32::from(!answer.repeated);
        }
        assert_eq!(written, 1);
    }

    async fn databases_are_migrated_by_several_at_once(fresh) {
        let tasks: Vec<_> = (0..4).map(|_| {
            let url = fresh.url.clone();
            tokio::spawn(async move { Db::open(&url).await.unwrap().migrate().await })
        }).collect();
        for task in tasks {
            task.await.unwrap().unwrap();
        }
    }
}
