//! A settled line of the plan is open again.

use crate::case::Case;
use crate::command::{Context, open};
use crate::event::Event;
use crate::refusal::{Checks, REASON, Refusal};

#[derive(Clone, Debug)]
pub struct ReopenDirective {
    pub directive: String,
    pub reason: String,
}

/// # Errors
/// Without a reason; when it is open anyway; a closed case.
pub fn reopen_directive(
    case: &Case,
    command: ReopenDirective,
    _context: &Context,
) -> Result<Vec<Event>, Refusal> {
    open(case)?;
    if !case.directives.contains_key(&command.directive) {
        return Err(Refusal::new("directive", "This is open already."));
    }
    let mut checks = Checks::default();
    let reason = checks.needed(
        "reason",
        &command.reason,
        REASON,
        "Say why this is open again.",
    );
    checks.done()?;
    Ok(vec![Event::DirectiveReopened {
        directive: command.directive,
        reason,
    }])
}
