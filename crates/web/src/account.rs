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
