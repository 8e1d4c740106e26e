//! A closed case is open again.

use crate::case::Case;
use crate::command::Context;
use crate::event::Event;
use crate::refusal::{Checks, REASON, Refusal};

#[derive(Clone, Debug)]
pub struct Reopen {
    pub reason: String,
}

/// # Errors
/// Without a reason; when it is open anyway.
pub fn reopen(case: &Case, command: Reopen, _context: &Context) -> Result<Vec<Event>, Refusal> {
    if !case.is_closed() {
        return Err(Refusal::new("", "This case is open already."));
    }
    let mut checks = Checks::default();
    let reason = checks.needed(
        "reason",
        &command.reason,
        REASON,
        "Say why the case is open again.",
    );
    checks.done()?;
    Ok(vec![Event::CaseReopened { reason }])
}
