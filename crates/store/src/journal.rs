//! Reading the journal: one stream, or all of an organisation in the order it was written.

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
