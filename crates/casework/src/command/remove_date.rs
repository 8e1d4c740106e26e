//! A date that somebody set no longer holds. The procedure's own time, where it prints one, is not touched.

use crate::case::Case;
use crate::command::{Context, open};
use crate::event::Event;
use crate::refusal::{Checks, REASON, Refusal};

#[derive(Clone, Debug)]
pub struct RemoveDate {
    pub directive: String,
    pub reason: String,
}

/// # Errors
/// Without a reason (field `reason`); where no date is set; a closed case.
pub fn remove_date(
    case: &Case,
    command: RemoveDate,
    _context: &Context,
) -> Result<Vec<Event>, Refusal> {
    open(case)?;
    if !case.dates.contains_key(&command.directive) {
        return Err(Refusal::new("directive", "No date is set for this."));
    }
    let mut checks = Checks::default();
    let missing = "Say why the date no longer holds.";
    let reason = checks.needed("reason", &command.reason, REASON, missing);
    checks.done()?;
    Ok(vec![Event::DateRemoved {
        directive: command.directive,
        reason,
    }])
}
