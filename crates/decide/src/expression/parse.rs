//! Reading a condition. The first fault stops it; what was expected, what was found and the nearest fact name are said.

use super::lex::{RESERVED, Token, tokens};
use super::{Comparison, Expression};
use crate::document::Document;
use crate::fault::{Fault, Source, nearest};
use crate::value::{FactKind, OLDEST, Setting};
use crate::vocabulary::{FactId, Vocabulary};

/// Deeper nesting is refused, so that no text can exhaust the stack.
const DEEPEST: usize = 64;

/// Longer conditions are refused; no clause needs a tenth of it.
const LONGEST: usize = 20_000;

/// Reads a condition that stands alone in its source.
///
/// # Errors
/// The first fault, with its place.
pub fn parse(vocabulary: &Vocabulary, source: &Source) -> Result<Expression, Fault> {
    read(vocabulary, &source.text).map_err(|slip| slip.into_fault(source, 0))
}

/// Reads a condition that stands in a file at the given offset; its fault goes to the file's.
pub(crate) fn parse_within(
    vocabulary: &Vocabulary,
    document: &Document<'_>,
    text: &str,
    at: usize,
) -> Option<Expression> {
    match read(vocabulary, text) {
        Ok(expression) => Some(expression),
        Err(slip) => {
            let inside = document
                .source()
                .text
                .get(at..)
                .is_some_and(|rest| rest.starts_with(text));
            let slip = if inside { slip } else { Slip { at: 0, ..slip } };
            document.push(slip.into_fault(document.source(), at));
            None
        }
    }
}

struct Slip {
    at: usize,
    message: String,
    nearest: Option<String>,
}

impl Slip {
    fn into_fault(self, source: &Source, start: usize) -> Fault {
        Fault::at(source, start + self.at, self.message).with_nearest(self.nearest.as_deref())
    }
}

fn read(vocabulary: &Vocabulary, text: &str) -> Result<Expression, Slip> {
    if text.len() > LONGEST {
        return Err(Slip {
            at: 0,
            message: format!("a condition longer than {LONGEST} characters"),
            nearest: None,
        });
    }
    let mut parser = Parser {
        vocabulary,
        tokens: tokens(text),
        next: 0,
        depth: 0,
    };
    let expression = parser.alternatives()?;
    match parser.peek() {
        Token::End => Ok(expression),
        _ => Err(parser.expected("`and`, `or` or the end")),
    }
}

struct Parser<'p> {
    vocabulary: &'p Vocabulary,
    tokens: Vec<(Token<'p>, usize)>,
    next: usize,
    depth: usize,
}

impl<'p> Parser<'p> {
    fn peek(&self) -> Token<'p> {
        self.tokens
            .get(self.next)
            .map_or(Token::End, |(token, _)| *token)
    }

    fn at(&self) -> usize {
        let place = self.tokens.get(self.next).or(self.tokens.last());
        place.map_or(0, |(_, at)| *at)
    }

    fn take(&mut self) -> Token<'p> {
        let token = self.peek();
        self.next += 1;
        token
    }

    fn take_if(&mut self, wanted: Token<'_>) -> bool {
        let found = self.peek() == wanted;
        self.next += usize::from(found);
        found
    }

    fn slip(&self, message: impl Into<String>) -> Slip {
        Slip {
            at: self.at(),
            message: message.into(),
            nearest: None,
        }
    }

    fn expected(&self, what: &str) -> Slip {
        Slip {
            nearest: self.meant(),
            ..self.slip(format!("expected {what}, found {}", self.peek()))
        }
    }

    /// The word of the notation that stands here in other letters or signs.
    fn meant(&self) -> Option<String> {
        let (Token::Word(found) | Token::Stray(found)) = self.peek() else {
            return None;
        };
        let small = found.to_lowercase();
        let words = [("&", "and"), ("|", "or"), ("!", "not"), ("is", "in")];
        let sign = words.iter().find(|(sign, _)| *sign == small);
        let near = || {
            let names = RESERVED.into_iter().chain(self.vocabulary.fact_names());
            nearest(&small, names)
        };
        let meant = sign.map_or_else(near, |(_, word)| Some(word));
        meant.filter(|meant| *meant != found).map(str::to_owned)
    }

    fn require(&mut self, sign: &'static str) -> Result<(), Slip> {
        if self.take_if(Token::Sign(sign)) {
            Ok(())
        } else {
            Err(self.expected(&format!("`{sign}`")))
        }
    }

    fn alternatives(&mut self) -> Result<Expression, Slip> {
        let mut parts = vec![self.conjunction()?];
        while self.take_if(Token::Word("or")) {
            parts.push(self.conjunction()?);
        }
        Ok(Expression::any(parts))
    }

    fn conjunction(&mut self) -> Result<Expression, Slip> {
        let mut parts = vec![self.unary()?];
        while self.take_if(Token::Word("and")) {
            parts.push(self.unary()?);
        }
        Ok(Expression::all(parts))
    }

    fn unary(&mut self) -> Result<Expression, Slip> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.slip(format!("nested more than {DEEPEST} deep")));
        }
        let expression = match self.peek() {
            Token::Word("not") => {
                self.next += 1;
                Expression::negated(self.unary()?)
            }
            Token::Sign("(") => {
                self.next += 1;
                let inside = self.alternatives()?;
                self.require(")")?;
                inside
            }
            Token::Word("always") => {
                self.next += 1;
                Expression::Always
            }
            Token::Word("never") => {
                self.next += 1;
                Expression::Never
            }
            Token::Word(name) if !RESERVED.contains(&name) => self.condition(name)?,
            _ => return Err(self.expected("a fact, `not`, `always`, `never` or `(`")),
        };
        self.depth -= 1;
        Ok(expression)
    }

    fn condition(&mut self, name: &str) -> Result<Expression, Slip> {
        let Some(fact) = self.vocabulary.fact(name) else {
            let whole = ["always", "never"];
            let names = self.vocabulary.fact_names().chain(whole);
            let near = nearest(name, names).map(str::to_owned);
            return Err(Slip {
                nearest: near,
                ..self.slip(format!("unknown fact `{name}`"))
            });
        };
        self.next += 1;
        match self.vocabulary[fact].kind {
            FactKind::Bool => match self.peek() {
                Token::Sign("<" | "<=" | ">" | ">=" | "=") => {
                    Err(self.slip(format!("`{name}` is yes or no and is not compared")))
                }
                Token::Word("in") => {
                    Err(self.slip(format!("`{name}` is yes or no and takes no list")))
                }
                _ => Ok(Expression::Fact(fact)),
            },
            FactKind::Age => self.comparison(name, fact),
            FactKind::Setting => self.list(name, fact),
        }
    }

    fn comparison(&mut self, name: &str, fact: FactId) -> Result<Expression, Slip> {
        let comparison = match self.peek() {
            Token::Sign("<") => Comparison::Below,
            Token::Sign("<=") => Comparison::AtMost,
            Token::Sign(">") => Comparison::Above,
            Token::Sign(">=") => Comparison::AtLeast,
            Token::Sign("=") => Comparison::Exactly,
            _ => {
                return Err(self.expected(&format!(
                    "`<`, `<=`, `>`, `>=` or `=` after the age `{name}`"
                )));
            }
        };
        self.next += 1;
        let years = match self.peek() {
            Token::Number(digits) => digits.parse::<u8>().ok().filter(|years| *years <= OLDEST),
            _ => None,
        };
        let Some(years) = years else {
            return Err(self.expected(&format!("an age in whole years, 0 to {OLDEST}")));
        };
        self.next += 1;
        Ok(Expression::Age {
            fact,
            comparison,
            years,
        })
    }

    fn list(&mut self, name: &str, fact: FactId) -> Result<Expression, Slip> {
        if !self.take_if(Token::Word("in")) {
            return Err(self.expected(&format!("`in` after the setting `{name}`")));
        }
        self.require("[")?;
        let mut settings = Vec::new();
        loop {
            settings.push(self.setting()?);
            if !self.take_if(Token::Sign(",")) {
                break;
            }
        }
        self.require("]")?;
        Ok(Expression::SettingIn { fact, settings })
    }

    fn setting(&mut self) -> Result<Setting, Slip> {
        let Token::Word(name) = self.peek() else {
            return Err(self.expected("a setting such as `school`"));
        };
        let Ok(setting) = name.parse() else {
            let near = nearest(name, Setting::ALL.map(Setting::id)).map(str::to_owned);
            return Err(Slip {
                nearest: near,
                ..self.slip(format!("unknown setting `{name}`"))
            });
        };
        self.take();
        Ok(setting)
    }
}
