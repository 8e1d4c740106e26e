//! Recording a concern, and the reporter's own view of it.

use uuid::Uuid;

use crate::error::Error;
use crate::form::ConcernForm;
use crate::office::{Office, pending};
use crate::view::{ConcernRow, ConcernView, Recorded, Visitor};

impl Office {
    /// The visitor's unsent concern.
    ///
    /// # Errors
    /// A fault when the database cannot be read.
    pub async fn draft(&self, _visitor: &Visitor) -> Result<Option<ConcernForm>, Error> {
        pending()
    }

    /// # Errors
    /// A fault when the database cannot be written.
    pub async fn save_draft(&self, _visitor: &Visitor, _form: &ConcernForm) -> Result<(), Error> {
        pending()
    }

    /// # Errors
    /// A fault when the database cannot be written.
    pub async fn discard_draft(&self, _visitor: &Visitor) -> Result<(), Error> {
        pending()
    }

    /// Sends the concern; the draft is gone afterwards.
    ///
    /// # Errors
    /// `Refused` names each field; people's fields are `people.0.age` and the like.
    pub async fn record_concern(
        &self,
        _visitor: &Visitor,
        _command: Uuid,
        _form: ConcernForm,
    ) -> Result<Recorded, Error> {
        pending()
    }

    /// What the visitor has reported, newest first.
    ///
    /// # Errors
    /// A fault when the database cannot be read.
    pub async fn my_concerns(&self, _visitor: &Visitor) -> Result<Vec<ConcernRow>, Error> {
        pending()
    }

    /// # Errors
    /// `NotFound` unless the visitor reported it.
    pub async fn my_concern(
        &self,
        _visitor: &Visitor,
        _reference: &str,
    ) -> Result<ConcernView, Error> {
        pending()
    }
}
