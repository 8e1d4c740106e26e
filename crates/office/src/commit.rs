//! Changing a case: the command decides, the journal takes its events together with the case's row, words and jobs, or nothing.

use casework::command::Context;
use casework::{Case, Event, Recorded, Refusal, upcast};
use jiff::Timestamp;
use store::{Append, AppendFault, CaseRow, Expected, NewEvent, NewJob};
use uuid::Uuid;

use crate::concern_form::of_person;
use crate::concern_kind;
use crate::error::{Changed, Error, Fault, FieldError};
use crate::load::Opened;
use crate::office::Office;
use crate::plan::known_danger;
use crate::search_words::{changes_words, words_of};
use crate::view::Visitor;

/// What a form brings back: which case as it was shown, and the key by which a repeated sending is known.
#[derive(Clone, Copy)]
pub(crate) struct Sent {
    pub version: u32,
    pub command: Uuid,
}

/// Who changed a case, told to that person.
const OWN_WINDOW: &str = "You, in another window";

impl Office {
    /// Runs a command on a case and writes what follows. The same command again changes nothing and is no error.
    pub(crate) async fn change(
        &self,
        visitor: &Visitor,
        opened: Opened,
        sent: Sent,
        act: impl FnOnce(&Case, &Context) -> Result<Vec<Event>, Refusal>,
    ) -> Result<(), Error> {
        if opened.commands.contains(&sent.command) {
            return Ok(());
        }
        if sent.version != opened.case.version {
            return Err(self.conflict(visitor, &opened, sent.version).await?);
        }
        let events = act(&opened.case, &visitor.context(self.now()))?;
        if events.is_empty() {
            return Ok(());
        }
        let row = opened.row.clone();
        let append = self.case_append(visitor, sent.command, opened, events)?;
        match self.db().append(append).await {
            Ok(_) => Ok(()),
            Err(AppendFault::Conflict { .. }) => self.overtaken(visitor, row, sent).await,
            Err(fault) => Err(Fault::from(fault).into()),
        }
    }

    /// Somebody else was quicker between reading and writing; unless it was this very command.
    async fn overtaken(&self, visitor: &Visitor, row: CaseRow, sent: Sent) -> Result<(), Error> {
        let opened = self.load(visitor, row).await?;
        if opened.commands.contains(&sent.command) {
            return Ok(());
        }
        Err(self.conflict(visitor, &opened, sent.version).await?)
    }

    async fn conflict(
        &self,
        visitor: &Visitor,
        opened: &Opened,
        seen: u32,
    ) -> Result<Error, Error> {
        let people = self.people(visitor).await?;
        let scribe = self.scribe(opened, &people, visitor)?;
        let since = opened.events.iter().filter(|event| event.version > seen);
        let is_own = |event: &Recorded<Event>| event.actor == visitor.account.0;
        let entry = |event: &Recorded<Event>| {
            let mut entry = scribe.entry(event);
            if is_own(event) {
                entry.who = OWN_WINDOW.to_owned();
            }
            entry
        };
        Ok(Error::Conflict(Box::new(Changed {
            by_reader_alone: since.clone().all(is_own),
            since: since.map(entry).collect(),
            version: opened.case.version,
        })))
    }

    fn case_append(
        &self,
        visitor: &Visitor,
        command: Uuid,
        opened: Opened,
        events: Vec<Event>,
    ) -> Result<Append, Error> {
        let expected = Expected::Version(opened.case.version);
        let id = opened.row.id;
        let Opened {
            mut case,
            events: mut all,
            ..
        } = opened;
        let reworded = events.iter().any(changes_words);
        // One moment for the journal and for the row that lists show.
        let now = self.now();
        let stored = follow(visitor, now, &mut case, &mut all, events)?;
        Ok(Append {
            org: visitor.org.0,
            stream: id,
            stream_kind: "case",
            expected,
            command,
            recorded_at: now.as_microsecond(),
            actor: visitor.account.0,
            role: visitor.role.id().to_owned(),
            events: stored,
            words: reworded.then(|| words_of(&all)),
            case_row: Some(self.row(id, &case)?),
            jobs: Vec::new(),
        })
    }

    /// The first append of a case.
    pub(crate) fn first_append(
        &self,
        visitor: &Visitor,
        command: Uuid,
        events: Vec<Event>,
        jobs: Vec<NewJob>,
    ) -> Result<(Append, Case), Error> {
        let (id, now) = (self.fresh_id(), self.now());
        let recorded: Vec<Recorded<Event>> = (1..)
            .zip(events)
            .map(|(version, event)| Recorded {
                version,
                recorded_at: now,
                occurred_at: event.occurred_at(),
                actor: visitor.account.0,
                role: visitor.role.id().to_owned(),
                event,
            })
            .collect();
        let case =
            Case::fold(recorded.iter().cloned()).map_err(|fault| Fault::new(fault.to_string()))?;
        let stored: Result<Vec<NewEvent>, Fault> =
            recorded.iter().map(|each| to_store(&each.event)).collect();
        let append = Append {
            org: visitor.org.0,
            stream: id,
            stream_kind: "case",
            expected: Expected::New,
            command,
            recorded_at: now.as_microsecond(),
            actor: visitor.account.0,
            role: visitor.role.id().to_owned(),
            events: stored?,
            words: Some(words_of(&recorded)),
            case_row: Some(self.row(id, &case)?),
            jobs,
        };
        Ok((append, case))
    }

    /// The case as lists show it. No name, no narrative.
    pub(crate) fn row(&self, id: Uuid, case: &Case) -> Result<CaseRow, Error> {
        let kind = concern_kind::kind_of(case);
        let next_due = self
            .judge(case)?
            .next_due()
            .map(|(_, at)| at.as_microsecond());
        Ok(CaseRow {
            id,
            reference: case.concern.reference.clone(),
            title: concern_kind::label(kind).to_owned(),
            kind: kind.to_owned(),
            status: case.status().id().to_owned(),
            owner: case.owner.as_ref().map(|owner| owner.account),
            reporter: case.reported.by,
            danger: known_danger(case).is_some(),
            opened_at: case.reported.at.as_microsecond(),
            next_due,
            updated_at: case.last_changed.as_microsecond(),
            excluded: case
                .exclusions
                .iter()
                .map(|exclusion| exclusion.account)
                .collect(),
        })
    }
}

/// The case after its new events, and the events as they are stored.
fn follow(
    visitor: &Visitor,
    now: Timestamp,
    case: &mut Case,
    all: &mut Vec<Recorded<Event>>,
    events: Vec<Event>,
) -> Result<Vec<NewEvent>, Error> {
    let mut stored = Vec::with_capacity(events.len());
    for event in events {
        stored.push(to_store(&event)?);
        let recorded = Recorded {
            version: case.version + 1,
            recorded_at: now,
            occurred_at: event.occurred_at(),
            actor: visitor.account.0,
            role: visitor.role.id().to_owned(),
            event,
        };
        all.push(recorded.clone());
        case.apply(recorded)
            .map_err(|fault| Fault::new(fault.to_string()))?;
    }
    Ok(stored)
}

/// As the journal keeps it.
pub(crate) fn to_store(event: &Event) -> Result<NewEvent, Fault> {
    let kind = event.kind();
    let payload = upcast::write(event)
        .map_err(|fault| Fault::new(format!("{kind} cannot be written: {fault}")))?;
    Ok(NewEvent {
        kind: kind.to_owned(),
        schema: Event::schema(kind),
        occurred_at: event.occurred_at().map(|at| at.as_microsecond()),
        payload,
    })
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        let mistakes = refusal.mistakes.into_iter();
        Self::Refused(
            mistakes
                .map(|mistake| {
                    let fault = FieldError::new(mistake.field, mistake.message);
                    match mistake.person {
                        Some(place) => of_person(place, fault),
                        None => fault,
                    }
                })
                .collect(),
        )
    }
}
