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
