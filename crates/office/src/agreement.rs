//! Whether new answers can be true together with those that stand. A plan made from answers that contradict one another is no
//! plan, so the second of the two is sent back with both named, and the person decides which is right.

use casework::Case;
use casework::command::AnswerFact;
use decide::Vocabulary;

use crate::fact_words::said;
use crate::judgement::{known_facts, value_of};

/// # Errors
/// One sentence that names the answers. Answers that contradict one another already keep nobody from putting them right.
pub(crate) fn agrees(
    vocabulary: &Vocabulary,
    case: &Case,
    answers: &[AnswerFact],
) -> Result<(), String> {
    let mut facts = known_facts(vocabulary, case);
    if facts.close(vocabulary).is_err() {
        return Ok(());
    }
    for answer in answers {
        let Some(fact) = vocabulary.fact(&answer.fact) else {
            continue;
        };
        facts.clear(fact);
        if let Some(value) = value_of(&answer.answer) {
            // A value of another kind than the fact takes has been refused by then.
            let _ = facts.set(fact, value);
        }
    }
    let Err(fault) = facts.close(vocabulary) else {
        return Ok(());
    };
    let named: Vec<String> = fault
        .facts
        .iter()
        .map(|(fact, value)| format!("“{}”", said(vocabulary, *fact, *value)))
        .collect();
    Err(format!(
        "These answers cannot all be true: {}. If this one is right, change the other first.",
        named.join(" and ")
    ))
}
