//! Writing a condition in the notation, with the fewest brackets.

use std::fmt;

use super::Expression;
use crate::vocabulary::Vocabulary;

/// How tightly a condition holds together: what binds less than its surroundings needs brackets.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Binding {
    Or,
    And,
    Unary,
}

/// A condition as it is written; `Display` gives the text.
pub struct Written<'w> {
    expression: &'w Expression,
    vocabulary: &'w Vocabulary,
}

impl Expression {
    /// The condition in the notation: reading it again gives an equal condition.
    pub fn written<'w>(&'w self, vocabulary: &'w Vocabulary) -> Written<'w> {
        Written {
            expression: self,
            vocabulary,
        }
    }

    fn binding(&self) -> Binding {
        match self {
            Expression::Or(_) => Binding::Or,
            Expression::And(_) => Binding::And,
            _ => Binding::Unary,
        }
    }
}

impl fmt::Display for Written<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.expression {
            Expression::Always => f.write_str("always"),
            Expression::Never => f.write_str("never"),
            Expression::Fact(fact) => f.write_str(&self.vocabulary[*fact].id),
            Expression::Age {
                fact,
                comparison,
                years,
            } => {
                write!(
                    f,
                    "{} {} {years}",
                    self.vocabulary[*fact].id,
                    comparison.sign()
                )
            }
            Expression::SettingIn { fact, settings } => {
                let names: Vec<&str> = settings.iter().map(|setting| setting.id()).collect();
                write!(f, "{} in [{}]", self.vocabulary[*fact].id, names.join(", "))
            }
            Expression::Not(part) => {
                f.write_str("not ")?;
                self.part(f, part, Binding::Unary)
            }
            Expression::And(parts) => self.joined(f, parts, " and ", Binding::Unary),
            Expression::Or(parts) => self.joined(f, parts, " or ", Binding::And),
        }
    }
}

impl Written<'_> {
    fn joined(
        &self,
        f: &mut fmt::Formatter<'_>,
        parts: &[Expression],
        between: &str,
        least: Binding,
    ) -> fmt::Result {
        for (index, part) in parts.iter().enumerate() {
            if index > 0 {
                f.write_str(between)?;
            }
            self.part(f, part, least)?;
        }
        Ok(())
    }

    fn part(&self, f: &mut fmt::Formatter<'_>, part: &Expression, least: Binding) -> fmt::Result {
        let written = part.written(self.vocabulary);
        if part.binding() < least {
            write!(f, "({written})")
        } else {
            write!(f, "{written}")
        }
    }
}
