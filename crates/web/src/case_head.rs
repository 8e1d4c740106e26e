//! What stands at the top of every page of a case: its reference and state, whether somebody is kept from it, and the way to
//! its other pages. Never a name of a child, and never the kind of concern in a title or an address (S12).

use office::CaseView;

use crate::shown::Tab;

/// One of the pages of a case that can be reached from all the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Case,
    Triage,
    Plan,
    Chronology,
    People,
    Looked,
}

impl Place {
    const ALL: [(Self, &'static str, &'static str); 6] = [
        (Self::Case, "Case", ""),
        (Self::Triage, "Questions", "/triage"),
        (Self::Plan, "Plan", "/plan"),
        (Self::Chronology, "Chronology", "/chronology"),
        (Self::People, "People", "/people"),
        (Self::Looked, "Who has looked", "/looked"),
    ];
}

/// Fed to `case/base.html` as `head` by every page of a case.
#[derive(Debug, Clone)]
pub(crate) struct CaseHead {
    pub reference: String,
    pub kind: String,
    pub status: String,
    pub owner: Option<String>,
    /// Goes into every form, so that nobody overwrites what they have not seen.
    pub version: u32,
    pub restricted: Option<String>,
    /// What is due next; the case's own page says it in its own words.
    pub next_due: Option<String>,
    pub overdue: bool,
    pub is_closed: bool,
    /// Whether forms that change the case are offered at all.
    pub may_work: bool,
    pub tabs: Vec<Tab>,
}

impl CaseHead {
    pub fn new(case: &CaseView, here: Place) -> Self {
        let link = |(place, text, path): &(Place, &str, &str)| Tab {
            text: (*text).to_owned(),
            href: format!("/cases/{}{path}", case.reference),
            here: *place == here,
        };
        Self {
            reference: case.reference.clone(),
            kind: case.kind.clone(),
            status: case.status.clone(),
            owner: case.owner.clone(),
            version: case.version,
            restricted: case.restricted.clone(),
            next_due: case.next_due.clone().filter(|_| here != Place::Case),
            overdue: case.overdue,
            is_closed: case.closed.is_some(),
            may_work: case.may_work && case.closed.is_none(),
            tabs: Place::ALL.iter().map(link).collect(),
        }
    }

    /// The address of a page of this case: `head.at("/note")`.
    pub fn at(&self, path: &str) -> String {
        format!("/cases/{}{path}", self.reference)
    }
}
