//! Whether every event, stream and organisation has its counterpart: what a chain alone cannot tell, because a journal emptied together
//! with its chain's head, or a stream's head changed by itself, breaks no link.

use crate::engine::Db;
use crate::fault::Fault;
use crate::statement::sql;
use crate::verify::Broken;

/// Places without which others make no sense; each row is an organisation, and what is wrong there.
const ORGANISATIONS: [(&str, &str); 3] = [
    (
        "select o.org_id from organisation o where not exists (select 1 from chain_head h where h.org_id = o.org_id)",
        "its chain's head is missing",
    ),
    (
        "select h.org_id from chain_head h where not exists (select 1 from organisation o where o.org_id = h.org_id)",
        "its own row is missing, and its journal is there",
    ),
    (
        "select distinct e.org_id from event e where not exists (select 1 from chain_head h where h.org_id = e.org_id)",
        "its chain's head is missing, and its events are there",
    ),
];

/// Organisation and stream of each stream whose head does not say how far its events go.
const STREAMS: &str = "select e.org_id, e.stream from \
    (select org_id, stream, max(version) as last, count(*) as events from event group by org_id, stream) e \
    left join stream_head h on h.org_id = e.org_id and h.stream = e.stream \
    where h.version is null or h.version <> e.last or e.events <> e.last \
    union all \
    select h.org_id, h.stream from stream_head h \
    where not exists (select 1 from event e where e.org_id = h.org_id and e.stream = h.stream) limit 1";

impl Db {
    /// The first organisation or stream that lacks its counterpart.
    pub(crate) async fn verify_counterparts(&self) -> Result<Option<Broken>, Fault> {
        for (missing, why) in ORGANISATIONS {
            let found: Option<(String,)> = self.reads.row(sql(missing)).await?;
            if let Some((org,)) = found {
                return Ok(Some(Broken::of(org, None, why)));
            }
        }
        let found: Option<(String, String)> = self.reads.row(sql(STREAMS)).await?;
        let why = "its head does not say how far its events go";
        Ok(found.map(|(org, stream)| Broken::of(org, Some(stream), why)))
    }
}
