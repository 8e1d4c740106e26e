//! Letting an account back into a case from which it was kept by mistake: the name was somebody else's (S1).

use askama::Template;
use axum::extract::Path;
use office::{CaseView, ExcludeForm};

use crate::case_head::{CaseHead, Place};
use crate::form::{Errors, Form};
use crate::frame::Frame;
use crate::problem::Problem;
use crate::respond::{Answer, again, page, refusals, saying};
use crate::shown::Choice;
use crate::typed::{Chosen, Conflict};
use crate::visitor::Visit;

#[derive(Template)]
#[template(path = "case/readmission.html")]
struct ReadmissionPage {
    frame: Frame,
    head: CaseHead,
    choices: Vec<Choice>,
    errors: Errors,
    typed: ExcludeForm,
}

pub(crate) async fn get(visit: Visit, Path(reference): Path<String>) -> Answer {
    page(&readmission_page(visit, &reference, Errors::none(), ExcludeForm::default()).await?)
}

pub(crate) async fn post(visit: Visit, Path(reference): Path<String>, form: Form) -> Answer {
    let typed = ExcludeForm {
        account: form.text("account"),
        reason: form.text("reason"),
    };
    let (version, command) = (form.version()?, form.command()?);
    let readmitted = visit
        .office
        .readmit(&visit.visitor, &reference, version, command, typed.clone())
        .await;
    if let Err(office::Error::Conflict(changed)) = readmitted {
        let case = visit.office.case(&visit.visitor, &reference).await?;
        let chosen = Chosen::new("account", "Whose account", &typed.account, &choices(&case));
        return Err(Conflict::of(*changed, vec![chosen]));
    }
    match refusals(readmitted)? {
        Ok(()) => saying(format!("/cases/{reference}/people"), "readmitted"),
        Err(errors) => again(&readmission_page(visit, &reference, errors, typed).await?),
    }
}

/// Where nobody is kept away there is nothing to do.
async fn readmission_page(
    visit: Visit,
    reference: &str,
    errors: Errors,
    typed: ExcludeForm,
) -> Result<ReadmissionPage, Problem> {
    let case = visit.office.case(&visit.visitor, reference).await?;
    let head = CaseHead::new(&case, Place::People);
    if case.excluded.is_empty() {
        return Err(Problem::NotFound);
    }
    let choices = choices(&case);
    Ok(ReadmissionPage {
        frame: visit.frame,
        head,
        choices,
        errors,
        typed,
    })
}

fn choices(case: &CaseView) -> Vec<Choice> {
    let kept = case.excluded.iter();
    kept.map(|kept| Choice::new(kept.account.to_string(), kept.name.clone()))
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::stories::Desk;

    #[tokio::test]
    async fn a_case_is_not_found_by_somebody_whose_bare_name_is_a_suspects_until_they_are_let_back()
    {
        let desk = Desk::new().await;
        let own = desk.case.replace("/cases/", "/concerns/");
        let reporter = desk.trial.signed_in("reporter").await;
        reporter.open(&own).await.is(200);
        desk.open("/let-back").await.is(404);
        let person = [("name", "Robin (maths)"), ("role", "suspect"), ("age", "")];
        let people = desk.send("/people/add", &person).await.follow().await;
        let people = people.says("Robin Teacher? If it is somebody else, let them back in.");
        people.says("/let-back");
        reporter.open(&own).await.is(404).does_not_say("maths");
        desk.send("/let-back", &[("reason", "")])
            .await
            .is(422)
            .says("href=\"#account\"");
        let page = desk.open("/let-back").await;
        let value = page.body.split("type=\"radio\" value=\"").nth(1);
        let account = value.and_then(|rest| rest.split('"').next()).unwrap();
        let back = [("account", account), ("reason", "A pupil of that name")];
        desk.send("/let-back", &back)
            .await
            .leads_to(&desk.at("/people"))
            .follow()
            .await
            .says("That account can see this case again.")
            .does_not_say("Kept from this case");
        reporter.open(&own).await.is(200);
    }
}
