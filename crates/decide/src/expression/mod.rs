//! Conditions: one small notation over facts, read with faults that point at the place, and written back so that reading what was
//! written gives the same condition again.

mod lex;
mod parse;
mod print;

pub(crate) use lex::is_name;
pub use parse::parse;
pub(crate) use parse::parse_within;

use crate::facts::Answers;
use crate::truth::Truth;
use crate::value::{Setting, Value};
use crate::vocabulary::FactId;

/// How an age is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Comparison {
    Below,
    AtMost,
    Above,
    AtLeast,
    Exactly,
}

impl Comparison {
    pub fn holds(self, age: u8, years: u8) -> bool {
        match self {
            Comparison::Below => age < years,
            Comparison::AtMost => age <= years,
            Comparison::Above => age > years,
            Comparison::AtLeast => age >= years,
            Comparison::Exactly => age == years,
        }
    }

    /// As it is written.
    pub fn sign(self) -> &'static str {
        match self {
            Comparison::Below => "<",
            Comparison::AtMost => "<=",
            Comparison::Above => ">",
            Comparison::AtLeast => ">=",
            Comparison::Exactly => "=",
        }
    }
}

/// A condition over facts. `And` and `Or` hold at least two parts and none of their own kind: [`Expression::all`] and
/// [`Expression::any`] see to it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Expression {
    Always,
    Never,
    /// A fact of type bool, which is to be yes.
    Fact(FactId),
    Age {
        fact: FactId,
        comparison: Comparison,
        years: u8,
    },
    SettingIn {
        fact: FactId,
        settings: Vec<Setting>,
    },
    Not(Box<Expression>),
    And(Vec<Expression>),
    Or(Vec<Expression>),
}

impl Expression {
    /// All of the parts; of none, always.
    pub fn all(parts: Vec<Expression>) -> Expression {
        let flat = parts.into_iter().flat_map(|part| match part {
            Expression::And(inner) => inner,
            other => vec![other],
        });
        gather(flat.collect(), Expression::Always, Expression::And)
    }

    /// One of the parts; of none, never.
    pub fn any(parts: Vec<Expression>) -> Expression {
        let flat = parts.into_iter().flat_map(|part| match part {
            Expression::Or(inner) => inner,
            other => vec![other],
        });
        gather(flat.collect(), Expression::Never, Expression::Or)
    }

    pub fn negated(part: Expression) -> Expression {
        Expression::Not(Box::new(part))
    }

    /// Strong Kleene: exact where each fact is read once, else it may say not known where a closer look would decide.
    pub fn truth(&self, answers: &impl Answers) -> Truth {
        match self {
            Expression::Always => Truth::Yes,
            Expression::Never => Truth::No,
            Expression::Not(part) => !part.truth(answers),
            Expression::And(parts) => parts
                .iter()
                .fold(Truth::Yes, |so_far, part| so_far.and(part.truth(answers))),
            Expression::Or(parts) => parts
                .iter()
                .fold(Truth::No, |so_far, part| so_far.or(part.truth(answers))),
            Expression::Fact(fact)
            | Expression::Age { fact, .. }
            | Expression::SettingIn { fact, .. } => answers
                .answer(*fact)
                .map_or(Truth::Unknown, |value| Truth::from(self.admits(value))),
        }
    }

    /// Whether this condition on one fact holds of the fact's value; false for any other condition.
    fn admits(&self, value: Value) -> bool {
        match (self, value) {
            (Expression::Fact(_), value) => value == Value::Yes,
            (
                Expression::Age {
                    comparison, years, ..
                },
                Value::Age(age),
            ) => comparison.holds(age, *years),
            (Expression::SettingIn { settings, .. }, Value::Setting(setting)) => {
                settings.contains(&setting)
            }
            _ => false,
        }
    }

    /// Calls `each` with every condition on one fact, from left to right.
    pub fn visit<'e>(&'e self, each: &mut impl FnMut(&'e Expression)) {
        match self {
            Expression::Not(part) => part.visit(each),
            Expression::And(parts) | Expression::Or(parts) => {
                parts.iter().for_each(|part| part.visit(each))
            }
            Expression::Always | Expression::Never => {}
            Expression::Fact(_) | Expression::Age { .. } | Expression::SettingIn { .. } => {
                each(self)
            }
        }
    }

    /// The facts that the condition reads, each once, from left to right.
    pub fn facts(&self) -> Vec<FactId> {
        let mut facts = Vec::new();
        self.visit(&mut |part| {
            if let Expression::Fact(fact)
            | Expression::Age { fact, .. }
            | Expression::SettingIn { fact, .. } = part
                && !facts.contains(fact)
            {
                facts.push(*fact);
            }
        });
        facts
    }
}

fn gather(
    mut flat: Vec<Expression>,
    of_none: Expression,
    of_many: fn(Vec<Expression>) -> Expression,
) -> Expression {
    match flat.len() {
        0 => of_none,
        1 => flat.swap_remove(0),
        _ => of_many(flat),
    }
}
