//! What Waypost does with a clause, in words, and where that can be seen.

mod guardrail;
mod planned;

pub use guardrail::{GUARDRAILS, Guardrail, guardrail};
pub(crate) use planned::parts;
pub use planned::planned_part;

use decide::{Accounted, Clause, Honoured, Procedure};

use crate::view::{ChoiceView, HonouredView};
use crate::words::choice;

/// What the clauses of a page are to the reader, under the catalogue's name for the page.
const PAGES: [(&str, &str); 6] = [
    ("procedure", "Read with its section"),
    ("legal", "In the legal library"),
    ("indicators", "Among the indicators"),
    ("signposts", "Among the signposts"),
    ("statistics", "Among the figures that it prints"),
    ("people", "On a case’s page of people"),
];

/// The pages that a clause can be honoured by, as the catalogue names them.
pub(crate) fn pages() -> impl Iterator<Item = &'static str> {
    PAGES.iter().map(|(page, _)| *page)
}

const LIBRARIES: [(&str, &str); 4] = [
    ("indicators", "Its indicators"),
    ("legal", "Its legal library"),
    ("signposts", "Its signposts"),
    ("statistics", "The figures that it prints"),
];

/// What a clause is in its document, under the catalogue's word for it.
const KINDS: [(&str, &str); 8] = [
    ("rule", "decision"),
    ("step", "step"),
    ("guardrail", "limit"),
    ("workflow", "way of working"),
    ("record", "record"),
    ("form", "question or form"),
    ("reference", "background"),
    ("governance", "how the partnership runs"),
];

/// Every entry of the clause, each wording once; `query` is that of the version's addresses.
pub(crate) fn views(procedure: &Procedure, query: &str, clause: &Clause) -> Vec<HonouredView> {
    let mut views: Vec<HonouredView> = Vec::new();
    for honoured in &clause.honoured {
        let (lead, words) = in_words(procedure, honoured);
        let said = views
            .iter()
            .any(|view| view.lead == lead && view.words == words);
        if !said {
            views.push(HonouredView {
                lead,
                words,
                at: address(procedure, query, clause, honoured),
                is_reason: matches!(honoured.accounted(), Accounted::NotYet | Accounted::Not),
            });
        }
    }
    views
}

/// The pages on which some of the procedure's clauses are gathered, as the search over clauses finds them.
pub(crate) fn libraries(procedure: &Procedure) -> Vec<ChoiceView> {
    let gathered = LIBRARIES.iter().filter(|(page, _)| {
        let page = Honoured::Page((*page).to_owned());
        let mut clauses = procedure.clauses.iter();
        clauses.any(|clause| clause.honoured.contains(&page))
    });
    let choice = |(page, label): &(&str, &str)| choice(&format!("page-{page}"), label);
    gathered.map(choice).collect()
}

/// "In the legal library"; a page that is not known keeps its own name.
pub(crate) fn page_in_words(name: &str) -> String {
    let known = PAGES.iter().find(|(page, _)| *page == name);
    known.map_or_else(
        || format!("On the page “{}”", name.replace('-', " ")),
        |(_, words)| (*words).to_owned(),
    )
}

/// The lead, and what it leads to.
fn in_words(procedure: &Procedure, honoured: &Honoured) -> (String, String) {
    let (lead, words) = match honoured {
        Honoured::Rule(id) => {
            let mut rules = procedure.rules.iter();
            let rule = rules.find(|rule| rule.id == *id);
            ("A rule decides", rule.map_or(id, |rule| &rule.why))
        }
        Honoured::Step(id) => {
            let mut steps = procedure.steps.iter();
            let step = steps.find(|step| step.id == *id);
            ("A step of the plan", step.map_or(id, |step| &step.does))
        }
        Honoured::Form { form, question } => return in_form(procedure, form, question.as_deref()),
        Honoured::Contact(id) => {
            let mut contacts = procedure.contacts.iter();
            let contact = contacts.find(|contact| contact.id == *id);
            (
                "Among the contacts",
                contact.map_or(id, |contact| &contact.name),
            )
        }
        Honoured::Ruling(id) => {
            let mut rulings = procedure.rulings.iter();
            let ruling = rulings.find(|ruling| ruling.id == *id);
            (
                "Settled by a ruling",
                ruling.map_or(id, |ruling| &ruling.ruling),
            )
        }
        Honoured::Page(name) => return (page_in_words(name), String::new()),
        Honoured::Guardrail(id) => {
            let does = guardrail(id).map_or_else(|| id.clone(), |known| known.does.to_owned());
            return ("Waypost holds to it".to_owned(), does);
        }
        Honoured::Planned(part) => {
            let words = planned_part(part).unwrap_or(part);
            return ("For a later part".to_owned(), words.to_owned());
        }
        Honoured::NotYet(reason) => ("Not yet", reason),
        Honoured::Not(reason) => ("Not as written", reason),
    };
    (lead.to_owned(), words.clone())
}

fn in_form(procedure: &Procedure, form: &str, question: Option<&str>) -> (String, String) {
    let Some(found) = procedure.forms.iter().find(|each| each.id == form) else {
        return ("A checklist".to_owned(), form.to_owned());
    };
    let asked = question.and_then(|id| found.questions.iter().find(|each| each.id == id));
    match asked {
        Some(asked) => (
            format!("The checklist “{}” asks", found.title),
            asked.ask.clone(),
        ),
        None => (format!("The checklist “{}”", found.title), String::new()),
    }
}

/// A clause's kind as the catalogue sorts it, for people.
pub(crate) fn kind_in_words(kind: &str) -> String {
    let known = KINDS.iter().find(|(id, _)| *id == kind);
    known.map_or_else(|| kind.to_owned(), |(_, words)| (*words).to_owned())
}

/// Nothing for what stands only in a case, or nowhere yet.
fn address(
    procedure: &Procedure,
    query: &str,
    clause: &Clause,
    honoured: &Honoured,
) -> Option<String> {
    let at = format!("/procedure/{}", procedure.id);
    match honoured {
        Honoured::Rule(id) => Some(format!("{at}/clauses/{}{query}#{id}", clause.id)),
        Honoured::Step(_) => Some(format!("{at}/clauses/{}{query}#steps", clause.id)),
        Honoured::Contact(id) => Some(format!("{at}/contacts{query}#{id}")),
        Honoured::Ruling(id) => Some(format!("{at}/rulings{query}#{id}")),
        Honoured::Page(name) if name == "procedure" => Some(format!(
            "{at}/sections/{}{query}#{}",
            crate::procedure::slug_of(&clause.section),
            clause.id
        )),
        Honoured::Page(name) if name != "people" => Some(format!(
            "/clauses?procedure={}&honoured=page-{name}",
            procedure.id
        )),
        _ => None,
    }
}
