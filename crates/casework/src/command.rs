//! What a person may do with a case: one file each. A command gives the events that follow from it, or a refusal.

mod add_note;
mod add_person;
mod answer_checklist;
mod answer_fact;
mod assign_owner;
mod close;
mod correct;
mod depart;
mod exclude;
mod hand;
mod kept;
mod mark_done;
mod readmit;
mod remove_date;
mod reopen;
mod reopen_directive;
mod report;
mod set_date;

pub use add_note::{AddNote, add_note};
pub use add_person::{AddPerson, add_person};
pub use answer_checklist::{AnswerChecklist, ChecklistReply, answer_checklist};
pub use answer_fact::{AnswerFact, answer_fact};
pub use assign_owner::{AssignOwner, assign_owner};
pub use close::{Close, OpenDirective, close};
pub use correct::{Correct, correct};
pub use depart::{Depart, depart};
pub use exclude::{Exclude, exclude};
pub use hand::{Hand, hand};
pub use kept::{KEPT, carried_out};
pub use mark_done::{MarkDone, mark_done};
pub use readmit::{Readmit, readmit};
pub use remove_date::{RemoveDate, remove_date};
pub use reopen::{Reopen, reopen};
pub use reopen_directive::{ReopenDirective, reopen_directive};
pub use report::{Report, report};
pub use set_date::{SetDate, set_date};

use jiff::Timestamp;
use uuid::Uuid;

use crate::case::{Case, Directive};
use crate::refusal::Refusal;

/// Time and person, handed in.
#[derive(Clone, Debug)]
pub struct Context {
    pub now: Timestamp,
    pub actor: Uuid,
    /// The id of the role acted under.
    pub role: String,
}

/// A closed case changes only by corrections, by keeping somebody from it, or by being reopened.
fn open(case: &Case) -> Result<(), Refusal> {
    if case.is_closed() {
        return Err(Refusal::new("", "This case is closed. Reopen it first."));
    }
    Ok(())
}

/// What is done or departed from is neither handed on nor dated.
fn unsettled(case: &Case, directive: &str) -> Result<(), Refusal> {
    match case.directives.get(directive) {
        Some(Directive::Done(_) | Directive::Departed(_)) => Err(Refusal::new(
            "directive",
            "This is settled already. Open it again first.",
        )),
        _ => Ok(()),
    }
}
