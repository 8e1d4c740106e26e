//! A report of the demo, put together from a story and from chance.

use casework::command::Report;
use casework::{Answer, FactAnswer, Person, PersonRole};
use jiff::Timestamp;
use uuid::Uuid;

use super::chance::Chance;
use super::names::{APPS, FIRST, LAST, PLACES, WHEN};
use super::stories::{Other, Story};

const HOW: &[&str] = &[
    "The pupil told me.",
    "A friend of the pupil came to me.",
    "A parent rang the school.",
    "I overheard it and asked.",
    "A colleague noticed it.",
    "The pupil wrote it in a worry-box note.",
];
const DEVICES: &[&str] = &[
    "the pupil’s own phone, which the pupil has kept",
    "a tablet at home",
    "a school laptop, put away in the office",
    "an account that the pupil can still open",
    "Not known yet",
    "a games console at home",
];
const DONE: &[&str] = &[
    "Listened, wrote it down and said whom I would tell.",
    "Stayed with the pupil until the next lesson.",
    "Nothing yet, I came straight here.",
    "Asked the pupil to keep everything as it is.",
];

/// Everything about it that chance decides.
pub(super) fn invented(
    chance: &Chance,
    story: &Story,
    reference: String,
    danger: Answer,
    at: Timestamp,
) -> Report {
    let (pupil, other) = (name(chance), name(chance));
    let age = u8::try_from(chance.between(11, 16)).unwrap_or(13);
    let told = chance.one_of(story.told);
    let (app, place) = (*chance.one_of(APPS), *chance.one_of(PLACES));
    let what_happened = told
        .replace("{pupil}", &pupil)
        .replace("{other}", &other)
        .replace("{app}", app)
        .replace("{place}", place);
    let people = people(chance, story, (pupil, age), other, at);
    let facts = facts(&people, danger);
    Report {
        reference,
        what_happened,
        still_going_on: match danger {
            Answer::Yes => Answer::Yes,
            _ => *chance.one_of(&[Answer::Yes, Answer::No, Answer::NotKnown]),
        },
        in_danger: danger,
        when_it_happened: (*chance.one_of(WHEN)).to_owned(),
        how_it_came_to_light: (*chance.one_of(HOW)).to_owned(),
        people,
        devices: (*chance.one_of(DEVICES)).to_owned(),
        done_so_far: (*chance.one_of(DONE)).to_owned(),
        setting: Some("school".to_owned()),
        facts,
        procedure: String::new(),
        procedure_version: String::new(),
        declared: true,
    }
}

fn people(
    chance: &Chance,
    story: &Story,
    (pupil, age): (String, u8),
    other: String,
    at: Timestamp,
) -> Vec<Person> {
    let mut people = vec![person(chance.id(at), pupil, PersonRole::Child, Some(age))];
    match story.other {
        Other::Pupil => {
            let near = u8::try_from(chance.between(-1, 1) + i64::from(age)).unwrap_or(age);
            people.push(person(
                chance.id(at),
                other,
                PersonRole::AllegedToHaveCausedHarm,
                Some(near),
            ));
        }
        Other::Adult => people.push(person(
            chance.id(at),
            String::new(),
            PersonRole::Suspect,
            None,
        )),
        Other::Nobody => {}
    }
    if chance.percent(40) {
        people.push(person(
            chance.id(at),
            name(chance),
            PersonRole::Witness,
            None,
        ));
    }
    people
}

fn facts(people: &[Person], danger: Answer) -> Vec<(String, FactAnswer)> {
    let in_danger = match danger {
        Answer::Yes => FactAnswer::Yes,
        Answer::No => FactAnswer::No,
        Answer::NotKnown => FactAnswer::NotKnown,
    };
    let mut facts = vec![
        ("immediate_danger".to_owned(), in_danger),
        ("child_victim".to_owned(), FactAnswer::Yes),
        (
            "setting".to_owned(),
            FactAnswer::Setting("school".to_owned()),
        ),
    ];
    let involved = people
        .iter()
        .filter(|person| person.role != PersonRole::Witness);
    let ages: Option<Vec<u8>> = involved.map(|person| person.age).collect();
    let youngest = ages.and_then(|ages| ages.into_iter().min());
    facts.extend(youngest.map(|age| ("youngest_age".to_owned(), FactAnswer::Age(age))));
    facts
}

pub(super) fn name(chance: &Chance) -> String {
    format!("{} {}", chance.one_of(FIRST), chance.one_of(LAST))
}

fn person(id: Uuid, name: String, role: PersonRole, age: Option<u8>) -> Person {
    let note = if name.is_empty() {
        "not known by name yet".to_owned()
    } else {
        String::new()
    };
    let organisation = if role == PersonRole::Suspect {
        ""
    } else {
        "Harbour View School"
    };
    Person {
        id,
        name,
        role,
        age,
        organisation: organisation.to_owned(),
        note,
    }
}
