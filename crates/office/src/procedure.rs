//! Procedures, for reading by any signed-in person.

use crate::error::Error;
use crate::office::{Office, pending};
use crate::view::{
    ClauseDetail, ContactView, ProcedureRow, ProcedureView, RulingDetail, SectionView, VignetteView,
};

impl Office {
    #[must_use]
    pub fn procedures(&self) -> Vec<ProcedureRow> {
        Vec::new()
    }

    /// # Errors
    /// `NotFound`.
    pub fn procedure(&self, _id: &str) -> Result<ProcedureView, Error> {
        pending()
    }

    /// # Errors
    /// `NotFound`.
    pub fn section(&self, _id: &str, _slug: &str) -> Result<SectionView, Error> {
        pending()
    }

    /// # Errors
    /// `NotFound`.
    pub fn clause(&self, _id: &str, _clause: &str) -> Result<ClauseDetail, Error> {
        pending()
    }

    /// # Errors
    /// `NotFound`.
    pub fn vignettes(&self, _id: &str) -> Result<Vec<VignetteView>, Error> {
        pending()
    }

    /// How the procedure's doubts are settled.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn rulings(&self, _id: &str) -> Result<Vec<RulingDetail>, Error> {
        pending()
    }

    /// # Errors
    /// `NotFound`.
    pub fn contacts(&self, _id: &str) -> Result<Vec<ContactView>, Error> {
        pending()
    }
}
