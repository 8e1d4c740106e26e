//! Worked cases: the facts that a story gives, and what must, may and must not follow from them.

use calendar::Span;
use toml::de::DeValue;

use super::names::{Names, Reading};
use crate::document::{Document, Fields, Text};
use crate::facts::Facts;
use crate::fault::{Fault, Source};
use crate::vocabulary::{DirectiveId, FactId, Vocabulary};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vignette {
    pub id: String,
    /// Where it begins in its file, from 1.
    pub line: usize,
    /// The procedure under which it is to be decided.
    pub procedure: String,
    pub story: String,
    pub facts: Facts,
    pub expect: Expect,
}

/// What must be so; of what is not named, nothing is expected.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Expect {
    pub required: Vec<DirectiveId>,
    pub possible: Vec<DirectiveId>,
    pub absent: Vec<DirectiveId>,
    pub deadlines: Vec<(DirectiveId, Span)>,
    /// At least these clauses are given as the reason.
    pub cites: Vec<(DirectiveId, Vec<String>)>,
    pub ask: Option<Ask>,
}

/// One of `any` is among the first `within` questions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    pub any: Vec<FactId>,
    pub within: usize,
}

/// Reads a file of vignettes that stands alone; its citations are not checked.
///
/// # Errors
/// Every fault of the file.
pub fn parse_vignettes(
    vocabulary: &Vocabulary,
    source: &Source,
) -> Result<Vec<Vignette>, Vec<Fault>> {
    let (document, root) = Document::open(source);
    let root = root.unwrap_or_default();
    let mut vignettes = Vec::new();
    let mut reading = Reading {
        vocabulary,
        document: &document,
        names: &mut Names::default(),
    };
    read(
        &mut reading,
        Fields::new(&document, &root, 0),
        &mut vignettes,
    );
    let faults = document.into_faults();
    if faults.is_empty() {
        Ok(vignettes)
    } else {
        Err(faults)
    }
}

/// Reads `vignettes.toml`.
pub(super) fn read(reading: &mut Reading<'_>, mut root: Fields<'_>, vignettes: &mut Vec<Vignette>) {
    for mut fields in root.tables("vignette") {
        let line = reading.document.line(fields.at());
        let id = reading.id(&mut fields, "vignette");
        let procedure = fields.text("procedure").value;
        let story = fields.text("story").value;
        let facts = match fields.table("facts") {
            Some(table) => Facts::read(reading.vocabulary, reading.document, table),
            None => Facts::new(reading.vocabulary),
        };
        let expect = fields
            .table("expect")
            .map(|table| read_expect(reading, table))
            .unwrap_or_default();
        fields.finish();
        vignettes.push(Vignette {
            id,
            line,
            procedure,
            story,
            facts,
            expect,
        });
    }
    root.finish();
}

fn read_expect(reading: &Reading<'_>, mut fields: Fields<'_>) -> Expect {
    let mut directives = |key| -> Vec<DirectiveId> {
        fields
            .texts(key)
            .iter()
            .filter_map(|name| reading.directive_named(name))
            .collect()
    };
    let (required, possible, absent) = (
        directives("required"),
        directives("possible"),
        directives("absent"),
    );
    let deadlines = fields
        .table("deadlines")
        .map(|table| read_deadlines(reading, table))
        .unwrap_or_default();
    let cites = fields
        .table("cites")
        .map(|table| read_cites(reading, table))
        .unwrap_or_default();
    let ask = fields.table("ask").map(|table| read_ask(reading, table));
    fields.finish();
    Expect {
        required,
        possible,
        absent,
        deadlines,
        cites,
        ask,
    }
}

/// Each key names a directive; the value is read by `each`, which says what it expected if it could not.
fn by_directive<T>(
    reading: &Reading<'_>,
    fields: Fields<'_>,
    each: impl Fn(&DeValue<'_>) -> Result<T, &'static str>,
) -> Vec<(DirectiveId, T)> {
    let mut pairs = Vec::new();
    for entry in fields.entries() {
        let name = Text {
            value: entry.key.to_owned(),
            at: entry.key_at,
        };
        match (reading.directive_named(&name), each(entry.value)) {
            (Some(directive), Ok(value)) => pairs.push((directive, value)),
            (_, Err(expected)) => reading.document.fault(entry.value_at, expected),
            (None, Ok(_)) => {}
        }
    }
    pairs
}

fn read_deadlines(reading: &Reading<'_>, fields: Fields<'_>) -> Vec<(DirectiveId, Span)> {
    by_directive(reading, fields, |value| {
        let expected = "a deadline: immediate, same_day, same_working_day, 24h or 15_working_days";
        value
            .as_str()
            .and_then(|text| text.parse().ok())
            .ok_or(expected)
    })
}

fn read_cites(reading: &Reading<'_>, fields: Fields<'_>) -> Vec<(DirectiveId, Vec<String>)> {
    by_directive(reading, fields, |value| {
        let expected = "a list of clause ids";
        let items = value.as_array().ok_or(expected)?;
        items
            .iter()
            .map(|item| item.get_ref().as_str().map(str::to_owned).ok_or(expected))
            .collect()
    })
}

fn read_ask(reading: &Reading<'_>, mut fields: Fields<'_>) -> Ask {
    let any: Vec<FactId> = fields
        .texts("any")
        .iter()
        .filter_map(|name| reading.fact_named(name))
        .collect();
    let within = match fields.number("within") {
        Some((number, at)) => usize::try_from(number)
            .ok()
            .filter(|number| *number > 0)
            .unwrap_or_else(|| {
                reading.document.fault(at, "`within` must be at least 1");
                1
            }),
        None => 1,
    };
    fields.finish();
    Ask { any, within }
}
