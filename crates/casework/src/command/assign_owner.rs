//! Somebody leads the case from now on.

use uuid::Uuid;

use crate::case::Case;
use crate::command::{Context, open};
use crate::event::Event;
use crate::refusal::Refusal;

#[derive(Clone, Debug)]
pub struct AssignOwner {
    pub account: Uuid,
}

/// Assigning the owner again is no event.
///
/// # Errors
/// A person kept from the case cannot own it; a closed case.
pub fn assign_owner(
    case: &Case,
    command: AssignOwner,
    _context: &Context,
) -> Result<Vec<Event>, Refusal> {
    open(case)?;
    if case.is_excluded(command.account) {
        return Err(Refusal::new("to", "Choose somebody from the list."));
    }
    if case
        .owner
        .as_ref()
        .is_some_and(|owner| owner.account == command.account)
    {
        return Ok(Vec::new());
    }
    Ok(vec![Event::OwnerAssigned {
        account: command.account,
    }])
}
