//! Why a command does not happen: a person's mistake or the procedure, in words the screen can show.

use std::fmt;

/// One mistake; `field` is the field of the form, or "" for the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    pub field: &'static str,
    /// One plain sentence.
    pub message: String,
}

/// A command refused, with every mistake at once; never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub mistakes: Vec<Mistake>,
}

impl Refusal {
    /// With a single mistake.
    #[must_use]
    pub fn new(field: &'static str, message: impl Into<String>) -> Self {
        Self {
            mistakes: vec![Mistake {
                field,
                message: message.into(),
            }],
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, mistake) in self.mistakes.iter().enumerate() {
            if index > 0 {
                f.write_str(" ")?;
            }
            f.write_str(&mistake.message)?;
        }
        Ok(())
    }
}

impl std::error::Error for Refusal {}

/// Gathers mistakes, so that a form comes back with all of them named.
#[derive(Debug, Default)]
pub(crate) struct Checks(Vec<Mistake>);

impl Checks {
    pub(crate) fn mistake(&mut self, field: &'static str, message: impl Into<String>) {
        self.0.push(Mistake {
            field,
            message: message.into(),
        });
    }

    /// The text without white space at its ends; a mistake when nothing is left or it is longer than `most` characters.
    pub(crate) fn needed(
        &mut self,
        field: &'static str,
        text: &str,
        most: usize,
        missing: &str,
    ) -> String {
        if text.trim().is_empty() {
            self.mistake(field, missing);
        }
        self.optional(field, text, most)
    }

    /// The text without white space at its ends; a mistake when it is longer than `most` characters.
    pub(crate) fn optional(&mut self, field: &'static str, text: &str, most: usize) -> String {
        let text = text.trim();
        let length = text.chars().count();
        if length > most {
            self.mistake(
                field,
                format!("Shorten this to {most} characters or fewer. It has {length}."),
            );
        }
        if text
            .chars()
            .any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
        {
            self.mistake(field, "Take out the characters that cannot be printed.");
        }
        text.to_owned()
    }

    pub(crate) fn done(self) -> Result<(), Refusal> {
        if self.0.is_empty() {
            Ok(())
        } else {
            Err(Refusal { mistakes: self.0 })
        }
    }
}

/// Most characters of a story.
pub(crate) const STORY: usize = 20_000;
/// Most characters of a reason or an explanation.
pub(crate) const REASON: usize = 4_000;
/// Most characters of a name or a line.
pub(crate) const LINE: usize = 200;
