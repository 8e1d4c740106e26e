//! The case is closed: only when nothing that must or should be done is left open.

use crate::case::Case;
use crate::command::{Context, open};
use crate::event::Event;
use crate::refusal::{Checks, REASON, Refusal};

/// A required line of the plan with the modality `must` or `should`; the plan itself is handed in.
#[derive(Clone, Debug)]
pub struct OpenDirective {
    pub id: String,
    /// On screen: "Refer to the police".
    pub does: String,
}

#[derive(Clone, Debug)]
pub struct Close {
    pub outcome: String,
    pub review: String,
    /// Everything required with `must` or `should`, whatever has become of it.
    pub required: Vec<OpenDirective>,
}

/// # Errors
/// Each required line that is neither done nor departed from nor handed over, named one by one in the field `plan`;
/// no outcome; closed already.
pub fn close(case: &Case, command: Close, _context: &Context) -> Result<Vec<Event>, Refusal> {
    open(case)?;
    let mut checks = Checks::default();
    let outcome = checks.needed("outcome", &command.outcome, REASON, "Say how it ended.");
    let review = checks.optional("review", &command.review, REASON);
    for directive in command.required {
        if !case.directives.contains_key(&directive.id) {
            let does = directive.does;
            checks.mistake("plan", format!("Still open: {does}."));
        }
    }
    checks.done()?;
    Ok(vec![Event::CaseClosed { outcome, review }])
}
