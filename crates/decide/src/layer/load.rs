//! Reading a layer's folder, then holding its rules to the rows that they cite.

use std::collections::{BTreeMap, HashSet};

use super::Layer;
use super::law::Law;
use super::reading::{self, Rows};
use crate::document::{Document, Fields};
use crate::fault::{Fault, Source};
use crate::procedure::{
    Clause, Honoured, Names, Procedure, Reading, Rule, blank, read_heading, read_rules, stem,
};
use crate::vocabulary::Vocabulary;

/// The file by which a folder is known as a layer.
const HEADING: &str = "layer.toml";

pub(super) fn load(vocabulary: &Vocabulary, files: &[Source]) -> Result<Layer, Vec<Fault>> {
    let mut loading = Loading {
        vocabulary,
        heading: blank(),
        law: Vec::new(),
        taken: HashSet::new(),
        names: Names::default(),
        faults: Vec::new(),
    };
    let mut files: Vec<&Source> = files.iter().collect();
    files.sort_by_key(|file| (order(&file.path), file.path.as_str()));
    for file in &files {
        loading.read(file);
    }
    if files.first().is_none_or(|file| order(&file.path) != 0) {
        let folder = Source::new(HEADING, "");
        let message = format!("the file {HEADING} is missing");
        loading.faults.push(Fault::at(&folder, 0, message));
    }
    loading.hold_rules_to_their_rows();
    if loading.faults.is_empty() {
        Ok(loading.layer())
    } else {
        Err(loading.faults)
    }
}

/// The heading first, then the rows, then the rules that cite them.
fn order(path: &str) -> u8 {
    let mut parts = path.rsplit(['/', '\\']);
    let (name, folder) = (
        parts.next().unwrap_or_default(),
        parts.next().unwrap_or_default(),
    );
    match (folder, name) {
        (_, HEADING) => 0,
        ("law", _) => 1,
        ("rules", _) => 2,
        _ => 3,
    }
}

struct Loading<'l> {
    vocabulary: &'l Vocabulary,
    heading: Procedure,
    law: Vec<Law>,
    taken: HashSet<String>,
    names: Names,
    faults: Vec<Fault>,
}

impl Loading<'_> {
    fn read(&mut self, file: &Source) {
        let part = order(&file.path);
        if part > 2 || !file.path.ends_with(".toml") {
            return self
                .faults
                .push(Fault::at(file, 0, "not a file of a layer"));
        }
        let (document, root) = Document::open(file);
        if let Some(root) = root {
            let root = Fields::new(&document, &root, 0);
            if part == 1 {
                let mut rows = Rows {
                    document: &document,
                    taken: &mut self.taken,
                };
                reading::read(&mut rows, root, &mut self.law);
            } else {
                self.names.clauses = Some(self.taken.clone());
                let mut reading = Reading {
                    vocabulary: self.vocabulary,
                    document: &document,
                    names: &mut self.names,
                };
                match part {
                    0 => read_heading(&mut reading, root, &mut self.heading),
                    _ => read_rules(
                        &mut reading,
                        root,
                        stem(&file.path),
                        &mut self.heading.rules,
                    ),
                }
            }
        }
        self.faults.extend(document.into_faults());
    }

    /// Each rule rests on at least one row; each row that it cites is in force since before the layer is, and well read.
    fn hold_rules_to_their_rows(&mut self) {
        for rule in &self.heading.rules {
            if rule.cites.is_empty() {
                let message = format!("rule `{}` cites no row of the law", rule.id);
                self.faults.push(at_rule(rule, message));
            }
            let cited = self.law.iter().filter(|law| rule.cites.contains(&law.id));
            for law in cited {
                if let Err(why) = self.may_direct(law) {
                    let message = format!("rule `{}` may not rest on {}: {why}", rule.id, law.id);
                    self.faults.push(at_rule(rule, message));
                }
            }
        }
    }

    fn may_direct(&self, law: &Law) -> Result<(), String> {
        law.may_direct()?;
        let begins = self.heading.valid_from;
        match law.since {
            None => Err("it does not say `since` when it has been in force".to_owned()),
            Some(since) if since > begins => Err(format!(
                "it is in force since {since}, and this layer begins on {begins} already; begin a new version of the layer"
            )),
            Some(_) => Ok(()),
        }
    }

    fn layer(self) -> Layer {
        let mut bearing: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (place, law) in self.law.iter().enumerate() {
            for cited in law.cited() {
                let places = bearing.entry(cited.clause.clone()).or_default();
                if !places.contains(&place) {
                    places.push(place);
                }
            }
        }
        let mut heading = self.heading;
        let rules = &heading.rules;
        heading.clauses = self.law.iter().map(|law| clause(law, rules)).collect();
        Layer {
            heading,
            law: self.law,
            bearing,
        }
    }
}

/// The row as a rule cites it.
fn clause(law: &Law, rules: &[Rule]) -> Clause {
    let resting = rules.iter().filter(|rule| rule.cites.contains(&law.id));
    Clause {
        id: law.id.clone(),
        line: law.line,
        section: law.topic.clone(),
        modality: "law".to_owned(),
        kind: "law".to_owned(),
        ours: law.stands.clone(),
        honoured: resting
            .map(|rule| Honoured::Rule(rule.id.clone()))
            .collect(),
    }
}

fn at_rule(rule: &Rule, message: String) -> Fault {
    Fault {
        file: format!("rules/{}.toml", rule.concern),
        line: rule.line,
        column: 1,
        message,
        nearest: None,
    }
}
