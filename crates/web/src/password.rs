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

#[cfg(test)]
mod tests {
    use crate::trial::{PASSWORD, Trial};

    #[tokio::test]
    async fn a_new_password_counts_and_the_old_one_no_longer() {
        let trial = Trial::new().await;
        let reporter = trial.signed_in("reporter").await;
        let elsewhere = trial.signed_in("reporter").await;
        let new = "other words that belong apart";
        let fields = [
            ("old_password", PASSWORD),
            ("new_password", new),
            ("new_password_again", new),
        ];
        let page = reporter.open("/password").await;
        page.send("/password", &fields)
            .await
            .leads_to("/")
            .follow()
            .await
            .says("Your password is changed");
        elsewhere.open("/").await.leads_to("/sign-in");
        let sign_in = trial.browser().open("/sign-in").await;
        sign_in
            .send("/sign-in", &[("login", "reporter"), ("password", PASSWORD)])
            .await
            .is(422);
        sign_in
            .send("/sign-in", &[("login", "reporter"), ("password", new)])
            .await
            .leads_to("/");
    }

    #[tokio::test]
    async fn mistakes_are_named_and_no_password_comes_back() {
        let trial = Trial::new().await;
        let page = trial.signed_in("reporter").await.open("/password").await;
        let differing = [
            ("old_password", PASSWORD),
            ("new_password", "one"),
            ("new_password_again", "two"),
        ];
        page.send("/password", &differing)
            .await
            .is(422)
            .says("are not the same")
            .does_not_say(PASSWORD);
        let short = [
            ("old_password", PASSWORD),
            ("new_password", "short"),
            ("new_password_again", "short"),
        ];
        page.send("/password", &short)
            .await
            .is(422)
            .says("id=\"new_password-error\"")
            .does_not_say(PASSWORD);
        let good = "other words that belong apart";
        let wrong = [
            ("old_password", "wrong"),
            ("new_password", good),
            ("new_password_again", good),
        ];
        page.send("/password", &wrong)
            .await
            .is(422)
            .says("id=\"old_password-error\"")
            .does_not_say(good);
    }
}
