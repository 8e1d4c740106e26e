//! Something is written into the chronology.

use jiff::Timestamp;

use crate::case::Case;
use crate::command::{Context, open};
use crate::event::Event;
use crate::refusal::{Checks, Refusal, STORY};

#[derive(Clone, Debug)]
pub struct AddNote {
    pub text: String,
    pub happened_at: Option<Timestamp>,
}

/// # Errors
/// Without a text; in the future; a closed case.
pub fn add_note(case: &Case, command: AddNote, context: &Context) -> Result<Vec<Event>, Refusal> {
    open(case)?;
    let mut checks = Checks::default();
    let text = checks.needed("text", &command.text, STORY, "Write what happened.");
    if command.happened_at.is_some_and(|at| at > context.now) {
        checks.mistake("happened_at", "Give a time that has passed.");
    }
    checks.done()?;
    Ok(vec![Event::NoteAdded {
        text,
        happened_at: command.happened_at,
    }])
}
