//! Opening a case. The reading is recorded before anything is shown.

use crate::error::Error;
use crate::office::{Office, pending};
use crate::view::{CaseView, Visitor};

impl Office {
    /// # Errors
    /// `NotFound` when it is not there or not the visitor's to see.
    pub async fn case(&self, _visitor: &Visitor, _reference: &str) -> Result<CaseView, Error> {
        pending()
    }
}
