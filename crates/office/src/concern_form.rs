//! From what a reporter typed to a report, and to the facts that it answers: only what the reporter said, never guessed.

use casework::command::Report;
use casework::{Answer, FactAnswer, Person, PersonRole, Refusal};
use uuid::Uuid;

use crate::error::FieldError;
use crate::form::{ConcernForm, PersonForm};

/// From this age on somebody is an adult.
const ADULT: u8 = 18;

/// The report, with the fields that could not be read; those count as not given.
pub(crate) fn read(
    form: ConcernForm,
    fresh_id: impl Fn() -> Uuid,
    faults: &mut Vec<FieldError>,
) -> Report {
    let still_going_on = yes_or_no(&form.still_going_on, "still_going_on", faults);
    let in_danger = yes_or_no(&form.in_danger, "in_danger", faults);
    let named = form
        .people
        .iter()
        .enumerate()
        .filter(|(_, person)| !is_empty(person));
    let people: Vec<Person> = named
        .map(|(index, typed)| {
            let mut own = Vec::new();
            let person = person(typed, fresh_id(), &mut own);
            faults.extend(own.into_iter().map(|fault| of_person(index, fault)));
            person
        })
        .collect();
    Report {
        reference: String::new(),
        what_happened: form.what_happened,
        still_going_on,
        in_danger,
        when_it_happened: form.when_it_happened,
        how_it_came_to_light: form.how_it_came_to_light,
        facts: facts(in_danger, &people),
        people,
        devices: form.devices,
        done_so_far: form.done_so_far,
        setting: None,
        procedure: String::new(),
        procedure_version: String::new(),
        declared: form.declared,
    }
}

/// The mistakes of a refusal; of a person's it is said whose they are, counted as they stand on the form.
pub(crate) fn faults_of(refusal: Refusal, form: &ConcernForm) -> Vec<FieldError> {
    let places = (0..form.people.len()).filter(|place| !is_empty(&form.people[*place]));
    let places: Vec<usize> = places.collect();
    let mistakes = refusal.mistakes.into_iter();
    mistakes
        .map(|mistake| {
            let fault = FieldError::new(mistake.field, mistake.message);
            let person = mistake.person.and_then(|person| places.get(person));
            match person {
                Some(place) => of_person(*place, fault),
                None => fault,
            }
        })
        .collect()
}

/// A fault of one of several people: `people.1.age`, "Person 2: give the age …".
pub(crate) fn of_person(place: usize, fault: FieldError) -> FieldError {
    let mut letters = fault.message.chars();
    let first: String = letters
        .next()
        .into_iter()
        .flat_map(char::to_lowercase)
        .collect();
    FieldError::new(
        format!("people.{place}.{}", fault.field),
        format!("Person {}: {first}{}", place + 1, letters.as_str()),
    )
}

/// A person as typed.
pub(crate) fn person(form: &PersonForm, id: Uuid, faults: &mut Vec<FieldError>) -> Person {
    let mut fault = |field: &str, message: &str| faults.push(FieldError::new(field, message));
    let role = match form.role.trim() {
        "" | "not_known" => PersonRole::Unknown,
        typed => typed.parse().unwrap_or_else(|_| {
            fault("role", "Choose what this person is to it from the list.");
            PersonRole::Unknown
        }),
    };
    let age = match form.age.trim() {
        "" | "not_known" => None,
        typed => {
            let years = typed.parse().ok().filter(|years| *years <= decide::OLDEST);
            if years.is_none() {
                fault(
                    "age",
                    "Give the age in whole years, from 0 to 120, or leave it empty.",
                );
            }
            years
        }
    };
    Person {
        id,
        name: form.name.trim().to_owned(),
        role,
        age,
        organisation: form.organisation.trim().to_owned(),
        note: form.note.trim().to_owned(),
    }
}

/// Nothing at all is said of this person.
pub(crate) fn is_empty(person: &PersonForm) -> bool {
    let PersonForm {
        name,
        role,
        age,
        organisation,
        note,
    } = person;
    [name, role, age, organisation, note]
        .iter()
        .all(|field| field.trim().is_empty())
}

fn yes_or_no(typed: &str, field: &str, faults: &mut Vec<FieldError>) -> Answer {
    typed.parse().unwrap_or_else(|_| {
        faults.push(FieldError::new(
            field,
            "Choose yes, no, or that you don’t know.",
        ));
        Answer::NotKnown
    })
}

/// What the report says of the vocabulary's facts. A "no" is recorded only where the reporter was asked and said no.
fn facts(in_danger: Answer, people: &[Person]) -> Vec<(String, FactAnswer)> {
    let mut facts = Vec::new();
    let mut fact = |id: &str, answer| facts.push((id.to_owned(), answer));
    match in_danger {
        Answer::Yes => fact("immediate_danger", FactAnswer::Yes),
        Answer::No => fact("immediate_danger", FactAnswer::No),
        Answer::NotKnown => {}
    }
    let of_concern = |person: &&Person| {
        matches!(
            person.role,
            PersonRole::AllegedToHaveCausedHarm | PersonRole::Suspect
        )
    };
    let harmed = people
        .iter()
        .filter(|person| person.role == PersonRole::Child);
    if harmed
        .clone()
        .any(|person| person.age.is_none_or(|age| age < ADULT))
    {
        fact("child_victim", FactAnswer::Yes);
    }
    let mut ages = people
        .iter()
        .filter(of_concern)
        .filter_map(|person| person.age);
    if ages.clone().any(|age| age >= ADULT) {
        fact("adult_involved", FactAnswer::Yes);
    }
    if ages.any(|age| age < ADULT) {
        fact("instigator_child", FactAnswer::Yes);
    }
    let involved: Vec<&Person> = harmed.chain(people.iter().filter(of_concern)).collect();
    let ages: Option<Vec<u8>> = involved.iter().map(|person| person.age).collect();
    if let Some(youngest) = ages.and_then(|ages| ages.into_iter().min()) {
        fact("youngest_age", FactAnswer::Age(youngest));
    }
    facts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_facts(form: ConcernForm) -> (Vec<(String, FactAnswer)>, Vec<String>) {
        let mut faults = Vec::new();
        let report = read(form, Uuid::nil, &mut faults);
        (
            report.facts,
            faults.into_iter().map(|fault| fault.field).collect(),
        )
    }

    fn named(role: &str, age: &str) -> PersonForm {
        PersonForm {
            name: "Robin".into(),
            role: role.into(),
            age: age.into(),
            ..PersonForm::default()
        }
    }

    #[test]
    fn an_empty_form_answers_nothing() {
        assert_eq!(read_facts(ConcernForm::default()), (Vec::new(), Vec::new()));
        let unknown = ConcernForm {
            in_danger: "not_known".into(),
            ..ConcernForm::default()
        };
        assert_eq!(read_facts(unknown), (Vec::new(), Vec::new()));
    }

    #[test]
    fn what_the_reporter_said_is_answered() {
        let form = ConcernForm {
            in_danger: "no".into(),
            people: vec![
                named("child", "13"),
                named("suspect", "34"),
                named("witness", "9"),
                PersonForm::default(),
            ],
            ..ConcernForm::default()
        };
        let (facts, _) = read_facts(form);
        let expected = [
            ("immediate_danger", FactAnswer::No),
            ("child_victim", FactAnswer::Yes),
            ("adult_involved", FactAnswer::Yes),
            ("youngest_age", FactAnswer::Age(13)),
        ];
        assert_eq!(facts, expected.map(|(id, answer)| (id.to_owned(), answer)));
    }

    #[test]
    fn the_youngest_age_is_not_guessed_when_one_age_is_missing() {
        let form = ConcernForm {
            people: vec![named("child", "13"), named("suspect", "")],
            ..ConcernForm::default()
        };
        assert!(
            read_facts(form)
                .0
                .iter()
                .all(|(fact, _)| fact != "youngest_age")
        );
    }

    #[test]
    fn what_cannot_be_read_is_named_by_its_field() {
        let form = ConcernForm {
            in_danger: "perhaps".into(),
            people: vec![PersonForm::default(), named("villain", "twelve")],
            ..ConcernForm::default()
        };
        assert_eq!(
            read_facts(form).1,
            ["in_danger", "people.1.role", "people.1.age"]
        );
    }

    #[test]
    fn of_several_people_the_one_with_the_mistake_is_named() {
        let mut faults = Vec::new();
        let form = ConcernForm {
            people: vec![named("child", "13"), named("suspect", "about 40")],
            ..ConcernForm::default()
        };
        read(form, Uuid::nil, &mut faults);
        assert_eq!(
            faults[0].message,
            "Person 2: give the age in whole years, from 0 to 120, or leave it empty."
        );
    }
}
