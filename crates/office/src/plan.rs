//! The plan, and what is done with each line of it.

use uuid::Uuid;

use crate::error::Error;
use crate::form::{DepartForm, DoneForm, HandForm, ReopenForm};
use crate::office::{Office, pending};
use crate::view::{PlanView, Visitor};

impl Office {
    /// # Errors
    /// `NotFound` when it is not there or not the visitor's to see.
    pub async fn plan(&self, _visitor: &Visitor, _reference: &str) -> Result<PlanView, Error> {
        pending()
    }

    /// # Errors
    /// `Refused` (fields `directive`, `how`, `when`), `Conflict`, `NotFound`.
    pub async fn mark_done(
        &self,
        _visitor: &Visitor,
        _reference: &str,
        _version: u32,
        _command: Uuid,
        _form: DoneForm,
    ) -> Result<(), Error> {
        pending()
    }

    /// # Errors
    /// `Refused` (fields `directive`, `reason`, `agreed_by`), `Conflict`, `NotFound`.
    pub async fn depart(
        &self,
        _visitor: &Visitor,
        _reference: &str,
        _version: u32,
        _command: Uuid,
        _form: DepartForm,
    ) -> Result<(), Error> {
        pending()
    }

    /// # Errors
    /// `Refused` (fields `directive`, `to`), `Conflict`, `NotFound`.
    pub async fn hand(
        &self,
        _visitor: &Visitor,
        _reference: &str,
        _version: u32,
        _command: Uuid,
        _form: HandForm,
    ) -> Result<(), Error> {
        pending()
    }

    /// # Errors
    /// `Refused` (fields `directive`, `reason`), `Conflict`, `NotFound`.
    pub async fn reopen_directive(
        &self,
        _visitor: &Visitor,
        _reference: &str,
        _version: u32,
        _command: Uuid,
        _form: ReopenForm,
    ) -> Result<(), Error> {
        pending()
    }
}
