//! One account: its roles, and the end of it.

use askama::Template;
use axum::extract::Path;
use office::{AccountId, AccountView};

use crate::account_add::roles;
use crate::form::{Errors, Form};
use crate::frame::Frame;
use crate::problem::Problem;
use crate::respond::{Answer, again, page, refusals, saying};
use crate::shown::Choice;
use crate::visitor::Visit;

#[derive(Template)]
#[template(path = "account.html")]
struct AccountPage {
    frame: Frame,
    errors: Errors,
    account: AccountView,
    chosen: Vec<String>,
    choices: Vec<Choice>,
    /// Nobody takes their own account away.
    own: bool,
}

impl AccountPage {
    fn new(frame: Frame, account: AccountView, own: bool) -> Self {
        let chosen = account
            .roles
            .iter()
            .map(|role| role.id().to_owned())
            .collect();
        Self {
            frame,
            errors: Errors::none(),
            account,
            chosen,
            choices: roles(),
            own,
        }
    }
}

async fn found(visit: &Visit, id: AccountId) -> Result<AccountView, Problem> {
    let accounts = visit.office.accounts(&visit.visitor).await?;
    accounts
        .into_iter()
        .find(|account| account.id == id && account.active)
        .ok_or(Problem::NotFound)
}

fn id(text: &str) -> Result<AccountId, Problem> {
    text.parse().map_err(|_| Problem::NotFound)
}

pub(crate) async fn get(visit: Visit, Path(account): Path<String>) -> Answer {
    let account = found(&visit, id(&account)?).await?;
    let own = account.id == visit.visitor.account;
    page(&AccountPage::new(visit.frame, account, own))
}

pub(crate) async fn set_roles(visit: Visit, Path(account): Path<String>, form: Form) -> Answer {
    let (account, chosen) = (id(&account)?, form.all("roles[]"));
    let set = visit
        .office
        .set_roles(&visit.visitor, form.command()?, account, chosen.clone())
        .await;
    match refusals(set)? {
        Ok(()) => saying("/accounts", "roles-changed"),
        Err(errors) => refused(visit, account, errors, Some(chosen)).await,
    }
}

pub(crate) async fn deactivate(visit: Visit, Path(account): Path<String>, form: Form) -> Answer {
    let account = id(&account)?;
    if !form.has("sure") {
        let errors = Errors::one("sure", "Tick the box if the account is to be deactivated");
        return refused(visit, account, errors, None).await;
    }
    match refusals(
        visit
            .office
            .deactivate(&visit.visitor, form.command()?, account)
            .await,
    )? {
        Ok(()) => saying("/accounts", "account-deactivated"),
        Err(errors) => refused(visit, account, errors, None).await,
    }
}

async fn refused(
    visit: Visit,
    account: AccountId,
    errors: Errors,
    chosen: Option<Vec<String>>,
) -> Answer {
    let account = found(&visit, account).await?;
    let own = account.id == visit.visitor.account;
    let mut shown = AccountPage {
        errors,
        ..AccountPage::new(visit.frame, account, own)
    };
    if let Some(chosen) = chosen {
        shown.chosen = chosen;
    }
    again(&shown)
}

#[cfg(test)]
mod tests {
    use crate::trial::{Browser, PASSWORD, Trial};

    /// The address of the account with that name.
    async fn address(administrator: &Browser, name: &str) -> String {
        let list = administrator.open("/accounts").await;
        let before = list
            .body
            .split(&format!(
                "Change<span class=\"govuk-visually-hidden\"> {name}<"
            ))
            .next()
            .unwrap()
            .to_owned();
        let link = before.rsplit("href=\"").next().unwrap();
        link.split('"').next().unwrap().to_owned()
    }

    #[tokio::test]
    async fn a_changed_role_counts_from_the_next_page() {
        let trial = Trial::new().await;
        let administrator = trial.signed_in("administrator").await;
        let reporter = trial.signed_in("reporter").await;
        reporter.open("/").await.does_not_say("href=\"/cases\"");
        let path = address(&administrator, "Robin Teacher").await;
        let page = administrator.open(&path).await;
        page.send(&format!("{path}/roles"), &[("roles[]", "deputy")])
            .await
            .leads_to("/accounts");
        reporter.open("/").await.says("href=\"/cases\"");
    }

    #[tokio::test]
    async fn an_account_without_a_role_is_refused_with_the_form() {
        let trial = Trial::new().await;
        let administrator = trial.signed_in("administrator").await;
        let path = address(&administrator, "Robin Teacher").await;
        let page = administrator.open(&path).await;
        page.send(&format!("{path}/roles"), &[])
            .await
            .is(422)
            .says("There is a problem");
    }

    #[tokio::test]
    async fn a_deactivated_account_is_out_at_once() {
        let trial = Trial::new().await;
        let administrator = trial.signed_in("administrator").await;
        let reporter = trial.signed_in("reporter").await;
        let path = address(&administrator, "Robin Teacher").await;
        let page = administrator.open(&path).await;
        page.send(&format!("{path}/deactivate"), &[])
            .await
            .is(422)
            .says("Tick the box");
        page.send(&format!("{path}/deactivate"), &[("sure", "yes")])
            .await
            .leads_to("/accounts");
        reporter.open("/").await.leads_to("/sign-in");
        let sign_in = trial.browser().open("/sign-in").await;
        sign_in
            .send("/sign-in", &[("login", "reporter"), ("password", PASSWORD)])
            .await
            .is(422);
    }
}
