//! A concern is reported: the case begins.

use crate::answer::{Answer, FactAnswer};
use crate::command::Context;
use crate::event::{ConcernReported, Event};
use crate::person::Person;
use crate::refusal::{Checks, LINE, REASON, Refusal, STORY};

/// The report as the reporter gives it.
#[derive(Clone, Debug)]
pub struct Report {
    pub reference: String,
    pub what_happened: String,
    pub still_going_on: Answer,
    pub in_danger: Answer,
    pub when_it_happened: String,
    pub how_it_came_to_light: String,
    pub people: Vec<Person>,
    pub devices: String,
    pub done_so_far: String,
    pub setting: Option<String>,
    /// Only what the reporter said, never guessed.
    pub facts: Vec<(String, FactAnswer)>,
    pub procedure: String,
    pub procedure_version: String,
    /// "This is what I know, as I know it."
    pub declared: bool,
}

/// Most people that a report names; more are added to the case.
const PEOPLE: usize = 30;

/// # Errors
/// A story is needed, and the declaration; "not known" is an answer to everything else.
pub fn report(command: Report, _context: &Context) -> Result<Vec<Event>, Refusal> {
    let mut checks = Checks::default();
    let what_happened = checks.needed(
        "what_happened",
        &command.what_happened,
        STORY,
        "Say what happened, in your own words.",
    );
    let when_it_happened = checks.optional("when_it_happened", &command.when_it_happened, REASON);
    let how_it_came_to_light = checks.optional(
        "how_it_came_to_light",
        &command.how_it_came_to_light,
        REASON,
    );
    let devices = checks.optional("devices", &command.devices, REASON);
    let done_so_far = checks.optional("done_so_far", &command.done_so_far, REASON);
    if command.people.len() > PEOPLE {
        checks.mistake(
            "people",
            format!("Name up to {PEOPLE} people here. More can be added afterwards."),
        );
    }
    for (place, person) in command.people.iter().enumerate() {
        checks.about(Some(place));
        checks.optional("name", &person.name, LINE);
        checks.optional("organisation", &person.organisation, LINE);
        checks.optional("note", &person.note, REASON);
    }
    checks.about(None);
    if !command.declared {
        checks.mistake(
            "declared",
            "Confirm that this is what you know, as you know it.",
        );
    }
    checks.done()?;
    let concern = ConcernReported {
        reference: command.reference,
        what_happened,
        still_going_on: command.still_going_on,
        in_danger: command.in_danger,
        when_it_happened,
        how_it_came_to_light,
        people: command.people,
        devices,
        done_so_far,
        setting: command.setting,
    };
    let chosen = Event::ProcedureChosen {
        procedure: command.procedure,
        version: command.procedure_version,
    };
    Ok(in_order(concern, command.facts, chosen))
}

/// The report, what it answers, and only then the procedure: so that its answers are told apart from the triage's.
fn in_order(
    concern: ConcernReported,
    facts: Vec<(String, FactAnswer)>,
    chosen: Event,
) -> Vec<Event> {
    let answered = facts.into_iter().map(|(fact, answer)| Event::FactAnswered {
        fact,
        answer,
        source: Some("the report".to_owned()),
        reason: None,
    });
    let mut events = vec![Event::ConcernReported(Box::new(concern))];
    events.extend(answered);
    events.push(chosen);
    events
}
