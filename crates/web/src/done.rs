//! A line of the plan has been done: how, with whom, when.

use askama::Template;
use axum::extract::Path;
use office::{DoneForm, PlanLine};

use crate::case_head::CaseHead;
use crate::form::{Errors, Form};
use crate::frame::Frame;
use crate::line_page::line_to_do;
use crate::problem::Problem;
use crate::respond::{Answer, again, page, refusals, saying};
use crate::shown::TypedDate;
use crate::visitor::Visit;

#[derive(Template)]
#[template(path = "case/done.html")]
struct DonePage {
    frame: Frame,
    head: CaseHead,
    line: PlanLine,
    errors: Errors,
    typed: DoneForm,
    when: TypedDate,
}

impl DonePage {
    /// A consideration is thought about, not done.
    fn is_thought(&self) -> bool {
        self.line.kind == "consideration"
    }

    fn how_label(&self) -> &'static str {
        if self.is_thought() {
            "What was decided, and why?"
        } else {
            "How was it done?"
        }
    }
}

pub(crate) async fn get(
    visit: Visit,
    Path((reference, directive)): Path<(String, String)>,
) -> Answer {
    let typed = DoneForm {
        directive,
        ..DoneForm::default()
    };
    page(
        &done_page(
            visit,
            &reference,
            Errors::none(),
            typed,
            TypedDate::default(),
        )
        .await?,
    )
}

pub(crate) async fn post(
    visit: Visit,
    Path((reference, directive)): Path<(String, String)>,
    form: Form,
) -> Answer {
    let when = TypedDate::read(&form, "when");
    let mut typed = DoneForm {
        directive,
        how: form.text("how"),
        with_whom: form.text("with_whom"),
        when: String::new(),
    };
    typed.when = match when.moment() {
        Ok(moment) => moment,
        Err(message) => {
            return again(
                &done_page(visit, &reference, Errors::one("when", message), typed, when).await?,
            );
        }
    };
    let (version, command) = (form.version()?, form.command()?);
    let done = visit
        .office
        .mark_done(&visit.visitor, &reference, version, command, typed.clone())
        .await;
    match refusals(done)? {
        Ok(()) => saying(format!("/cases/{reference}/plan"), "done-saved"),
        Err(errors) => again(&done_page(visit, &reference, errors, typed, when).await?),
    }
}

async fn done_page(
    visit: Visit,
    reference: &str,
    errors: Errors,
    typed: DoneForm,
    when: TypedDate,
) -> Result<DonePage, Problem> {
    let (head, line) = line_to_do(&visit, reference, &typed.directive).await?;
    Ok(DonePage {
        frame: visit.frame,
        head,
        line,
        errors,
        typed,
        when,
    })
}
