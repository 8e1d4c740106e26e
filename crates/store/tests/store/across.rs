//! Reading every stream one after another.

use crate::engines::on_both_engines;
use crate::samples::*;
use store::{Append, Expected};

on_both_engines! {
    async fn pages_of_any_size_give_every_event_of_those_kinds_once_stream_by_stream(fresh) {
        organisation(&fresh.db, ORG).await;
        organisation(&fresh.db, OTHER_ORG).await;
        for number in [3, 1, 2] {
            let kinds = ["concern_reported", "note_added", "fact_answered", "fact_answered"];
            let events = kinds.iter().map(|kind| event(kind, "{}")).collect();
            let opened = opening(number, row(id(number), number), "");
            fresh.db.append(Append { events, ..opened }).await.unwrap();
        }
        let elsewhere = append(id(9), Expected::New, 9);
        let events = vec![event("fact_answered", "{}")];
        fresh.db.append(Append { org: OTHER_ORG, events, ..elsewhere }).await.unwrap();
        for limit in [1, 2, 4, 100] {
            let (mut found, mut after) = (Vec::new(), None);
            loop {
                let kinds = ["concern_reported", "fact_answered"];
                let page = fresh.db.read_across(ORG, kinds, after, limit).await.unwrap();
                let Some(last) = page.last() else { break };
                after = Some((last.stream, last.version));
                found.extend(page.iter().map(|event| (event.stream, event.version)));
            }
            let expected = (1..=3).flat_map(|number| [1, 3, 4].map(|version| (id(number), version)));
            assert_eq!(found, expected.collect::<Vec<_>>(), "{limit}");
        }
        assert_eq!(fresh.db.case_total(ORG).await.unwrap(), 3);
        assert_eq!(fresh.db.case_total(OTHER_ORG).await.unwrap(), 0);
    }
}
