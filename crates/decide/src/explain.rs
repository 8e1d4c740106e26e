//! Conditions in plain words, and how each part of a rule's condition stands for a case. Derived from the condition itself, never written
//! beside it.

use crate::decision::Rulebook;
use crate::expression::{Comparison, Expression};
use crate::facts::Answers;
use crate::procedure::RuleIndex;
use crate::truth::Truth;
use crate::value::Setting;
use crate::vocabulary::{FactId, Vocabulary};

/// How a rule stands for a case: each part of its condition with its truth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    pub rule: RuleIndex,
    pub when: Part,
    /// For a prohibition, what lifts it; only yes lifts.
    pub until: Option<Part>,
}

/// A part of a condition, in words, with the parts that make it up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    pub says: String,
    pub truth: Truth,
    pub parts: Vec<Part>,
}

/// Every part of the rule's condition and whether it holds, does not, or is not known yet.
pub fn explain(rulebook: &Rulebook, rule: RuleIndex, answers: &impl Answers) -> Explanation {
    let vocabulary = rulebook.vocabulary();
    let definition = &rulebook.procedure()[rule];
    Explanation {
        rule,
        when: part(vocabulary, &definition.when, answers),
        until: definition
            .until
            .as_ref()
            .map(|until| part(vocabulary, until, answers)),
    }
}

fn part(vocabulary: &Vocabulary, condition: &Expression, answers: &impl Answers) -> Part {
    let of = |parts: &[Expression]| {
        parts
            .iter()
            .map(|inner| part(vocabulary, inner, answers))
            .collect()
    };
    let parts = match condition {
        Expression::And(parts) | Expression::Or(parts) => of(parts),
        Expression::Not(inner) => match inner.as_ref() {
            Expression::And(_) | Expression::Or(_) | Expression::Not(_) => {
                of(std::slice::from_ref(inner))
            }
            _ => Vec::new(),
        },
        _ => Vec::new(),
    };
    let says = match condition {
        Expression::And(_) => "all of these".to_owned(),
        Expression::Or(_) => "one of these".to_owned(),
        Expression::Not(_) if !parts.is_empty() => "not so".to_owned(),
        single => question(vocabulary, single).joined(),
    };
    Part {
        says,
        truth: condition.truth(answers),
        parts,
    }
}

/// A condition as a question and the answer that makes it true.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The question, or a heading over several.
    pub ask: String,
    /// The questions under the heading; none if there is just one.
    pub among: Vec<String>,
    /// The answer, for example "yes", "no", "under 13", "one of them".
    pub answer: String,
}

impl Asked {
    /// On one line.
    pub fn joined(&self) -> String {
        let among = if self.among.is_empty() {
            String::new()
        } else {
            format!(" {}", self.among.join(" / "))
        };
        format!("{}{among} – {}", self.ask, self.answer)
    }
}

/// The condition as it would be put to a person.
pub fn question(vocabulary: &Vocabulary, condition: &Expression) -> Asked {
    let asked = |ask: &str, answer: String| Asked {
        ask: ask.to_owned(),
        among: Vec::new(),
        answer,
    };
    let several = |ask: &str, parts: &[Expression], answer: &str| Asked {
        ask: ask.to_owned(),
        among: parts.iter().map(|part| briefly(vocabulary, part)).collect(),
        answer: answer.to_owned(),
    };
    match condition {
        Expression::Always => asked("In every case", "yes".to_owned()),
        Expression::Never => asked("In no case", "yes".to_owned()),
        Expression::Fact(fact) => asked(&vocabulary[*fact].ask, "yes".to_owned()),
        Expression::Age {
            fact,
            comparison,
            years,
        } => asked(&vocabulary[*fact].ask, age(*comparison, *years)),
        Expression::SettingIn { fact, settings } => asked(&vocabulary[*fact].ask, list(settings)),
        Expression::And(parts) => several("All of these?", parts, "yes, all"),
        Expression::Or(parts) => several("Any of these?", parts, "yes, at least one"),
        Expression::Not(inner) => match inner.as_ref() {
            Expression::Fact(fact) => asked(&vocabulary[*fact].ask, "no".to_owned()),
            Expression::Or(parts) => several("Any of these?", parts, "no, none"),
            Expression::And(parts) => several("All of these?", parts, "no, not all"),
            Expression::Not(twice) => question(vocabulary, twice),
            other => {
                let positive = question(vocabulary, other);
                Asked {
                    answer: format!("not {}", positive.answer),
                    ..positive
                }
            }
        },
    }
}

/// A part of a longer condition, on one line.
fn briefly(vocabulary: &Vocabulary, condition: &Expression) -> String {
    match condition {
        Expression::Fact(fact) => vocabulary[*fact].ask.clone(),
        Expression::And(parts) => joined(vocabulary, parts, " and "),
        Expression::Or(parts) => joined(vocabulary, parts, " or "),
        other => {
            let Asked { ask, among, answer } = question(vocabulary, other);
            let among = if among.is_empty() {
                String::new()
            } else {
                format!(" ({})", among.join(" / "))
            };
            format!("{ask}{among} {answer}")
        }
    }
}

fn joined(vocabulary: &Vocabulary, parts: &[Expression], between: &str) -> String {
    parts
        .iter()
        .map(|part| match part {
            // Which parts belong together is never left to the reader.
            Expression::And(_) | Expression::Or(_) => format!("[{}]", briefly(vocabulary, part)),
            single => briefly(vocabulary, single),
        })
        .collect::<Vec<_>>()
        .join(between)
}

fn age(comparison: Comparison, years: u8) -> String {
    match comparison {
        Comparison::Below => format!("under {years}"),
        Comparison::AtMost => format!("{years} or under"),
        Comparison::Above => format!("over {years}"),
        Comparison::AtLeast => format!("{years} or over"),
        Comparison::Exactly => format!("{years}"),
    }
}

fn list(settings: &[Setting]) -> String {
    settings
        .iter()
        .map(|setting| setting.id().replace('_', " "))
        .collect::<Vec<_>>()
        .join(" or ")
}

/// Who carries a directive out, in words: `safeguarding_lead` is the safeguarding lead, `lado` the LADO.
pub fn person(by: &str) -> String {
    match by {
        "lado" => "LADO".to_owned(),
        by => by.replace('_', " "),
    }
}

/// The facts that the condition rests on and that are not known yet.
pub fn open_facts(condition: &Expression, answers: &impl Answers) -> Vec<FactId> {
    condition
        .facts()
        .into_iter()
        .filter(|fact| answers.answer(*fact).is_none())
        .collect()
}
