//! Who owns a case.

use uuid::Uuid;

use crate::error::Error;
use crate::form::OwnerForm;
use crate::office::{Office, pending};
use crate::view::Visitor;

impl Office {
    /// # Errors
    /// `Refused` (field `to`), `Conflict`, `NotFound`.
    pub async fn assign_owner(
        &self,
        _visitor: &Visitor,
        _reference: &str,
        _version: u32,
        _command: Uuid,
        _form: OwnerForm,
    ) -> Result<(), Error> {
        pending()
    }
}
