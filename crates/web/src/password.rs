//! Changing one's own password. The old one is asked for; the other sessions end.

use askama::Template;

use crate::form::{Errors, Form};
use crate::frame::Frame;
use crate::respond::{Answer, again, page, refusals, saying};
use crate::visitor::Visit;

#[derive(Template)]
#[template(path = "password.html")]
struct PasswordPage {
    frame: Frame,
    errors: Errors,
}

pub(crate) async fn get(visit: Visit) -> Answer {
    page(&PasswordPage {
        frame: visit.frame,
        errors: Errors::none(),
    })
}

pub(crate) async fn post(visit: Visit, form: Form) -> Answer {
    let (old, new) = (form.raw("old_password"), form.raw("new_password"));
    if new != form.raw("new_password_again") {
        let errors = Errors::one(
            "new_password_again",
            "The two new passwords are not the same",
        );
        return again(&PasswordPage {
            frame: visit.frame,
            errors,
        });
    }
    match refusals(
        visit
            .office
            .change_password(&visit.visitor, &old, &new)
            .await,
    )? {
        Ok(()) => saying("/", "password-changed"),
        Err(errors) => again(&PasswordPage {
            frame: visit.frame,
            errors: errors.renamed(&[("old", "old_password"), ("new", "new_password")]),
        }),
    }
}
