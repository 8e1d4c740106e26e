//! A line of the plan has been carried out.

use jiff::SignedDuration;

use crate::case::{Case, Directive};
use crate::command::{Context, open};
use crate::event::Event;
use crate::happened::Happened;
use crate::refusal::{Checks, LINE, REASON, Refusal};

/// Somebody may have acted before the concern was recorded; what is further back is a year mistyped.
const EARLIEST: SignedDuration = SignedDuration::from_hours(366 * 24);

#[derive(Clone, Debug)]
pub struct MarkDone {
    pub directive: String,
    pub how: String,
    pub with_whom: String,
    pub done_at: Happened,
}

/// # Errors
/// Without saying how; in the future or more than a year before the report (field `when`); done already; a closed case.
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
    let Happened { at, day_only } = command.done_at;
    if at > context.now {
        checks.mistake("when", "Give a time that has passed.");
    } else if case.reported.at.duration_since(at) > EARLIEST {
        checks.mistake(
            "when",
            "This is more than a year before the concern was recorded. Check the year.",
        );
    }
    checks.done()?;
    Ok(vec![Event::DirectiveDone {
        directive: command.directive,
        how,
        with_whom,
        done_at: at,
        day_only,
    }])
}
