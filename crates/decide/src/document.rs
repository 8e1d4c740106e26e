//! A TOML file read with the place of every key and value kept, so that each fault can point at what is wrong.
//! Keys that no reader asked for are refused: a misspelt key must never be silently without effect.

use std::cell::RefCell;
use std::ops::Range;

use toml::de::{DeTable, DeValue};

use crate::fault::{Fault, Source, nearest, position};

/// So many names are all told where none is near.
const FEW: usize = 8;

/// One file being read, and the faults found so far in it.
pub(crate) struct Document<'a> {
    source: &'a Source,
    faults: RefCell<Vec<Fault>>,
}

/// A string of the file and where its first character stands.
#[derive(Debug, Clone)]
pub(crate) struct Text {
    pub value: String,
    pub at: usize,
}

impl<'a> Document<'a> {
    /// The file's root table; none if it is not TOML (the faults say why).
    pub(crate) fn open(source: &'a Source) -> (Document<'a>, Option<DeTable<'a>>) {
        let (root, errors) = DeTable::parse_recoverable(&source.text);
        let document = Document {
            source,
            faults: RefCell::new(Vec::new()),
        };
        for error in &errors {
            let span = error.span().unwrap_or_default();
            let message = match error.message() {
                "duplicate key" => twice(source.text.get(span.clone()).unwrap_or_default()),
                message => plain(message),
            };
            document.fault(span.start, message);
        }
        (document, errors.is_empty().then(|| root.into_inner()))
    }

    pub(crate) fn source(&self) -> &'a Source {
        self.source
    }

    /// The line, from 1, in which the byte at `at` stands.
    pub(crate) fn line(&self, at: usize) -> usize {
        position(&self.source.text, at).0
    }

    /// Line and column, from 1, of the byte at `at`.
    pub(crate) fn place(&self, at: usize) -> (usize, usize) {
        position(&self.source.text, at)
    }

    pub(crate) fn fault(&self, at: usize, message: impl Into<String>) {
        self.push(Fault::at(self.source, at, message));
    }

    pub(crate) fn push(&self, fault: Fault) {
        self.faults.borrow_mut().push(fault);
    }

    /// A fault about a name, with the nearest of the names that would have been right, or all of a few.
    pub(crate) fn unknown<'n>(
        &self,
        at: usize,
        what: &str,
        name: &str,
        names: impl IntoIterator<Item = &'n str>,
    ) {
        let names: Vec<&str> = names.into_iter().collect();
        let near = nearest(name, names.iter().copied());
        let mut message = format!("unknown {what} `{name}`");
        if near.is_none() && (1..=FEW).contains(&names.len()) {
            message.push_str(&format!("; there is {}", names.join(", ")));
        }
        self.push(Fault::at(self.source, at, message).with_nearest(near));
    }

    /// How many faults there are so far.
    pub(crate) fn faulty(&self) -> usize {
        self.faults.borrow().len()
    }

    /// Names, in each fault found since then, the clauses that the passage rests on: an author looks for them in the document.
    pub(crate) fn citing(&self, since: usize, clauses: &[&str]) {
        let said = match clauses {
            [] => return,
            [one] => format!("clause {one}"),
            more => format!("clauses {}", more.join(", ")),
        };
        for fault in self.faults.borrow_mut().iter_mut().skip(since) {
            fault.message = format!("{said}: {}", fault.message);
        }
    }

    pub(crate) fn into_faults(self) -> Vec<Fault> {
        self.faults.into_inner()
    }

    /// Where the characters of a string value begin: after its opening quotation mark, where the two texts agree.
    fn start_of_text(&self, span: &Range<usize>, value: &str) -> usize {
        let raw = self.source.text.get(span.clone()).unwrap_or_default();
        let quotes = if raw.starts_with("\"\"\"") || raw.starts_with("'''") {
            3
        } else {
            1
        };
        let body = raw.get(quotes..).unwrap_or_default();
        let skipped = if quotes == 3 {
            body.len() - body.trim_start_matches(['\r', '\n']).len()
        } else {
            0
        };
        let exact = body
            .get(skipped..)
            .is_some_and(|body| body.starts_with(value));
        span.start + if exact { quotes + skipped } else { 0 }
    }
}

/// Of a key, or of the table whose name this is.
fn twice(key: &str) -> String {
    format!(
        "`{}` is given a second time; keep one",
        key.trim().trim_matches('"')
    )
}

/// What the reader of TOML says, for an author who does not know its words.
fn plain(message: &str) -> String {
    let rows = [
        (
            "invalid basic string, expected `\"`",
            "the closing quotation mark is missing",
        ),
        (
            "invalid multi-line basic string",
            "the three closing quotation marks are missing",
        ),
        (
            "string values must be quoted",
            "a text stands in quotation marks; yes and no are written true and false",
        ),
        ("unclosed array table", "the closing ]] is missing"),
        ("unclosed table", "the closing ] is missing"),
        ("unclosed array", "the closing ] of a list is missing"),
    ];
    let found = rows.iter().find(|(begins, _)| message.starts_with(begins));
    let message = message.replace('\n', ", ");
    found.map_or(message, |(_, plain)| (*plain).to_owned())
}

/// The fields of one table. Each is taken by name; `finish` refuses those that nobody took.
pub(crate) struct Fields<'d> {
    document: &'d Document<'d>,
    table: &'d DeTable<'d>,
    at: usize,
    known: Vec<&'static str>,
}

impl<'d> Fields<'d> {
    pub(crate) fn new(document: &'d Document<'d>, table: &'d DeTable<'d>, at: usize) -> Fields<'d> {
        Fields {
            document,
            table,
            at,
            known: Vec::new(),
        }
    }

    /// Where the table begins.
    pub(crate) fn at(&self) -> usize {
        self.at
    }

    pub(crate) fn value(&mut self, key: &'static str) -> Option<(&'d DeValue<'d>, Range<usize>)> {
        self.known.push(key);
        let value = self.table.get(key)?;
        Some((value.get_ref(), value.span()))
    }

    fn wrong(&self, at: usize, key: &str, expected: &str) {
        self.document
            .fault(at, format!("`{key}` must be {expected}"));
    }

    /// A text that has to be there and not be empty; a fault and an empty text if it is not.
    pub(crate) fn text(&mut self, key: &'static str) -> Text {
        match self.optional_text(key) {
            Some(text) if text.value.trim().is_empty() => {
                self.wrong(text.at, key, "a text that is not empty");
                text
            }
            Some(text) => text,
            None => {
                if !self.table.contains_key(key) {
                    self.document.fault(self.at, format!("`{key}` is missing"));
                }
                Text {
                    value: String::new(),
                    at: self.at,
                }
            }
        }
    }

    pub(crate) fn optional_text(&mut self, key: &'static str) -> Option<Text> {
        let (value, span) = self.value(key)?;
        let text = self.as_text(value, &span);
        if text.is_none() {
            self.wrong(span.start, key, "a text in quotation marks");
        }
        text
    }

    fn as_text(&self, value: &DeValue<'_>, span: &Range<usize>) -> Option<Text> {
        let value = value.as_str()?;
        Some(Text {
            value: value.to_owned(),
            at: self.document.start_of_text(span, value),
        })
    }

    /// A list of texts; absent is an empty list.
    pub(crate) fn texts(&mut self, key: &'static str) -> Vec<Text> {
        let Some((value, span)) = self.value(key) else {
            return Vec::new();
        };
        let Some(items) = value.as_array() else {
            self.wrong(span.start, key, "a list of texts");
            return Vec::new();
        };
        let mut texts = Vec::new();
        for item in items {
            match self.as_text(item.get_ref(), &item.span()) {
                Some(text) => texts.push(text),
                None => self.wrong(item.span().start, key, "a list of texts"),
            }
        }
        texts
    }

    pub(crate) fn flag(&mut self, key: &'static str) -> Option<bool> {
        let (value, span) = self.value(key)?;
        let flag = value.as_bool();
        if flag.is_none() {
            self.wrong(span.start, key, "true or false");
        }
        flag
    }

    /// A whole number with where it stands.
    pub(crate) fn number(&mut self, key: &'static str) -> Option<(i64, usize)> {
        let (value, span) = self.value(key)?;
        let number = as_number(value);
        if number.is_none() {
            self.wrong(span.start, key, "a whole number");
        }
        number.map(|number| (number, span.start))
    }

    pub(crate) fn date(&mut self, key: &'static str) -> Option<jiff::civil::Date> {
        let (value, span) = self.value(key)?;
        let date = match value {
            DeValue::Datetime(found) if found.time.is_none() => found.date,
            _ => None,
        };
        let date = date.and_then(|date| {
            let (year, month, day) = (
                i16::try_from(date.year).ok()?,
                i8::try_from(date.month).ok()?,
                i8::try_from(date.day).ok()?,
            );
            jiff::civil::Date::new(year, month, day).ok()
        });
        if date.is_none() {
            self.wrong(
                span.start,
                key,
                "a date such as 2018-01-01, without quotation marks",
            );
        }
        date
    }

    /// Whether the table has that key, whatever it holds.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// A table inside this one.
    pub(crate) fn table(&mut self, key: &'static str) -> Option<Fields<'d>> {
        let (value, span) = self.value(key)?;
        match value {
            DeValue::Table(table) => Some(Fields::new(self.document, table, span.start)),
            _ => {
                self.wrong(span.start, key, "a table");
                None
            }
        }
    }

    /// A list of tables, as `[[key]]` writes it; absent is an empty list.
    pub(crate) fn tables(&mut self, key: &'static str) -> Vec<Fields<'d>> {
        let Some((value, span)) = self.value(key) else {
            return Vec::new();
        };
        let Some(items) = value.as_array() else {
            self.wrong(
                span.start,
                key,
                &format!("a list of tables, each beginning [[{key}]]"),
            );
            return Vec::new();
        };
        let mut tables = Vec::new();
        for item in items {
            match item.get_ref() {
                DeValue::Table(table) => {
                    tables.push(Fields::new(self.document, table, item.span().start))
                }
                _ => self.wrong(item.span().start, key, "a list of tables"),
            }
        }
        tables
    }

    /// Every entry, for tables whose keys are names of their own.
    pub(crate) fn entries(self) -> impl Iterator<Item = Entry<'d>> {
        self.table.iter().map(|(key, value)| Entry {
            key: key.get_ref(),
            key_at: key.span().start,
            value: value.get_ref(),
            value_at: value.span().start,
        })
    }

    /// Refuses the keys that were not asked for.
    pub(crate) fn finish(self) {
        for key in self.table.keys() {
            if !self.known.contains(&key.get_ref().as_ref()) {
                self.document.unknown(
                    key.span().start,
                    "key",
                    key.get_ref(),
                    self.known.iter().copied(),
                );
            }
        }
    }
}

pub(crate) struct Entry<'d> {
    pub key: &'d str,
    pub key_at: usize,
    pub value: &'d DeValue<'d>,
    pub value_at: usize,
}

pub(crate) fn as_number(value: &DeValue<'_>) -> Option<i64> {
    let found = value.as_integer()?;
    i64::from_str_radix(found.as_str(), found.radix()).ok()
}
