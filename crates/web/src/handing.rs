//! A line of the plan is handed to somebody. It stays on the plan until it is done.

use askama::Template;
use axum::extract::Path;
use office::{HandForm, PlanLine};

use crate::case_head::CaseHead;
use crate::form::{Errors, Form};
use crate::frame::Frame;
use crate::line_page::line_to_do;
use crate::problem::Problem;
use crate::respond::{Answer, again, page, refusals, saying};
use crate::visitor::Visit;

#[derive(Template)]
#[template(path = "case/handing.html")]
struct HandPage {
    frame: Frame,
    head: CaseHead,
    line: PlanLine,
    errors: Errors,
    typed: HandForm,
}

pub(crate) async fn get(
    visit: Visit,
    Path((reference, directive)): Path<(String, String)>,
) -> Answer {
    let typed = HandForm {
        directive,
        ..HandForm::default()
    };
    page(&hand_page(visit, &reference, Errors::none(), typed).await?)
}

pub(crate) async fn post(
    visit: Visit,
    Path((reference, directive)): Path<(String, String)>,
    form: Form,
) -> Answer {
    let typed = HandForm {
        directive,
        to: form.text("to"),
    };
    let (version, command) = (form.version()?, form.command()?);
    let sent = visit
        .office
        .hand(&visit.visitor, &reference, version, command, typed.clone())
        .await;
    match refusals(sent)? {
        Ok(()) => saying(format!("/cases/{reference}/plan"), "handed-saved"),
        Err(errors) => again(&hand_page(visit, &reference, errors, typed).await?),
    }
}

async fn hand_page(
    visit: Visit,
    reference: &str,
    errors: Errors,
    typed: HandForm,
) -> Result<HandPage, Problem> {
    let (head, line) = line_to_do(&visit, reference, &typed.directive).await?;
    Ok(HandPage {
        frame: visit.frame,
        head,
        line,
        errors,
        typed,
    })
}
