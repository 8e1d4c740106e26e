//! The confirmation: what happens next, who will see it, what the reporter must and must not do, whom to ring if nothing is heard.

use askama::Template;
use axum::extract::Path;
use office::{ContactView, Recorded};

use crate::frame::Frame;
use crate::respond::{Answer, page};
use crate::visitor::Visit;

#[derive(Template)]
#[template(path = "concern_sent.html")]
struct SentPage {
    frame: Frame,
    recorded: Recorded,
    /// Whom to tell where nobody here can see it.
    outside: Vec<ContactView>,
    /// Whether words that were not sent are still kept.
    draft: bool,
}

pub(crate) async fn get(visit: Visit, Path(reference): Path<String>) -> Answer {
    let recorded = visit
        .office
        .acknowledgement(&visit.visitor, &reference)
        .await?;
    let draft = visit.office.draft(&visit.visitor).await?.is_some();
    page(&SentPage {
        outside: visit.office.contacts_outside(),
        frame: visit.frame,
        recorded,
        draft,
    })
}

#[derive(Template)]
#[template(path = "concern_sent_shut_out.html")]
struct ShutOutPage {
    frame: Frame,
    contacts: Vec<ContactView>,
    draft: bool,
}

/// For a sender who is kept from what they sent. No case is looked up: whoever sits at the account later opens the same page whether
/// or not there is one, and learns nothing.
pub(crate) async fn get_shut_out(visit: Visit) -> Answer {
    let draft = visit.office.draft(&visit.visitor).await?.is_some();
    page(&ShutOutPage {
        contacts: visit.office.contacts_outside(),
        frame: visit.frame,
        draft,
    })
}

#[cfg(test)]
mod tests {
    use crate::trial::{Browser, Page, Trial};

    const SHUT_OUT: &str = "/concerns/sent";

    /// The third page of a concern that names this person as suspect, read back and not sent yet.
    async fn read_back(reporter: &Browser, suspect: &str) -> Page {
        let said = [
            ("what_happened", "Messages to a pupil at night"),
            ("in_danger", "no"),
        ];
        let page = reporter.open("/concern").await;
        page.send("/concern", &said).await.leads_to("/concern/who");
        let who = [("people.0.name", suspect), ("people.0.role", "suspect")];
        let page = reporter.open("/concern/who").await;
        page.send("/concern/who", &who)
            .await
            .leads_to("/concern/check");
        reporter.open("/concern/check").await.is(200)
    }

    async fn sent(check: &Page) -> Page {
        check.send("/concern/check", &[("declared", "yes")]).await
    }

    /// What a page says, without what is around it.
    fn content(page: &Page) -> &str {
        let (_, main) = page.body.split_once("<main").unwrap();
        main.split_once("</main>").unwrap().0
    }

    /// The reference of the one case that there is, from the list of whoever may see it.
    async fn only_case(lead: &Browser) -> String {
        let list = lead.open("/cases").await.is(200);
        let (_, rest) = list.body.split_once("href=\"/cases/WP-").unwrap();
        format!("WP-{}", rest.split(['"', '/']).next().unwrap())
    }

    #[tokio::test]
    async fn given_reporters_who_name_themselves_when_they_send_then_they_are_told_so_and_shown_nothing_of_it()
     {
        for name in ["Robin Teacher", "Mr Teacher"] {
            let trial = Trial::new().await;
            let reporter = trial.signed_in("reporter").await;
            let check = read_back(&reporter, name).await;
            let first = sent(&check).await.leads_to(SHUT_OUT);
            assert_eq!(first.location(), SHUT_OUT);
            let told = first.follow().await.is(200);
            let told = told
                .says("Your concern is sent")
                .says("Ring 999")
                .says("What happens next")
                .says("speak to your safeguarding lead")
                .does_not_say("WP-")
                .does_not_say("Messages to a pupil")
                .does_not_say("still kept");
            let second = sent(&check).await;
            assert_eq!(second.location(), SHUT_OUT);
            assert_eq!(content(&second.follow().await), content(&told));
            let reference = only_case(&trial.signed_in("lead").await).await;
            for path in ["", "/sent"] {
                let path = format!("/concerns/{reference}{path}");
                reporter.open(&path).await.is(404);
            }
            reporter
                .open("/concerns")
                .await
                .says("You have not sent a concern yet.");
        }
    }

    #[tokio::test]
    async fn given_nobody_who_sent_anything_when_the_page_of_those_shut_out_is_opened_then_it_says_the_same()
     {
        let trial = Trial::new().await;
        let reporter = trial.signed_in("reporter").await;
        let before = reporter.open(SHUT_OUT).await.is(200);
        let check = read_back(&reporter, "Robin Teacher").await;
        let told = sent(&check).await.follow().await;
        assert_eq!(content(&before), content(&told));
        let lead = trial.signed_in("lead").await;
        assert_eq!(content(&lead.open(SHUT_OUT).await), content(&told));
        trial.browser().open(SHUT_OUT).await.leads_to("/sign-in");
    }

    #[tokio::test]
    async fn given_a_concern_that_nobody_here_can_see_when_it_is_sent_then_whom_to_tell_outside_stands_first()
     {
        let trial = Trial::new().await;
        let reporter = trial.signed_in("reporter").await;
        let check = read_back(&reporter, "Sam Lead").await;
        let confirmed = sent(&check).await;
        let own = confirmed.location().trim_end_matches("/sent").to_owned();
        for path in [confirmed.location(), &own] {
            let page = reporter.open(path).await.is(200);
            let page = page
                .says("Nobody in Waypost can see this concern")
                .says("Ring the Local Authority Designated Officer (LADO).")
                .says("Local authority children&#39;s social care")
                .says("as printed in February 2017: check before use")
                .says("href=\"/contacts\"")
                .does_not_say("Safe Schools")
                .does_not_say("Nothing more for now")
                .does_not_say("tell those who see this concern")
                .does_not_say("say so to those who see it");
            let first = page.body.find("Nobody in Waypost").unwrap();
            assert!(first < page.body.find("What you do now").unwrap(), "{path}");
        }
    }

    #[tokio::test]
    async fn given_somebody_who_sees_it_when_it_is_sent_then_nobody_is_led_outside() {
        let trial = Trial::new().await;
        let reporter = trial.signed_in("reporter").await;
        let check = read_back(&reporter, "Somebody Else").await;
        let told = sent(&check).await.follow().await.is(200);
        told.says("Sam Lead (Safeguarding lead) can read what you have sent")
            .says("Nothing more for now")
            .does_not_say("Nobody in Waypost")
            .does_not_say("(LADO)");
    }

    #[tokio::test]
    async fn given_other_words_kept_in_a_second_tab_when_the_first_sends_then_they_stay_and_it_says_so()
     {
        for suspect in ["Somebody Else", "Robin Teacher"] {
            let trial = Trial::new().await;
            let reporter = trial.signed_in("reporter").await;
            let check = read_back(&reporter, suspect).await;
            let tab = reporter.open("/concern").await;
            let other = [("what_happened", "And then he rang her"), ("later", "yes")];
            tab.send("/concern", &other).await.leads_to("/");
            for _ in 0..2 {
                let confirmed = sent(&check).await;
                assert!(!confirmed.location().contains('?'));
                let told = confirmed.follow().await.is(200);
                told.says("A draft with other words is still kept. It has not been sent.")
                    .says("href=\"/concern\">Read the draft")
                    .does_not_say("And then he rang her");
                reporter
                    .open("/concern")
                    .await
                    .says("And then he rang her")
                    .says("It has not been sent yet");
            }
        }
    }

    #[tokio::test]
    async fn given_a_concern_sent_and_a_new_one_begun_when_it_is_sent_again_then_no_draft_goes_or_comes_back()
     {
        let trial = Trial::new().await;
        let reporter = trial.signed_in("reporter").await;
        let check = read_back(&reporter, "Somebody Else").await;
        let told = sent(&check).await.follow().await;
        told.does_not_say("still kept");
        sent(&check).await.follow().await.does_not_say("still kept");
        reporter
            .open("/concern")
            .await
            .does_not_say("Messages to a pupil")
            .send("/concern", &[("what_happened", "Something new")])
            .await
            .leads_to("/concern/who");
        sent(&check).await.follow().await.says("still kept");
        reporter.open("/concern").await.says("Something new");
    }
}
