//! Checking that nothing in the journal was altered.

use std::fmt::Write;

use store::Head;

use crate::error::Error;
use crate::office::Office;
use crate::view::VerifyView;

/// The last event's place and hash, to be kept elsewhere.
fn said(head: &Head) -> String {
    let hash = head.hash.iter().fold(String::new(), |mut hash, byte| {
        // Writing to a text cannot fail.
        let _ = write!(hash, "{byte:02x}");
        hash
    });
    format!("organisation {}, event {}, hash {hash}", head.org, head.seq)
}

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
            heads: report.heads.iter().map(said).collect(),
            broken: report.broken.map(|broken| broken.to_string()),
        })
    }
}
