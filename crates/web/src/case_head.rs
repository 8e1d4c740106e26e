//! What stands at the top of every page of a case: its reference and state, whether somebody is kept from it, and the way to
//! its other pages. Never a name of a child, and never the kind of concern in a title or an address (S12).

use office::CaseView;

use crate::problem::Problem;
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
    /// Somebody is known to be in danger: 999 stands before everything else on the page.
    pub danger: Option<String>,
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
            danger: case.danger.clone(),
            next_due: case.next_due.clone().filter(|_| here != Place::Case),
            overdue: case.overdue,
            is_closed: case.closed.is_some(),
            may_work: case.may_work && case.closed.is_none(),
            tabs: Place::ALL.iter().map(link).collect(),
        }
    }

    /// Whether the visitor may change the case as it stands.
    ///
    /// # Errors
    /// It is closed, which somebody who may can undo; or it is not theirs to change.
    pub fn open_to_work(&self) -> Result<(), Problem> {
        match (self.is_closed, self.may_work) {
            (true, _) => Err(Problem::Refused(vec![
                "This case is closed. Nothing in it can be changed until it is opened again."
                    .to_owned(),
            ])),
            (false, true) => Ok(()),
            (false, false) => Err(Problem::Denied),
        }
    }

    /// The address of a page of this case: `head.at("/note")`.
    pub fn at(&self, path: &str) -> String {
        format!("/cases/{}{path}", self.reference)
    }
}

#[cfg(test)]
mod tests {
    use crate::stories::Desk;

    const PANEL: &str = "Somebody is in immediate danger: call 999 now, before anything else.";

    #[tokio::test]
    async fn danger_that_is_known_stands_once_at_the_top_of_every_page_of_a_case() {
        let desk = Desk::new().await;
        let changed = [("answer", "yes"), ("reason", "The child rang again")];
        let page = desk.open("/triage/immediate_danger").await.is(200);
        page.send(&desk.at("/triage"), &changed)
            .await
            .leads_to(&desk.at("/triage"));
        for (_, tab, path) in super::Place::ALL {
            let page = desk.open(path).await.is(200).says(PANEL);
            let panel = format!("<strong>{PANEL}</strong>");
            assert_eq!(page.body.matches(&panel).count(), 1, "{tab}");
            let above = page.body.split("<h1").next().unwrap_or_default();
            assert!(above.contains(&panel), "{tab}");
        }
        for form in ["/note", "/people/add", "/owner", "/close", "/exclude"] {
            let page = desk.open(form).await.is(200).says(PANEL);
            let above = page.body.split("<h1").next().unwrap_or_default();
            assert!(above.contains(PANEL), "{form}");
        }
    }

    #[tokio::test]
    async fn without_danger_no_page_of_a_case_says_that_there_is_any() {
        let desk = Desk::new().await;
        for (_, _, path) in super::Place::ALL {
            desk.open(path).await.is(200).does_not_say(PANEL);
        }
    }
}
