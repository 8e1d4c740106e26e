//! Recording a concern, page 3 of 3: read it back, declare, send. Sent twice, it is recorded once.

use askama::Template;
use office::{ConcernForm, PersonForm};

use crate::form::{Errors, Form};
use crate::frame::Frame;
use crate::respond::{Answer, again, page, refusals, to};
use crate::shown::Fact;
use crate::told::{named, said};
use crate::visitor::Visit;

#[derive(Template)]
#[template(path = "concern_check.html")]
struct CheckPage {
    frame: Frame,
    errors: Errors,
    in_danger: bool,
    facts: Vec<Fact>,
    people: Vec<Vec<Fact>>,
}

impl CheckPage {
    fn new(frame: Frame, errors: Errors, concern: &ConcernForm) -> Self {
        let people = named(&concern.people);
        Self {
            frame,
            errors,
            in_danger: concern.in_danger == "yes",
            facts: facts(concern),
            people: people.iter().map(person).collect(),
        }
    }
}

fn facts(concern: &ConcernForm) -> Vec<Fact> {
    [
        (
            "What happened",
            &concern.what_happened,
            "/concern#what_happened",
        ),
        (
            "Is it still going on?",
            &concern.still_going_on,
            "/concern#still_going_on",
        ),
        (
            "Is anyone in danger now?",
            &concern.in_danger,
            "/concern#in_danger",
        ),
        (
            "When it happened",
            &concern.when_it_happened,
            "/concern/who#when_it_happened",
        ),
        (
            "How you came to know",
            &concern.how_it_came_to_light,
            "/concern/who#how_it_came_to_light",
        ),
        (
            "Devices, apps and accounts",
            &concern.devices,
            "/concern/who#devices",
        ),
        (
            "Done so far",
            &concern.done_so_far,
            "/concern/who#done_so_far",
        ),
    ]
    .map(|(key, value, address)| Fact::new(key, said(value)).changed_at(address))
    .to_vec()
}

fn person(person: &PersonForm) -> Vec<Fact> {
    let role = office::person_roles()
        .into_iter()
        .find(|role| role.value == person.role)
        .map(|role| role.label);
    vec![
        Fact::new("Name", said(&person.name)),
        Fact::new(
            "Who they are in this",
            role.unwrap_or_else(|| "Not known".to_owned()),
        ),
        Fact::new("Age", said(&person.age)),
        Fact::new("School, class or place of work", said(&person.organisation)),
        Fact::new("Anything else", said(&person.note)),
    ]
}

pub(crate) async fn get(visit: Visit) -> Answer {
    let draft = visit
        .office
        .draft(&visit.visitor)
        .await?
        .unwrap_or_default();
    if draft.what_happened.is_empty() {
        return to("/concern");
    }
    page(&CheckPage::new(visit.frame, Errors::none(), &draft))
}

/// When the draft has gone, the concern was sent already: the same command leads to the same confirmation.
pub(crate) async fn post(visit: Visit, form: Form) -> Answer {
    let draft = visit.office.draft(&visit.visitor).await?;
    let gone = draft.is_none();
    let mut concern = draft.unwrap_or_default();
    concern.people = named(&concern.people);
    concern.declared = form.has("declared");
    let recorded = visit
        .office
        .record_concern(&visit.visitor, form.command()?, concern.clone())
        .await;
    match refusals(recorded)? {
        Ok(recorded) => to(format!("/concerns/{}/sent", recorded.reference)),
        Err(_) if gone => to("/concerns"),
        Err(errors) => again(&CheckPage::new(visit.frame, errors, &concern)),
    }
}
