//! Checking that nothing in the journal was altered.

use crate::error::Error;
use crate::office::Office;
use crate::view::VerifyView;

impl Office {
    /// Whether the database answers.
    pub async fn is_ready(&self) -> bool {
        self.db().organisations().await.is_ok()
    }

    /// Walks every organisation's chain of hashes.
    ///
    /// # Errors
    /// A fault when the database cannot be read.
    pub async fn verify(&self) -> Result<VerifyView, Error> {
        let report = self.db().verify(None).await?;
        Ok(VerifyView {
            events: report.events,
            organisations: u64::try_from(report.heads.len()).unwrap_or(u64::MAX),
            broken: report.broken.map(|broken| broken.to_string()),
        })
    }
}
