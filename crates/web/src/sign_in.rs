//! Signing in. The words are the same whether the name, the password or the account was wrong; trying too often is said as such.

use askama::Template;
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::header::{SET_COOKIE, USER_AGENT};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect};
use office::SignInFault;
use std::convert::Infallible;
use std::net::SocketAddr;

use crate::carry::{self, CarryOnPage};
use crate::cookie;
use crate::form::{Errors, Form};
use crate::frame::Frame;
use crate::problem::Problem;
use crate::respond::{Answer, page, to, with_status};
use crate::site::Site;
use crate::visitor::Guest;

#[derive(Template)]
#[template(path = "sign_in.html")]
pub(crate) struct SignInPage {
    pub frame: Frame,
    pub errors: Errors,
    pub login: String,
    /// Where to go afterwards.
    pub next: String,
    /// The fields of a form that was sent after the session had ended.
    pub carried: Vec<(String, String)>,
    pub ended: bool,
}

/// A form of a browser that has lost its cookie, or never kept it: the same page again, with a fresh token and what came with it.
pub(crate) fn once_more(frame: Frame, form: &Form) -> SignInPage {
    let message = "This page was open too long, or your browser keeps no cookies. Type the password and sign in again";
    SignInPage {
        errors: Errors::one("password", message),
        login: form.text("login"),
        next: carry::local(&form.text("next")).to_owned(),
        carried: still_carried(form),
        ..SignInPage::new(frame)
    }
}

fn still_carried(form: &Form) -> Vec<(String, String)> {
    let carried = form.fields().iter();
    carried
        .filter(|(name, _)| name.starts_with(carry::PREFIX))
        .cloned()
        .collect()
}

impl SignInPage {
    pub fn new(frame: Frame) -> Self {
        Self {
            frame,
            errors: Errors::none(),
            login: String::new(),
            next: "/".to_owned(),
            carried: Vec::new(),
            ended: false,
        }
    }
}

/// The network address that a request came from, for the throttle; empty in tests.
pub(crate) struct Network(pub String);

impl FromRequestParts<Site> for Network {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &Site) -> Result<Self, Infallible> {
        let address = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        Ok(Self(
            address
                .map(|ConnectInfo(address)| address.ip().to_string())
                .unwrap_or_default(),
        ))
    }
}

pub(crate) async fn get(guest: Guest, uri: axum::http::Uri) -> Answer {
    if guest.visitor.is_some() {
        return to("/");
    }
    if guest.site.office.first_administrator_pending().await? {
        return to("/first-administrator");
    }
    let query = uri.query().unwrap_or_default();
    let next = form_urlencoded::parse(query.as_bytes())
        .find(|(name, _)| name == "next")
        .map(|(_, next)| next.into_owned());
    let next = carry::local(next.as_deref().unwrap_or("/")).to_owned();
    page(&SignInPage {
        ended: next != "/",
        next,
        ..SignInPage::new(guest.frame)
    })
}

pub(crate) async fn post(guest: Guest, network: Network, headers: HeaderMap, form: Form) -> Answer {
    let login = form.text("login");
    let next = carry::local(&form.text("next")).to_owned();
    let missing = missing(&form);
    if !missing.is_empty() {
        let page = SignInPage {
            errors: missing,
            login,
            next,
            carried: still_carried(&form),
            ..SignInPage::new(guest.frame)
        };
        return with_status(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let result = guest
        .site
        .office
        .sign_in(&login, &form.raw("password"), &device(&headers), &network.0)
        .await;
    let (status, message) = match result {
        Ok(token) => return signed_in(guest, &token.0, next, carry::through(&form)).await,
        Err(SignInFault::Wrong) => (
            StatusCode::UNPROCESSABLE_ENTITY,
            "The sign-in name or the password is not right".to_owned(),
        ),
        Err(SignInFault::Throttled { seconds }) => {
            (StatusCode::TOO_MANY_REQUESTS, throttled(seconds))
        }
        Err(SignInFault::Fault(fault)) => return Err(Problem::Fault(fault.message)),
    };
    let carried = still_carried(&form);
    let errors = Errors::one("login", message);
    with_status(
        status,
        &SignInPage {
            errors,
            login,
            next,
            carried,
            ..SignInPage::new(guest.frame)
        },
    )
}

/// What was left empty: nothing is tried, and nothing is counted.
fn missing(form: &Form) -> Errors {
    let mut errors = Errors::none();
    if form.text("login").is_empty() {
        errors.add("login", "Enter your sign-in name");
    }
    if form.raw("password").is_empty() {
        errors.add("password", "Enter your password");
    }
    errors
}

async fn signed_in(
    guest: Guest,
    secret: &str,
    next: String,
    carried: Vec<(String, String)>,
) -> Answer {
    let Guest { site, frame, .. } = guest;
    let cookie = cookie::SESSION
        .keep(secret, site.settings.secure)
        .ok_or_else(|| Problem::Fault("a token is no header".to_owned()))?;
    let mut response = if carried.is_empty() {
        Redirect::to(&next).into_response()
    } else {
        let visitor = site.office.visitor(secret).await?;
        let frame = Frame::new(&site, &next, "", visitor.as_ref(), secret, &frame.nonce);
        page(&CarryOnPage {
            frame,
            fields: carried,
            path: next,
        })?
    };
    response.headers_mut().insert(SET_COOKIE, cookie);
    Ok(response)
}

/// As the browser names itself, in few words, so that a person knows their sessions apart.
fn device(headers: &HeaderMap) -> String {
    let agent = headers
        .get(USER_AGENT)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let browser = [
        ("Edg/", "Edge"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];
    let machine = [
        ("iPhone", "an iPhone"),
        ("iPad", "an iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Macintosh", "a Mac"),
        ("CrOS", "a Chromebook"),
        ("Linux", "Linux"),
    ];
    let named = |names: &[(&str, &'static str)]| {
        names
            .iter()
            .find(|(mark, _)| agent.contains(mark))
            .map(|(_, name)| *name)
    };
    match (named(&browser), named(&machine)) {
        (Some(browser), Some(machine)) => format!("{browser} on {machine}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => "An unknown browser".to_owned(),
    }
}

fn throttled(seconds: u64) -> String {
    match seconds.div_ceil(60) {
        0 | 1 => "There were too many tries. Wait a minute, then try again".to_owned(),
        minutes => format!("There were too many tries. Wait {minutes} minutes, then try again"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trial::{PASSWORD, Trial};

    #[test]
    fn a_device_is_named_in_few_words() {
        let agent = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Mobile/15E148 Safari/604.1";
        let headers = HeaderMap::from_iter([(USER_AGENT, agent.parse().unwrap())]);
        assert_eq!(device(&headers), "Safari on an iPhone");
        assert_eq!(device(&HeaderMap::new()), "An unknown browser");
    }

    #[test]
    fn waiting_is_said_in_minutes() {
        assert_eq!(
            throttled(5),
            "There were too many tries. Wait a minute, then try again"
        );
        assert_eq!(
            throttled(61),
            "There were too many tries. Wait 2 minutes, then try again"
        );
    }

    #[tokio::test]
    async fn wrong_names_and_wrong_passwords_are_told_in_the_same_words() {
        let trial = Trial::new().await;
        let mut answers = Vec::new();
        for login in ["reporter", "nobody"] {
            let page = trial.browser().open("/sign-in").await;
            let answer = page
                .send(
                    "/sign-in",
                    &[("login", login), ("password", "not the password")],
                )
                .await
                .is(422);
            assert!(!answer.body.contains("not the password"));
            answers.push(
                answer
                    .body
                    .matches("The sign-in name or the password is not right")
                    .count(),
            );
        }
        assert_eq!(answers, [2, 2]);
    }

    #[tokio::test]
    async fn what_was_left_empty_is_asked_for_beside_its_field() {
        let trial = Trial::new().await;
        let page = trial.browser().open("/sign-in").await;
        let nothing = page.send("/sign-in", &[]).await.is(422);
        nothing
            .says("id=\"login-error\"")
            .says("Enter your sign-in name")
            .says("id=\"password-error\"")
            .says("Enter your password");
        let half = page.send("/sign-in", &[("login", "reporter")]).await;
        half.is(422)
            .says("value=\"reporter\"")
            .does_not_say("Enter your sign-in name");
    }

    #[tokio::test]
    async fn too_many_tries_are_told_as_such() {
        let trial = Trial::new().await;
        let page = trial.browser().open("/sign-in").await;
        for _ in 0..20 {
            let answer = page
                .send("/sign-in", &[("login", "reporter"), ("password", "guess")])
                .await;
            if answer.status == StatusCode::TOO_MANY_REQUESTS {
                answer.says("too many tries").says("value=\"reporter\"");
                return;
            }
            answer.is(422);
        }
        panic!("twenty wrong passwords, and nobody had to wait");
    }

    #[tokio::test]
    async fn signing_in_leads_on_to_where_one_was_going() {
        let trial = Trial::new().await;
        let browser = trial.browser();
        let sign_in = browser
            .open("/sessions")
            .await
            .leads_to("/sign-in")
            .follow()
            .await;
        sign_in
            .send(
                "/sign-in",
                &[("login", " Reporter "), ("password", PASSWORD)],
            )
            .await
            .leads_to("/sessions");
        browser
            .open("/sign-in?next=//evil.example")
            .await
            .leads_to("/");
    }

    #[tokio::test]
    async fn the_cookie_is_out_of_reach_of_scripts() {
        let trial = Trial::new().await;
        let page = trial.browser().open("/sign-in").await;
        let answer = page
            .send("/sign-in", &[("login", "reporter"), ("password", PASSWORD)])
            .await;
        assert!(
            answer
                .header("set-cookie")
                .ends_with("; Path=/; HttpOnly; SameSite=Lax")
        );
    }
}
