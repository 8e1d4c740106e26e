//! Something is written into the chronology.

use jiff::SignedDuration;

use crate::case::Case;
use crate::command::{Context, open};
use crate::event::Event;
use crate::happened::Happened;
use crate::refusal::{Checks, Refusal, STORY};

/// Nobody living remembers what is further back: it is a year mistyped.
const EARLIEST: SignedDuration = SignedDuration::from_hours(100 * 366 * 24);

#[derive(Clone, Debug)]
pub struct AddNote {
    pub text: String,
    pub happened_at: Option<Happened>,
}

/// # Errors
/// Without a text; in the future or more than a hundred years ago (field `happened_at`); a closed case.
pub fn add_note(case: &Case, command: AddNote, context: &Context) -> Result<Vec<Event>, Refusal> {
    open(case)?;
    let mut checks = Checks::default();
    let text = checks.needed("text", &command.text, STORY, "Write what happened.");
    if let Some(Happened { at, .. }) = command.happened_at {
        if at > context.now {
            checks.mistake("happened_at", "Give a time that has passed.");
        } else if context.now.duration_since(at) > EARLIEST {
            let mistake = "This is more than a hundred years ago. Check the year.";
            checks.mistake("happened_at", mistake);
        }
    }
    checks.done()?;
    Ok(vec![Event::NoteAdded {
        text,
        happened_at: command.happened_at.map(|happened| happened.at),
        day_only: command
            .happened_at
            .is_some_and(|happened| happened.day_only),
    }])
}
