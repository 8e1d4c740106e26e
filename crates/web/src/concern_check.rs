//! Recording a concern, page 3 of 3: read it back, declare, send. Sent twice, it is recorded once.

use askama::Template;
use office::{ConcernForm, PersonForm};

use crate::form::{Errors, Form};
use crate::frame::Frame;
use crate::respond::{Answer, again, page, refusals, to};
use crate::shown::Fact;
use crate::told::{self, named, said};
use crate::visitor::Visit;

#[derive(Template)]
#[template(path = "concern_check.html")]
struct CheckPage {
    frame: Frame,
    errors: Errors,
    in_danger: bool,
    facts: Vec<Fact>,
    people: Vec<Vec<Fact>>,
    /// Exactly what is read back: that, and nothing later, is what is declared and sent.
    sent: Vec<(String, String)>,
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
            sent: told::fields(concern),
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
            role.unwrap_or_else(|| "Not known yet".to_owned()),
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

/// What is sent is what the page read back, also when the draft has changed since, or has gone because it was sent already: then
/// the same command leads to the same confirmation. Whoever is kept from what they sent is led to an address that names no concern.
pub(crate) async fn post(visit: Visit, form: Form) -> Answer {
    let concern = told::concern(&form);
    let recorded = visit
        .office
        .record_concern(&visit.visitor, form.command()?, concern.clone())
        .await;
    match refusals(recorded)? {
        Ok(Some(recorded)) => to(format!("/concerns/{}/sent", recorded.reference)),
        Ok(None) => to("/concerns/sent"),
        Err(errors) => again(&CheckPage::new(visit.frame, errors, &concern)),
    }
}

#[cfg(test)]
mod tests {
    use crate::trial::{Browser, Trial};

    async fn written(trial: &Trial) -> Browser {
        let reporter = trial.signed_in("reporter").await;
        let page = reporter.open("/concern").await;
        let said = [
            ("what_happened", "A picture is being passed round"),
            ("still_going_on", "yes"),
            ("in_danger", "not_known"),
        ];
        page.send("/concern", &said).await.leads_to("/concern/who");
        let page = reporter.open("/concern/who").await;
        let typed = [
            ("people.0.name", "Zebedee Quill"),
            ("people.0.role", "child"),
            ("people.0.age", "14"),
            ("devices", "his phone"),
        ];
        page.send("/concern/who", &typed)
            .await
            .leads_to("/concern/check");
        reporter
    }

    #[tokio::test]
    async fn what_was_written_is_read_back() {
        let trial = Trial::new().await;
        let page = written(&trial).await.open("/concern/check").await;
        page.says("A picture is being passed round")
            .says("Zebedee Quill")
            .says("his phone")
            .says("href=\"/concern/who#devices\"");
    }

    #[tokio::test]
    async fn nothing_is_sent_undeclared() {
        let trial = Trial::new().await;
        let reporter = written(&trial).await;
        let back = reporter
            .open("/concern/check")
            .await
            .send("/concern/check", &[])
            .await
            .is(422);
        back.says("href=\"#declared\"").says("Zebedee Quill");
        reporter
            .open("/concerns")
            .await
            .says("You have not sent a concern yet.");
    }

    #[tokio::test]
    async fn sent_twice_it_is_recorded_once_and_told_the_same() {
        let trial = Trial::new().await;
        let reporter = written(&trial).await;
        let page = reporter.open("/concern/check").await;
        let first = page.send("/concern/check", &[("declared", "yes")]).await;
        let second = page.send("/concern/check", &[("declared", "yes")]).await;
        assert!(first.location().ends_with("/sent"), "{}", first.body);
        assert_eq!(first.location(), second.location());
        let list = reporter.open("/concerns").await;
        assert_eq!(list.body.matches("scope=\"row\"").count(), 1);
    }

    #[tokio::test]
    async fn the_confirmation_says_what_happens_who_sees_it_and_whom_to_ring() {
        let trial = Trial::new().await;
        let reporter = written(&trial).await;
        let sent = reporter
            .open("/concern/check")
            .await
            .send("/concern/check", &[("declared", "yes")])
            .await
            .follow()
            .await
            .is(200);
        let sent = sent
            .says("Your concern is sent")
            .says("What happens next")
            .says("Who sees it")
            .says("What you must not do");
        assert!(!sent.title().contains("Zebedee"));
        reporter
            .open("/concern")
            .await
            .does_not_say("A picture is being passed round");
    }

    #[tokio::test]
    async fn in_danger_999_stands_on_top_and_nobody_is_told_that_there_is_nothing_more() {
        let trial = Trial::new().await;
        let reporter = written(&trial).await;
        let page = reporter.open("/concern").await;
        let said = [
            ("what_happened", "They are on the roof"),
            ("in_danger", "yes"),
        ];
        page.send("/concern", &said).await.leads_to("/concern/who");
        let check = reporter.open("/concern/check").await;
        let sent = check.send("/concern/check", &[("declared", "yes")]).await;
        let path = sent.location().trim_end_matches("/sent").to_owned();
        for (path, title) in [(sent.location(), "Your concern is sent"), (&path, "<h1")] {
            let page = reporter.open(path).await.is(200);
            let page = page.does_not_say("Nothing more for now");
            let panel = page.body.find("<div class=\"waypost-first\"").unwrap();
            assert!(page.body[panel..].contains("call 999 now"), "{path}");
            assert!(panel < page.body.find(title).unwrap(), "{path}");
            assert_eq!(page.body.matches("call 999 now").count(), 1, "{path}");
        }
    }

    #[tokio::test]
    async fn a_concern_is_seen_by_its_reporter_and_no_colleague() {
        let trial = Trial::new().await;
        let reporter = written(&trial).await;
        let sent = reporter
            .open("/concern/check")
            .await
            .send("/concern/check", &[("declared", "yes")])
            .await;
        let path = sent.location().trim_end_matches("/sent").to_owned();
        let mine = reporter.open(&path).await.is(200).says("Zebedee Quill");
        assert!(!mine.title().contains("Zebedee"));
        trial
            .signed_in("lead")
            .await
            .open(&path)
            .await
            .is(404)
            .does_not_say("Zebedee");
        trial
            .signed_in("administrator")
            .await
            .open(&path)
            .await
            .is(404);
    }
}
