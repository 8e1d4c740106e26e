//! The clause catalogue: every clause of the document in our own words, and where Waypost honours it.

use std::fmt;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    pub id: String,
    /// Where it begins in `clauses.csv`, from 1.
    pub line: usize,
    /// The document's section.
    pub section: String,
    /// must, should, may, must_not, should_not, or what else the sentence is: fact, definition, question.
    pub modality: String,
    /// rule, step, guardrail, workflow, record, form, reference, governance.
    pub kind: String,
    /// In our own plain words.
    pub ours: String,
    pub honoured: Vec<Honoured>,
}

/// What became of a clause in all. One that is honoured somewhere is honoured, whatever else is still to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Accounted {
    /// By a rule, step, form, contact, ruling, page or guardrail.
    Honoured,
    /// By a later part only.
    Planned,
    NotYet,
    /// Never as written, with the reason.
    Not,
}

impl Accounted {
    pub const ALL: [Accounted; 4] = [
        Accounted::Honoured,
        Accounted::Planned,
        Accounted::NotYet,
        Accounted::Not,
    ];
}

impl Clause {
    /// None for a clause of which the catalogue says nothing.
    pub fn accounted(&self) -> Option<Accounted> {
        self.honoured.iter().map(Honoured::accounted).min()
    }
}

/// Where a clause is honoured, or why it is not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Honoured {
    Rule(String),
    Step(String),
    /// A form, or one question of it.
    Form {
        form: String,
        question: Option<String>,
    },
    Contact(String),
    Ruling(String),
    Page(String),
    Guardrail(String),
    Planned(String),
    /// Not yet, with the reason.
    NotYet(String),
    /// Never as written, with the reason.
    Not(String),
}

impl Honoured {
    pub fn accounted(&self) -> Accounted {
        match self {
            Honoured::Planned(_) => Accounted::Planned,
            Honoured::NotYet(_) => Accounted::NotYet,
            Honoured::Not(_) => Accounted::Not,
            _ => Accounted::Honoured,
        }
    }

    /// One entry of the catalogue's `honoured` column.
    pub(super) fn read(text: &str) -> Option<Honoured> {
        let (key, rest) = text.split_once(':')?;
        let rest = rest.trim();
        if rest.is_empty() {
            return None;
        }
        let name = rest.to_owned();
        Some(match key.trim() {
            "rule" => Honoured::Rule(name),
            "step" => Honoured::Step(name),
            "form" => match rest.split_once('/') {
                Some((form, question)) => Honoured::Form {
                    form: form.to_owned(),
                    question: Some(question.to_owned()),
                },
                None => Honoured::Form {
                    form: name,
                    question: None,
                },
            },
            "contact" => Honoured::Contact(name),
            "ruling" => Honoured::Ruling(name),
            "page" => Honoured::Page(name),
            "guardrail" => Honoured::Guardrail(name),
            "planned" => Honoured::Planned(name),
            "not yet honoured" => Honoured::NotYet(name),
            "not honoured" => Honoured::Not(name),
            _ => return None,
        })
    }
}

impl fmt::Display for Honoured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Honoured::Rule(name) => write!(f, "rule:{name}"),
            Honoured::Step(name) => write!(f, "step:{name}"),
            Honoured::Form {
                form,
                question: Some(question),
            } => write!(f, "form:{form}/{question}"),
            Honoured::Form {
                form,
                question: None,
            } => write!(f, "form:{form}"),
            Honoured::Contact(name) => write!(f, "contact:{name}"),
            Honoured::Ruling(name) => write!(f, "ruling:{name}"),
            Honoured::Page(name) => write!(f, "page:{name}"),
            Honoured::Guardrail(name) => write!(f, "guardrail:{name}"),
            Honoured::Planned(name) => write!(f, "planned:{name}"),
            Honoured::NotYet(reason) => write!(f, "not yet honoured: {reason}"),
            Honoured::Not(reason) => write!(f, "not honoured: {reason}"),
        }
    }
}
