//! Keeping an account from a case: the person is named in it, or too close to it (S1).

use uuid::Uuid;

use crate::error::Error;
use crate::form::ExcludeForm;
use crate::office::{Office, pending};
use crate::view::Visitor;

impl Office {
    /// From now on the case does not exist for this account.
    ///
    /// # Errors
    /// `Refused` (fields `account`, `reason`), `Conflict`, `NotFound`.
    pub async fn exclude(
        &self,
        _visitor: &Visitor,
        _reference: &str,
        _version: u32,
        _command: Uuid,
        _form: ExcludeForm,
    ) -> Result<(), Error> {
        pending()
    }
}
