//! Checklists that help to carry a directive out.

use uuid::Uuid;

use crate::error::Error;
use crate::form::ChecklistAnswer;
use crate::office::{Office, pending};
use crate::view::{ChecklistView, Visitor};

impl Office {
    /// # Errors
    /// `NotFound` when there is no such case or form.
    pub async fn checklist(
        &self,
        _visitor: &Visitor,
        _reference: &str,
        _form: &str,
    ) -> Result<ChecklistView, Error> {
        pending()
    }

    /// Answers bound to a fact answer the fact too.
    ///
    /// # Errors
    /// `Refused` (the field is the question's id), `Conflict`, `NotFound`.
    pub async fn answer_checklist(
        &self,
        _visitor: &Visitor,
        _reference: &str,
        _version: u32,
        _command: Uuid,
        _form: &str,
        _answers: Vec<ChecklistAnswer>,
    ) -> Result<(), Error> {
        pending()
    }
}
