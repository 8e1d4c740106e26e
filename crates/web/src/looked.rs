//! Who has looked at a case: everybody who works on it can see who else reads it (S8).

use askama::Template;
use axum::extract::Path;
use office::ReadingView;

use crate::case_head::{CaseHead, Place};
use crate::frame::Frame;
use crate::respond::{Answer, page};
use crate::visitor::Visit;

#[derive(Template)]
#[template(path = "case/looked.html")]
struct LookedPage {
    frame: Frame,
    head: CaseHead,
    readings: Vec<ReadingView>,
}

pub(crate) async fn get(visit: Visit, Path(reference): Path<String>) -> Answer {
    let case = visit.office.case(&visit.visitor, &reference).await?;
    let readings = visit
        .office
        .who_has_looked(&visit.visitor, &reference)
        .await?;
    page(&LookedPage {
        frame: visit.frame,
        head: CaseHead::new(&case, Place::Looked),
        readings,
    })
}
