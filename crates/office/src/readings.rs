//! Readings: who looked at which case, recorded before anything is shown, once per person, case and hour.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use casework::Event;
use sha2::{Digest, Sha256};
use store::{Append, Expected};
use uuid::Uuid;

use crate::commit::to_store;
use crate::error::{Error, Fault};
use crate::office::Office;
use crate::view::Visitor;

const HOUR: store::Micros = 3_600_000_000;
/// Past so many entries the memory is cleared; the journal then says that the reading is there already.
const MOST: usize = 20_000;

/// The hour in which somebody last looked at a case, as far as this program knows: spares a write, never a reading.
#[derive(Default)]
pub(crate) struct RecentReadings(Mutex<HashMap<(Uuid, Uuid), i64>>);

impl RecentReadings {
    fn holds(&self, case: Uuid, account: Uuid, hour: i64) -> bool {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&(case, account))
            == Some(&hour)
    }

    fn keep(&self, case: Uuid, account: Uuid, hour: i64) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= MOST {
            kept.clear();
        }
        kept.insert((case, account), hour);
    }
}

impl Office {
    /// The reading is durable when this returns: a page is shown only then.
    pub(crate) async fn record_reading(
        &self,
        visitor: &Visitor,
        case: Uuid,
        page: &str,
    ) -> Result<(), Error> {
        let now = self.micros();
        let hour = now.div_euclid(HOUR);
        let account = visitor.account.0;
        if self.inner.readings.holds(case, account, hour) {
            return Ok(());
        }
        let event = Event::CaseRead {
            page: page.to_owned(),
        };
        let append = Append {
            org: visitor.org.0,
            stream: readings_of(case),
            stream_kind: "readings",
            expected: Expected::Any,
            command: derived(&[
                b"reading",
                case.as_bytes(),
                account.as_bytes(),
                &hour.to_be_bytes(),
            ]),
            recorded_at: now,
            actor: account,
            role: visitor.role.id().to_owned(),
            events: vec![to_store(&event)?],
            case_row: None,
            words: None,
            jobs: Vec::new(),
        };
        self.db().append(append).await.map_err(Fault::from)?;
        self.inner.readings.keep(case, account, hour);
        Ok(())
    }
}

/// The stream that holds the readings of a case.
pub(crate) fn readings_of(case: Uuid) -> Uuid {
    derived(&[b"readings", case.as_bytes()])
}

fn derived(parts: &[&[u8]]) -> Uuid {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update(part);
    }
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest.finalize()[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}
