//! The chronology: one column of time. What happened stands apart from when it was recorded, and each correction beneath what
//! it corrects. The same entries, numbered and without the page around them, are the view for printing.

use askama::Template;
use axum::extract::{Path, Query};
use office::{ChoiceView, ChronologyFilter, EntryView};

use crate::case_head::{CaseHead, Place};
use crate::form::Errors;
use crate::frame::Frame;
use crate::problem::Problem;
use crate::respond::{Answer, page};
use crate::shown::Choice;
use crate::visitor::Visit;

/// What is shown, as the address says it: nothing personal, for people are values without meaning elsewhere.
#[derive(Debug, Clone, Default)]
struct Shown {
    person: String,
    kind: String,
    readings: bool,
}

type Pairs = Query<Vec<(String, String)>>;

impl Shown {
    fn read(Query(pairs): &Pairs) -> Self {
        let value = |name: &str| {
            pairs
                .iter()
                .find(|(key, _)| key == name)
                .map(|(_, value)| value.clone())
                .unwrap_or_default()
        };
        Self {
            person: value("person"),
            kind: value("kind"),
            readings: value("readings") == "yes",
        }
    }

    fn filter(&self) -> ChronologyFilter {
        let given = |text: &String| (!text.is_empty()).then(|| text.clone());
        ChronologyFilter {
            person: given(&self.person),
            kind: given(&self.kind),
        }
    }

    fn is_filtered(&self) -> bool {
        !self.person.is_empty() || !self.kind.is_empty()
    }

    /// The query of the same choice, for the link to the other view.
    fn query(&self) -> String {
        let readings = if self.readings { "yes" } else { "" };
        form_urlencoded::Serializer::new(String::new())
            .extend_pairs(
                [
                    ("person", self.person.as_str()),
                    ("kind", self.kind.as_str()),
                    ("readings", readings),
                ]
                .iter()
                .filter(|pair| !pair.1.is_empty()),
            )
            .finish()
    }
}

/// The entries and what is needed around them, whichever way they are shown.
struct Column {
    head: CaseHead,
    entries: Vec<EntryView>,
    /// How many readings there are, shown or not.
    readings: usize,
    people: Vec<ChoiceView>,
    kinds: Vec<ChoiceView>,
    shown: Shown,
}

impl Column {
    /// Whether numbers are missing in what is shown.
    fn gaps(&self) -> bool {
        self.shown.is_filtered() || self.hidden() > 0
    }

    fn hidden(&self) -> usize {
        if self.shown.readings {
            0
        } else {
            self.readings
        }
    }

    /// Every entry keeps its number whatever is shown, so that two people can speak about it.
    fn why_gaps(&self) -> String {
        let hidden = match self.hidden() {
            0 => String::new(),
            hidden => format!("Readings are not shown: {hidden}. "),
        };
        format!("{hidden}Every entry keeps its number, so some numbers are missing here.")
    }
}

#[derive(Template)]
#[template(path = "case/chronology.html")]
struct ChronologyPage {
    frame: Frame,
    head: CaseHead,
    column: Column,
}

impl ChronologyPage {
    fn people(&self) -> Vec<Choice> {
        with_any("Everybody", &self.column.people)
    }

    fn kinds(&self) -> Vec<Choice> {
        with_any("Every kind", &self.column.kinds)
    }

    fn readings_label(&self) -> String {
        format!("Show who has looked ({})", self.column.readings)
    }

    fn no_errors(&self) -> Errors {
        Errors::none()
    }
}

fn with_any(any: &str, choices: &[ChoiceView]) -> Vec<Choice> {
    [Choice::new("", any)]
        .into_iter()
        .chain(choices.iter().cloned().map(Choice::from))
        .collect()
}

#[derive(Template)]
#[template(path = "case/chronology_print.html")]
struct PrintPage {
    frame: Frame,
    head: CaseHead,
    column: Column,
}

pub(crate) async fn get(visit: Visit, Path(reference): Path<String>, pairs: Pairs) -> Answer {
    let column = column(&visit, &reference, &pairs).await?;
    page(&ChronologyPage {
        frame: visit.frame,
        head: column.head.clone(),
        column,
    })
}

pub(crate) async fn get_print(visit: Visit, Path(reference): Path<String>, pairs: Pairs) -> Answer {
    let column = column(&visit, &reference, &pairs).await?;
    page(&PrintPage {
        frame: visit.frame,
        head: column.head.clone(),
        column,
    })
}

async fn column(visit: &Visit, reference: &str, pairs: &Pairs) -> Result<Column, Problem> {
    let shown = Shown::read(pairs);
    let view = visit
        .office
        .chronology(&visit.visitor, reference, &shown.filter())
        .await?;
    let readings = view.entries.iter().filter(|entry| entry.is_reading).count();
    let entries = view
        .entries
        .into_iter()
        .filter(|entry| shown.readings || !entry.is_reading)
        .collect();
    let head = CaseHead::new(&view.case, Place::Chronology);
    Ok(Column {
        head,
        entries,
        readings,
        people: view.people,
        kinds: view.kinds,
        shown,
    })
}
