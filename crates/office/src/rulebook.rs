//! Which rulebook a case follows: that of the procedure recorded on it.

use std::sync::Arc;

use casework::Case;
use decide::Rulebook;

use crate::error::{Error, Fault};
use crate::judgement::Judgement;
use crate::office::Office;

impl Office {
    /// # Errors
    /// A fault when the catalogue no longer holds the procedure: no other is put in its place.
    pub(crate) fn rulebook_of(&self, case: &Case) -> Result<&Arc<Rulebook>, Error> {
        let (id, _) = case
            .procedure
            .as_ref()
            .ok_or_else(|| Fault::new("the case follows no procedure"))?;
        self.rulebook(id)
    }

    pub(crate) fn rulebook(&self, id: &str) -> Result<&Arc<Rulebook>, Error> {
        let found = self.inner.catalogue.rulebook(id);
        found.ok_or_else(|| Error::Fault(Fault::new(format!("there is no procedure {id}"))))
    }

    pub(crate) fn judge<'a>(&'a self, case: &'a Case) -> Result<Judgement<'a>, Error> {
        Ok(Judgement::of(
            self.rulebook_of(case)?,
            case,
            &self.inner.working_time,
        ))
    }
}
