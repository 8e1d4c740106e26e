//! What a person was about to save when the case had moved on, as they would say it: each answer beside its question.

use office::Changed;

use crate::problem::Problem;
use crate::shown::{Choice, Fact, TypedDate};

/// The case moved on while a form was open.
#[derive(Debug, Clone)]
pub(crate) struct Conflict {
    pub changed: Changed,
    /// What was chosen, in the words of the page that offered it.
    pub chosen: Vec<Chosen>,
}

/// A field whose value is no word that a person knows, with its question and its answer.
#[derive(Debug, Clone)]
pub(crate) struct Chosen {
    field: String,
    said: Fact,
}

impl From<Changed> for Conflict {
    fn from(changed: Changed) -> Self {
        Self {
            changed,
            chosen: Vec::new(),
        }
    }
}

impl Conflict {
    pub fn of(changed: Changed, chosen: Vec<Chosen>) -> Problem {
        Problem::Conflict(Box::new(Self { changed, chosen }))
    }
}

impl Chosen {
    /// The words of the choice; an answer that is none of the choices is said as it was typed.
    pub fn new(
        field: impl Into<String>,
        ask: impl Into<String>,
        answer: &str,
        choices: &[Choice],
    ) -> Self {
        let choice = choices.iter().find(|choice| choice.is(answer));
        let words = choice.map_or(answer, |choice| &choice.text);
        Self {
            field: field.into(),
            said: Fact::new(ask, words),
        }
    }
}

/// The fields that are typed, as the pages of a case ask for them; `reason` is asked for in several ways.
const TYPED: [(&str, &str); 13] = [
    ("text", "In words"),
    ("how", "How"),
    ("with_whom", "With whom"),
    ("source", "Who said so"),
    ("reason", "Why"),
    ("agreed_by", "Who agrees"),
    ("to", "To whom"),
    ("name", "Name"),
    ("age", "Age in years"),
    ("organisation", "School or organisation"),
    ("note", "Note"),
    ("outcome", "What came of it"),
    ("review", "What will be looked at again"),
];

/// The dates that are typed in parts.
const DATES: [(&str, &str); 3] = [
    ("when", "When"),
    ("happened_at", "When it happened"),
    ("due", "By when"),
];

/// Everything that was typed or chosen, what was chosen first; nothing for what was left empty.
pub(crate) fn words(fields: &[(String, String)], chosen: Vec<Chosen>) -> Vec<Fact> {
    let value = |name: &str| {
        let found = fields.iter().find(|(field, _)| field == name);
        found.map_or("", |(_, value)| value.trim())
    };
    let by_page = |name: &str| chosen.iter().any(|each| each.field == name);
    let typed = TYPED.into_iter().filter(|(name, _)| !by_page(name));
    let typed: Vec<_> = typed
        .map(|(name, ask)| Fact::new(ask, value(name)))
        .collect();
    let dates = DATES.into_iter().map(|(name, ask)| {
        let part = |part: &str| value(&format!("{name}-{part}")).to_owned();
        let date = TypedDate {
            day: part("day"),
            month: part("month"),
            year: part("year"),
            time: part("time"),
        };
        Fact::new(ask, date.as_typed())
    });
    let all = chosen.into_iter().map(|each| each.said);
    all.chain(typed)
        .chain(dates)
        .filter(|fact| !fact.value.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(given: &[(&str, &str)]) -> Vec<(String, String)> {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        given.iter().map(owned).collect()
    }

    fn said(facts: &[Fact]) -> Vec<(&str, &str)> {
        facts
            .iter()
            .map(|fact| (fact.key.as_str(), fact.value.as_str()))
            .collect()
    }

    #[test]
    fn one_word_and_a_date_are_said_too_and_what_only_the_machine_knows_is_not() {
        let fields = fields(&[
            ("command", "0190-abc"),
            ("how", "Telephone"),
            ("with_whom", ""),
            ("when-day", "22"),
            ("when-month", "5"),
            ("when-year", "2026"),
            ("when-time", ""),
        ]);
        let words = words(&fields, Vec::new());
        assert_eq!(said(&words), [("How", "Telephone"), ("When", "22 5 2026")]);
    }

    #[test]
    fn what_was_chosen_is_said_in_the_words_of_its_page_and_once() {
        let fields = fields(&[("to", "5f1c"), ("reason", "Off work")]);
        let choices = [Choice::new("5f1c", "Sam Lead (Safeguarding lead)")];
        let chosen = vec![Chosen::new("to", "Owner", "5f1c", &choices)];
        let words = words(&fields, chosen);
        let expected = [
            ("Owner", "Sam Lead (Safeguarding lead)"),
            ("Why", "Off work"),
        ];
        assert_eq!(said(&words), expected);
    }
}
