//! The journal can only grow, even for somebody who speaks to the database directly.

use crate::engines::on_both_engines;
use crate::samples::*;
use store::Expected;

on_both_engines! {
    async fn the_journal_can_be_neither_changed_nor_emptied(fresh) {
        organisation(&fresh.db, ORG).await;
        fresh.db.append(append(id(1), Expected::New, 1)).await.unwrap();
        for statement in [
            "update event set role = 'head'",
            "delete from event",
            "delete from stream_head",
            "insert into event select org_id, stream, version, seq, command, kind, schema, recorded_at, occurred_at, actor, role, sealing, payload, hash from event",
        ] {
            assert!(fresh.behind_its_back(statement).await.is_err(), "{statement}");
        }
        assert_eq!(fresh.db.verify(None).await.unwrap().broken, None);
    }
}
