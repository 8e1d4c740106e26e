//! An account that was kept from the case by mistake is let back.

use uuid::Uuid;

use crate::case::Case;
use crate::command::Context;
use crate::event::Event;
use crate::refusal::{Checks, REASON, Refusal};

#[derive(Clone, Debug)]
pub struct Readmit {
    pub account: Uuid,
    pub reason: String,
}

/// # Errors
/// Without a reason; somebody who is not kept away.
pub fn readmit(case: &Case, command: Readmit, _context: &Context) -> Result<Vec<Event>, Refusal> {
    let mut checks = Checks::default();
    let reason = checks.needed(
        "reason",
        &command.reason,
        REASON,
        "Say why this person may see the case.",
    );
    if !case.is_excluded(command.account) {
        checks.mistake("account", "This person is not kept from the case.");
    }
    checks.done()?;
    Ok(vec![Event::AccountReadmitted {
        account: command.account,
        reason,
    }])
}
