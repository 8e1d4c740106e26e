//! Walks the whole journal and its chain, a page at a time, and names the first event that is not as it was written.
//!
//! What this cannot see: a journal cut off at its end together with the heads of the chain and of the streams, or an organisation taken out
//! with all that it has, by somebody who could write all of them. For that, each head's place and hash are to be kept outside the database
//! from time to time; [`VerifyReport::heads`] gives them. Lists and search are made from the journal and are not looked at.

use crate::chain::{BEGINNING, EventRow, Hash};
use crate::engine::Db;
use crate::fault::Fault;
use crate::statement::sql;
use uuid::Uuid;

/// So many events are held in memory at once.
const PAGE: u32 = 500;

/// What [`Db::verify`] found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VerifyReport {
    /// The organisations looked at whose journals are whole, with the place and hash of each one's last event.
    pub heads: Vec<Head>,
    /// Events found to be as they were written.
    pub events: u64,
    /// The first event that is not; `None` when the journal is whole.
    pub broken: Option<Broken>,
}

/// The last link of an organisation's chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The organisation, as stored.
    pub org: String,
    /// The place of its last event; 0 when it has none.
    pub seq: u64,
    /// That event's hash.
    pub hash: Vec<u8>,
}

/// An event that is missing, changed or unreadable. Ids are given as they are stored, since they too may have been changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// The organisation.
    pub org: String,
    /// The event's place in the organisation's journal; 0 when it is about no single event.
    pub seq: u64,
    /// Its stream and version, if the event is there and readable.
    pub event: Option<(String, i64)>,
    /// The stream, when it is about one and no single event.
    pub stream: Option<String>,
    /// What is wrong, in plain words.
    pub why: &'static str,
}

impl std::fmt::Display for Broken {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "organisation {}", self.org)?;
        if let Some(stream) = &self.stream {
            write!(formatter, ", stream {stream}")?;
        }
        if self.seq > 0 {
            write!(formatter, ", event {}", self.seq)?;
        }
        if let Some((stream, version)) = &self.event {
            write!(formatter, " (stream {stream}, version {version})")?;
        }
        write!(formatter, ": {}", self.why)
    }
}

impl Broken {
    pub(crate) const fn of(org: String, stream: Option<String>, why: &'static str) -> Self {
        Self {
            org,
            seq: 0,
            event: None,
            stream,
            why,
        }
    }
}

impl Db {
    /// Verifies one organisation's journal, or every organisation's until one is found broken. May run beside writers.
    ///
    /// # Errors
    /// [`Fault::Unavailable`]. A broken journal is no error but the report's content.
    pub async fn verify(&self, org: Option<Uuid>) -> Result<VerifyReport, Fault> {
        let heads: Vec<(String, i64, Vec<u8>)> = match org {
            Some(org) => {
                let one = sql("select org_id, seq, hash from chain_head where org_id = $1");
                self.reads.rows(one.bind(org)).await?
            }
            None => {
                self.reads
                    .rows(sql(
                        "select org_id, seq, hash from chain_head order by org_id",
                    ))
                    .await?
            }
        };
        let mut report = VerifyReport::default();
        for (org, seq, hash) in heads {
            let mut walk = Walk {
                org: &org,
                seq: 0,
                hash: BEGINNING,
            };
            report.broken = self.walk(&mut walk, seq, &hash).await?;
            report.events += u64::try_from(walk.seq).unwrap_or(0);
            if report.broken.is_some() {
                break;
            }
            report.heads.push(Head {
                org,
                seq: u64::try_from(seq).unwrap_or(0),
                hash,
            });
        }
        if report.broken.is_none() {
            report.broken = self.verify_counterparts().await?;
        }
        Ok(report)
    }

    /// Follows the chain up to the head that was read before; what writers add meanwhile is left for the next time.
    async fn walk(
        &self,
        walk: &mut Walk<'_>,
        head: i64,
        head_hash: &[u8],
    ) -> Result<Option<Broken>, Fault> {
        let mut page = PAGE;
        while walk.seq < head {
            let rows = match self.journal_rows(walk.org, walk.seq, page).await {
                Ok(rows) => rows,
                Err(Fault::Corrupt(_)) if page > 1 => {
                    // One of the page cannot be read: go on one by one until that one is met.
                    page = 1;
                    continue;
                }
                Err(Fault::Corrupt(_)) => return Ok(Some(walk.broken(None, "it cannot be read"))),
                Err(fault) => return Err(fault),
            };
            if rows.is_empty() {
                return Ok(Some(walk.broken(None, "it is missing")));
            }
            for row in rows.iter().take_while(|row| row.seq <= head) {
                if let Some(broken) = walk.step(row) {
                    return Ok(Some(broken));
                }
            }
        }
        let why = "the chain's head is not that of the last event";
        Ok((walk.hash != head_hash).then(|| Broken {
            seq: u64::try_from(head).unwrap_or(0),
            ..walk.broken(None, why)
        }))
    }
}

/// How far a chain has been followed, and with which hash.
struct Walk<'org> {
    org: &'org str,
    seq: i64,
    hash: Hash,
}

impl Walk<'_> {
    fn step(&mut self, row: &EventRow) -> Option<Broken> {
        if row.seq != self.seq + 1 {
            return Some(self.broken(None, "it is missing"));
        }
        let hash = row.link(&self.hash);
        if row.hash != hash {
            return Some(self.broken(Some(row), "it is not as it was written"));
        }
        self.seq = row.seq;
        self.hash = hash;
        None
    }

    /// The event after the last good one is broken.
    fn broken(&self, row: Option<&EventRow>, why: &'static str) -> Broken {
        Broken {
            org: self.org.to_owned(),
            seq: u64::try_from(self.seq + 1).unwrap_or(0),
            event: row.map(|row| (row.stream.clone(), row.version)),
            stream: None,
            why,
        }
    }
}
