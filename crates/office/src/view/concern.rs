//! A concern, as the reporter sees it.

use crate::view::case::PersonView;
use crate::view::plan::PlanLine;

/// The acknowledgement, at once.
#[derive(Clone, Debug)]
pub struct Recorded {
    pub reference: String,
    /// Somebody is in danger, or nobody has said that none is: 999 comes before everything else.
    pub danger: Option<String>,
    /// Why nobody in the organisation can see it, where that is so: then only somebody outside can be told.
    pub unseen: Option<String>,
    /// What happens next, one sentence each.
    pub what_next: Vec<String>,
    pub do_now: Vec<PlanLine>,
    pub do_not: Vec<PlanLine>,
    /// "The designated safeguarding lead and the deputy".
    pub who_sees: String,
    /// "Ring the safeguarding lead if you have heard nothing by 17:00 today."
    pub ring_if_nothing_by: String,
}

/// One of the reporter's own concerns.
#[derive(Clone, Debug)]
pub struct ConcernRow {
    pub reference: String,
    pub recorded: String,
    /// "Sent", "Being looked at", "Closed": nothing about the case itself.
    pub state: String,
}

/// What was sent, and what the reporter must and must not do; nothing more about the case.
#[derive(Clone, Debug)]
pub struct ConcernView {
    pub reference: String,
    pub what_happened: String,
    /// "Yes", "No", "Not known yet".
    pub still_going_on: String,
    pub in_danger: String,
    pub when_it_happened: String,
    pub how_it_came_to_light: String,
    pub people: Vec<PersonView>,
    pub devices: String,
    pub done_so_far: String,
    pub recorded_at: String,
    /// Who reported it; empty for the reporter's own page.
    pub reported_by: String,
    /// "Received by the safeguarding lead …".
    pub acknowledgement: String,
    /// As in [`Recorded::danger`]; only on the reporter's own page.
    pub danger: Option<String>,
    /// As in [`Recorded::unseen`]; only on the reporter's own page.
    pub unseen: Option<String>,
    pub do_now: Vec<PlanLine>,
    pub do_not: Vec<PlanLine>,
}
