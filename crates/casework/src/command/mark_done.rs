//! A line of the plan has been carried out.

use jiff::Timestamp;

use crate::case::{Case, Directive};
use crate::command::{Context, open};
use crate::event::Event;
use crate::refusal::{Checks, LINE, REASON, Refusal};

#[derive(Clone, Debug)]
pub struct MarkDone {
    pub directive: String,
    pub how: String,
    pub with_whom: String,
    pub done_at: Timestamp,
}

/// # Errors
/// Without saying how; in the future; done already; a closed case.
pub fn mark_done(case: &Case, command: MarkDone, context: &Context) -> Result<Vec<Event>, Refusal> {
    open(case)?;
    if matches!(
        case.directives.get(&command.directive),
        Some(Directive::Done(_))
    ) {
        return Err(Refusal::new(
            "directive",
            "This is recorded as done already.",
        ));
    }
    let mut checks = Checks::default();
    let how = checks.needed("how", &command.how, REASON, "Say how it was done.");
    let with_whom = checks.optional("with_whom", &command.with_whom, LINE);
    if command.done_at > context.now {
        checks.mistake("when", "Give a time that has passed.");
    }
    checks.done()?;
    Ok(vec![Event::DirectiveDone {
        directive: command.directive,
        how,
        with_whom,
        done_at: command.done_at,
    }])
}
