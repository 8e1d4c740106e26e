//! A line of the plan will not be done. Any directive may be departed from with a reason, and stays in view (principle 9).

use crate::case::{Case, Directive};
use crate::command::{Context, open};
use crate::event::Event;
use crate::refusal::{Checks, LINE, REASON, Refusal};

#[derive(Clone, Debug)]
pub struct Depart {
    pub directive: String,
    pub reason: String,
    pub agreed_by: String,
}

/// # Errors
/// Without a reason, or without saying who agrees; done already; a closed case.
pub fn depart(case: &Case, command: Depart, _context: &Context) -> Result<Vec<Event>, Refusal> {
    open(case)?;
    match case.directives.get(&command.directive) {
        Some(Directive::Done(_)) => {
            return Err(Refusal::new(
                "directive",
                "This is recorded as done. Reopen it first.",
            ));
        }
        Some(Directive::Departed(_)) => {
            return Err(Refusal::new(
                "directive",
                "It is already recorded that this will not be done.",
            ));
        }
        Some(Directive::Handed(_)) | None => {}
    }
    let mut checks = Checks::default();
    let reason = checks.needed(
        "reason",
        &command.reason,
        REASON,
        "Say why this will not be done.",
    );
    let agreed_by = checks.needed("agreed_by", &command.agreed_by, LINE, "Say who agrees.");
    checks.done()?;
    Ok(vec![Event::DirectiveDeparted {
        directive: command.directive,
        reason,
        agreed_by,
    }])
}
