//! The first account of all, made with the one-time code that `waypost serve` prints. Gone as soon as it exists.

use askama::Template;

use crate::form::{Errors, Form};
use crate::frame::Frame;
use crate::respond::{Answer, again, page, refusals, saying, to};
use crate::visitor::Guest;

#[derive(Template)]
#[template(path = "first_administrator.html")]
struct FirstAdministratorPage {
    frame: Frame,
    errors: Errors,
    code: String,
    name: String,
    login: String,
}

pub(crate) async fn get(guest: Guest) -> Answer {
    if !guest.site.office.first_administrator_pending().await? {
        return to("/sign-in");
    }
    let none = String::new;
    page(&FirstAdministratorPage {
        frame: guest.frame,
        errors: Errors::none(),
        code: none(),
        name: none(),
        login: none(),
    })
}

pub(crate) async fn post(guest: Guest, form: Form) -> Answer {
    if !guest.site.office.first_administrator_pending().await? {
        return to("/sign-in");
    }
    let (code, name, login) = (form.text("code"), form.text("name"), form.text("login"));
    let made = guest
        .site
        .office
        .create_first_administrator(&code, &name, &login, &form.raw("password"))
        .await;
    match refusals(made)? {
        Ok(()) => saying("/sign-in", "administrator-made"),
        Err(errors) => again(&FirstAdministratorPage {
            frame: guest.frame,
            errors,
            code,
            name,
            login,
        }),
    }
}

#[cfg(test)]
mod tests {
    use crate::trial::{PASSWORD, Trial};

    #[tokio::test]
    async fn an_empty_form_names_the_code_with_everything_else() {
        let trial = Trial::empty().await;
        trial.office.first_start().await.unwrap();
        let page = trial.browser().open("/first-administrator").await;
        let empty = [
            ("code", " - "),
            ("name", ""),
            ("login", ""),
            ("password", ""),
        ];
        let back = page.send("/first-administrator", &empty).await.is(422);
        for field in ["code", "name", "login", "password"] {
            assert!(back.body.contains(&format!("href=\"#{field}\"")), "{field}");
        }
    }

    #[tokio::test]
    async fn the_code_makes_one_administrator_and_then_no_other() {
        let trial = Trial::empty().await;
        let code = trial.office.first_start().await.unwrap().unwrap();
        let browser = trial.browser();
        let page = browser
            .open("/sign-in")
            .await
            .leads_to("/first-administrator")
            .follow()
            .await;
        let fields = |code| {
            [
                ("code", code),
                ("name", "Alex Keeper"),
                ("login", "keeper"),
                ("password", PASSWORD),
            ]
        };
        page.send("/first-administrator", &fields("wrong"))
            .await
            .is(422)
            .says("value=\"Alex Keeper\"")
            .does_not_say(PASSWORD);
        page.send("/first-administrator", &fields(&code))
            .await
            .leads_to("/sign-in");
        page.send("/first-administrator", &fields(&code))
            .await
            .leads_to("/sign-in");
        browser
            .open("/first-administrator")
            .await
            .leads_to("/sign-in");
        trial
            .signed_in("keeper")
            .await
            .open("/accounts")
            .await
            .is(200)
            .says("Alex Keeper");
    }
}
