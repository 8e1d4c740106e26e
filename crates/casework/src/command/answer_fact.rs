//! A question of the triage is answered, or an answer is changed with a reason.

use crate::answer::FactAnswer;
use crate::case::Case;
use crate::command::{Context, open};
use crate::event::Event;
use crate::refusal::{Checks, LINE, REASON, Refusal};

#[derive(Clone, Debug)]
pub struct AnswerFact {
    pub fact: String,
    pub answer: FactAnswer,
    pub source: String,
    pub reason: String,
}

/// Saying the same again is no event. "Not known yet" may become anything without a reason; everything else needs one.
///
/// # Errors
/// A change without a reason; an age over 120; a closed case.
pub fn answer_fact(
    case: &Case,
    command: AnswerFact,
    _context: &Context,
) -> Result<Vec<Event>, Refusal> {
    open(case)?;
    let mut checks = Checks::default();
    let source = checks.optional("source", &command.source, LINE);
    let reason = checks.optional("reason", &command.reason, REASON);
    if matches!(command.answer, FactAnswer::Age(age) if age > 120) {
        checks.mistake("answer", "Give the age in whole years, from 0 to 120.");
    }
    let before = case.facts.get(&command.fact).map(|before| &before.answer);
    if before == Some(&command.answer) {
        checks.done()?;
        return Ok(Vec::new());
    }
    let settled = before.is_some_and(|before| *before != FactAnswer::NotKnown);
    if settled && reason.is_empty() {
        checks.mistake(
            "reason",
            "Say why the answer changes. The earlier answer stays on record.",
        );
    }
    checks.done()?;
    Ok(vec![Event::FactAnswered {
        fact: command.fact,
        answer: command.answer,
        source: Some(source).filter(|text| !text.is_empty()),
        reason: Some(reason).filter(|text| !text.is_empty()),
    }])
}
