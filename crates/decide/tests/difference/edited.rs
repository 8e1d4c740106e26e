//! A Dorset edited as a review might: for tests and benches.

use std::sync::Arc;

use decide::Rulebook;

use crate::held;

/// Dorset, every tenth rule taken out, and every tenth asked for at once.
pub fn edited() -> Rulebook {
    let vocabulary = held::vocabulary();
    let mut procedure = held::rulebook("dorset").procedure().clone();
    let mut number = 0;
    procedure.rules.retain(|_| {
        number += 1;
        number % 10 != 0
    });
    for rule in procedure.rules.iter_mut().step_by(10) {
        rule.deadline = Some(calendar::Span::Immediate);
    }
    match Rulebook::new(Arc::clone(&vocabulary), procedure) {
        Ok(rulebook) => rulebook,
        Err(faults) => panic!("{faults:#?}"),
    }
}
