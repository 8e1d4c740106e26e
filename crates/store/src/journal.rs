//! Reading the journal: one stream, or all of an organisation in the order it was written.

use crate::chain::{Columns, EventRow};
use crate::engine::Db;
use crate::fault::Fault;
use crate::statement::sql;
use uuid::Uuid;

/// Microseconds since 1 January 1970, UTC.
pub type Micros = i64;

/// An event as it was written, with its place and its link in the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredEvent {
    /// The organisation.
    pub org: Uuid,
    /// The stream.
    pub stream: Uuid,
    /// Its place in the stream, from 1, dense.
    pub version: u32,
    /// Its place in the organisation's journal, from 1, dense.
    pub seq: u64,
    /// The command that wrote it.
    pub command: Uuid,
    /// Its kind.
    pub kind: String,
    /// The version of the payload's shape.
    pub schema: u32,
    /// When it was recorded.
    pub recorded_at: Micros,
    /// When it happened, if that differs.
    pub occurred_at: Option<Micros>,
    /// Who acted.
    pub actor: Uuid,
    /// Under which role.
    pub role: String,
    /// How the payload is sealed; 0 is plain.
    pub sealing: u32,
    /// Opaque bytes.
    pub payload: Vec<u8>,
    /// SHA-256 over the hash before it and every column of this event.
    pub hash: [u8; 32],
}

impl Db {
    /// All events of a stream, in order; none when it does not exist.
    ///
    /// # Errors
    /// [`Fault::Unavailable`], [`Fault::Corrupt`].
    pub async fn read_stream(&self, org: Uuid, stream: Uuid) -> Result<Vec<StoredEvent>, Fault> {
        self.read_stream_after(org, stream, 0, u32::MAX).await
    }

    /// At most `limit` events of a stream after `version`, in order.
    ///
    /// # Errors
    /// As [`Db::read_stream`].
    pub async fn read_stream_after(
        &self,
        org: Uuid,
        stream: Uuid,
        version: u32,
        limit: u32,
    ) -> Result<Vec<StoredEvent>, Fault> {
        let read = sql(
            "select org_id, stream, version, seq, command, kind, schema, recorded_at, occurred_at, actor, role, sealing, payload, hash \
             from event where org_id = $1 and stream = $2 and version > $3 order by version limit $4",
        );
        let read = read.bind(org).bind(stream).bind(version).bind(limit);
        let rows: Vec<Columns> = self.reads.rows(read).await?;
        rows.into_iter()
            .map(|columns| EventRow::from(columns).try_into())
            .collect()
    }

    /// At most `limit` events of the organisation's journal after the place `seq`, in the order they were written.
    ///
    /// # Errors
    /// As [`Db::read_stream`].
    pub async fn read_journal(
        &self,
        org: Uuid,
        seq: u64,
        limit: u32,
    ) -> Result<Vec<StoredEvent>, Fault> {
        let seq = i64::try_from(seq).unwrap_or(i64::MAX);
        let rows = self.journal_rows(&org.to_string(), seq, limit).await?;
        rows.into_iter().map(TryInto::try_into).collect()
    }

    pub(crate) async fn journal_rows(
        &self,
        org: &str,
        seq: i64,
        limit: u32,
    ) -> Result<Vec<EventRow>, Fault> {
        let read = sql(
            "select org_id, stream, version, seq, command, kind, schema, recorded_at, occurred_at, actor, role, sealing, payload, hash \
             from event where org_id = $1 and seq > $2 order by seq limit $3",
        );
        let rows: Vec<Columns> = self
            .reads
            .rows(read.bind(org).bind(seq).bind(limit))
            .await?;
        Ok(rows.into_iter().map(EventRow::from).collect())
    }
}
