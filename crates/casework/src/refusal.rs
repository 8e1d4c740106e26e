//! Why a command does not happen: a person's mistake or the procedure, in words the screen can show.

use std::fmt;

/// One mistake; `field` is the field of the form, or "" for the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    pub field: &'static str,
    /// Of several people on one form, the one whose field it is, counted from 0.
    pub person: Option<usize>,
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
                person: None,
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
pub(crate) struct Checks {
    mistakes: Vec<Mistake>,
    /// Whose fields are looked at.
    person: Option<usize>,
}

impl Checks {
    /// What follows is about this one of several people, or about none of them.
    pub(crate) const fn about(&mut self, person: Option<usize>) {
        self.person = person;
    }

    pub(crate) fn mistake(&mut self, field: &'static str, message: impl Into<String>) {
        self.mistakes.push(Mistake {
            field,
            person: self.person,
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
                format!(
                    "Shorten {} to {most} characters or fewer. It has {length}.",
                    called(field)
                ),
            );
        }
        if text
            .chars()
            .any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
        {
            let message = format!(
                "Take the characters that cannot be printed out of {}.",
                called(field)
            );
            self.mistake(field, message);
        }
        text.to_owned()
    }

    pub(crate) fn done(self) -> Result<(), Refusal> {
        if self.mistakes.is_empty() {
            Ok(())
        } else {
            Err(Refusal {
                mistakes: self.mistakes,
            })
        }
    }
}

/// A field as its form calls it: in a summary a message stands alone.
fn called(field: &str) -> &'static str {
    match field {
        "what_happened" => "“What happened”",
        "when_it_happened" => "“When did it happen?”",
        "how_it_came_to_light" => "“How did you come to know?”",
        "devices" => "“Which devices, apps or accounts?”",
        "done_so_far" => "“What has been done so far?”",
        "name" => "the name",
        "organisation" => "the school or organisation",
        "note" => "the note",
        "text" => "the text",
        "reason" => "the reason",
        "how" => "how it was done",
        "with_whom" => "“With whom?”",
        "agreed_by" => "“Who agrees?”",
        "source" => "“Who said so?”",
        "outcome" => "“What came of it?”",
        "review" => "what will be looked at again",
        "answer" => "the answer",
        _ => "this",
    }
}

/// Most characters of a story.
pub(crate) const STORY: usize = 20_000;
/// Most characters of a reason or an explanation.
pub(crate) const REASON: usize = 4_000;
/// Most characters of a name or a line.
pub(crate) const LINE: usize = 200;
