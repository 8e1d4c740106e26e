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
