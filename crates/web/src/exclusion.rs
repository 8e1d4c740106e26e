//! Keeping an account from a case, because the person is named in it or too close to it (S1).

use askama::Template;
use axum::extract::Path;
use office::ExcludeForm;

use crate::case_head::{CaseHead, Place};
use crate::form::{Errors, Form};
use crate::frame::Frame;
use crate::problem::Problem;
use crate::respond::{Answer, again, page, refusals, saying};
use crate::shown::Choice;
use crate::typed::{Chosen, Conflict};
use crate::visitor::Visit;

#[derive(Template)]
#[template(path = "case/exclusion.html")]
struct ExclusionPage {
    frame: Frame,
    head: CaseHead,
    choices: Vec<Choice>,
    errors: Errors,
    typed: ExcludeForm,
}

pub(crate) async fn get(visit: Visit, Path(reference): Path<String>) -> Answer {
    page(&exclusion_page(visit, &reference, Errors::none(), ExcludeForm::default()).await?)
}

pub(crate) async fn post(visit: Visit, Path(reference): Path<String>, form: Form) -> Answer {
    let typed = ExcludeForm {
        account: form.text("account"),
        reason: form.text("reason"),
    };
    let (version, command) = (form.version()?, form.command()?);
    let excluded = visit
        .office
        .exclude(&visit.visitor, &reference, version, command, typed.clone())
        .await;
    if let Err(office::Error::Conflict(changed)) = excluded {
        let case = visit.office.case(&visit.visitor, &reference).await?;
        let choices: Vec<_> = case.can_exclude.into_iter().map(Choice::from).collect();
        let chosen = Chosen::new("account", "Whose account", &typed.account, &choices);
        return Err(Conflict::of(*changed, vec![chosen]));
    }
    match refusals(excluded)? {
        Ok(()) => saying(format!("/cases/{reference}/people"), "excluded"),
        Err(errors) => again(&exclusion_page(visit, &reference, errors, typed).await?),
    }
}

/// Somebody who may not exclude finds nothing here.
async fn exclusion_page(
    visit: Visit,
    reference: &str,
    errors: Errors,
    typed: ExcludeForm,
) -> Result<ExclusionPage, Problem> {
    let case = visit.office.case(&visit.visitor, reference).await?;
    let head = CaseHead::new(&case, Place::People);
    if case.can_exclude.is_empty() {
        return Err(Problem::Denied);
    }
    let choices = case.can_exclude.into_iter().map(Choice::from).collect();
    Ok(ExclusionPage {
        frame: visit.frame,
        head,
        choices,
        errors,
        typed,
    })
}
