//! The chronology: one column of time, corrections beneath what they correct, readings included.

use access::{Action, Kind};
use casework::{Event, Recorded};
use jiff::Timestamp;
use uuid::Uuid;

use crate::entries::{Scribe, kinds};
use crate::error::Error;
use crate::load::{Opened, understood};
use crate::office::Office;
use crate::people::role_label;
use crate::readings::readings_of;
use crate::said;
use crate::view::{ChoiceView, ChronologyView, EntryView, ReadingView, Visitor};
use crate::words::choice;

/// What is shown of the chronology.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChronologyFilter {
    /// A value of [`ChronologyView::people`].
    pub person: Option<String>,
    /// A value of [`ChronologyView::kinds`].
    pub kind: Option<String>,
}

impl Office {
    /// # Errors
    /// `NotFound` when it is not there or not the visitor's to see.
    pub async fn chronology(
        &self,
        visitor: &Visitor,
        reference: &str,
        filter: &ChronologyFilter,
    ) -> Result<ChronologyView, Error> {
        let opened = self
            .open_to_read(visitor, reference, Kind::Chronology, "the chronology")
            .await?;
        let people = self.people(visitor).await?;
        let judgement = self.judge(&opened.case)?;
        let scribe = self.scribe(&opened, &people, visitor)?;
        let readings = self.readings(visitor, opened.row.id).await?;
        let entries = numbered(&opened, &readings, &scribe);
        let name = filter.person.as_deref().and_then(|id| name_of(&opened, id));
        let shown = |entry: &EntryView| {
            filter.kind.as_deref().is_none_or(|kind| kind == entry.kind)
                && (filter.person.is_none()
                    || name.as_deref().is_some_and(|name| mentions(entry, name)))
        };
        Ok(ChronologyView {
            case: self.case_view(visitor, &opened, &people, &judgement),
            entries: entries.into_iter().filter(shown).collect(),
            people: named_people(&opened),
            kinds: kinds(),
        })
    }

    /// Who has looked at the case, newest first.
    ///
    /// # Errors
    /// `NotFound` when it is not there or not the visitor's to see.
    pub async fn who_has_looked(
        &self,
        visitor: &Visitor,
        reference: &str,
    ) -> Result<Vec<ReadingView>, Error> {
        let row = self
            .find_case(visitor, reference, Kind::Reading, Action::List)
            .await?;
        self.record_reading(visitor, row.id, "who has looked")
            .await?;
        let people = self.people(visitor).await?;
        let readings = self.readings(visitor, row.id).await?;
        let views = readings
            .into_iter()
            .rev()
            .filter_map(|recorded| match recorded.event {
                Event::CaseRead { page } => Some(ReadingView {
                    who: people.name(recorded.actor),
                    role: role_label(&recorded.role),
                    at: said::exactly(recorded.recorded_at),
                    page,
                }),
                _ => None,
            });
        Ok(views.collect())
    }

    async fn readings(&self, visitor: &Visitor, case: Uuid) -> Result<Vec<Recorded<Event>>, Error> {
        let stored = self
            .db()
            .read_stream(visitor.org.0, readings_of(case))
            .await?;
        let readings: Result<Vec<_>, _> = stored.into_iter().map(understood).collect();
        Ok(readings?)
    }
}

/// Every entry in the order in which it happened; a correction stands beneath its entry and not by itself. The numbers are those of the
/// order in which the entries were recorded, so that what is told later of an earlier day changes none of them.
fn numbered(opened: &Opened, readings: &[Recorded<Event>], scribe: &Scribe<'_>) -> Vec<EntryView> {
    let own = opened
        .events
        .iter()
        .filter(|recorded| !matches!(recorded.event, Event::EntryCorrected { .. }));
    let mut all: Vec<&Recorded<Event>> = own.chain(readings).collect();
    all.sort_by_key(|recorded| recorded.recorded_at);
    let mut numbered: Vec<_> = (1..).zip(all).collect();
    numbered.sort_by_key(|(_, recorded)| place(recorded));
    numbered
        .into_iter()
        .map(|(number, recorded)| EntryView {
            number,
            ..scribe.entry(recorded)
        })
        .collect()
}

/// What is known only by its day stands after everything of that day that can have led to it: at the day's end, or when it was recorded
/// if that came first.
fn place(recorded: &Recorded<Event>) -> Timestamp {
    match recorded.event.happened() {
        Some(happened) if happened.day_only => {
            said::end_of_day(happened.at).min(recorded.recorded_at)
        }
        _ => recorded.occurred_at.unwrap_or(recorded.recorded_at),
    }
}

fn named_people(opened: &Opened) -> Vec<ChoiceView> {
    let people = opened
        .case
        .people
        .iter()
        .filter(|person| !person.name.is_empty());
    people
        .map(|person| choice(&person.id.to_string(), &person.name))
        .collect()
}

/// The name in small letters.
fn name_of(opened: &Opened, id: &str) -> Option<String> {
    let person = opened
        .case
        .people
        .iter()
        .find(|person| person.id.to_string() == id)?;
    Some(person.name.to_lowercase()).filter(|name| !name.is_empty())
}

/// Whether the entry or a correction of it says the name.
fn mentions(entry: &EntryView, name: &str) -> bool {
    entry.text.to_lowercase().contains(name)
        || entry.source.to_lowercase().contains(name)
        || entry
            .corrections
            .iter()
            .any(|correction| mentions(correction, name))
}
