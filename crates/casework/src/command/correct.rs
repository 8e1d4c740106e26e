//! An entry is corrected: the correction is appended beneath it, the entry stays as it was.

use crate::case::Case;
use crate::command::Context;
use crate::event::Event;
use crate::refusal::{Checks, REASON, Refusal, STORY};

#[derive(Clone, Debug)]
pub struct Correct {
    /// The version of the entry.
    pub entry: u32,
    pub text: String,
    pub reason: String,
}

/// Closed cases may be corrected too: a record known to be wrong must not stand alone.
///
/// # Errors
/// No such entry; a correction, which would be shown nowhere; without a text or a reason.
pub fn correct(case: &Case, command: Correct, _context: &Context) -> Result<Vec<Event>, Refusal> {
    let mut checks = Checks::default();
    if command.entry == 0 || command.entry > case.version {
        checks.mistake("entry", "There is no such entry in this chronology.");
    }
    let mut corrections = case.corrections.values().flatten();
    if corrections.any(|correction| correction.signed.version == command.entry) {
        checks.mistake(
            "entry",
            "This is a correction itself. Correct the entry that it belongs to.",
        );
    }
    let text = checks.needed("text", &command.text, STORY, "Write what is right.");
    let reason = checks.needed(
        "reason",
        &command.reason,
        REASON,
        "Say why it is corrected.",
    );
    checks.done()?;
    Ok(vec![Event::EntryCorrected {
        corrects: command.entry,
        text,
        reason,
    }])
}
