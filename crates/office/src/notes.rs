//! What is added to a case by hand: notes, corrections and people.

use access::{Action, Kind};
use casework::command::{self, AddNote, AddPerson, Correct};
use casework::{Case, Refusal};
use uuid::Uuid;

use crate::commit::Sent;
use crate::concern_form::person;
use crate::error::Error;
use crate::form::{CorrectForm, NoteForm, PersonForm};
use crate::named;
use crate::office::Office;
use crate::said;
use crate::view::Visitor;

impl Office {
    /// # Errors
    /// `Refused` (fields `text`, `happened_at`), `Conflict`, `NotFound`.
    pub async fn add_note(
        &self,
        visitor: &Visitor,
        reference: &str,
        version: u32,
        command: Uuid,
        form: NoteForm,
    ) -> Result<(), Error> {
        let opened = self
            .open_to_change(visitor, reference, Kind::Chronology, Action::Annotate)
            .await?;
        let happened_at = said::typed_happened(&form.happened_at)
            .map_err(|message| Refusal::new("happened_at", message))?;
        let note = AddNote {
            text: form.text,
            happened_at,
        };
        let act = |case: &Case, context: &command::Context| command::add_note(case, note, context);
        self.change(visitor, opened, Sent { version, command }, act)
            .await
    }

    /// # Errors
    /// `Refused` (fields `entry`, `text`, `reason`), `Conflict`, `NotFound`.
    pub async fn correct_entry(
        &self,
        visitor: &Visitor,
        reference: &str,
        version: u32,
        command: Uuid,
        form: CorrectForm,
    ) -> Result<(), Error> {
        let opened = self
            .open_to_change(visitor, reference, Kind::Chronology, Action::Correct)
            .await?;
        let CorrectForm {
            entry,
            text,
            reason,
        } = form;
        let correct = Correct {
            entry,
            text,
            reason,
        };
        let act =
            |case: &Case, context: &command::Context| command::correct(case, correct, context);
        self.change(visitor, opened, Sent { version, command }, act)
            .await
    }

    /// Somebody named as the person of concern who has an account is kept from the case in the same moment.
    ///
    /// # Errors
    /// `Refused` (fields `name`, `role`, `age`), `Conflict`, `NotFound`.
    pub async fn add_person(
        &self,
        visitor: &Visitor,
        reference: &str,
        version: u32,
        command: Uuid,
        form: PersonForm,
    ) -> Result<(), Error> {
        let opened = self
            .open_to_change(visitor, reference, Kind::Case, Action::NamePerson)
            .await?;
        let mut faults = Vec::new();
        let person = person(&form, self.fresh_id(), &mut faults);
        if !faults.is_empty() {
            return Err(Error::Refused(faults));
        }
        let people = self.people(visitor).await?;
        let (named, already) = (std::slice::from_ref(&person), &opened.row.excluded);
        let kept = named::exclusions(named, &people, already, visitor.account.0);
        let act = |case: &Case, context: &command::Context| {
            let mut events = command::add_person(case, AddPerson { person }, context)?;
            events.extend(kept);
            Ok(events)
        };
        self.change(visitor, opened, Sent { version, command }, act)
            .await
    }
}
