//! Closing a case, and opening it again. A case whose duties are open is not closed: each of them is named, with a way to it.

use askama::Template;
use axum::extract::Path;
use office::{CaseView, CloseForm, ReopenCaseForm};

use crate::case_head::{CaseHead, Place};
use crate::form::{Errors, Form};
use crate::frame::Frame;
use crate::problem::Problem;
use crate::respond::{Answer, again, page, refusals, saying};
use crate::visitor::Visit;

#[derive(Template)]
#[template(path = "case/close.html")]
struct ClosePage {
    frame: Frame,
    head: CaseHead,
    errors: Errors,
    /// How many lines of the plan are still open; the mistakes name each.
    open: usize,
    typed: CloseForm,
}

#[derive(Template)]
#[template(path = "case/reopen.html")]
struct ReopenPage {
    frame: Frame,
    head: CaseHead,
    case: CaseView,
    errors: Errors,
    typed: ReopenCaseForm,
}

pub(crate) async fn get(visit: Visit, Path(reference): Path<String>) -> Answer {
    page(&close_page(visit, &reference, Errors::none(), CloseForm::default()).await?)
}

pub(crate) async fn post(visit: Visit, Path(reference): Path<String>, form: Form) -> Answer {
    let typed = CloseForm {
        outcome: form.text("outcome"),
        review: form.text("review"),
    };
    let (version, command) = (form.version()?, form.command()?);
    let closed = visit
        .office
        .close_case(&visit.visitor, &reference, version, command, typed.clone())
        .await;
    match refusals(closed)? {
        Ok(()) => saying(format!("/cases/{reference}"), "case-closed"),
        Err(errors) => again(&close_page(visit, &reference, errors, typed).await?),
    }
}

async fn close_page(
    visit: Visit,
    reference: &str,
    errors: Errors,
    typed: CloseForm,
) -> Result<ClosePage, Problem> {
    let case = visit.office.case(&visit.visitor, reference).await?;
    let head = CaseHead::new(&case, Place::Case);
    if !case.may_close {
        return Err(Problem::Denied);
    }
    if head.is_closed {
        return Err(Problem::Refused(vec![
            "This case is closed already.".to_owned(),
        ]));
    }
    let open = errors
        .each()
        .iter()
        .filter(|error| error.field == "plan")
        .count();
    Ok(ClosePage {
        frame: visit.frame,
        head,
        errors,
        open,
        typed,
    })
}

pub(crate) async fn get_reopen(visit: Visit, Path(reference): Path<String>) -> Answer {
    page(&reopen_page(visit, &reference, Errors::none(), ReopenCaseForm::default()).await?)
}

pub(crate) async fn post_reopen(visit: Visit, Path(reference): Path<String>, form: Form) -> Answer {
    let typed = ReopenCaseForm {
        reason: form.text("reason"),
    };
    let (version, command) = (form.version()?, form.command()?);
    let reopened = visit
        .office
        .reopen_case(&visit.visitor, &reference, version, command, typed.clone())
        .await;
    match refusals(reopened)? {
        Ok(()) => saying(format!("/cases/{reference}"), "case-reopened"),
        Err(errors) => again(&reopen_page(visit, &reference, errors, typed).await?),
    }
}

async fn reopen_page(
    visit: Visit,
    reference: &str,
    errors: Errors,
    typed: ReopenCaseForm,
) -> Result<ReopenPage, Problem> {
    let case = visit.office.case(&visit.visitor, reference).await?;
    let head = CaseHead::new(&case, Place::Case);
    Ok(ReopenPage {
        frame: visit.frame,
        head,
        case,
        errors,
        typed,
    })
}
