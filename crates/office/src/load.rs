//! Opening a case: is it there, may they, what has happened.

use access::{Action, Kind, Record};
use casework::{Case, Event, Recorded, upcast};
use store::{CaseRow, StoredEvent};
use uuid::Uuid;

use crate::error::{Error, Fault};
use crate::office::{Office, timestamp};
use crate::view::Visitor;

/// A case as it stands.
pub(crate) struct Opened {
    pub row: CaseRow,
    pub case: Case,
    pub events: Vec<Recorded<Event>>,
    /// The command that wrote each of the events, to know a repeated one and what was written together.
    pub commands: Vec<Uuid>,
}

/// The longest reference that is looked up.
const REFERENCE: usize = 40;

impl Office {
    /// For showing: the reading is recorded before the content is loaded.
    pub(crate) async fn open_to_read(
        &self,
        visitor: &Visitor,
        reference: &str,
        kind: Kind,
        page: &str,
    ) -> Result<Opened, Error> {
        let row = self
            .find_case(visitor, reference, kind, Action::See)
            .await?;
        self.record_reading(visitor, row.id, page).await?;
        self.load(visitor, row).await
    }

    /// For changing.
    pub(crate) async fn open_to_change(
        &self,
        visitor: &Visitor,
        reference: &str,
        kind: Kind,
        action: Action,
    ) -> Result<Opened, Error> {
        let row = self.find_case(visitor, reference, kind, action).await?;
        self.load(visitor, row).await
    }

    /// What is not there and what is not theirs are one answer (S1).
    pub(crate) async fn find_case(
        &self,
        visitor: &Visitor,
        reference: &str,
        kind: Kind,
        action: Action,
    ) -> Result<CaseRow, Error> {
        let reference: String = reference.trim().chars().take(REFERENCE).collect();
        let found = self
            .db()
            .case_by_reference(visitor.org.0, &reference.to_uppercase())
            .await?;
        let row = found.ok_or(Error::NotFound)?;
        self.may(visitor, action, &record_of(&row, visitor, kind))?;
        Ok(row)
    }

    pub(crate) async fn load(&self, visitor: &Visitor, row: CaseRow) -> Result<Opened, Error> {
        let mut stored = self.db().read_stream(visitor.org.0, row.id).await?;
        let commands: Vec<Uuid> = stored.iter().map(|event| event.command).collect();
        let events: Result<Vec<_>, _> = stored.drain(..).map(understood).collect();
        let events = events?;
        let case = Case::fold(events.iter().cloned())
            .map_err(|fault| Fault::new(format!("case {}: {fault}", row.id)))?;
        Ok(Opened {
            row,
            case,
            events,
            commands,
        })
    }
}

/// What the access rules need to know of a case.
pub(crate) fn record_of<'a>(row: &'a CaseRow, visitor: &Visitor, kind: Kind) -> Record<'a> {
    Record {
        kind,
        org: visitor.org.0,
        reporter: Some(row.reporter),
        owner: row.owner,
        members: &[],
        excluded: &row.excluded,
    }
}

/// An event as this program understands it. One that cannot be read makes the case unreadable: nothing is skipped.
pub(crate) fn understood(stored: StoredEvent) -> Result<Recorded<Event>, Fault> {
    let event = upcast::read(&stored.kind, stored.schema, &stored.payload).map_err(|fault| {
        Fault::new(format!(
            "stream {}, event {}: {fault}",
            stored.stream, stored.version
        ))
    })?;
    Ok(Recorded {
        version: stored.version,
        recorded_at: timestamp(stored.recorded_at),
        occurred_at: stored.occurred_at.map(timestamp),
        actor: stored.actor,
        role: stored.role,
        event,
    })
}
