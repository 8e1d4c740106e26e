//! All streams of an organisation one after another, some kinds of events only: for whoever looks at every case and keeps none of them in
//! memory. The narrative in other kinds of events is not read at all.

use crate::chain::{Columns, EventRow};
use crate::engine::Db;
use crate::fault::Fault;
use crate::journal::StoredEvent;
use crate::statement::sql;
use uuid::Uuid;

impl Db {
    /// At most `limit` events of these two kinds after the event `after`, stream by stream and in order within each.
    ///
    /// # Errors
    /// [`Fault::Unavailable`], [`Fault::Corrupt`].
    pub async fn read_across(
        &self,
        org: Uuid,
        kinds: [&str; 2],
        after: Option<(Uuid, u32)>,
        limit: u32,
    ) -> Result<Vec<StoredEvent>, Fault> {
        let read = sql(
            "select org_id, stream, version, seq, command, kind, schema, recorded_at, occurred_at, actor, role, sealing, payload, hash \
             from event where org_id = $1 and (stream, version) > ($2, $3) and kind in ($4, $5) order by stream, version limit $6",
        );
        let (stream, version) = after.unwrap_or((Uuid::nil(), 0));
        let read = read.bind(org).bind(stream).bind(version);
        let read = read.bind(kinds[0]).bind(kinds[1]).bind(limit);
        let rows: Vec<Columns> = self.reads.rows(read).await?;
        rows.into_iter()
            .map(|columns| EventRow::from(columns).try_into())
            .collect()
    }

    /// How many cases the organisation has.
    ///
    /// # Errors
    /// [`Fault::Unavailable`].
    pub async fn case_total(&self, org: Uuid) -> Result<u64, Fault> {
        let count = sql("select count(*) from case_list where org_id = $1");
        let found: Option<(i64,)> = self.reads.row(count.bind(org)).await?;
        Ok(found.map_or(0, |(count,)| u64::try_from(count).unwrap_or(0)))
    }
}
