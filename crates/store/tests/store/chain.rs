//! Whoever changes the journal behind the store's back is found out, and the event is named.

use crate::engines::Fresh;
use crate::engines::on_both_engines;
use crate::samples::*;
use store::{Broken, Expected};

/// Two organisations with twelve hundred and with one event, so that verifying takes several pages.
async fn journal(fresh: &Fresh) {
    organisation(&fresh.db, ORG).await;
    organisation(&fresh.db, OTHER_ORG).await;
    let appends = (1..=1_200)
        .map(|number| append(id(number % 7), Expected::Any, number))
        .collect();
    assert!(
        fresh
            .db
            .append_many(appends)
            .await
            .iter()
            .all(Result::is_ok)
    );
    fresh
        .db
        .append(store::Append {
            org: OTHER_ORG,
            ..append(id(1), Expected::New, 1)
        })
        .await
        .unwrap();
}

async fn broken(fresh: &Fresh) -> Broken {
    fresh
        .db
        .verify(None)
        .await
        .unwrap()
        .broken
        .expect("the change is noticed")
}

on_both_engines! {
    async fn a_journal_as_it_was_written_is_whole(fresh) {
        journal(fresh).await;
        let report = fresh.db.verify(None).await.unwrap();
        assert_eq!((report.events, report.heads.len(), report.broken), (1_201, 2, None));
        let last = fresh.db.read_journal(ORG, 1_199, 1).await.unwrap();
        assert_eq!((report.heads[0].seq, &report.heads[0].hash[..]), (1_200, &last[0].hash[..]));
    }

    async fn one_changed_byte_names_its_event(fresh) {
        journal(fresh).await;
        let named = fresh.db.read_journal(ORG, 776, 1).await.unwrap().remove(0);
        fresh.unguard().await;
        let text = match fresh.db.engine() {
            store::Engine::Sqlite => "update event set payload = cast('payload 778' as blob) where seq = 777",
            store::Engine::Postgres => "update event set payload = 'payload 778'::bytea where seq = 777",
        };
        fresh.behind_its_back(text).await.unwrap();
        let found = broken(fresh).await;
        assert_eq!((found.seq, &found.event), (777, &Some((named.stream.to_string(), i64::from(named.version)))));
        assert!(found.to_string().contains(&named.stream.to_string()), "{found}");
        let report = fresh.db.verify(Some(OTHER_ORG)).await.unwrap();
        assert_eq!((report.events, report.broken), (1, None));
    }

    async fn a_change_to_any_column_is_noticed(fresh) {
        journal(fresh).await;
        fresh.unguard().await;
        for statement in [
            "update event set kind = 'Note_added' where seq = 9 and kind = 'note_added'",
            "update event set schema = 2 where seq = 8",
            "update event set recorded_at = recorded_at + 1 where seq = 7",
            "update event set occurred_at = 0 where seq = 6",
            "update event set actor = upper(actor), role = 'head' where seq = 5",
            "update event set sealing = 1 where seq = 4",
            "update event set command = 'x' where seq = 3",
            "update event set version = 99999 where seq = 2",
            "update event set hash = payload where seq = 1",
        ] {
            fresh.behind_its_back(statement).await.unwrap();
            let place: u64 = statement.rsplit("seq = ").next().unwrap().split(' ').next().unwrap().parse().unwrap();
            assert_eq!(broken(fresh).await.seq, place, "{statement}");
        }
    }

    async fn a_missing_event_is_noticed_in_the_middle_and_at_the_end(fresh) {
        journal(fresh).await;
        fresh.unguard().await;
        fresh.behind_its_back("delete from event where seq = 1200").await.unwrap();
        assert_eq!(broken(fresh).await.seq, 1_200);
        fresh.behind_its_back("delete from event where seq = 600").await.unwrap();
        let found = broken(fresh).await;
        assert_eq!((found.seq, found.why), (600, "it is missing"));
    }

    async fn a_journal_emptied_with_its_heads_is_noticed_and_so_is_a_changed_stream_head(fresh) {
        journal(fresh).await;
        fresh.unguard().await;
        fresh.behind_its_back("update stream_head set version = version + 1 where stream = '00000000-0000-cafe-0000-000000000003'").await.unwrap();
        let found = broken(fresh).await;
        assert_eq!((found.seq, found.stream.as_deref()), (0, Some(id(3).to_string().as_str())));
        fresh.behind_its_back("delete from event; delete from chain_head").await.unwrap();
        let found = broken(fresh).await;
        assert_eq!((found.stream, found.why), (None, "its chain's head is missing"));
    }

    async fn two_events_that_change_places_are_noticed(fresh) {
        journal(fresh).await;
        fresh.unguard().await;
        fresh.behind_its_back(
            "update event set seq = 100000 where seq = 10; update event set seq = 10 where seq = 11; update event set seq = 11 where seq = 100000",
        ).await.unwrap();
        assert_eq!(broken(fresh).await.seq, 10);
    }
}
