//! The next questions, and answers to them.

use uuid::Uuid;

use crate::error::Error;
use crate::form::AnswerForm;
use crate::office::{Office, pending};
use crate::view::{TriageView, Visitor};

impl Office {
    /// # Errors
    /// `NotFound` when it is not there or not the visitor's to see.
    pub async fn triage(&self, _visitor: &Visitor, _reference: &str) -> Result<TriageView, Error> {
        pending()
    }

    /// # Errors
    /// `Refused` (fields `fact`, `answer`, `reason`), `Conflict`, `NotFound`.
    pub async fn answer(
        &self,
        _visitor: &Visitor,
        _reference: &str,
        _version: u32,
        _command: Uuid,
        _form: AnswerForm,
    ) -> Result<(), Error> {
        pending()
    }
}
