//! Steps: how a directive is carried out, where the clause is no decision of its own.

use std::sync::Arc;

use super::names::Reading;
use super::rule::{Modality, read_modality};
use crate::document::Fields;
use crate::expression::Expression;
use crate::vocabulary::DirectiveId;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    pub id: String,
    /// Where it begins in `steps.toml`, from 1.
    pub line: usize,
    pub directive: DirectiveId,
    /// What is done, in plain words.
    pub does: String,
    pub modality: Modality,
    /// Overrides the directive's own.
    pub by: Option<Arc<str>>,
    pub cites: Vec<String>,
    /// When the step belongs to the directive; absent: always.
    pub when: Option<Expression>,
}

/// Reads `steps.toml`.
pub(super) fn read(reading: &mut Reading<'_>, mut root: Fields<'_>, steps: &mut Vec<Step>) {
    for mut fields in root.tables("step") {
        let (line, before) = (
            reading.document.line(fields.at()),
            reading.document.faulty(),
        );
        let id = reading.id(&mut fields, "step");
        let directive = reading.directive(&mut fields);
        let does = fields.text("does").value;
        let modality = fields.text("modality");
        let modality = read_modality(reading, &modality);
        let by = fields.optional_text("by").map(|text| text.value.into());
        let cites = reading.cites(&mut fields, "cites");
        let when = fields
            .optional_text("when")
            .and_then(|text| reading.condition(&text));
        fields.finish();
        reading.citing(before, &cites);
        if let (Some(directive), Some(modality)) = (directive, modality) {
            steps.push(Step {
                id,
                line,
                directive,
                does,
                modality,
                by,
                cites,
                when,
            });
        }
    }
    root.finish();
}
