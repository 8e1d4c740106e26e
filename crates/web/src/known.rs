//! Who is asking, and by what secret their forms are known: the session's, or before there is one that of a cookie for forms alone,
//! so that nobody is made to sign in by another site's page.

use axum::http::HeaderMap;
use axum::http::header::{CONTENT_TYPE, SET_COOKIE};
use axum::response::Response;
use office::Visitor;

use crate::cookie;
use crate::problem::Problem;
use crate::site::Site;

/// Who is asking, and the secret from which the tokens of their forms follow.
pub(crate) struct Known {
    pub visitor: Option<Visitor>,
    pub secret: String,
    /// The browser has no cookie for its forms yet.
    fresh: bool,
}

impl Known {
    /// A database that does not answer leaves a stranger, and the problem.
    pub async fn read(site: &Site, headers: &HeaderMap) -> (Self, Result<(), Problem>) {
        let session = cookie::SESSION.read(headers, site.settings.secure);
        let found = match &session {
            Some(secret) => site.office.visitor(secret).await,
            None => Ok(None),
        };
        match (found, session) {
            (Ok(Some(visitor)), Some(secret)) => {
                let known = Self {
                    visitor: Some(visitor),
                    secret,
                    fresh: false,
                };
                (known, Ok(()))
            }
            (Err(error), _) => (Self::stranger(site, headers), Err(Problem::from(error))),
            _ => (Self::stranger(site, headers), Ok(())),
        }
    }

    fn stranger(site: &Site, headers: &HeaderMap) -> Self {
        let kept = cookie::FORMS.read(headers, site.settings.secure);
        let kept = kept.filter(|kept| !kept.is_empty());
        Self {
            visitor: None,
            fresh: kept.is_none(),
            secret: kept.unwrap_or_else(|| site.nonce()),
        }
    }

    /// The answer; a page that may hold a form for a stranger brings the cookie that belongs to it.
    pub fn keeping(&self, site: &Site, mut response: Response) -> Response {
        let cookie = cookie::FORMS.keep(&self.secret, site.settings.secure);
        let brought = cookie.filter(|_| self.fresh && is_page(&response));
        if let Some(cookie) = brought {
            response.headers_mut().append(SET_COOKIE, cookie);
        }
        response
    }
}

pub(crate) fn is_page(response: &Response) -> bool {
    let kind = response.headers().get(CONTENT_TYPE);
    kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}

#[cfg(test)]
mod tests {
    use crate::trial::{PASSWORD, Trial};

    const SIGN_IN: [(&str, &str); 2] = [("login", "reporter"), ("password", PASSWORD)];

    #[tokio::test]
    async fn a_stranger_is_given_a_cookie_for_forms_once_that_no_script_and_no_other_site_reaches()
    {
        let trial = Trial::new().await;
        let browser = trial.browser();
        let first = browser.open("/sign-in").await.is(200);
        let cookie = first.header("set-cookie");
        assert!(
            cookie.starts_with("waypost-forms=")
                && cookie.ends_with("; Path=/; HttpOnly; SameSite=Strict"),
            "{cookie}"
        );
        let again = browser.open("/sign-in").await;
        assert_eq!(again.header("set-cookie"), "");
        let token = |page: &crate::trial::Page| page.hidden("/sign-in")["token"].clone();
        assert_eq!(token(&first), token(&again));
        assert_ne!(
            token(&first),
            token(&trial.browser().open("/sign-in").await)
        );
        let moved = browser.open("/sessions").await.leads_to("/sign-in");
        assert_eq!(moved.header("set-cookie"), "");
    }

    #[tokio::test]
    async fn signing_in_wants_the_form_that_this_browser_was_given() {
        let trial = Trial::new().await;
        let (mine, theirs) = (trial.browser(), trial.browser());
        mine.open("/sign-in").await;
        let token = theirs.open("/sign-in").await.hidden("/sign-in")["token"].clone();
        for token in ["", "made up", token.as_str()] {
            let [login, password] = SIGN_IN;
            let fields = [login, password, ("next", "/concern"), ("token", token)];
            let refused = mine.post("/sign-in", &fields).await.is(403);
            let refused = refused
                .says("This page was open too long")
                .says("value=\"reporter\"")
                .does_not_say(PASSWORD);
            mine.open("/").await.leads_to("/sign-in");
            assert_eq!(refused.hidden("/sign-in")["next"], "/concern");
        }
        let [login, password] = SIGN_IN;
        mine.post("/sign-in", &[login, password]).await.is(403);
    }

    #[tokio::test]
    async fn a_browser_that_lost_its_cookie_signs_in_at_the_second_try_and_loses_nothing() {
        let trial = Trial::new().await;
        let reporter = trial.signed_in("reporter").await;
        let page = reporter.open("/concern").await;
        trial.later(24 * 60);
        let words = [("what_happened", "Words kept twice")];
        let lost = page.send("/concern", &words).await.is(401);
        reporter.forget_cookie();
        let again = lost.send("/sign-in", &SIGN_IN).await.is(403);
        let again = again
            .says("What you typed is kept")
            .says("Words kept twice");
        let back = again.send("/sign-in", &SIGN_IN).await.is(200);
        back.send("/concern", &[]).await.leads_to("/concern/who");
    }

    #[tokio::test]
    async fn the_first_administrator_is_made_only_by_the_form_that_this_browser_was_given() {
        let trial = Trial::empty().await;
        let code = trial.office.first_start().await.unwrap().unwrap();
        let fields = [
            ("code", code.as_str()),
            ("name", "Alex Keeper"),
            ("login", "keeper"),
            ("password", PASSWORD),
        ];
        let browser = trial.browser();
        let page = browser.open("/first-administrator").await.is(200);
        let forged = browser.post("/first-administrator", &fields).await.is(403);
        forged.says("Nothing was changed").does_not_say(PASSWORD);
        assert!(trial.office.first_administrator_pending().await.unwrap());
        page.send("/first-administrator", &fields)
            .await
            .leads_to("/sign-in");
    }

    #[tokio::test]
    async fn a_session_has_a_token_of_its_own_and_the_strangers_is_worth_nothing_in_it() {
        let trial = Trial::new().await;
        let browser = trial.browser();
        let before = browser.open("/sign-in").await;
        before.send("/sign-in", &SIGN_IN).await.leads_to("/");
        let token = before.hidden("/sign-in")["token"].clone();
        let stale = [("token", token.as_str()), ("what_happened", "Forged words")];
        browser.post("/concern", &stale).await.is(403);
        browser.open("/concern").await.does_not_say("Forged words");
    }
}
