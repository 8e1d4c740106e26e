//! An account is kept from the case: for it the case does not exist any more (S1).

use uuid::Uuid;

use crate::case::Case;
use crate::command::Context;
use crate::event::Event;
use crate::refusal::{Checks, REASON, Refusal};

#[derive(Clone, Debug)]
pub struct Exclude {
    pub account: Uuid,
    pub reason: String,
}

/// Whom it keeps away loses nothing that others need: the owner is refused until another owns the case.
///
/// # Errors
/// Without a reason; oneself; the owner; somebody kept away already.
pub fn exclude(case: &Case, command: Exclude, context: &Context) -> Result<Vec<Event>, Refusal> {
    let mut checks = Checks::default();
    let reason = checks.needed(
        "reason",
        &command.reason,
        REASON,
        "Say why this person is kept from the case.",
    );
    if case.is_excluded(command.account) {
        checks.mistake("account", "This person is kept from the case already.");
    }
    if command.account == context.actor {
        checks.mistake("account", "Ask somebody else to keep you from this case.");
    }
    if case
        .owner
        .as_ref()
        .is_some_and(|owner| owner.account == command.account)
    {
        checks.mistake(
            "account",
            "This person owns the case. Give it to somebody else first.",
        );
    }
    checks.done()?;
    Ok(vec![Event::AccountExcluded {
        account: command.account,
        reason,
    }])
}
