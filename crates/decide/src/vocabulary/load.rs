//! Reading the two vocabulary files.

use std::collections::HashMap;

use super::{
    DirectiveDefinition, DirectiveId, DirectiveKind, FactDefinition, FactId, Implications, Urgency,
    Vocabulary,
};
use crate::document::{Document, Entry, Fields, Text};
use crate::expression::is_name;
use crate::fault::{Fault, Source};
use crate::set::MOST;
use crate::value::FactKind;

pub(super) fn load(facts: &Source, directives: &Source) -> Result<Vocabulary, Vec<Fault>> {
    let (facts_file, facts_root) = Document::open(facts);
    let (directives_file, directives_root) = Document::open(directives);
    let facts_root = facts_root.unwrap_or_default();
    let directives_root = directives_root.unwrap_or_default();
    let (facts, fact_ids) = read_facts(&facts_file, Fields::new(&facts_file, &facts_root, 0));
    let (directives, directive_ids) = read_directives(
        &directives_file,
        Fields::new(&directives_file, &directives_root, 0),
    );
    let pairs = |of: fn(&FactDefinition) -> &Vec<FactId>| -> Vec<(usize, usize)> {
        let from = facts.iter().enumerate();
        from.flat_map(|(index, fact)| of(fact).iter().map(move |to| (index, to.index())))
            .collect()
    };
    let implications = Implications::new(
        facts.len(),
        &pairs(|fact| &fact.implies),
        &pairs(|fact| &fact.denies),
    );
    for (key, _) in &facts_root {
        if fact_ids
            .get(key.get_ref().as_ref())
            .is_some_and(|id: &FactId| implications.never_yes(id.index()))
        {
            facts_file.fault(
                key.span().start,
                format!(
                    "`{}` could never be yes: it implies and denies the same fact",
                    key.get_ref()
                ),
            );
        }
    }
    let mut faults = facts_file.into_faults();
    faults.extend(directives_file.into_faults());
    if faults.is_empty() {
        Ok(Vocabulary {
            facts,
            directives,
            fact_ids,
            directive_ids,
            implications,
        })
    } else {
        Err(faults)
    }
}

/// The tables of a file whose keys are names, those past the limit refused.
fn named_tables<'d>(
    document: &'d Document<'d>,
    fields: Fields<'d>,
    what: &str,
) -> Vec<(Entry<'d>, Fields<'d>)> {
    let mut tables = Vec::new();
    for entry in fields.entries() {
        if tables.len() == MOST {
            document.fault(entry.key_at, format!("more than {MOST} {what}s"));
            break;
        }
        if !is_name(entry.key) {
            document.fault(
                entry.key_at,
                format!(
                    "`{}` is not a name: small letters, digits and _, and no word of the notation",
                    entry.key
                ),
            );
        }
        match entry.value {
            toml::de::DeValue::Table(table) => {
                let at = entry.key_at;
                tables.push((entry, Fields::new(document, table, at)));
            }
            _ => document.fault(
                entry.value_at,
                format!("a {what} is a table: [{}]", entry.key),
            ),
        }
    }
    tables
}

fn read_facts(
    document: &Document<'_>,
    fields: Fields<'_>,
) -> (Vec<FactDefinition>, HashMap<String, FactId>) {
    let tables = named_tables(document, fields, "fact");
    let ids: HashMap<String, FactId> = tables
        .iter()
        .enumerate()
        .map(|(index, (entry, _))| (entry.key.to_owned(), FactId::new(index)))
        .collect();
    let mut facts = Vec::new();
    let mut references: Vec<(Text, Option<FactId>)> = Vec::new();
    for (entry, mut fields) in tables {
        let kind = read_fact_kind(document, &mut fields);
        let ask = fields.text("ask").value;
        let help = fields.optional_text("help").map(|text| text.value);
        let who = fields.optional_text("who").map(|text| text.value);
        let mut others = |key| -> Vec<FactId> {
            let texts = fields.texts(key).into_iter();
            let found: Vec<(Text, Option<FactId>)> = texts
                .map(|text| (text.clone(), ids.get(&text.value).copied()))
                .collect();
            references.extend(found.iter().cloned());
            found.into_iter().filter_map(|(_, id)| id).collect()
        };
        let (implies, denies) = (others("implies"), others("denies"));
        if kind != FactKind::Bool && !(implies.is_empty() && denies.is_empty()) {
            document.fault(
                entry.key_at,
                "only a fact of type bool can imply or deny another",
            );
        }
        fields.finish();
        facts.push(FactDefinition {
            id: entry.key.to_owned(),
            kind,
            ask,
            help,
            who,
            implies,
            denies,
        });
    }
    for (text, id) in references {
        match id {
            None => document.unknown(text.at, "fact", &text.value, ids.keys().map(String::as_str)),
            Some(id) if facts[id.index()].kind != FactKind::Bool => {
                document.fault(
                    text.at,
                    format!(
                        "`{}` is not of type bool and cannot be implied or denied",
                        text.value
                    ),
                );
            }
            Some(_) => {}
        }
    }
    (facts, ids)
}

fn read_fact_kind(document: &Document<'_>, fields: &mut Fields<'_>) -> FactKind {
    let written = fields.text("type");
    match written.value.as_str() {
        "age" => FactKind::Age,
        "setting" => FactKind::Setting,
        "bool" | "" => FactKind::Bool,
        other => {
            document.unknown(written.at, "type", other, ["bool", "age", "setting"]);
            FactKind::Bool
        }
    }
}

fn read_directives(
    document: &Document<'_>,
    fields: Fields<'_>,
) -> (Vec<DirectiveDefinition>, HashMap<String, DirectiveId>) {
    let tables = named_tables(document, fields, "directive");
    let ids: HashMap<String, DirectiveId> = tables
        .iter()
        .enumerate()
        .map(|(index, (entry, _))| (entry.key.to_owned(), DirectiveId::new(index)))
        .collect();
    let mut directives = Vec::new();
    for (entry, mut fields) in tables {
        let kind = fields.text("kind");
        let found = DirectiveKind::ALL
            .into_iter()
            .find(|candidate| candidate.id() == kind.value);
        if found.is_none() && !kind.value.is_empty() {
            document.unknown(
                kind.at,
                "kind",
                &kind.value,
                DirectiveKind::ALL.map(DirectiveKind::id),
            );
        }
        let by = fields.text("by").value;
        let does = fields.text("does").value;
        let urgency = fields
            .optional_text("urgency")
            .and_then(|written| read_urgency(document, &written));
        let mut contradicts = Vec::new();
        for text in fields.texts("contradicts") {
            match ids.get(&text.value) {
                Some(id) => contradicts.push(*id),
                None => document.unknown(
                    text.at,
                    "directive",
                    &text.value,
                    ids.keys().map(String::as_str),
                ),
            }
        }
        fields.finish();
        directives.push(DirectiveDefinition {
            id: entry.key.to_owned(),
            kind: found.unwrap_or(DirectiveKind::Duty),
            by: by.into(),
            does,
            urgency: urgency.unwrap_or(Urgency::Soon),
            contradicts,
        });
    }
    (directives, ids)
}

fn read_urgency(document: &Document<'_>, written: &Text) -> Option<Urgency> {
    let found = Urgency::ALL
        .into_iter()
        .find(|urgency| urgency.id() == written.value);
    if found.is_none() {
        document.unknown(
            written.at,
            "urgency",
            &written.value,
            Urgency::ALL.map(Urgency::id),
        );
    }
    found
}
