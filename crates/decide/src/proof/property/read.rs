//! Reading `properties.toml`: each sentence with its claim, and nothing that its kind of claim does not use.

use calendar::Span;

use super::{Claim, Kept, Properties, Property};
use crate::document::{Document, Fields, Text};
use crate::expression::{Expression, parse_within};
use crate::fault::{Fault, Source, nearest};
use crate::procedure::no_deadline;
use crate::vocabulary::{DirectiveId, DirectiveKind, FactId, Urgency, Vocabulary};

const CLAIMS: [&str; 8] = [
    "required",
    "never",
    "never_together",
    "always_something",
    "whatever_happened",
    "kept",
    "regardless",
    "no_later_than",
];

struct Reading<'r> {
    vocabulary: &'r Vocabulary,
    procedures: &'r [&'r str],
    document: &'r Document<'r>,
}

pub(super) fn read(
    vocabulary: &Vocabulary,
    procedures: &[&str],
    source: &Source,
) -> Result<Properties, Vec<Fault>> {
    let (document, root) = Document::open(source);
    let root = root.unwrap_or_default();
    let reading = Reading {
        vocabulary,
        procedures,
        document: &document,
    };
    let mut fields = Fields::new(&document, &root, 0);
    let mut properties = Properties {
        kinds: reading.facts(&mut fields, "kinds"),
        properties: Vec::new(),
    };
    for table in fields.tables("property") {
        let at = table.at();
        if let Some(property) = reading.property(table) {
            if properties.iter().any(|other| other.id == property.id) {
                let message = format!("there is already a property `{}`", property.id);
                document.fault(at, message);
            }
            properties.properties.push(property);
        }
    }
    fields.finish();
    let faults = document.into_faults();
    if faults.is_empty() {
        Ok(properties)
    } else {
        Err(faults)
    }
}

impl Reading<'_> {
    fn property(&self, mut fields: Fields<'_>) -> Option<Property> {
        let line = self.document.line(fields.at());
        let id = fields.text("id");
        let small = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit();
        if !id
            .value
            .chars()
            .all(|letter| small(letter) || letter == '-')
        {
            let message = format!(
                "the id `{}` may hold small letters, digits and - only",
                id.value
            );
            self.document.fault(id.at, message);
        }
        let says = fields.text("says").value;
        let claim = self.claim(&mut fields);
        let procedures = self.procedures(&mut fields);
        let not_satisfied_by = fields
            .table("not_satisfied_by")
            .map(|table| self.excuses(table))
            .unwrap_or_default();
        // Which keys a claim has is not known while the claim is not.
        let claim = claim?;
        fields.finish();
        Some(Property {
            id: id.value,
            line,
            says,
            claim,
            procedures,
            not_satisfied_by,
        })
    }

    fn claim(&self, fields: &mut Fields<'_>) -> Option<Claim> {
        let name = fields.text("claim");
        Some(match name.value.as_str() {
            "required" => Claim::Required {
                whenever: self.whenever(fields),
                directives: self.directives(fields),
                any: fields.flag("any").unwrap_or(false),
            },
            "never" => Claim::Never {
                whenever: self.whenever(fields),
                directives: self.directives(fields),
            },
            "never_together" => Claim::NeverTogether {
                whenever: self.whenever(fields),
                directives: self.directives(fields),
            },
            "always_something" => Claim::AlwaysSomething {
                whenever: self.whenever(fields),
                kinds: self.kinds(fields),
            },
            "whatever_happened" => Claim::WhateverHappened {
                directives: self.directives(fields),
            },
            "kept" => Claim::Kept {
                learning: self.some_facts(fields, "learning"),
                of: self.kept(fields),
            },
            "regardless" => Claim::Regardless {
                of: self.some_facts(fields, "of"),
                directives: self.directives(fields),
            },
            "no_later_than" => Claim::NoLaterThan {
                whenever: self.whenever(fields),
                directives: self.directives(fields),
                deadline: self.deadline(fields)?,
            },
            "" => return None,
            other => {
                self.document.unknown(name.at, "claim", other, CLAIMS);
                return None;
            }
        })
    }

    /// Absent: always.
    fn whenever(&self, fields: &mut Fields<'_>) -> Expression {
        fields
            .optional_text("whenever")
            .and_then(|text| parse_within(self.vocabulary, self.document, &text.value, text.at))
            .unwrap_or(Expression::Always)
    }

    fn directives(&self, fields: &mut Fields<'_>) -> Vec<DirectiveId> {
        let at = fields.at();
        let names = fields.texts("directives");
        if names.is_empty() {
            self.document
                .fault(at, "`directives` must name at least one");
        }
        let mut found = Vec::new();
        for name in names {
            match self.vocabulary.directive(&name.value) {
                Some(directive) => found.push(directive),
                None => self.document.unknown(
                    name.at,
                    "directive",
                    &name.value,
                    self.vocabulary.directive_names(),
                ),
            }
        }
        found
    }

    fn facts(&self, fields: &mut Fields<'_>, key: &'static str) -> Vec<FactId> {
        let mut found = Vec::new();
        for name in fields.texts(key) {
            match self.vocabulary.fact(&name.value) {
                Some(fact) => found.push(fact),
                None => self.document.unknown(
                    name.at,
                    "fact",
                    &name.value,
                    self.vocabulary.fact_names(),
                ),
            }
        }
        found
    }

    fn some_facts(&self, fields: &mut Fields<'_>, key: &'static str) -> Vec<FactId> {
        let at = fields.at();
        let facts = self.facts(fields, key);
        if facts.is_empty() {
            self.document
                .fault(at, format!("`{key}` must name at least one fact"));
        }
        facts
    }

    fn kept(&self, fields: &mut Fields<'_>) -> Kept {
        let Some(written) = fields.optional_text("duties_at_least") else {
            return Kept::These(self.directives(fields));
        };
        let urgency = self.one_of(&written, "urgency", &Urgency::ALL, Urgency::id);
        Kept::DutiesAtLeast(urgency.unwrap_or(Urgency::Life))
    }

    fn kinds(&self, fields: &mut Fields<'_>) -> Vec<DirectiveKind> {
        let at = fields.at();
        let names = fields.texts("of_kind");
        if names.is_empty() {
            self.document.fault(at, "`of_kind` must name at least one");
        }
        names
            .iter()
            .filter_map(|name| self.one_of(name, "kind", &DirectiveKind::ALL, DirectiveKind::id))
            .collect()
    }

    fn one_of<T: Copy>(
        &self,
        written: &Text,
        what: &str,
        all: &[T],
        id: fn(T) -> &'static str,
    ) -> Option<T> {
        let found = all.iter().copied().find(|one| id(*one) == written.value);
        if found.is_none() {
            let names = all.iter().map(|one| id(*one));
            self.document
                .unknown(written.at, what, &written.value, names);
        }
        found
    }

    fn deadline(&self, fields: &mut Fields<'_>) -> Option<Span> {
        let written = fields.text("deadline");
        let span = written.value.parse().ok();
        if span.is_none() && !written.value.is_empty() {
            no_deadline(self.document, &written);
        }
        span
    }

    /// Absent: all.
    fn procedures(&self, fields: &mut Fields<'_>) -> Option<Vec<String>> {
        let names = fields.texts("procedures");
        for name in &names {
            self.known(name);
        }
        let names: Vec<String> = names.into_iter().map(|name| name.value).collect();
        (!names.is_empty()).then_some(names)
    }

    fn known(&self, name: &Text) {
        if !self.procedures.contains(&name.value.as_str()) {
            let near = nearest(&name.value, self.procedures.iter().copied());
            self.document
                .unknown(name.at, "procedure", &name.value, near);
        }
    }

    fn excuses(&self, table: Fields<'_>) -> Vec<(String, String)> {
        let mut excuses = Vec::new();
        for entry in table.entries() {
            let name = Text {
                value: entry.key.to_owned(),
                at: entry.key_at,
            };
            self.known(&name);
            match entry.value.as_str().filter(|text| !text.trim().is_empty()) {
                Some(reason) => excuses.push((name.value, reason.to_owned())),
                None => self.document.fault(
                    entry.value_at,
                    "the reason must be a text that is not empty",
                ),
            }
        }
        excuses
    }
}
