//! Reading `law/*.toml`, with every fault in its place.

use std::collections::HashSet;

use jiff::civil::Date;

use super::law::{Authority, Cited, Commenced, Law, Mark};
use crate::document::{Document, Fields, Text};

/// What every row's id begins with.
const PREFIX: &str = "NAT-";

/// One file of rows, and the ids that are taken by this and other files.
pub(super) struct Rows<'r> {
    pub document: &'r Document<'r>,
    pub taken: &'r mut HashSet<String>,
}

/// Reads one file.
pub(super) fn read(rows: &mut Rows<'_>, mut root: Fields<'_>, law: &mut Vec<Law>) {
    for fields in root.tables("law") {
        law.extend(rows.row(fields));
    }
    root.finish();
}

impl Rows<'_> {
    fn row(&mut self, mut fields: Fields<'_>) -> Option<Law> {
        let at = fields.at();
        let id = self.id(&mut fields);
        let topic = fields.text("topic").value;
        let printed = fields.text("printed").value;
        let stands = fields.text("stands").value;
        let superseding = fields.texts("supersedes");
        let changing = fields.texts("changes");
        let correcting = fields.texts("corrects");
        let sources = self.sources(&mut fields);
        let commenced = self.one_of(&mut fields, "commenced", Commenced::ALL, Commenced::id);
        let since = fields.date("since");
        let read_on = self.date(&mut fields, "read_on");
        let review_by = self.date(&mut fields, "review_by");
        let to_check = fields.optional_text("to_check").map(|text| text.value);
        fields.finish();
        self.agree(at, commenced, &superseding, read_on, review_by);
        Some(Law {
            id,
            topic,
            printed,
            stands,
            supersedes: self.cited(&superseding),
            changes: self.cited(&changing),
            corrects: self.cited(&correcting),
            sources,
            commenced: commenced?,
            since,
            read_on: read_on?,
            review_by: review_by?,
            to_check,
            line: self.document.line(at),
        })
    }

    /// What the fields of one row must not say together.
    fn agree(
        &self,
        at: usize,
        commenced: Option<Commenced>,
        superseding: &[Text],
        read_on: Option<Date>,
        review_by: Option<Date>,
    ) {
        let in_doubt = matches!(commenced, Some(Commenced::Announced | Commenced::Unknown));
        if let Some(first) = superseding.first().filter(|_| in_doubt) {
            self.document.fault(
                first.at,
                "what is not known to be in force supersedes nothing: name the clause under `changes`",
            );
        }
        if review_by
            .zip(read_on)
            .is_some_and(|(review, read)| review <= read)
        {
            self.document
                .fault(at, "`review_by` must come after `read_on`");
        }
    }

    fn id(&mut self, fields: &mut Fields<'_>) -> String {
        let Text { value: id, at } = fields.text("id");
        let good =
            |letter: char| letter.is_ascii_uppercase() || letter.is_ascii_digit() || letter == '-';
        if id.is_empty() {
            return id;
        }
        if !id.starts_with(PREFIX) || !id.chars().all(good) {
            let message = format!(
                "the id `{id}` must begin with {PREFIX} and hold capital letters, digits and - only"
            );
            self.document.fault(at, message);
        }
        if !self.taken.insert(id.clone()) {
            self.document
                .fault(at, format!("there is already a row `{id}`"));
        }
        id
    }

    fn sources(&self, fields: &mut Fields<'_>) -> Vec<Authority> {
        let at = fields.at();
        let tables = fields.tables("source");
        if tables.is_empty() {
            self.document
                .fault(at, "at least one [[law.source]] is needed");
        }
        let read = |mut fields: Fields<'_>| {
            let name = fields.text("name").value;
            let mark = self.one_of(&mut fields, "mark", Mark::ALL, Mark::id);
            let web = fields.optional_text("web").map(|text| text.value);
            fields.finish();
            Some(Authority {
                name,
                mark: mark?,
                web,
            })
        };
        tables.into_iter().filter_map(read).collect()
    }

    fn one_of<T: Copy, const N: usize>(
        &self,
        fields: &mut Fields<'_>,
        key: &'static str,
        all: [T; N],
        id: fn(T) -> &'static str,
    ) -> Option<T> {
        let text = fields.text(key);
        let found = all.into_iter().find(|each| id(*each) == text.value);
        if found.is_none() && !text.value.is_empty() {
            self.document
                .unknown(text.at, key, &text.value, all.map(id));
        }
        found
    }

    fn date(&self, fields: &mut Fields<'_>, key: &'static str) -> Option<Date> {
        let at = fields.at();
        let date = fields.date(key);
        if date.is_none() {
            self.document
                .fault(at, format!("`{key}` is missing or no date"));
        }
        date
    }

    fn cited(&self, texts: &[Text]) -> Vec<Cited> {
        let source = self.document.source();
        let cited = |text: &Text| {
            let (line, column) = self.document.place(text.at);
            Cited {
                clause: text.value.clone(),
                file: source.path.clone(),
                line,
                column,
            }
        };
        texts.iter().map(cited).collect()
    }
}
