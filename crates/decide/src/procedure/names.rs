//! What the readers of a procedure's files share: the vocabulary, the file at hand, and the names that other files have given.

use std::collections::HashSet;

use crate::document::{Document, Fields, Text};
use crate::expression::{Expression, parse_within};
use crate::fault::{Fault, nearest};
use crate::vocabulary::{DirectiveId, FactId, Vocabulary};

/// Names given so far, against which references are checked.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// The clause catalogue's ids; none if the folder has no catalogue, and then no citation is checked.
    pub clauses: Option<HashSet<String>>,
    pub rulings: Vec<String>,
    taken: HashSet<(&'static str, String)>,
    /// Kinds of which a file is no TOML, so that nobody knows what it would have named.
    lost: HashSet<&'static str>,
}

/// A deadline that cannot be read, with the one that was most likely meant.
pub(crate) fn no_deadline(document: &Document<'_>, written: &Text) {
    let text = &written.value;
    let number: String = text.chars().take_while(char::is_ascii_digit).collect();
    let counted = (!number.is_empty()).then(|| match text.contains("hour") {
        true => format!("{number}h"),
        false => format!("{number}_working_days"),
    });
    let fixed = ["immediate", "same_day", "same_working_day"];
    let near = match &counted {
        Some(counted) => Some(counted.as_str()),
        None => nearest(text, fixed),
    };
    let message = format!(
        "`{text}` is no deadline: immediate, same_day, same_working_day, 24h or 15_working_days"
    );
    document.push(Fault::at(document.source(), written.at, message).with_nearest(near));
}

impl Names {
    /// Whether something of that kind was given the name, even if the rest of it could not be read; or may have been.
    pub fn may_have(&self, kind: &'static str, name: &str) -> bool {
        self.lost.contains(kind) || self.taken.contains(&(kind, name.to_owned()))
    }

    /// A file that names things of that kind cannot be read at all: it has its own fault.
    pub fn lose(&mut self, kind: &'static str) {
        self.lost.insert(kind);
    }
}

/// One file being read against the vocabulary and the names.
pub(crate) struct Reading<'r> {
    pub vocabulary: &'r Vocabulary,
    pub document: &'r Document<'r>,
    pub names: &'r mut Names,
}

impl Reading<'_> {
    /// The table's id, checked to be well formed and new among its kind.
    pub fn id(&mut self, fields: &mut Fields<'_>, kind: &'static str) -> String {
        let id = fields.text("id");
        let good = |character: char| {
            character.is_ascii_lowercase() || character.is_ascii_digit() || character == '-'
        };
        if id.value.is_empty() {
            return id.value;
        }
        if !id.value.chars().all(good) {
            self.document.fault(
                id.at,
                format!(
                    "the id `{}` may hold small letters, digits and - only",
                    id.value
                ),
            );
        }
        if !self.names.taken.insert((kind, id.value.clone())) {
            self.document
                .fault(id.at, format!("there is already a {kind} `{}`", id.value));
        }
        id.value
    }

    pub fn directive(&self, fields: &mut Fields<'_>) -> Option<DirectiveId> {
        let name = fields.text("directive");
        self.directive_named(&name)
    }

    pub fn directive_named(&self, name: &Text) -> Option<DirectiveId> {
        let found = self.vocabulary.directive(&name.value);
        if found.is_none() && !name.value.is_empty() {
            self.document.unknown(
                name.at,
                "directive",
                &name.value,
                self.vocabulary.directive_names(),
            );
        }
        found
    }

    pub fn fact_named(&self, name: &Text) -> Option<FactId> {
        let found = self.vocabulary.fact(&name.value);
        if found.is_none() {
            self.document
                .unknown(name.at, "fact", &name.value, self.vocabulary.fact_names());
        }
        found
    }

    pub fn condition(&self, text: &Text) -> Option<Expression> {
        if text.value.trim().is_empty() {
            return None;
        }
        parse_within(self.vocabulary, self.document, &text.value, text.at)
    }

    /// Names the clauses, as far as the catalogue has them, in each fault found since then.
    pub fn citing(&self, since: usize, cites: &[String]) {
        let known = |cite: &&str| {
            let clauses = self.names.clauses.as_ref();
            clauses.is_some_and(|clauses| clauses.contains(*cite))
        };
        let cites: Vec<&str> = cites.iter().map(String::as_str).filter(known).collect();
        self.document.citing(since, &cites);
    }

    /// The clauses cited, each of which the catalogue must have.
    pub fn cites(&self, fields: &mut Fields<'_>, key: &'static str) -> Vec<String> {
        let cites = fields.texts(key);
        if let Some(clauses) = &self.names.clauses {
            for cite in cites.iter().filter(|cite| !clauses.contains(&cite.value)) {
                self.document.unknown(
                    cite.at,
                    "clause",
                    &cite.value,
                    clauses.iter().map(String::as_str),
                );
            }
        }
        cites.into_iter().map(|cite| cite.value).collect()
    }
}
