//! A line of the plan will not be done: the reason, and who agrees. It stays in view.

use askama::Template;
use axum::extract::Path;
use office::{DepartForm, PlanLine};

use crate::case_head::CaseHead;
use crate::form::{Errors, Form};
use crate::frame::Frame;
use crate::line_page::line;
use crate::problem::Problem;
use crate::respond::{Answer, again, page, refusals, saying};
use crate::visitor::Visit;

#[derive(Template)]
#[template(path = "case/departing.html")]
struct DepartPage {
    frame: Frame,
    head: CaseHead,
    line: PlanLine,
    errors: Errors,
    typed: DepartForm,
}

pub(crate) async fn get(
    visit: Visit,
    Path((reference, directive)): Path<(String, String)>,
) -> Answer {
    let typed = DepartForm {
        directive,
        ..DepartForm::default()
    };
    page(&depart_page(visit, &reference, Errors::none(), typed).await?)
}

pub(crate) async fn post(
    visit: Visit,
    Path((reference, directive)): Path<(String, String)>,
    form: Form,
) -> Answer {
    let typed = DepartForm {
        directive,
        reason: form.text("reason"),
        agreed_by: form.text("agreed_by"),
    };
    let (version, command) = (form.version()?, form.command()?);
    let sent = visit
        .office
        .depart(&visit.visitor, &reference, version, command, typed.clone())
        .await;
    match refusals(sent)? {
        Ok(()) => saying(format!("/cases/{reference}/plan"), "departed-saved"),
        Err(errors) => again(&depart_page(visit, &reference, errors, typed).await?),
    }
}

async fn depart_page(
    visit: Visit,
    reference: &str,
    errors: Errors,
    typed: DepartForm,
) -> Result<DepartPage, Problem> {
    let (head, line) = line(&visit, reference, &typed.directive).await?;
    Ok(DepartPage {
        frame: visit.frame,
        head,
        line,
        errors,
        typed,
    })
}
