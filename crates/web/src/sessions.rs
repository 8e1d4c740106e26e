//! Where you are signed in, and ending any of it.

use askama::Template;
use office::{SessionId, SessionView};

use crate::form::Form;
use crate::frame::Frame;
use crate::problem::Problem;
use crate::respond::{Answer, page, saying};
use crate::visitor::Visit;

#[derive(Template)]
#[template(path = "sessions.html")]
struct SessionsPage {
    frame: Frame,
    sessions: Vec<SessionView>,
}

pub(crate) async fn get(visit: Visit) -> Answer {
    let sessions = visit.office.sessions(&visit.visitor).await?;
    page(&SessionsPage {
        frame: visit.frame,
        sessions,
    })
}

pub(crate) async fn end(visit: Visit, form: Form) -> Answer {
    let session: SessionId = form.text("session").parse().map_err(|_| Problem::BadForm)?;
    visit.office.end_session(&visit.visitor, session).await?;
    saying("/sessions", "session-ended")
}

#[cfg(test)]
mod tests {
    use crate::trial::Trial;

    #[tokio::test]
    async fn a_session_elsewhere_can_be_ended() {
        let trial = Trial::new().await;
        let (phone, desk) = (
            trial.signed_in("reporter").await,
            trial.signed_in("reporter").await,
        );
        let page = desk.open("/sessions").await.is(200).says("This one");
        page.send("/sessions/end", &[])
            .await
            .leads_to("/sessions")
            .follow()
            .await
            .says("That session has ended.");
        phone.open("/").await.leads_to("/sign-in");
        desk.open("/").await.is(200);
    }

    #[tokio::test]
    async fn nobody_ends_the_session_of_somebody_else() {
        let trial = Trial::new().await;
        let (reporter, lead) = (
            trial.signed_in("reporter").await,
            trial.signed_in("lead").await,
        );
        trial.signed_in("reporter").await;
        let theirs = reporter.open("/sessions").await.hidden("/sessions/end")["session"].clone();
        trial.signed_in("lead").await;
        let token = lead.open("/sessions").await.hidden("/sessions/end")["token"].clone();
        lead.post("/sessions/end", &[("token", &token), ("session", &theirs)])
            .await
            .is(404);
        lead.post("/sessions/end", &[("token", &token), ("session", "x")])
            .await
            .is(400);
    }
}
