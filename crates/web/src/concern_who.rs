//! Recording a concern, page 2 of 3: who, when, how it came to light, devices and accounts, what has been done.

use askama::Template;
use office::ConcernForm;

use crate::concern::FIELDS;
use crate::form::{Errors, Form};
use crate::frame::Frame;
use crate::respond::{Answer, again, page, saying, to};
use crate::shown::Choice;
use crate::told::{self, Told};
use crate::visitor::Visit;

/// The fields that are answered in words or by their box.
const IN_WORDS: [&str; 4] = [
    "when_it_happened",
    "how_it_came_to_light",
    "devices",
    "done_so_far",
];

#[derive(Template)]
#[template(path = "concern_who.html")]
struct WhoPage {
    frame: Frame,
    errors: Errors,
    in_danger: bool,
    people: Vec<PersonFields>,
    roles: Vec<Choice>,
    when: Told,
    how: Told,
    devices: Told,
    done: Told,
}

/// One person's fields, as they were typed.
struct PersonFields {
    /// Such as `people.0`: each field's name begins with it.
    prefix: String,
    number: usize,
    name: String,
    role: String,
    age: String,
    organisation: String,
    note: String,
}

impl WhoPage {
    fn new(frame: Frame, errors: Errors, concern: &ConcernForm) -> Self {
        let none = [office::PersonForm::default()];
        let people = if concern.people.is_empty() {
            &none[..]
        } else {
            &concern.people
        };
        Self {
            frame,
            errors,
            in_danger: concern.in_danger == "yes",
            people: people
                .iter()
                .enumerate()
                .map(|(index, person)| PersonFields::new(index, person))
                .collect(),
            roles: roles(),
            when: Told::new(&concern.when_it_happened),
            how: Told::new(&concern.how_it_came_to_light),
            devices: Told::new(&concern.devices),
            done: Told::new(&concern.done_so_far),
        }
    }

    /// As it was sent: words and boxes, also where they do not go together.
    fn again(frame: Frame, errors: Errors, concern: &ConcernForm, form: &Form) -> Self {
        let mut page = Self::new(frame, errors, concern);
        let fields = [
            &mut page.when,
            &mut page.how,
            &mut page.devices,
            &mut page.done,
        ];
        for (told, name) in fields.into_iter().zip(IN_WORDS) {
            told.not_known |= told::is_ticked(form, name);
        }
        page
    }
}

impl PersonFields {
    fn new(index: usize, person: &office::PersonForm) -> Self {
        Self {
            prefix: format!("people.{index}"),
            number: index + 1,
            name: person.name.clone(),
            role: person.role.clone(),
            age: told::typed(&person.age),
            organisation: person.organisation.clone(),
            note: person.note.clone(),
        }
    }
}

/// "Not known yet" comes first: it is what is chosen when nothing is.
fn roles() -> Vec<Choice> {
    let known = office::person_roles()
        .into_iter()
        .filter(|role| role.value != "unknown")
        .map(Choice::from);
    std::iter::once(Choice::new("", "Not known yet"))
        .chain(known)
        .collect()
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
    page(&WhoPage::new(visit.frame, Errors::none(), &draft))
}

/// What is wrong on this page: neither on the one before, nor what only the next one asks.
fn mistakes(visit: &Visit, concern: &ConcernForm, both: Errors) -> Errors {
    let mut errors = told::wrong_ages(&concern.people);
    errors.0.extend(both.0);
    for fault in visit.office.faults_of(&visit.visitor, concern) {
        let elsewhere = fault.field == "declared" || FIELDS.contains(&fault.field.as_str());
        if !elsewhere && errors.on(&fault.field).is_none() {
            errors.add(fault.field, fault.message);
        }
    }
    errors
}

/// Kept first; then another person is added, one is taken away, or the next page comes.
pub(crate) async fn post(visit: Visit, form: Form) -> Answer {
    let mut concern = visit
        .office
        .draft(&visit.visitor)
        .await?
        .unwrap_or_default();
    concern.people = told::people(&form);
    concern.when_it_happened = told::read(&form, "when_it_happened");
    concern.how_it_came_to_light = told::read(&form, "how_it_came_to_light");
    concern.devices = told::read(&form, "devices");
    concern.done_so_far = told::read(&form, "done_so_far");
    let mut next = "/concern/check".to_owned();
    if form.has("add") {
        concern.people.push(office::PersonForm::default());
        next = format!("/concern/who#person-{}", concern.people.len());
    }
    if let Some(index) = form
        .text("remove")
        .parse::<usize>()
        .ok()
        .filter(|index| *index < concern.people.len())
    {
        concern.people.remove(index);
        "/concern/who#people".clone_into(&mut next);
    }
    visit.office.save_draft(&visit.visitor, &concern).await?;
    // A draft has no room for both, so they come back whichever button was pressed.
    let both = told::both(&form, &IN_WORDS);
    let has_both = !both.is_empty();
    if form.has("later") && !has_both {
        return saying("/", "draft-saved");
    }
    let errors = mistakes(&visit, &concern, both);
    if has_both || next == "/concern/check" && !errors.is_empty() {
        return again(&WhoPage::again(visit.frame, errors, &concern, &form));
    }
    to(next)
}

#[cfg(test)]
mod tests {
    use crate::trial::{Browser, Trial};

    async fn begun(trial: &Trial) -> Browser {
        let reporter = trial.signed_in("reporter").await;
        let page = reporter.open("/concern").await;
        page.send(
            "/concern",
            &[("what_happened", "Something"), ("in_danger", "yes")],
        )
        .await
        .leads_to("/concern/who");
        reporter
    }

    #[tokio::test]
    async fn danger_is_spoken_of_again() {
        let trial = Trial::new().await;
        begun(&trial)
            .await
            .open("/concern/who")
            .await
            .says("Ring 999 before you go on");
    }

    #[tokio::test]
    async fn another_person_is_added_and_taken_away_without_a_script() {
        let trial = Trial::new().await;
        let reporter = begun(&trial).await;
        let page = reporter.open("/concern/who").await.does_not_say("Person 2");
        let two = page
            .send(
                "/concern/who",
                &[
                    ("people.0.name", "Ann Example"),
                    ("people.0.role", ""),
                    ("add", "person"),
                ],
            )
            .await;
        let two = two
            .leads_to("/concern/who#person-2")
            .follow()
            .await
            .says("Person 2")
            .says("Ann Example");
        let typed = [
            ("people.0.name", "Ann Example"),
            ("people.1.name", "Bob Example"),
            ("remove", "0"),
        ];
        let one = two.send("/concern/who", &typed).await.follow().await;
        one.says("Bob Example")
            .does_not_say("Ann Example")
            .does_not_say("Person 2");
    }

    #[tokio::test]
    async fn not_known_is_an_answer_everywhere() {
        let trial = Trial::new().await;
        let reporter = begun(&trial).await;
        let page = reporter.open("/concern/who").await;
        let typed = [
            ("people.0.name", ""),
            ("people.0.age", "not known"),
            ("devices-not-known", "yes"),
            ("when_it_happened-not-known", "yes"),
        ];
        page.send("/concern/who", &typed)
            .await
            .leads_to("/concern/check")
            .follow()
            .await
            .says("Not known yet")
            .says("Not said");
    }

    #[tokio::test]
    async fn words_and_a_ticked_box_come_back_together_whichever_button_is_pressed() {
        let trial = Trial::new().await;
        let reporter = begun(&trial).await;
        let typed = [
            ("people.0.name", "Ann Example"),
            ("devices", "a phone"),
            ("devices-not-known", "yes"),
            ("done_so_far-not-known", "yes"),
        ];
        for button in [("continue", ""), ("later", "yes"), ("add", "person")] {
            let page = reporter.open("/concern/who").await;
            let sent: Vec<_> = typed.into_iter().chain([button]).collect();
            let ticked = |field: &str| {
                format!(
                    "id=\"{field}-not-known\" name=\"{field}-not-known\" type=\"checkbox\" value=\"yes\" checked"
                )
            };
            let back = page.send("/concern/who", &sent).await.is(422);
            back.says("You typed “a phone” and ticked “Not known yet”. Keep one of them.")
                .says("href=\"#devices\"")
                .says("id=\"devices-error\"")
                .says(">a phone</textarea>")
                .says(&ticked("devices"))
                .says(&ticked("done_so_far"))
                .does_not_say(&ticked("when_it_happened"))
                .says("Ann Example");
        }
        let page = reporter.open("/concern/who").await;
        page.send(
            "/concern/who",
            &[("people.0.name", "Ann Example"), ("devices", "a phone")],
        )
        .await
        .leads_to("/concern/check");
    }

    #[tokio::test]
    async fn what_is_too_long_is_named_with_its_field_and_its_person() {
        let trial = Trial::new().await;
        let page = begun(&trial).await.open("/concern/who").await;
        let (name, devices) = ("n".repeat(201), "d".repeat(4_001));
        let typed = [
            ("people.0.name", ""),
            ("people.1.name", name.as_str()),
            ("devices", devices.as_str()),
        ];
        page.send("/concern/who", &typed)
            .await
            .is(422)
            .says("Shorten “Which devices, apps or accounts?” to 4000 characters")
            .says("href=\"#people.1.name\"")
            .says("Person 2: shorten the name to 200 characters");
    }

    #[tokio::test]
    async fn suspect_and_person_said_to_have_caused_harm_are_told_apart() {
        let trial = Trial::new().await;
        let page = begun(&trial).await.open("/concern/who").await;
        page.says("somebody says that they did it")
            .says("aria-describedby=\"people.0.role-hint\"");
    }

    #[tokio::test]
    async fn an_age_in_words_comes_back_with_everything_else() {
        let trial = Trial::new().await;
        let page = begun(&trial).await.open("/concern/who").await;
        let back = page
            .send(
                "/concern/who",
                &[
                    ("people.0.name", "Ann Example"),
                    ("people.0.age", "about 14"),
                ],
            )
            .await
            .is(422);
        back.says("href=\"#people.0.age\"")
            .says("about 14")
            .says("Ann Example");
    }
}
