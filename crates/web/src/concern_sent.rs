//! The confirmation: what happens next, who will see it, what the reporter must and must not do, whom to ring if nothing is heard.

use askama::Template;
use axum::extract::Path;
use office::Recorded;

use crate::frame::Frame;
use crate::respond::{Answer, page};
use crate::visitor::Visit;

#[derive(Template)]
#[template(path = "concern_sent.html")]
struct SentPage {
    frame: Frame,
    recorded: Recorded,
}

pub(crate) async fn get(visit: Visit, Path(reference): Path<String>) -> Answer {
    let recorded = visit
        .office
        .acknowledgement(&visit.visitor, &reference)
        .await?;
    page(&SentPage {
        frame: visit.frame,
        recorded,
    })
}
