//! The hash chain: each event's hash covers the hash before it and every column of the event, so that no byte of the journal can change
//! unnoticed. Columns are taken as they are stored, not as they are understood.

use crate::fault::Fault;
use crate::journal::StoredEvent;
use sha2::{Digest, Sha256};
use uuid::Uuid;

pub(crate) type Hash = [u8; 32];

/// The hash before an organisation's first event.
pub(crate) const BEGINNING: Hash = [0; 32];

/// A row of the journal, column by column.
#[derive(Clone, Debug)]
pub(crate) struct EventRow {
    pub org: String,
    pub stream: String,
    pub version: i64,
    pub seq: i64,
    pub command: String,
    pub kind: String,
    pub schema: i64,
    pub recorded_at: i64,
    pub occurred_at: Option<i64>,
    pub actor: String,
    pub role: String,
    pub sealing: i64,
    pub payload: Vec<u8>,
    pub hash: Vec<u8>,
}

/// The columns in the order in which statements name them.
pub(crate) type Columns = (
    String,
    String,
    i64,
    i64,
    String,
    String,
    i64,
    i64,
    Option<i64>,
    String,
    String,
    i64,
    Vec<u8>,
    Vec<u8>,
);

impl From<Columns> for EventRow {
    fn from(columns: Columns) -> Self {
        Self {
            org: columns.0,
            stream: columns.1,
            version: columns.2,
            seq: columns.3,
            command: columns.4,
            kind: columns.5,
            schema: columns.6,
            recorded_at: columns.7,
            occurred_at: columns.8,
            actor: columns.9,
            role: columns.10,
            sealing: columns.11,
            payload: columns.12,
            hash: columns.13,
        }
    }
}

impl EventRow {
    /// The hash that this row must carry when `previous` is that of the row before.
    pub(crate) fn link(&self, previous: &[u8]) -> Hash {
        let mut canonical = Canonical(Sha256::new());
        canonical.bytes(b"waypost event 1");
        canonical.bytes(previous);
        canonical.bytes(self.org.as_bytes());
        canonical.bytes(self.stream.as_bytes());
        canonical.number(self.version);
        canonical.number(self.seq);
        canonical.bytes(self.command.as_bytes());
        canonical.bytes(self.kind.as_bytes());
        canonical.number(self.schema);
        canonical.number(self.recorded_at);
        canonical.number(i64::from(self.occurred_at.is_some()));
        canonical.number(self.occurred_at.unwrap_or(0));
        canonical.bytes(self.actor.as_bytes());
        canonical.bytes(self.role.as_bytes());
        canonical.number(self.sealing);
        canonical.bytes(&self.payload);
        canonical.0.finalize().into()
    }
}

/// Each field with its length before it, so that no two rows have the same bytes.
struct Canonical(Sha256);

impl Canonical {
    fn bytes(&mut self, field: &[u8]) {
        self.0.update((field.len() as u64).to_be_bytes());
        self.0.update(field);
    }

    fn number(&mut self, field: i64) {
        self.0.update(field.to_be_bytes());
    }
}

impl TryFrom<EventRow> for StoredEvent {
    type Error = Fault;

    fn try_from(row: EventRow) -> Result<Self, Fault> {
        Ok(Self {
            org: id(&row.org)?,
            stream: id(&row.stream)?,
            version: number(row.version)?,
            seq: number(row.seq)?,
            command: id(&row.command)?,
            kind: row.kind,
            schema: number(row.schema)?,
            recorded_at: row.recorded_at,
            occurred_at: row.occurred_at,
            actor: id(&row.actor)?,
            role: row.role,
            sealing: number(row.sealing)?,
            payload: row.payload,
            hash: hash(&row.hash)?,
        })
    }
}

/// An id as the store writes it.
pub(crate) fn id(text: &str) -> Result<Uuid, Fault> {
    Uuid::parse_str(text).map_err(|_| Fault::Corrupt(format!("{text:?} is not an id")))
}

/// A number that the store wrote and that fits where it is read to.
pub(crate) fn number<T: TryFrom<i64>>(stored: i64) -> Result<T, Fault> {
    T::try_from(stored).map_err(|_| Fault::Corrupt(format!("{stored} is out of range")))
}

/// A hash of the length that the store writes.
pub(crate) fn hash(stored: &[u8]) -> Result<Hash, Fault> {
    Hash::try_from(stored).map_err(|_| Fault::Corrupt("a hash is not 32 bytes long".into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row() -> EventRow {
        EventRow {
            org: "o".into(),
            stream: "s".into(),
            version: 1,
            seq: 1,
            command: "c".into(),
            kind: "k".into(),
            schema: 1,
            recorded_at: 5,
            occurred_at: None,
            actor: "a".into(),
            role: "r".into(),
            sealing: 0,
            payload: b"p".to_vec(),
            hash: Vec::new(),
        }
    }

    #[test]
    fn every_column_and_the_hash_before_are_covered() {
        let whole = row().link(&BEGINNING);
        let changed: Vec<EventRow> = vec![
            EventRow {
                org: "x".into(),
                ..row()
            },
            EventRow {
                stream: "x".into(),
                ..row()
            },
            EventRow {
                version: 2,
                ..row()
            },
            EventRow { seq: 2, ..row() },
            EventRow {
                command: "x".into(),
                ..row()
            },
            EventRow {
                kind: "x".into(),
                ..row()
            },
            EventRow { schema: 2, ..row() },
            EventRow {
                recorded_at: 6,
                ..row()
            },
            EventRow {
                occurred_at: Some(0),
                ..row()
            },
            EventRow {
                actor: "x".into(),
                ..row()
            },
            EventRow {
                role: "x".into(),
                ..row()
            },
            EventRow {
                sealing: 1,
                ..row()
            },
            EventRow {
                payload: b"x".to_vec(),
                ..row()
            },
            EventRow {
                org: "os".into(),
                stream: String::new(),
                ..row()
            },
        ];
        for each in changed {
            assert_ne!(each.link(&BEGINNING), whole, "{each:?}");
        }
        assert_ne!(row().link(&[1; 32]), whole);
    }

    #[test]
    fn the_canonical_bytes_never_change() {
        let hexadecimal: String = row()
            .link(&BEGINNING)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        assert_eq!(
            hexadecimal,
            "b49b64212a9660721b713cf3d388ae445ca5d5d20dfb94f003b88d554e6fbe4f"
        );
    }
}
