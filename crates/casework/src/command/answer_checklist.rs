//! Questions of a checklist are answered.

use crate::case::Case;
use crate::command::{Context, open};
use crate::event::Event;
use crate::refusal::{Checks, REASON, Refusal};

/// The answer to one question; ids and options are checked by the caller, who knows the form.
#[derive(Clone, Debug)]
pub struct ChecklistReply {
    pub question: String,
    pub answer: String,
    pub note: String,
}

#[derive(Clone, Debug)]
pub struct AnswerChecklist {
    pub form: String,
    pub replies: Vec<ChecklistReply>,
}

/// An answer left as it was is no event.
///
/// # Errors
/// Too long a text; a closed case.
pub fn answer_checklist(
    case: &Case,
    command: AnswerChecklist,
    _context: &Context,
) -> Result<Vec<Event>, Refusal> {
    open(case)?;
    let mut checks = Checks::default();
    let mut events = Vec::new();
    for reply in command.replies {
        let answer = checks.optional("answer", &reply.answer, REASON);
        let note = checks.optional("note", &reply.note, REASON);
        let before = case
            .checklists
            .get(&(command.form.clone(), reply.question.clone()));
        let same = before.map_or(answer.is_empty() && note.is_empty(), |before| {
            before.answer == answer && before.note == note
        });
        if !same {
            let form = command.form.clone();
            events.push(Event::ChecklistAnswered {
                form,
                question: reply.question,
                answer,
                note,
            });
        }
    }
    checks.done()?;
    Ok(events)
}
