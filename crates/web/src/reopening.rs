//! A line of the plan that was done, departed from or handed over is open again.

use askama::Template;
use axum::extract::Path;
use office::{PlanLine, ReopenForm};

use crate::case_head::CaseHead;
use crate::form::{Errors, Form};
use crate::frame::Frame;
use crate::line_page::line;
use crate::problem::Problem;
use crate::respond::{Answer, again, page, refusals, saying};
use crate::visitor::Visit;

#[derive(Template)]
#[template(path = "case/reopening.html")]
struct ReopenPage {
    frame: Frame,
    head: CaseHead,
    line: PlanLine,
    errors: Errors,
    typed: ReopenForm,
}

pub(crate) async fn get(
    visit: Visit,
    Path((reference, directive)): Path<(String, String)>,
) -> Answer {
    let typed = ReopenForm {
        directive,
        ..ReopenForm::default()
    };
    page(&reopen_page(visit, &reference, Errors::none(), typed).await?)
}

pub(crate) async fn post(
    visit: Visit,
    Path((reference, directive)): Path<(String, String)>,
    form: Form,
) -> Answer {
    let typed = ReopenForm {
        directive,
        reason: form.text("reason"),
    };
    let (version, command) = (form.version()?, form.command()?);
    let sent = visit
        .office
        .reopen_directive(&visit.visitor, &reference, version, command, typed.clone())
        .await;
    match refusals(sent)? {
        Ok(()) => saying(format!("/cases/{reference}/plan"), "reopened"),
        Err(errors) => again(&reopen_page(visit, &reference, errors, typed).await?),
    }
}

async fn reopen_page(
    visit: Visit,
    reference: &str,
    errors: Errors,
    typed: ReopenForm,
) -> Result<ReopenPage, Problem> {
    let (head, line) = line(&visit, reference, &typed.directive).await?;
    if line.done.as_ref().is_some_and(|done| done.by_report) {
        let why = "The report itself did this. If more is to be told or written down, add a note.";
        return Err(Problem::Refused(vec![why.to_owned()]));
    }
    Ok(ReopenPage {
        frame: visit.frame,
        head,
        line,
        errors,
        typed,
    })
}
