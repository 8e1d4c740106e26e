//! One directive in every procedure: how strongly, by when, and the rules, steps and clauses behind each.

use askama::Template;
use axum::extract::Path;
use office::ComparedDirective;

use crate::frame::Frame;
use crate::respond::{Answer, page};
use crate::visitor::Visit;

#[derive(Template)]
#[template(path = "procedure/compared.html")]
struct ComparedPage {
    frame: Frame,
    compared: ComparedDirective,
}

pub(crate) async fn get(visit: Visit, Path(directive): Path<String>) -> Answer {
    let compared = visit.office.compared(&directive)?;
    page(&ComparedPage {
        frame: visit.frame,
        compared,
    })
}
