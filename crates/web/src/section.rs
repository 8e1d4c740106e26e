//! A section of a procedure, and one clause: our words with their modality, and beside them what Waypost does with it. A
//! section's decisions are drawn, and told again as a list for whoever does not see the drawing.

use askama::Template;
use axum::extract::Path;
use office::{ClauseDetail, FlowchartItem, ProcedureView, SectionView};

use crate::frame::Frame;
use crate::respond::{Answer, page, to};
use crate::version::Which;
use crate::visitor::Visit;

#[derive(Template)]
#[template(path = "procedure/section.html")]
struct SectionPage {
    frame: Frame,
    section: SectionView,
    /// The document writes "Chapter > Section"; empty where the section stands alone.
    chapter: String,
    heading: String,
    /// The drawing told as a list, already as HTML.
    told: String,
}

#[derive(Template)]
#[template(path = "procedure/clause.html")]
struct ClausePage {
    frame: Frame,
    procedure: ProcedureView,
    clause: ClauseDetail,
}

/// A level of the list, with the levels beneath it.
#[derive(Template)]
#[template(path = "components/told.html")]
struct Told {
    items: Vec<ToldItem>,
}

struct ToldItem {
    text: String,
    beneath: Option<Told>,
}

impl Told {
    fn new(items: &[FlowchartItem]) -> Option<Self> {
        let item = |item: &FlowchartItem| ToldItem {
            text: item.text.clone(),
            beneath: Self::new(&item.children),
        };
        (!items.is_empty()).then(|| Self {
            items: items.iter().map(item).collect(),
        })
    }

    /// HTML; empty where there is nothing to tell.
    fn html(told: Option<&Self>) -> String {
        told.and_then(|told| told.render().ok()).unwrap_or_default()
    }
}

/// The tag's colour for a modality: the word is always there too.
pub(crate) fn colour(modality: &str) -> &'static str {
    match modality {
        "must" => "red",
        "must_not" => "purple",
        "should" => "orange",
        "should_not" => "magenta",
        "may" => "green",
        _ => "grey",
    }
}

/// "must not" for `must_not`.
pub(crate) fn word(modality: &str) -> String {
    modality.replace('_', " ")
}

pub(crate) async fn get(
    visit: Visit,
    Path((id, slug)): Path<(String, String)>,
    which: Which,
) -> Answer {
    let section = visit.office.section(&id, which.version(), &slug)?;
    let drawn = section.flowchart.as_ref();
    let told = drawn.and_then(|drawn| Told::new(&drawn.list));
    let told = Told::html(told.as_ref());
    let (chapter, heading) = section
        .title
        .split_once(" > ")
        .unwrap_or(("", &section.title));
    let (chapter, heading) = (chapter.to_owned(), heading.to_owned());
    page(&SectionPage {
        frame: visit.frame,
        chapter,
        heading,
        section,
        told,
    })
}

pub(crate) async fn get_clause(
    visit: Visit,
    Path((id, clause)): Path<(String, String)>,
    which: Which,
) -> Answer {
    let procedure = visit.office.procedure(&id, which.version())?;
    let clause = visit.office.clause(&id, which.version(), &clause)?;
    page(&ClausePage {
        frame: visit.frame,
        procedure,
        clause,
    })
}

/// A clause by its number alone: the procedures have different numbers. One that only an earlier or a later version has is shown in
/// that; a row of the law has its place on the law's own page.
pub(crate) async fn find_clause(visit: Visit, Path(clause): Path<String>) -> Answer {
    if visit.office.is_law(&clause) {
        return to(format!("/law#{clause}"));
    }
    let (id, version) = visit.office.find_clause(&clause)?;
    let which = Which::of(version);
    get_clause(visit, Path((id, clause)), which).await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(text: &str, children: Vec<FlowchartItem>) -> FlowchartItem {
        FlowchartItem {
            text: text.to_owned(),
            children,
        }
    }

    #[test]
    fn the_drawing_is_told_level_by_level_and_escaped() {
        let told = Told::new(&[item(
            "Is a child <18?",
            vec![item("Yes: call 999", Vec::new())],
        )]);
        let html: String = Told::html(told.as_ref()).split_whitespace().collect();
        assert!(html.contains("child&#60;18?<ul"), "{html}");
        assert_eq!(html.matches("<ul").count(), 2);
    }

    #[test]
    fn nothing_drawn_is_nothing_told() {
        assert_eq!(Told::html(Told::new(&[]).as_ref()), "");
    }
}
