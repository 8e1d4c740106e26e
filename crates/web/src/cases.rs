//! The list of cases, and the search. Names and words that are searched for, and kinds of concern, travel in the body of a
//! form and never in an address, so that no history of a browser holds them (S12). No names stand in the list.

use askama::Template;
use axum::extract::Query;
use office::{CaseQuery, CaseRowView, CasesView, ChoiceView};

use crate::form::{Errors, Form};
use crate::frame::Frame;
use crate::problem::Problem;
use crate::respond::{Answer, page};
use crate::shown::Choice;
use crate::visitor::Visit;

/// Rows of a part that stands above the whole list.
const FIRST: usize = 5;

/// So many are read for such a part: some of them stand in another.
const ABOVE: u32 = 25;

/// The heading over the cases in which somebody is known to be in danger, and the address of all of them.
pub(crate) const IN_DANGER: &str = "In danger now";
pub(crate) const IN_DANGER_AT: &str = "/cases?danger=yes";

/// What lists them.
pub(crate) fn in_danger() -> CaseQuery {
    CaseQuery {
        danger: true,
        ..CaseQuery::default()
    }
}

/// A part of the list with its heading.
struct Part {
    title: &'static str,
    rows: Vec<CaseRowView>,
    /// The address of all of it; empty where all of it is here.
    all_at: &'static str,
}

#[derive(Template)]
#[template(path = "cases.html")]
struct CasesPage {
    frame: Frame,
    query: CaseQuery,
    cases: CasesView,
    /// Danger, what is overdue and what is the visitor's own, above the list of everything.
    first: Vec<Part>,
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

    /// The address of the next page; empty where there is none, or where the search must stay out of addresses.
    fn next_at(&self) -> String {
        let (Some(next), true, None) = (
            &self.cases.next,
            self.query.text.is_empty(),
            &self.query.kind,
        ) else {
            return String::new();
        };
        let query = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(self.again())
            .append_pair("after", next)
            .finish();
        format!("/cases?{query}")
    }

    /// The fields of the same search, for its next page.
    fn again(&self) -> Vec<(&'static str, String)> {
        let ticked = |name, ticked: bool| ticked.then(|| (name, "yes".to_owned()));
        let rows = [
            (!self.query.text.is_empty()).then(|| ("text", self.query.text.clone())),
            ticked("mine", self.query.mine),
            ticked("danger", self.query.danger),
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
        let danger = self.query.danger.then(|| "in danger now".to_owned());
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
        [searched, danger, mine, overdue, kind, status]
            .into_iter()
            .flatten()
            .collect()
    }
}

type Pairs = Query<Vec<(String, String)>>;

/// The address may say: mine, overdue, in danger, a status, and where the page before ended. Nothing personal.
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
        danger: value("danger").is_some(),
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
        danger: form.has("danger"),
        kind: given("kind"),
        status: given("status"),
        after: given("after"),
    };
    list(visit, query).await
}

async fn list(visit: Visit, query: CaseQuery) -> Answer {
    let all = async { Ok::<_, Problem>(visit.office.cases(&visit.visitor, &query).await?) };
    let (mut cases, first) = tokio::try_join!(all, first(&visit, &query))?;
    let above = |row: &CaseRowView| {
        let mut rows = first.iter().flat_map(|part| &part.rows);
        rows.any(|shown| shown.reference == row.reference)
    };
    cases.rows.retain(|row| !above(row));
    let (kinds, statuses) = (
        with_any("Any kind", &cases.kinds),
        with_any("Any state", &cases.statuses),
    );
    let (frame, errors) = (visit.frame, Errors::none());
    page(&CasesPage {
        frame,
        query,
        cases,
        first,
        errors,
        kinds,
        statuses,
    })
}

/// On the first page of everything, danger comes first, then what is overdue, then what is the visitor's own.
async fn first(visit: &Visit, query: &CaseQuery) -> Result<Vec<Part>, Problem> {
    if *query != CaseQuery::default() {
        return Ok(Vec::new());
    }
    let list = async |query| {
        visit
            .office
            .first_cases(&visit.visitor, &query, ABOVE)
            .await
    };
    let overdue = CaseQuery {
        overdue: true,
        ..CaseQuery::default()
    };
    let mine = CaseQuery {
        mine: true,
        ..CaseQuery::default()
    };
    let (danger, mut overdue, mut mine) =
        tokio::try_join!(list(in_danger()), list(overdue), list(mine))?;
    let shown = |row: &CaseRowView| {
        danger
            .iter()
            .take(FIRST)
            .any(|above| above.reference == row.reference)
    };
    overdue.retain(|row| !shown(row));
    mine.retain(|row| !row.overdue && !shown(row));
    let parts = [
        (IN_DANGER, danger, IN_DANGER_AT),
        ("Overdue", overdue, "/cases?overdue=yes"),
        ("Yours", mine, "/cases?mine=yes"),
    ];
    let part = |(title, mut rows, all_at): (_, Vec<CaseRowView>, _)| {
        let all_at = if rows.len() > FIRST { all_at } else { "" };
        rows.truncate(FIRST);
        Part {
            title,
            rows,
            all_at,
        }
    };
    Ok(parts
        .into_iter()
        .map(part)
        .filter(|part| !part.rows.is_empty())
        .collect())
}

fn with_any(any: &str, choices: &[ChoiceView]) -> Vec<Choice> {
    let choices = choices.iter().cloned().map(Choice::from);
    [Choice::new("", any)].into_iter().chain(choices).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(query: CaseQuery) -> CasesPage {
        CasesPage {
            frame: Frame::default(),
            query,
            cases: CasesView {
                rows: Vec::new(),
                next: Some("17.abc".to_owned()),
                total: "37".to_owned(),
                kinds: Vec::new(),
                statuses: Vec::new(),
            },
            first: Vec::new(),
            errors: Errors::none(),
            kinds: Vec::new(),
            statuses: Vec::new(),
        }
    }

    #[test]
    fn the_next_page_has_an_address_that_says_nothing_personal() {
        let mine = CaseQuery {
            mine: true,
            ..CaseQuery::default()
        };
        assert_eq!(shown(mine).next_at(), "/cases?mine=yes&after=17.abc");
    }

    #[test]
    fn words_and_kinds_stay_out_of_addresses_and_go_on_in_a_form() {
        let words = CaseQuery {
            text: "zebedee".to_owned(),
            ..CaseQuery::default()
        };
        let kind = CaseQuery {
            kind: Some("bullying".to_owned()),
            ..CaseQuery::default()
        };
        for query in [words, kind] {
            let page = shown(query);
            assert_eq!(page.next_at(), "");
            let html = page.render().unwrap();
            assert!(html.contains("name=\"after\" value=\"17.abc\""), "{html}");
        }
    }

    #[test]
    fn an_empty_list_says_what_will_stand_there_and_an_empty_search_how_to_go_on() {
        let empty = shown(CaseQuery::default()).render().unwrap();
        assert!(empty.contains("There are no cases yet"));
        let overdue = CaseQuery {
            overdue: true,
            ..CaseQuery::default()
        };
        assert!(shown(overdue).render().unwrap().contains("No case matches"));
    }

    #[test]
    fn the_number_of_all_cases_is_not_said_of_those_below_alone() {
        let mut page = shown(CaseQuery::default());
        page.first = vec![Part {
            title: "Overdue",
            rows: Vec::new(),
            all_at: "",
        }];
        let html = page.render().unwrap();
        let (_, below) = html.split_once("All others</h2>").unwrap();
        assert!(below.contains("Cases in all, with those above: 37. The newest first."));
    }

    #[tokio::test]
    async fn danger_stands_first_on_the_first_page_and_in_the_list_once_it_is_known() {
        let desk = crate::stories::Desk::new().await;
        for path in ["/", "/cases"] {
            desk.lead.open(path).await.does_not_say(HEADING);
        }
        let worse = [
            ("answer", "yes"),
            ("source", "the child"),
            ("reason", "Somebody is at the door"),
        ];
        let page = desk.open("/triage/immediate_danger").await;
        page.send(&desk.at("/triage"), &worse).await;
        for path in ["/", "/cases"] {
            let page = desk.lead.open(path).await.says(HEADING);
            let first = page.body.find(&desk.case).unwrap();
            assert!(page.body.find(HEADING).unwrap() < first, "{path}");
        }
        desk.lead.open(IN_DANGER_AT).await.says(&desk.case);
    }

    const HEADING: &str = "<h2 class=\"govuk-heading-m\">In danger now</h2>";
}
