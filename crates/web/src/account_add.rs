//! A new account, with its roles and a first password that the administrator tells the person.

use askama::Template;
use office::NewAccount;

use crate::form::{Errors, Form};
use crate::frame::Frame;
use crate::respond::{Answer, again, page, refusals, saying};
use crate::shown::Choice;
use crate::visitor::Visit;

#[derive(Template)]
#[template(path = "account_add.html")]
struct AddPage {
    frame: Frame,
    errors: Errors,
    name: String,
    login: String,
    roles: Vec<String>,
    choices: Vec<Choice>,
}

impl AddPage {
    fn new(frame: Frame, errors: Errors, typed: NewAccount) -> Self {
        Self {
            frame,
            errors,
            name: typed.name,
            login: typed.login,
            roles: typed.roles,
            choices: roles(),
        }
    }
}

/// The roles with what each may see, so that none is given by mistake.
pub(crate) fn roles() -> Vec<Choice> {
    let hint = |id: &str| match id {
        "reporter" => "Records concerns and sees their own. For every member of staff.",
        "safeguarding_lead" => "Sees every concern and case, decides and works the plan.",
        "deputy" => "The same as the safeguarding lead, for when the lead is away.",
        "head" => "Sees every case and says who owns it.",
        "administrator" => "Keeps the accounts. Sees no concern and no case.",
        _ => "",
    };
    let hinted = |choice: Choice| {
        let hint = hint(&choice.value);
        choice.hinted(hint)
    };
    office::account_roles()
        .into_iter()
        .map(|role| hinted(Choice::from(role)))
        .collect()
}

pub(crate) async fn get(visit: Visit) -> Answer {
    visit.office.accounts(&visit.visitor).await?;
    page(&AddPage::new(
        visit.frame,
        Errors::none(),
        NewAccount::default(),
    ))
}

pub(crate) async fn post(visit: Visit, form: Form) -> Answer {
    let typed = NewAccount {
        name: form.text("name"),
        login: form.text("login"),
        roles: form.all("roles[]"),
        password: form.raw("password"),
    };
    match refusals(
        visit
            .office
            .create_account(&visit.visitor, form.command()?, typed.clone())
            .await,
    )? {
        Ok(_) => saying("/accounts", "account-added"),
        Err(errors) => again(&AddPage::new(visit.frame, errors, typed)),
    }
}

#[cfg(test)]
mod tests {
    use crate::trial::{PASSWORD, Trial};

    #[tokio::test]
    async fn a_form_sent_back_keeps_what_was_typed_but_the_password() {
        let trial = Trial::new().await;
        let page = trial
            .signed_in("administrator")
            .await
            .open("/accounts/add")
            .await;
        let fields = [
            ("name", "Kim New"),
            ("login", "lead"),
            ("roles[]", "head"),
            ("password", PASSWORD),
        ];
        let back = page
            .send("/accounts/add", &fields)
            .await
            .is(422)
            .says("There is a problem")
            .says("value=\"Kim New\"");
        assert!(back.title().starts_with("Error: "));
        back.says("value=\"head\" checked").does_not_say(PASSWORD);
    }

    #[tokio::test]
    async fn the_same_form_sent_twice_makes_one_account() {
        let trial = Trial::new().await;
        let administrator = trial.signed_in("administrator").await;
        let page = administrator.open("/accounts/add").await;
        let fields = [
            ("name", "Kim New"),
            ("login", "kim"),
            ("roles[]", "head"),
            ("password", PASSWORD),
        ];
        page.send("/accounts/add", &fields)
            .await
            .leads_to("/accounts");
        page.send("/accounts/add", &fields)
            .await
            .leads_to("/accounts");
        let list = administrator.open("/accounts").await;
        assert_eq!(list.body.matches(">kim<").count(), 1);
    }

    #[tokio::test]
    async fn a_reporter_cannot_make_an_account() {
        let trial = Trial::new().await;
        let reporter = trial.signed_in("reporter").await;
        let token = reporter.open("/").await.hidden("/sign-out")["token"].clone();
        let fields = [
            ("token", token.as_str()),
            ("command", "00000000-0000-4000-8000-000000000001"),
            ("name", "X"),
            ("login", "x"),
            ("password", PASSWORD),
        ];
        assert!(
            reporter
                .post("/accounts/add", &fields)
                .await
                .status
                .is_client_error()
        );
    }
}
