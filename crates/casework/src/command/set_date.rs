//! Somebody sets a date for a line of the plan: where the procedure prints none, or an earlier one. A later one would be departing.

use jiff::{SignedDuration, Timestamp};

use crate::case::Case;
use crate::command::{Context, open, unsettled};
use crate::event::Event;
use crate::refusal::{Checks, REASON, Refusal};

/// What is further away is a year mistyped: nothing on a plan waits so long.
const FURTHEST: SignedDuration = SignedDuration::from_hours(2 * 366 * 24);

#[derive(Clone, Debug)]
pub struct SetDate {
    pub directive: String,
    pub due: Timestamp,
    /// The procedure's own time for this line, where it prints one; the plan itself is handed in.
    pub printed: Option<Timestamp>,
    pub note: String,
}

/// The same date again is no event.
///
/// # Errors
/// In the past, later than printed or more than two years away (field `due`); later than the date before without saying why
/// (field `note`); done or departed from already; a closed case.
pub fn set_date(case: &Case, command: SetDate, context: &Context) -> Result<Vec<Event>, Refusal> {
    open(case)?;
    unsettled(case, &command.directive)?;
    let mut checks = Checks::default();
    if let Some(mistake) = mistaken(&command, context.now) {
        checks.mistake("due", mistake);
    }
    let before = case.dates.get(&command.directive);
    let note = if before.is_some_and(|before| before.due < command.due) {
        let missing = "Say why it is later than the date that was set before.";
        checks.needed("note", &command.note, REASON, missing)
    } else {
        checks.optional("note", &command.note, REASON)
    };
    checks.done()?;
    let says_nothing_new = |note_before: &str| note.is_empty() || note == note_before;
    if before.is_some_and(|before| before.due == command.due && says_nothing_new(&before.note)) {
        return Ok(Vec::new());
    }
    Ok(vec![Event::DateSet {
        directive: command.directive,
        due: command.due,
        note,
    }])
}

fn mistaken(command: &SetDate, now: Timestamp) -> Option<&'static str> {
    if command.due <= now {
        return Some("Give a date and time that are still to come.");
    }
    if command.printed.is_some_and(|printed| command.due > printed) {
        return Some(
            "This is later than the procedure’s own time. Give that time or an earlier one, or record that this will not be done.",
        );
    }
    if command.due.duration_since(now) > FURTHEST {
        return Some("This is more than two years away. Check the year.");
    }
    None
}
