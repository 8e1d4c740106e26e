//! Keeping an account from a case, because the person is named in it or too close to it; and letting one back that was kept away by mistake:
//! the name was somebody else's (S1).

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

/// Out of the case or back into it: whose account may be chosen, and the words.
struct Way {
    accounts: fn(&CaseView) -> Vec<Choice>,
    path: &'static str,
    title: &'static str,
    /// What it means, before anything is chosen.
    means: &'static str,
    hint: &'static str,
    button: &'static str,
    /// What the next page says was done.
    told: &'static str,
}

const OUT: Way = Way {
    accounts: |case| case.can_exclude.iter().cloned().map(Choice::from).collect(),
    path: "/exclude",
    title: "Keep somebody from",
    means: "Do this when a colleague is named in the case, or is too close to it. From then on the case does not exist for their account: not in lists, not in searches, not by its address.",
    hint: "",
    button: "Keep them from this case",
    told: "excluded",
};

const BACK: Way = Way {
    accounts: |case| {
        let kept = case.excluded.iter();
        kept.map(|kept| Choice::new(kept.account.to_string(), kept.name.clone()))
            .collect()
    },
    path: "/let-back",
    title: "Let somebody back into",
    means: "Do this only when you are sure that the person named is somebody else. What an account has seen cannot be taken back.",
    hint: "For example: it is a pupil of the same name.",
    button: "Let them back in",
    told: "readmitted",
};

#[derive(Template)]
#[template(path = "case/exclusion.html")]
struct ExclusionPage {
    frame: Frame,
    head: CaseHead,
    way: &'static Way,
    choices: Vec<Choice>,
    errors: Errors,
    typed: ExcludeForm,
}

pub(crate) async fn get(visit: Visit, Path(reference): Path<String>) -> Answer {
    page(&empty(&OUT, visit, &reference).await?)
}

pub(crate) async fn get_back(visit: Visit, Path(reference): Path<String>) -> Answer {
    page(&empty(&BACK, visit, &reference).await?)
}

pub(crate) async fn post(visit: Visit, Path(reference): Path<String>, form: Form) -> Answer {
    let (version, command, typed) = sent(&form)?;
    let done = visit
        .office
        .exclude(&visit.visitor, &reference, version, command, typed.clone())
        .await;
    answer(&OUT, visit, &reference, typed, done).await
}

pub(crate) async fn post_back(visit: Visit, Path(reference): Path<String>, form: Form) -> Answer {
    let (version, command, typed) = sent(&form)?;
    let done = visit
        .office
        .readmit(&visit.visitor, &reference, version, command, typed.clone())
        .await;
    answer(&BACK, visit, &reference, typed, done).await
}

fn sent(form: &Form) -> Result<(u32, uuid::Uuid, ExcludeForm), Problem> {
    let typed = ExcludeForm {
        account: form.text("account"),
        reason: form.text("reason"),
    };
    Ok((form.version()?, form.command()?, typed))
}

async fn answer(
    way: &'static Way,
    visit: Visit,
    reference: &str,
    typed: ExcludeForm,
    done: Result<(), office::Error>,
) -> Answer {
    if let Err(office::Error::Conflict(changed)) = done {
        let case = visit.office.case(&visit.visitor, reference).await?;
        let choices = (way.accounts)(&case);
        let chosen = Chosen::new("account", "Whose account", &typed.account, &choices);
        return Err(Conflict::of(*changed, vec![chosen]));
    }
    match refusals(done)? {
        Ok(()) => saying(format!("/cases/{reference}/people"), way.told),
        Err(errors) => again(&exclusion_page(way, visit, reference, errors, typed).await?),
    }
}

async fn empty(way: &'static Way, visit: Visit, reference: &str) -> Result<ExclusionPage, Problem> {
    let typed = ExcludeForm::default();
    exclusion_page(way, visit, reference, Errors::none(), typed).await
}

/// Where there is no account to choose, or the visitor may choose none, there is no such page.
async fn exclusion_page(
    way: &'static Way,
    visit: Visit,
    reference: &str,
    errors: Errors,
    typed: ExcludeForm,
) -> Result<ExclusionPage, Problem> {
    let case = visit.office.case(&visit.visitor, reference).await?;
    let choices = (way.accounts)(&case);
    if choices.is_empty() {
        return Err(Problem::NotFound);
    }
    Ok(ExclusionPage {
        frame: visit.frame,
        head: CaseHead::new(&case, Place::People),
        way,
        choices,
        errors,
        typed,
    })
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
