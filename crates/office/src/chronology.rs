//! The chronology, and what is appended to it by hand.

use uuid::Uuid;

use crate::error::Error;
use crate::form::{CloseForm, CorrectForm, NoteForm, PersonForm, ReopenCaseForm};
use crate::office::{Office, pending};
use crate::view::{ChronologyView, ReadingView, Visitor};

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
        _visitor: &Visitor,
        _reference: &str,
        _filter: &ChronologyFilter,
    ) -> Result<ChronologyView, Error> {
        pending()
    }

    /// Who has looked at the case, newest first.
    ///
    /// # Errors
    /// `NotFound` when it is not there or not the visitor's to see.
    pub async fn who_has_looked(
        &self,
        _visitor: &Visitor,
        _reference: &str,
    ) -> Result<Vec<ReadingView>, Error> {
        pending()
    }

    /// # Errors
    /// `Refused` (fields `text`, `happened_at`), `Conflict`, `NotFound`.
    pub async fn add_note(
        &self,
        _visitor: &Visitor,
        _reference: &str,
        _version: u32,
        _command: Uuid,
        _form: NoteForm,
    ) -> Result<(), Error> {
        pending()
    }

    /// # Errors
    /// `Refused` (fields `entry`, `text`, `reason`), `Conflict`, `NotFound`.
    pub async fn correct_entry(
        &self,
        _visitor: &Visitor,
        _reference: &str,
        _version: u32,
        _command: Uuid,
        _form: CorrectForm,
    ) -> Result<(), Error> {
        pending()
    }

    /// # Errors
    /// `Refused` (fields `name`, `role`, `age`), `Conflict`, `NotFound`.
    pub async fn add_person(
        &self,
        _visitor: &Visitor,
        _reference: &str,
        _version: u32,
        _command: Uuid,
        _form: PersonForm,
    ) -> Result<(), Error> {
        pending()
    }

    /// # Errors
    /// `Refused` (fields `outcome`, `review`; and `plan` once for each thing that is still open), `Conflict`, `NotFound`.
    pub async fn close_case(
        &self,
        _visitor: &Visitor,
        _reference: &str,
        _version: u32,
        _command: Uuid,
        _form: CloseForm,
    ) -> Result<(), Error> {
        pending()
    }

    /// # Errors
    /// `Refused` (field `reason`), `Conflict`, `NotFound`.
    pub async fn reopen_case(
        &self,
        _visitor: &Visitor,
        _reference: &str,
        _version: u32,
        _command: Uuid,
        _form: ReopenCaseForm,
    ) -> Result<(), Error> {
        pending()
    }
}
