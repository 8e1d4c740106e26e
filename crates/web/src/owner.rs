//! Who owns a case.

use askama::Template;
use axum::extract::Path;
use office::OwnerForm;

use crate::case_head::{CaseHead, Place};
use crate::form::{Errors, Form};
use crate::frame::Frame;
use crate::problem::Problem;
use crate::respond::{Answer, again, page, refusals, saying};
use crate::shown::Choice;
use crate::typed::{Chosen, Conflict};
use crate::visitor::Visit;

#[derive(Template)]
#[template(path = "case/owner.html")]
struct OwnerPage {
    frame: Frame,
    head: CaseHead,
    choices: Vec<Choice>,
    errors: Errors,
    typed: OwnerForm,
}

pub(crate) async fn get(visit: Visit, Path(reference): Path<String>) -> Answer {
    page(&owner_page(visit, &reference, Errors::none(), OwnerForm::default()).await?)
}

pub(crate) async fn post(visit: Visit, Path(reference): Path<String>, form: Form) -> Answer {
    let typed = OwnerForm {
        to: form.text("to"),
    };
    let (version, command) = (form.version()?, form.command()?);
    let assigned = visit
        .office
        .assign_owner(&visit.visitor, &reference, version, command, typed.clone())
        .await;
    if let Err(office::Error::Conflict(changed)) = assigned {
        let case = visit.office.case(&visit.visitor, &reference).await?;
        let choices: Vec<_> = case.can_own.into_iter().map(Choice::from).collect();
        let chosen = Chosen::new("to", "Owner", &typed.to, &choices);
        return Err(Conflict::of(*changed, vec![chosen]));
    }
    match refusals(assigned)? {
        Ok(()) => saying(format!("/cases/{reference}"), "owner-assigned"),
        Err(errors) => again(&owner_page(visit, &reference, errors, typed).await?),
    }
}

/// Somebody who may not assign finds nothing here.
async fn owner_page(
    visit: Visit,
    reference: &str,
    errors: Errors,
    typed: OwnerForm,
) -> Result<OwnerPage, Problem> {
    let case = visit.office.case(&visit.visitor, reference).await?;
    let head = CaseHead::new(&case, Place::Case);
    if case.can_own.is_empty() {
        return Err(Problem::Denied);
    }
    let choices = case.can_own.into_iter().map(Choice::from).collect();
    Ok(OwnerPage {
        frame: visit.frame,
        head,
        choices,
        errors,
        typed,
    })
}
