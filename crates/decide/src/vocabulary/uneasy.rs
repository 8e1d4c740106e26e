//! Answers that sit badly together without being impossible: data beside the words, for a person to check. They decide nothing, so
//! nothing of them enters a proof.

use super::Vocabulary;
use crate::document::{Document, Fields};
use crate::expression::{Expression, parse_within};
use crate::facts::Answers;
use crate::fault::{Fault, Source};
use crate::truth::Truth;

/// Some answers that sit badly together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Uneasy {
    /// Over at least two facts.
    pub when: Expression,
    /// What to check, in plain sentences.
    pub says: String,
}

impl Uneasy {
    /// Whether the answers are surely so. What is not known yet never counts as an answer.
    pub fn is_shown(&self, answers: &impl Answers) -> bool {
        self.when.truth(answers) == Truth::Yes
    }

    /// Reads files of `[[uneasy]]`, the later ones after the earlier. What an earlier one says already is there once.
    ///
    /// # Errors
    /// Every fault of every file, with line and column: unknown keys and facts, a condition that is none, and one over a single fact.
    pub fn parse(vocabulary: &Vocabulary, sources: &[Source]) -> Result<Vec<Uneasy>, Vec<Fault>> {
        let mut found: Vec<Uneasy> = Vec::new();
        let mut faults = Vec::new();
        for source in sources {
            let (document, root) = Document::open(source);
            let root = root.unwrap_or_default();
            let mut fields = Fields::new(&document, &root, 0);
            for table in fields.tables("uneasy") {
                let read = read(vocabulary, &document, table);
                found.extend(read.filter(|uneasy| !found.contains(uneasy)));
            }
            fields.finish();
            faults.extend(document.into_faults());
        }
        if faults.is_empty() {
            Ok(found)
        } else {
            Err(faults)
        }
    }
}

fn read(
    vocabulary: &Vocabulary,
    document: &Document<'_>,
    mut fields: Fields<'_>,
) -> Option<Uneasy> {
    let when = fields.text("when");
    let says = fields.text("says").value;
    fields.finish();
    // An empty condition has been told already.
    if when.value.trim().is_empty() {
        return None;
    }
    let at = when.at;
    let when = parse_within(vocabulary, document, &when.value, at)?;
    if when.facts().len() < 2 {
        document.fault(at, "two answers or more can sit badly together, not one");
        return None;
    }
    Some(Uneasy { when, says })
}
