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

/// What became of a clause in all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Accounted {
    /// By a rule, step, form, contact, ruling, page or guardrail.
    Honoured,
    /// Not yet, and a later part is named.
    Planned,
    /// Not yet, and no later part is named.
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
    /// None for a clause of which the catalogue says nothing. Where it says that the clause is not honoured, or not yet, nothing else that
    /// is done about it says otherwise: a ruling or a contact beside the reason must not hide it.
    pub fn accounted(&self) -> Option<Accounted> {
        let has = |accounted| {
            self.honoured
                .iter()
                .any(|each| each.accounted() == accounted)
        };
        let later = if has(Accounted::Planned) {
            Accounted::Planned
        } else {
            Accounted::NotYet
        };
        if self.honoured.is_empty() {
            None
        } else if has(Accounted::Not) {
            Some(Accounted::Not)
        } else if has(Accounted::NotYet) || !has(Accounted::Honoured) {
            Some(later)
        } else {
            Some(Accounted::Honoured)
        }
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
    /// What this entry says by itself.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_why_not_is_never_hidden_by_what_stands_beside_it() {
        let accounted = |honoured: &str| {
            let entries = honoured.split("; ").filter(|entry| !entry.is_empty());
            let clause = Clause {
                id: String::new(),
                line: 1,
                section: String::new(),
                modality: String::new(),
                kind: String::new(),
                ours: String::new(),
                honoured: entries
                    .map(|entry| Honoured::read(entry).unwrap())
                    .collect(),
            };
            clause.accounted()
        };
        let told = [
            ("", None),
            ("ruling:a; contact:b; not honoured: c", Some(Accounted::Not)),
            ("planned:a; not honoured: b", Some(Accounted::Not)),
            (
                "ruling:a; planned:b; not yet honoured: c",
                Some(Accounted::Planned),
            ),
            ("planned:a", Some(Accounted::Planned)),
            ("rule:a; not yet honoured: b", Some(Accounted::NotYet)),
            ("page:a; planned:b", Some(Accounted::Honoured)),
        ];
        for (honoured, expected) in told {
            assert_eq!(accounted(honoured), expected, "{honoured}");
        }
    }
}
