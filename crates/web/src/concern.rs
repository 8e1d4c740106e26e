//! Recording a concern, page 1 of 3: what happened, in the reporter's words; is it still going on; is anyone in danger now.

use askama::Template;
use office::ConcernForm;

use crate::form::{Errors, Form};
use crate::frame::Frame;
use crate::respond::{Answer, again, page, saying, to};
use crate::shown::Choice;
use crate::visitor::Visit;

/// What this page asks for.
pub(crate) const FIELDS: [&str; 3] = ["what_happened", "still_going_on", "in_danger"];

#[derive(Template)]
#[template(path = "concern.html")]
struct ConcernPage {
    frame: Frame,
    errors: Errors,
    concern: ConcernForm,
    /// Whether something was kept from an earlier time.
    kept: bool,
    answers: Vec<Choice>,
}

impl ConcernPage {
    fn new(frame: Frame, errors: Errors, concern: ConcernForm) -> Self {
        let kept = concern != ConcernForm::default();
        Self {
            frame,
            errors,
            concern,
            kept,
            answers: Choice::answers(),
        }
    }
}

pub(crate) async fn get(visit: Visit) -> Answer {
    let draft = visit
        .office
        .draft(&visit.visitor)
        .await?
        .unwrap_or_default();
    page(&ConcernPage::new(visit.frame, Errors::none(), draft))
}

/// What was typed is kept before anything is said about it.
pub(crate) async fn post(visit: Visit, form: Form) -> Answer {
    let mut concern = visit
        .office
        .draft(&visit.visitor)
        .await?
        .unwrap_or_default();
    concern.what_happened = form.text("what_happened");
    concern.still_going_on = form.text("still_going_on");
    concern.in_danger = form.text("in_danger");
    visit.office.save_draft(&visit.visitor, &concern).await?;
    if form.has("later") {
        return saying("/", "draft-saved");
    }
    let errors = mistakes(&visit, &concern);
    if !errors.is_empty() {
        return again(&ConcernPage::new(visit.frame, errors, concern));
    }
    to("/concern/who")
}

/// What is wrong on this page; what is not on it yet is not missed.
fn mistakes(visit: &Visit, concern: &ConcernForm) -> Errors {
    if concern.what_happened.is_empty() {
        return Errors::one(
            "what_happened",
            "Say what happened, in your own words. A few words are enough",
        );
    }
    let mut faults = visit.office.faults_of(&visit.visitor, concern);
    faults.retain(|fault| FIELDS.contains(&fault.field.as_str()));
    Errors::from(faults)
}

/// Throws the draft away, once the person has said that they are sure.
pub(crate) async fn discard(visit: Visit, form: Form) -> Answer {
    if !form.has("sure") {
        let draft = visit
            .office
            .draft(&visit.visitor)
            .await?
            .unwrap_or_default();
        let errors = Errors::one("sure", "Tick the box if the draft is to be thrown away");
        return again(&ConcernPage::new(visit.frame, errors, draft));
    }
    visit.office.discard_draft(&visit.visitor).await?;
    saying("/", "draft-discarded")
}

#[cfg(test)]
mod tests {
    use crate::trial::Trial;

    #[tokio::test]
    async fn what_matters_first_stands_first() {
        let trial = Trial::new().await;
        let page = trial
            .signed_in("reporter")
            .await
            .open("/concern")
            .await
            .is(200);
        let page = page
            .says("Ring 999")
            .says("Do not open, copy, send or delete any image")
            .does_not_say("type=\"file\"");
        assert!(page.body.find("Ring 999") < page.body.find("<textarea"));
    }

    #[tokio::test]
    async fn an_empty_page_comes_back_with_its_answers() {
        let trial = Trial::new().await;
        let page = trial.signed_in("reporter").await.open("/concern").await;
        let back = page
            .send(
                "/concern",
                &[("what_happened", "  "), ("in_danger", "not_known")],
            )
            .await
            .is(422);
        back.says("href=\"#what_happened\"")
            .says("value=\"not_known\" checked");
    }

    #[tokio::test]
    async fn a_story_that_is_too_long_is_told_at_once_and_kept() {
        let trial = Trial::new().await;
        let reporter = trial.signed_in("reporter").await;
        let page = reporter.open("/concern").await;
        let story = "A pupil said something. ".repeat(900);
        let back = page.send("/concern", &[("what_happened", &story)]).await;
        back.is(422)
            .says("Shorten “What happened” to 20000 characters or fewer.")
            .says(story.trim());
        reporter.open("/concern").await.says(story.trim());
    }

    #[tokio::test]
    async fn a_draft_outlives_signing_out() {
        let trial = Trial::new().await;
        let reporter = trial.signed_in("reporter").await;
        let page = reporter.open("/concern").await;
        let home = page
            .send(
                "/concern",
                &[("what_happened", "Half a sentence"), ("later", "yes")],
            )
            .await
            .leads_to("/")
            .follow()
            .await;
        home.says("Your draft is kept")
            .send("/sign-out", &[])
            .await
            .leads_to("/sign-in");
        trial
            .signed_in("reporter")
            .await
            .open("/concern")
            .await
            .says("Half a sentence");
        trial
            .signed_in("lead")
            .await
            .open("/concern")
            .await
            .does_not_say("Half a sentence");
    }

    #[tokio::test]
    async fn a_draft_is_thrown_away_only_when_one_is_sure() {
        let trial = Trial::new().await;
        let reporter = trial.signed_in("reporter").await;
        reporter
            .open("/concern")
            .await
            .send("/concern", &[("what_happened", "Half a sentence")])
            .await
            .leads_to("/concern/who");
        let page = reporter.open("/concern").await;
        page.send("/concern/discard", &[])
            .await
            .is(422)
            .says("Half a sentence");
        page.send("/concern/discard", &[("sure", "yes")])
            .await
            .leads_to("/");
        reporter
            .open("/concern")
            .await
            .does_not_say("Half a sentence");
    }
}
