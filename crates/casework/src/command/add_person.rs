//! A person is named in the case.

use crate::case::Case;
use crate::command::{Context, open};
use crate::event::Event;
use crate::person::Person;
use crate::refusal::{Checks, LINE, REASON, Refusal};

#[derive(Clone, Debug)]
pub struct AddPerson {
    pub person: Person,
}

/// # Errors
/// Neither a name nor a note that says who is meant; an age over 120; a closed case.
pub fn add_person(
    case: &Case,
    command: AddPerson,
    _context: &Context,
) -> Result<Vec<Event>, Refusal> {
    open(case)?;
    let mut checks = Checks::default();
    let mut person = command.person;
    person.name = checks.optional("name", &person.name, LINE);
    person.organisation = checks.optional("organisation", &person.organisation, LINE);
    person.note = checks.optional("note", &person.note, REASON);
    if person.name.is_empty() && person.note.is_empty() {
        checks.mistake("name", "Give a name, or say in the note who is meant.");
    }
    if person.age.is_some_and(|age| age > 120) {
        checks.mistake("age", "Give the age in whole years, from 0 to 120.");
    }
    checks.done()?;
    Ok(vec![Event::PersonAdded { person }])
}
