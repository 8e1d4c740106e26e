//! What is not required and which single given answer keeps it away.

use decide::Value;
use serde::Serialize;

use super::Decision;
use super::document::{FactValues, values};
use super::sheet::Sheet;

/// More than these are counted, not listed.
const NEAR: usize = 6;

/// As other programs read it.
#[derive(Serialize)]
pub(super) struct Near {
    directive: String,
    rule: String,
    now: FactValues,
    then: FactValues,
}

impl Decision<'_> {
    pub(super) fn near_misses(&self) -> Vec<Near> {
        let vocabulary = self.rulebook.vocabulary();
        let near = self.rulebook.near_misses(self.facts).into_iter();
        near.map(|near| Near {
            directive: vocabulary[near.directive].id.clone(),
            rule: self.rulebook.procedure()[near.rule].id.clone(),
            now: values(vocabulary, std::iter::once((near.fact, near.value_now))),
            then: values(vocabulary, std::iter::once((near.fact, near.value_then))),
        })
        .collect()
    }

    pub(super) fn kept_away(&self, sheet: &mut Sheet) {
        let vocabulary = self.rulebook.vocabulary();
        let near = self.rulebook.near_misses(self.facts);
        if near.is_empty() {
            return;
        }
        sheet.heading("Kept away by a single answer");
        for near in near.iter().take(NEAR) {
            let fact = &vocabulary[near.fact];
            let then = match near.value_then {
                Value::Age(years) => format!("such as {years}"),
                then => then.to_string(),
            };
            sheet.put(2, &vocabulary[near.directive].does);
            sheet.put(
                4,
                &format!(
                    "if: {} {then}, not {} ({})",
                    fact.ask, near.value_now, fact.id
                ),
            );
        }
        if let Some(more) = near.len().checked_sub(NEAR).filter(|more| *more > 0) {
            sheet.put(2, &format!("and {more} more"));
        }
    }
}
