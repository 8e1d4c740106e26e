//! The chronology on paper.

use papers::{Chronology, Entry};

use crate::chronology::ChronologyFilter;
use crate::error::Error;
use crate::office::Office;
use crate::said;
use crate::view::{EntryView, Visitor};

impl Office {
    /// The chronology as numbered plain text, with who printed it and when.
    ///
    /// # Errors
    /// `NotFound` when it is not there or not the visitor's to see.
    pub async fn printed_chronology(
        &self,
        visitor: &Visitor,
        reference: &str,
        filter: &ChronologyFilter,
    ) -> Result<String, Error> {
        let view = self.chronology(visitor, reference, filter).await?;
        let paper = Chronology {
            organisation: visitor.organisation.clone(),
            reference: view.case.reference,
            printed: format!(
                "Printed by {} on {}",
                visitor.name,
                said::exactly(self.now())
            ),
            entries: view.entries.into_iter().map(entry).collect(),
        };
        Ok(paper.text())
    }
}

fn entry(view: EntryView) -> Entry {
    let who = view.by();
    Entry {
        number: view.number,
        recorded_at: view.recorded_at,
        who,
        occurred_at: view.occurred_at,
        what: view.what,
        text: view.text,
        source: view.source,
        corrections: view.corrections.into_iter().map(entry).collect(),
    }
}
