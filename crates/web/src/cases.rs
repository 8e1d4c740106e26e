//! The list of cases, and the search. Names and words that are searched for, and kinds of concern, travel in the body of a
//! form and never in an address, so that no history of a browser holds them (S12). No names stand in the list.

use askama::Template;
use axum::extract::Query;
use office::{CaseQuery, CaseRowView, CasesView};

use crate::form::{Errors, Form};
use crate::frame::Frame;
use crate::respond::{Answer, page};
use crate::shown::Choice;
use crate::visitor::Visit;

#[derive(Template)]
#[template(path = "cases.html")]
struct CasesPage {
    frame: Frame,
    query: CaseQuery,
    cases: CasesView,
    errors: Errors,
    kinds: Vec<Choice>,
    statuses: Vec<Choice>,
}

impl CasesPage {
    fn kind(&self) -> &str {
        self.query.kind.as_deref().unwrap_or_default()
    }

    fn status(&self) -> &str {
        self.query.status.as_deref().unwrap_or_default()
    }

    /// "Overdue by 3 hours" says so itself; a bare time does not.
    fn due(&self, row: &CaseRowView) -> String {
        if row.next_due.to_lowercase().contains("overdue") {
            row.next_due.clone()
        } else {
            format!("Overdue: {}", row.next_due)
        }
    }

    /// The fields of the same search, for its next page.
    fn again(&self) -> Vec<(&'static str, String)> {
        let ticked = |name, ticked: bool| ticked.then(|| (name, "yes".to_owned()));
        let rows = [
            (!self.query.text.is_empty()).then(|| ("text", self.query.text.clone())),
            ticked("mine", self.query.mine),
            ticked("overdue", self.query.overdue),
            self.query.kind.clone().map(|kind| ("kind", kind)),
            self.query.status.clone().map(|status| ("status", status)),
        ];
        rows.into_iter().flatten().collect()
    }

    fn is_narrowed(&self) -> bool {
        self.query
            != CaseQuery {
                after: self.query.after.clone(),
                ..CaseQuery::default()
            }
    }

    /// What the list is narrowed to, in words.
    fn narrowed_to(&self) -> Vec<String> {
        let label = |choices: &[Choice], value: &str| {
            choices
                .iter()
                .find(|choice| choice.is(value))
                .map(|choice| choice.text.clone())
        };
        let searched = (!self.query.text.is_empty()).then(|| format!("“{}”", self.query.text));
        let mine = self.query.mine.then(|| "cases that I own".to_owned());
        let overdue = self.query.overdue.then(|| "overdue".to_owned());
        let kind = self
            .query
            .kind
            .as_deref()
            .and_then(|kind| label(&self.kinds, kind));
        let status = self
            .query
            .status
            .as_deref()
            .and_then(|status| label(&self.statuses, status));
        [searched, mine, overdue, kind, status]
            .into_iter()
            .flatten()
            .collect()
    }
}

type Pairs = Query<Vec<(String, String)>>;

/// The address may say: mine, overdue, a status, and where the page before ended. Nothing personal.
pub(crate) async fn get(visit: Visit, Query(pairs): Pairs) -> Answer {
    let value = |name: &str| {
        pairs
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.clone())
            .filter(|value| !value.is_empty())
    };
    let query = CaseQuery {
        text: String::new(),
        mine: value("mine").is_some(),
        overdue: value("overdue").is_some(),
        kind: None,
        status: value("status"),
        after: value("after"),
    };
    list(visit, query).await
}

/// Searching changes nothing, so the answer is the list itself.
pub(crate) async fn post(visit: Visit, form: Form) -> Answer {
    let given = |name: &str| Some(form.text(name)).filter(|value| !value.is_empty());
    let query = CaseQuery {
        text: form.text("text"),
        mine: form.has("mine"),
        overdue: form.has("overdue"),
        kind: given("kind"),
        status: given("status"),
        after: given("after"),
    };
    list(visit, query).await
}

async fn list(visit: Visit, query: CaseQuery) -> Answer {
    let cases = visit.office.cases(&visit.visitor, &query).await?;
    let with_any = |any: &str, choices: &[office::ChoiceView]| {
        [Choice::new("", any)]
            .into_iter()
            .chain(choices.iter().cloned().map(Choice::from))
            .collect::<Vec<_>>()
    };
    let (kinds, statuses) = (
        with_any("Any kind", &cases.kinds),
        with_any("Any state", &cases.statuses),
    );
    page(&CasesPage {
        frame: visit.frame,
        query,
        cases,
        errors: Errors::none(),
        kinds,
        statuses,
    })
}
