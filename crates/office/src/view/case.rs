//! A case and the list of cases.

use crate::ids::AccountId;
use crate::view::concern::ConcernView;

/// A value for a form, and the words beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceView {
    pub value: String,
    pub label: String,
}

/// What every page of a case starts with.
#[derive(Clone, Debug)]
pub struct CaseView {
    pub reference: String,
    /// "Bullying online".
    pub kind: String,
    /// "Reported", "Taken up", "In progress", "Closed".
    pub status: String,
    pub owner: Option<String>,
    /// Goes into every form, and comes back with it.
    pub version: u32,
    pub opened: String,
    pub procedure: String,
    pub members: Vec<MemberView>,
    pub reported: ConcernView,
    pub people: Vec<PersonView>,
    /// "Refer to the police: today by 17:00".
    pub next_due: Option<String>,
    pub overdue: bool,
    /// Says so plainly when somebody is kept from this case; never who, unless the reader may see it.
    pub restricted: Option<String>,
    pub excluded: Vec<ExcludedView>,
    pub closed: Option<ClosedView>,
    /// Said when it is known that a child is in danger, as long as the case is open: before everything, on every page.
    pub danger: Option<String>,
    /// The one sentence that says what comes next; danger first.
    pub what_next_hint: String,
    /// Who may be made the owner; empty when the visitor may not assign.
    pub can_own: Vec<ChoiceView>,
    /// Accounts that may be kept from this case; empty when the visitor may not exclude.
    pub can_exclude: Vec<ChoiceView>,
    /// Whether the visitor may work the case (answer, done, notes), or only read.
    pub may_work: bool,
    pub may_close: bool,
}

/// Somebody who works on the case.
#[derive(Clone, Debug)]
pub struct MemberView {
    pub name: String,
    pub role: String,
}

/// Somebody kept from the case.
#[derive(Clone, Debug)]
pub struct ExcludedView {
    pub account: AccountId,
    pub name: String,
    pub reason: String,
}

/// A person named in the case.
#[derive(Clone, Debug)]
pub struct PersonView {
    pub id: String,
    pub name: String,
    pub role: String,
    /// "13", or "not known yet".
    pub age: String,
    pub organisation: String,
    pub note: String,
}

/// How and when a case was closed.
#[derive(Clone, Debug)]
pub struct ClosedView {
    pub at: String,
    pub by: String,
    pub outcome: String,
    pub review: String,
}

/// One line of the list of cases. No name of a child.
#[derive(Clone, Debug)]
pub struct CaseRowView {
    pub reference: String,
    pub kind: String,
    pub status: String,
    pub owner: Option<String>,
    pub opened: String,
    /// "today by 17:00", or "" when nothing is due.
    pub next_due: String,
    pub overdue: bool,
    /// Somebody is known to be in danger.
    pub danger: bool,
}

/// A page of the list.
#[derive(Clone, Debug)]
pub struct CasesView {
    pub rows: Vec<CaseRowView>,
    /// The cursor of the next page.
    pub next: Option<String>,
    /// "37" or "more than 500".
    pub total: String,
    /// For the filter: every kind that a case may have.
    pub kinds: Vec<ChoiceView>,
    /// For the filter: every status.
    pub statuses: Vec<ChoiceView>,
}
