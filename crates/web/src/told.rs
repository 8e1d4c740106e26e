//! What a reporter tells, where "not known" is always an answer: reading it, and saying it back.

use office::{ConcernForm, PersonForm};

use crate::form::{Errors, Form};

/// How a form says that something is not known.
const NOT_KNOWN: &str = "not_known";
/// As people type it.
const AS_TYPED: [&str; 8] = [
    "not known",
    "not known yet",
    "not_known",
    "unknown",
    "don't know",
    "don’t know",
    "dont know",
    "?",
];
/// More letters of an answer are not said again in an error.
const SAID_AGAIN: usize = 40;
/// The most people that one concern names; more are told later.
const MOST_PEOPLE: usize = 20;

/// A field of words with its "not known" box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Told {
    pub text: String,
    pub not_known: bool,
}

impl Told {
    pub fn new(kept: &str) -> Self {
        let not_known = kept == NOT_KNOWN;
        Self {
            text: if not_known {
                String::new()
            } else {
                kept.to_owned()
            },
            not_known,
        }
    }
}

/// The words of the field, or `not_known` when only its box is ticked. Where both are there, [`both`] sends them back.
pub(crate) fn read(form: &Form, name: &str) -> String {
    let text = form.text(name);
    if text.is_empty() && is_ticked(form, name) {
        NOT_KNOWN.to_owned()
    } else {
        known(&text)
    }
}

/// Whether the "not known" box of a field is ticked.
pub(crate) fn is_ticked(form: &Form, name: &str) -> bool {
    form.has(&format!("{name}-not-known"))
}

/// Fields whose words say one thing and whose box another: neither is kept and the other thrown away without a word.
pub(crate) fn both(form: &Form, names: &[&str]) -> Errors {
    let mut errors = Errors::none();
    for name in names {
        let text = form.text(name);
        if is_ticked(form, name) && !text.is_empty() && known(&text) != NOT_KNOWN {
            errors.add(*name, keep_one(&text));
        }
    }
    errors
}

/// Names what was typed and what was ticked.
pub(crate) fn keep_one(typed: &str) -> String {
    let is_number = typed.chars().all(|letter| letter.is_ascii_digit());
    let mut letters = typed.chars();
    let begins: String = letters.by_ref().take(SAID_AGAIN).collect();
    let said = match letters.next() {
        Some(_) => format!("“{}…”", begins.trim_end()),
        None if is_number => begins,
        None => format!("“{begins}”"),
    };
    format!("You typed {said} and ticked “Not known yet”. Keep one of them.")
}

fn known(text: &str) -> String {
    if AS_TYPED.contains(&text.to_lowercase().as_str()) {
        NOT_KNOWN.to_owned()
    } else {
        text.to_owned()
    }
}

/// For a field that holds the answer itself: the words as a person would type them.
pub(crate) fn typed(kept: &str) -> String {
    if kept == NOT_KNOWN {
        "not known yet".to_owned()
    } else {
        kept.to_owned()
    }
}

/// For reading back: every answer in words, also the one that was not given.
pub(crate) fn said(kept: &str) -> String {
    match kept {
        "" => "Not said".to_owned(),
        NOT_KNOWN => "Not known yet".to_owned(),
        "yes" => "Yes".to_owned(),
        "no" => "No".to_owned(),
        words => words.to_owned(),
    }
}

/// The whole concern as the fields of a form.
pub(crate) fn fields(concern: &ConcernForm) -> Vec<(String, String)> {
    let own = [
        ("what_happened", &concern.what_happened),
        ("still_going_on", &concern.still_going_on),
        ("in_danger", &concern.in_danger),
        ("when_it_happened", &concern.when_it_happened),
        ("how_it_came_to_light", &concern.how_it_came_to_light),
        ("devices", &concern.devices),
        ("done_so_far", &concern.done_so_far),
    ];
    let mut fields: Vec<_> = own
        .map(|(name, value)| (name.to_owned(), value.clone()))
        .to_vec();
    for (index, person) in named(&concern.people).into_iter().enumerate() {
        let of_person = [
            ("name", person.name),
            ("role", person.role),
            ("age", person.age),
            ("organisation", person.organisation),
            ("note", person.note),
        ];
        fields.extend(of_person.map(|(name, value)| (format!("people.{index}.{name}"), value)));
    }
    fields
}

/// The whole concern from the fields of a form: the inverse of [`fields`].
pub(crate) fn concern(form: &Form) -> ConcernForm {
    ConcernForm {
        what_happened: form.text("what_happened"),
        still_going_on: form.text("still_going_on"),
        in_danger: form.text("in_danger"),
        when_it_happened: form.text("when_it_happened"),
        how_it_came_to_light: form.text("how_it_came_to_light"),
        people: people(form),
        devices: form.text("devices"),
        done_so_far: form.text("done_so_far"),
        declared: form.has("declared"),
    }
}

/// The people of the form, in order: `people.0.name` and so on, as far as they go.
pub(crate) fn people(form: &Form) -> Vec<PersonForm> {
    (0..MOST_PEOPLE)
        .take_while(|index| form.has(&format!("people.{index}.name")))
        .map(|index| {
            let field = |name: &str| form.text(&format!("people.{index}.{name}"));
            PersonForm {
                name: field("name"),
                role: field("role"),
                age: known(&field("age")),
                organisation: field("organisation"),
                note: field("note"),
            }
        })
        .collect()
}

/// The people of whom anything at all is said.
pub(crate) fn named(people: &[PersonForm]) -> Vec<PersonForm> {
    people
        .iter()
        .filter(|person| **person != PersonForm::default())
        .cloned()
        .collect()
}

/// An age is whole years or not known; "about 14" belongs in the note.
pub(crate) fn wrong_ages(people: &[PersonForm]) -> Errors {
    let mut errors = Errors::none();
    for (index, person) in people.iter().enumerate() {
        let known = !person.age.is_empty() && person.age != NOT_KNOWN;
        if known && !person.age.parse::<u8>().is_ok_and(|age| age <= 120) {
            errors.add(
                format!("people.{index}.age"),
                format!(
                    "Person {}: give the age in whole years, or write “not known”",
                    index + 1
                ),
            );
        }
    }
    errors
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ticked_box_alone_says_not_known() {
        assert_eq!(
            read(
                &Form::of(&[("devices", ""), ("devices-not-known", "yes")]),
                "devices"
            ),
            "not_known"
        );
        assert_eq!(
            read(&Form::of(&[("devices", "Not known")]), "devices"),
            "not_known"
        );
        assert_eq!(read(&Form::of(&[]), "devices"), "");
    }

    #[test]
    fn words_and_the_box_together_are_named_both() {
        let said = |text: &str| {
            let form = Form::of(&[("devices", text), ("devices-not-known", "yes")]);
            both(&form, &["devices"]).on("devices").map(str::to_owned)
        };
        let told = |text| format!("You typed {text} and ticked “Not known yet”. Keep one of them.");
        assert_eq!(said("a phone"), Some(told("“a phone”")));
        assert_eq!(said("12"), Some(told("12")));
        let long = "A telephone, a tablet and two games consoles";
        assert_eq!(
            said(long),
            Some(told("“A telephone, a tablet and two games cons…”"))
        );
        assert_eq!((said(""), said("not known")), (None, None));
        let form = Form::of(&[("devices", "a phone"), ("when-not-known", "yes")]);
        assert!(both(&form, &["devices", "when"]).is_empty());
    }

    #[test]
    fn nothing_said_is_read_back_as_such() {
        assert_eq!(
            (
                said("").as_str(),
                said("not_known").as_str(),
                said("a phone").as_str()
            ),
            ("Not said", "Not known yet", "a phone")
        );
    }

    #[test]
    fn people_come_in_order_and_only_as_far_as_the_form_goes() {
        let people = people(&Form::of(&[
            ("people.0.name", "One"),
            ("people.0.age", "don't know"),
            ("people.1.name", ""),
            ("people.3.name", "Four"),
        ]));
        assert_eq!(people.len(), 2);
        assert_eq!(people[0].age, "not_known");
        assert_eq!(named(&people).len(), 1);
    }

    #[test]
    fn a_concern_goes_through_a_form_unchanged() {
        let before = ConcernForm {
            what_happened: "One line\nand \"another\"".to_owned(),
            devices: "not_known".to_owned(),
            people: vec![PersonForm {
                name: "Ann Example".to_owned(),
                age: "not_known".to_owned(),
                ..PersonForm::default()
            }],
            ..ConcernForm::default()
        };
        assert_eq!(concern(&Form::new(fields(&before)).unwrap()), before);
    }

    #[test]
    fn an_age_in_words_is_named_at_its_field_with_the_person_whose_it_is() {
        let wrong = PersonForm {
            age: "about 14".to_owned(),
            ..PersonForm::default()
        };
        let errors = wrong_ages(&[PersonForm::default(), wrong]);
        assert_eq!(
            errors.on("people.1.age"),
            Some("Person 2: give the age in whole years, or write “not known”")
        );
    }
}
