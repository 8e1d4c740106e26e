//! The procedures: which there are, and the sections of one as its document has them.

use askama::Template;
use axum::extract::Path;
use office::{NotInForceView, ProcedureRow, ProcedureView, SectionRow};

use crate::frame::Frame;
use crate::respond::{Answer, page};
use crate::version::Which;
use crate::visitor::Visit;

#[derive(Template)]
#[template(path = "procedure/index.html")]
struct IndexPage {
    frame: Frame,
    procedures: Vec<ProcedureRow>,
    not_in_force: Vec<NotInForceView>,
}

#[derive(Template)]
#[template(path = "procedure/procedure.html")]
struct ProcedurePage {
    frame: Frame,
    procedure: ProcedureView,
    not_in_force: Vec<NotInForceView>,
    chapters: Vec<Chapter>,
}

/// The sections that stand under one heading of the document; those that stand alone follow one another without a heading.
#[derive(Debug, PartialEq, Eq)]
struct Chapter {
    title: String,
    sections: Vec<Part>,
}

#[derive(Debug, PartialEq, Eq)]
struct Part {
    slug: String,
    /// Without the heading that it stands under; a chapter's own text is called by the chapter's name.
    title: String,
    clauses: usize,
    rules: usize,
}

/// In the order of the document, which writes "Chapter > Section".
fn chapters(sections: &[SectionRow]) -> Vec<Chapter> {
    let mut chapters: Vec<Chapter> = Vec::new();
    for section in sections {
        let (chapter, title) = match section.title.split_once(" > ") {
            Some((chapter, title)) => (chapter, title),
            None if is_chapter(sections, &section.title) => {
                (section.title.as_str(), section.title.as_str())
            }
            None => ("", section.title.as_str()),
        };
        let part = Part {
            slug: section.slug.clone(),
            title: title.to_owned(),
            clauses: section.clauses,
            rules: section.rules,
        };
        match chapters.last_mut().filter(|last| last.title == chapter) {
            Some(last) => last.sections.push(part),
            None => chapters.push(Chapter {
                title: chapter.to_owned(),
                sections: vec![part],
            }),
        }
    }
    chapters
}

/// Whether other sections stand under it.
fn is_chapter(sections: &[SectionRow], title: &str) -> bool {
    let chapters = sections
        .iter()
        .filter_map(|section| section.title.split_once(" > "));
    chapters.into_iter().any(|(chapter, _)| chapter == title)
}

pub(crate) async fn index(visit: Visit) -> Answer {
    page(&IndexPage {
        frame: visit.frame,
        procedures: visit.office.procedures(),
        not_in_force: visit.office.not_in_force(None),
    })
}

pub(crate) async fn get(visit: Visit, Path(id): Path<String>, which: Which) -> Answer {
    let procedure = visit.office.procedure(&id, which.version())?;
    let chapters = chapters(&procedure.sections);
    page(&ProcedurePage {
        not_in_force: visit.office.not_in_force(Some(&id)),
        frame: visit.frame,
        procedure,
        chapters,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(title: &str) -> SectionRow {
        SectionRow {
            slug: title.to_lowercase(),
            title: title.to_owned(),
            clauses: 1,
            rules: 0,
        }
    }

    #[test]
    fn sections_stand_under_their_chapter_in_the_order_of_the_document() {
        let chapters = chapters(&[
            row("Introduction"),
            row("Scope"),
            row("Bullying"),
            row("Bullying > Risks"),
            row("Bullying > Indicators"),
            row("Legal"),
        ]);
        let shown: Vec<_> = chapters
            .iter()
            .map(|chapter| (chapter.title.as_str(), chapter.sections.len()))
            .collect();
        assert_eq!(shown, [("", 2), ("Bullying", 3), ("", 1)]);
        assert_eq!(chapters[1].sections[2].title, "Indicators");
    }
}
