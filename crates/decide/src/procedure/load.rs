//! Reading the files of a folder in the order in which they refer to one another, then checking what refers backwards.

use super::clause::{Clause, Honoured};
use super::names::{Names, Reading};
use super::{Procedure, clauses_file, contact, expectation, form, rule, ruling, step};
use crate::document::{Document, Fields};
use crate::fault::{Fault, Source, nearest};
use crate::vocabulary::Vocabulary;

/// What a file is, by how its path ends; in the order of reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Heading,
    Clauses,
    Rulings,
    Contacts,
    Rules,
    Steps,
    Form,
    Vignettes,
    Foreign,
}

impl Part {
    fn of(path: &str) -> Part {
        let mut parts = path.rsplit(['/', '\\']);
        let (name, folder) = (
            parts.next().unwrap_or_default(),
            parts.next().unwrap_or_default(),
        );
        match (folder, name) {
            ("rules", name) if name.ends_with(".toml") => Part::Rules,
            ("forms", name) if name.ends_with(".toml") => Part::Form,
            (_, "procedure.toml") => Part::Heading,
            (_, "clauses.csv") => Part::Clauses,
            (_, "rulings.toml") => Part::Rulings,
            (_, "contacts.toml") => Part::Contacts,
            (_, "steps.toml") => Part::Steps,
            (_, "vignettes.toml") => Part::Vignettes,
            _ => Part::Foreign,
        }
    }

    /// What things of that part are called in a fault.
    fn names(self) -> &'static str {
        match self {
            Part::Heading => "procedure",
            Part::Clauses => "clause",
            Part::Rulings => "ruling",
            Part::Contacts => "contact",
            Part::Rules => "rule",
            Part::Steps => "step",
            Part::Form => "form",
            Part::Vignettes => "vignette",
            Part::Foreign => "file",
        }
    }
}

pub(super) fn load(vocabulary: &Vocabulary, files: &[Source]) -> Result<Procedure, Vec<Fault>> {
    let mut ordered: Vec<(Part, &Source)> = files
        .iter()
        .map(|file| (Part::of(&file.path), file))
        .collect();
    ordered.sort_by_key(|(part, file)| (*part, file.path.as_str()));
    let mut loading = Loading {
        vocabulary,
        procedure: blank(),
        names: Names::default(),
        faults: Vec::new(),
        honoured_at: Vec::new(),
    };
    if ordered
        .first()
        .is_none_or(|(part, _)| *part != Part::Heading)
    {
        let folder = Source::new("procedure.toml", "");
        loading
            .faults
            .push(Fault::at(&folder, 0, "the file procedure.toml is missing"));
    }
    let mut before = None;
    for (part, file) in ordered {
        if before == Some(part) && !matches!(part, Part::Rules | Part::Form | Part::Foreign) {
            loading
                .faults
                .push(Fault::at(file, 0, "there is already a file of this name"));
        }
        before = Some(part);
        loading.read(part, file);
    }
    loading.check_honoured();
    if loading.faults.is_empty() {
        Ok(loading.procedure)
    } else {
        Err(loading.faults)
    }
}

struct Loading<'l> {
    vocabulary: &'l Vocabulary,
    procedure: Procedure,
    names: Names,
    faults: Vec<Fault>,
    /// For each clause the place of its `honoured` field.
    honoured_at: Vec<(&'l Source, usize)>,
}

impl<'l> Loading<'l> {
    fn read(&mut self, part: Part, file: &'l Source) {
        match part {
            Part::Foreign => self
                .faults
                .push(Fault::at(file, 0, "not a file of a procedure")),
            Part::Clauses => {
                let mut unread = Vec::new();
                let read = clauses_file::read(file, &mut unread, &mut self.faults);
                unread.extend(read.iter().map(|(clause, _)| clause.id.clone()));
                if !unread.is_empty() {
                    self.names.clauses.get_or_insert_default().extend(unread);
                }
                for (clause, at) in read {
                    self.procedure.clauses.push(clause);
                    self.honoured_at.push((file, at));
                }
            }
            _ => self.read_toml(part, file),
        }
    }

    fn read_toml(&mut self, part: Part, file: &Source) {
        let (document, root) = Document::open(file);
        if root.is_none() {
            self.names.lose(part.names());
        }
        if let Some(root) = root {
            let mut reading = Reading {
                vocabulary: self.vocabulary,
                document: &document,
                names: &mut self.names,
            };
            let root = Fields::new(&document, &root, 0);
            match part {
                Part::Heading => read_heading(&mut reading, root, &mut self.procedure),
                Part::Rulings => ruling::read(&mut reading, root, &mut self.procedure.rulings),
                Part::Contacts => contact::read(&mut reading, root, &mut self.procedure.contacts),
                Part::Rules => rule::read(
                    &mut reading,
                    root,
                    stem(&file.path),
                    &mut self.procedure.rules,
                ),
                Part::Steps => step::read(&mut reading, root, &mut self.procedure.steps),
                Part::Form => form::read(&mut reading, root, &mut self.procedure.forms),
                Part::Vignettes => {
                    expectation::read(&mut reading, root, &mut self.procedure.vignettes)
                }
                Part::Clauses | Part::Foreign => {}
            }
        }
        self.faults.extend(document.into_faults());
    }

    /// Every rule, step, form, contact and ruling that a clause claims must be there.
    fn check_honoured(&mut self) {
        let procedure = &self.procedure;
        for (clause, (file, at)) in procedure.clauses.iter().zip(&self.honoured_at) {
            for entry in &clause.honoured {
                if let Some((what, name, near)) = unresolved(procedure, entry)
                    // What is there and could not be read has its own fault.
                    && !self.names.may_have(what, &name)
                {
                    let message = format!(
                        "clause {} is honoured by an unknown {what} `{name}`",
                        clause.id
                    );
                    self.faults
                        .push(Fault::at(file, *at, message).with_nearest(near));
                }
            }
        }
    }
}

/// The kind and name of a reference that leads nowhere, with the nearest name that would not.
fn unresolved<'p>(
    procedure: &'p Procedure,
    entry: &Honoured,
) -> Option<(&'static str, String, Option<&'p str>)> {
    let (what, name, ids): (_, _, Vec<&'p str>) = match entry {
        Honoured::Rule(name) => ("rule", name, ids(&procedure.rules, |rule| &rule.id)),
        Honoured::Step(name) => ("step", name, ids(&procedure.steps, |step| &step.id)),
        Honoured::Contact(name) => (
            "contact",
            name,
            ids(&procedure.contacts, |contact| &contact.id),
        ),
        Honoured::Ruling(name) => ("ruling", name, ids(&procedure.rulings, |ruling| &ruling.id)),
        Honoured::Form { form, question } => {
            let found = procedure
                .forms
                .iter()
                .find(|candidate| candidate.id == *form);
            match (found, question) {
                (Some(found), Some(question)) => (
                    "question",
                    question,
                    ids(&found.questions, |question| &question.id),
                ),
                _ => ("form", form, ids(&procedure.forms, |form| &form.id)),
            }
        }
        Honoured::Page(_)
        | Honoured::Guardrail(_)
        | Honoured::Planned(_)
        | Honoured::NotYet(_)
        | Honoured::Not(_) => return None,
    };
    let found = ids.contains(&name.as_str());
    (!found).then(|| (what, name.clone(), nearest(name, ids)))
}

fn ids<T>(all: &[T], id: fn(&T) -> &String) -> Vec<&str> {
    all.iter().map(|each| id(each).as_str()).collect()
}

/// Reads `procedure.toml`.
pub(crate) fn read_heading(
    reading: &mut Reading<'_>,
    mut root: Fields<'_>,
    procedure: &mut Procedure,
) {
    procedure.id = reading.id(&mut root, "procedure");
    procedure.title = root.text("title").value;
    procedure.publisher = root.text("publisher").value;
    procedure.area = root.text("area").value;
    procedure.version = root.text("version").value;
    match root.date("valid_from") {
        Some(date) => procedure.valid_from = date,
        None if root.has("valid_from") => {}
        None => reading.document.fault(root.at(), "`valid_from` is missing"),
    }
    procedure.valid_until = root.date("valid_until");
    if procedure
        .valid_until
        .is_some_and(|until| until <= procedure.valid_from)
    {
        reading
            .document
            .fault(root.at(), "`valid_until` must come after `valid_from`");
    }
    procedure.source = root.text("source").value;
    procedure.currency = root.text("currency").value;
    procedure.opening = root.optional_text("opening").map(|text| text.value);
    root.finish();
}

pub(crate) fn stem(path: &str) -> &str {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    name.strip_suffix(".toml").unwrap_or(name)
}

pub(crate) fn blank() -> Procedure {
    Procedure {
        id: String::new(),
        title: String::new(),
        publisher: String::new(),
        area: String::new(),
        version: String::new(),
        valid_from: jiff::civil::Date::ZERO,
        valid_until: None,
        source: String::new(),
        currency: String::new(),
        opening: None,
        rules: Vec::new(),
        steps: Vec::new(),
        forms: Vec::new(),
        contacts: Vec::new(),
        rulings: Vec::new(),
        clauses: Vec::<Clause>::new(),
        vignettes: Vec::new(),
        layer: None,
    }
}
