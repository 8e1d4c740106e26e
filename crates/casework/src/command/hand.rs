//! Somebody else carries out a line of the plan.

use crate::case::Case;
use crate::command::{Context, open, unsettled};
use crate::event::Event;
use crate::refusal::{Checks, LINE, Refusal};

#[derive(Clone, Debug)]
pub struct Hand {
    pub directive: String,
    pub to: String,
}

/// # Errors
/// Without saying to whom; done or departed from already; a closed case.
pub fn hand(case: &Case, command: Hand, _context: &Context) -> Result<Vec<Event>, Refusal> {
    open(case)?;
    unsettled(case, &command.directive)?;
    let mut checks = Checks::default();
    let to = checks.needed("to", &command.to, LINE, "Say who will do this.");
    checks.done()?;
    Ok(vec![Event::DirectiveHanded {
        directive: command.directive,
        to,
    }])
}
