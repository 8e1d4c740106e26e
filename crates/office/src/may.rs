//! The first line of every use case.

use access::{Action, Decision, Record, permit};

use crate::error::Error;
use crate::office::Office;
use crate::view::Visitor;

impl Office {
    /// # Errors
    /// `NotFound` for what belongs to a case or a person, so that "not yours" and "not there" are one answer (S1);
    /// `Denied` where everybody knows that it exists.
    pub(crate) fn may(
        &self,
        visitor: &Visitor,
        action: Action,
        record: &Record<'_>,
    ) -> Result<(), Error> {
        match permit(&visitor.who(), action, record) {
            Decision::Permit => Ok(()),
            Decision::Deny(_) if record.kind.is_secret() => Err(Error::NotFound),
            Decision::Deny(_) => Err(Error::Denied),
        }
    }
}
