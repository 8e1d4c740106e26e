//! Reading the vocabulary files. Of each kind there may be several: the later ones add words to the earlier.

use std::collections::HashMap;

use super::words::{File, Word, Words};
use super::{
    DirectiveDefinition, DirectiveId, DirectiveKind, FactDefinition, FactId, Implications, Urgency,
    Vocabulary,
};
use crate::document::{Document, Fields, Text};
use crate::fault::{Fault, Source};
use crate::value::FactKind;

pub(super) fn load(facts: &[Source], directives: &[Source]) -> Result<Vocabulary, Vec<Fault>> {
    let fact_files: Vec<File<'_>> = facts.iter().map(File::open).collect();
    let directive_files: Vec<File<'_>> = directives.iter().map(File::open).collect();
    let (facts, fact_ids) = read_facts(&fact_files);
    let (directives, directive_ids) = read_directives(&directive_files);
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
    for file in &fact_files {
        file.never_yes(&fact_ids, &implications);
    }
    let files = fact_files.into_iter().chain(directive_files);
    let faults: Vec<Fault> = files.flat_map(File::into_faults).collect();
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

fn read_facts(files: &[File<'_>]) -> (Vec<FactDefinition>, HashMap<String, FactId>) {
    let words = Words::of(files, "fact");
    let ids = words.ids(FactId::new);
    let mut facts: Vec<FactDefinition> = Vec::new();
    let mut references: Vec<(&Document<'_>, Text)> = Vec::new();
    for mut word in words {
        let fact = read_fact(&mut word, &ids, &mut references);
        match facts.get_mut(word.index) {
            Some(before) => {
                word.same_meaning(&fact.differences(before));
                before.help = fact.help.or(before.help.take());
                before.who = fact.who.or(before.who.take());
            }
            None => facts.push(fact),
        }
        word.fields.finish();
    }
    for (document, text) in references {
        match ids.get(&text.value) {
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

fn read_fact<'d>(
    word: &mut Word<'d>,
    ids: &HashMap<String, FactId>,
    references: &mut Vec<(&'d Document<'d>, Text)>,
) -> FactDefinition {
    let (document, fields) = (word.document, &mut word.fields);
    let kind = read_fact_kind(document, fields);
    let ask = fields.text("ask").value;
    let help = fields.optional_text("help").map(|text| text.value);
    let who = fields.optional_text("who").map(|text| text.value);
    let mut others = |key| -> Vec<FactId> {
        let texts = fields.texts(key);
        let found = texts
            .iter()
            .filter_map(|text| ids.get(&text.value).copied());
        let found = found.collect();
        references.extend(texts.into_iter().map(|text| (document, text)));
        found
    };
    let (implies, denies) = (others("implies"), others("denies"));
    if kind != FactKind::Bool && !(implies.is_empty() && denies.is_empty()) {
        document.fault(
            word.entry.key_at,
            "only a fact of type bool can imply or deny another",
        );
    }
    FactDefinition {
        id: word.entry.key.to_owned(),
        kind,
        ask,
        help,
        who,
        implies,
        denies,
    }
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

fn read_directives(files: &[File<'_>]) -> (Vec<DirectiveDefinition>, HashMap<String, DirectiveId>) {
    let words = Words::of(files, "directive");
    let ids = words.ids(DirectiveId::new);
    let mut directives: Vec<DirectiveDefinition> = Vec::new();
    for mut word in words {
        let directive = read_directive(&mut word, &ids);
        match directives.get(word.index) {
            Some(before) => word.same_meaning(&directive.differences(before)),
            None => directives.push(directive),
        }
        word.fields.finish();
    }
    (directives, ids)
}

fn read_directive(word: &mut Word<'_>, ids: &HashMap<String, DirectiveId>) -> DirectiveDefinition {
    let (document, fields) = (word.document, &mut word.fields);
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
    DirectiveDefinition {
        id: word.entry.key.to_owned(),
        kind: found.unwrap_or(DirectiveKind::Duty),
        by: by.into(),
        does,
        urgency: urgency.unwrap_or(Urgency::Soon),
        contradicts,
    }
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
