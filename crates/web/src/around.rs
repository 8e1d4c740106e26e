//! What happens around every page, in this order: who is asking; did it come from us; is the form this session's; the handler, behind
//! the gate of its route; a problem becomes a page; the headers.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::Response;
use office::Visitor;

use crate::carry;
use crate::form::Form;
use crate::frame::Frame;
use crate::headers;
use crate::known::{Known, is_page};
use crate::origin;
use crate::problem::Problem;
use crate::site::Site;

pub(crate) async fn around(State(site): State<Site>, request: Request, next: Next) -> Response {
    let nonce = site.nonce();
    let mut response = if request.uri().path().starts_with("/assets/") {
        next.run(request).await
    } else {
        page(&site, &nonce, request, next).await
    };
    headers::set(response.headers_mut(), &nonce, site.settings.secure);
    response
}

async fn page(site: &Site, nonce: &str, mut request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let query = request.uri().query().unwrap_or_default().to_owned();
    let (known, found) = Known::read(site, request.headers()).await;
    let visitor = known.visitor.clone();
    let frame = Frame::new(site, &path, &query, visitor.as_ref(), &known.secret, nonce);
    if let Err(problem) = found {
        return problem.page(frame);
    }
    let form = match sent(&mut request, visitor.as_ref(), &frame).await {
        Ok(form) => form,
        Err((problem, form)) => {
            return known.keeping(site, shown(problem, frame, form.as_ref(), &path));
        }
    };
    if let Some(form) = form.clone() {
        request.extensions_mut().insert(form);
    }
    if let Some(visitor) = visitor {
        request.extensions_mut().insert(visitor);
    }
    request.extensions_mut().insert(frame.clone());
    let response = match answered(request, next).await {
        Ok(response) => response,
        Err(problem) => shown(problem, frame, form.as_ref(), &path),
    };
    known.keeping(site, response)
}

/// The form of a request that changes something, checked; `None` for a request that only reads.
async fn sent(
    request: &mut Request,
    visitor: Option<&Visitor>,
    frame: &Frame,
) -> Result<Option<Form>, (Problem, Option<Form>)> {
    if !origin::is_ours(request.method(), request.headers()) {
        return Err((Problem::NotOurs, None));
    }
    if *request.method() != Method::POST {
        return Ok(None);
    }
    let headers: &HeaderMap = &request.headers().clone();
    let body = std::mem::replace(request.body_mut(), Body::empty());
    let form = Form::read(headers, body)
        .await
        .map_err(|problem| (problem, None))?;
    if visitor.is_some() && form.raw("token") != frame.token {
        return Err((Problem::OldForm, Some(form)));
    }
    Ok(Some(form))
}

/// Runs the handler in a task of its own: one that panics harms nothing else, and one whose reader has gone still finishes.
async fn answered(request: Request, next: Next) -> Result<Response, Problem> {
    let handled = tokio::spawn(next.run(request)).await;
    let mut response = handled.map_err(|_| Problem::Fault("a handler panicked".to_owned()))?;
    if let Some(problem) = response.extensions_mut().remove::<Problem>() {
        return Err(problem);
    }
    let status = response.status();
    if (status.is_client_error() || status.is_server_error()) && !is_page(&response) {
        return Err(Problem::from_status(status));
    }
    Ok(response)
}

fn shown(problem: Problem, frame: Frame, form: Option<&Form>, path: &str) -> Response {
    match (problem, form) {
        (Problem::SignInFirst, form) => carry::sign_in_first(frame, form, path),
        (Problem::OldForm, Some(form)) => carry::once_more(frame, form, path),
        (Problem::Conflict(changed), Some(form)) => carry::changed(frame, *changed, form, path),
        (problem, _) => problem.page(frame),
    }
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::http::{Method, Request};

    use crate::map::Needs;
    use crate::routes;
    use crate::trial::{PASSWORD, Trial};

    #[tokio::test]
    async fn every_answer_tells_the_browser_to_be_careful() {
        let trial = Trial::new().await;
        let reporter = trial.signed_in("reporter").await;
        for path in [
            "/",
            "/sign-in",
            "/nowhere",
            "/concern",
            "/accounts",
            "/assets/none",
            assets::url("application.css"),
        ] {
            let page = reporter.open(path).await;
            assert!(
                page.header("content-security-policy")
                    .contains("default-src 'none'"),
                "{path}"
            );
            assert!(
                page.header("content-security-policy")
                    .contains("frame-ancestors 'none'"),
                "{path}"
            );
            assert_eq!(page.header("x-content-type-options"), "nosniff", "{path}");
            assert_eq!(page.header("referrer-policy"), "no-referrer", "{path}");
            assert_eq!(
                page.header("cross-origin-opener-policy"),
                "same-origin",
                "{path}"
            );
        }
    }

    #[tokio::test]
    async fn pages_are_never_kept_and_assets_for_ever() {
        let trial = Trial::new().await;
        let reporter = trial.signed_in("reporter").await;
        for path in ["/", "/concern", "/nowhere", "/sessions"] {
            assert_eq!(
                reporter.open(path).await.header("cache-control"),
                "no-store",
                "{path}"
            );
        }
        let style = reporter.open(assets::url("application.css")).await.is(200);
        assert_eq!(style.header("cache-control"), assets::CACHE_CONTROL);
    }

    #[tokio::test]
    async fn the_one_script_carries_the_nonce_of_this_answer() {
        let trial = Trial::new().await;
        let (one, two) = (
            trial.browser().open("/sign-in").await,
            trial.browser().open("/sign-in").await,
        );
        let policy = one.header("content-security-policy").to_owned();
        let nonce = policy
            .split_once("'nonce-")
            .and_then(|(_, rest)| rest.split_once('\''))
            .unwrap()
            .0
            .to_owned();
        let one = one.says(&format!("nonce=\"{nonce}\""));
        assert_eq!(one.body.matches("<script").count(), 1);
        assert!(!two.header("content-security-policy").contains(&nonce));
    }

    #[tokio::test]
    async fn a_stranger_gets_no_further_than_signing_in() {
        let trial = Trial::new().await;
        for route in routes::list()
            .into_iter()
            .filter(|route| matches!(route.needs, Needs::May(..)))
        {
            let path: Vec<_> = route
                .path
                .split('/')
                .map(|part| if part.starts_with('{') { "x" } else { part })
                .collect();
            let path = path.join("/");
            let browser = trial.browser();
            if route.method == Method::GET {
                browser.open(&path).await.leads_to("/sign-in");
            } else {
                browser.post(&path, &[]).await.is(401).says("Sign in");
            }
        }
    }

    #[tokio::test]
    async fn a_change_that_does_not_come_from_our_pages_changes_nothing() {
        let trial = Trial::new().await;
        let reporter = trial.signed_in("reporter").await;
        let request = Request::builder()
            .method(Method::POST)
            .uri("/concern")
            .header("sec-fetch-site", "cross-site");
        reporter
            .ask(request, Body::from("what_happened=x"))
            .await
            .is(403)
            .says("Nothing was changed");
        reporter
            .ask(
                Request::builder().method(Method::POST).uri("/concern"),
                Body::empty(),
            )
            .await
            .is(403);
        reporter
            .post("/concern", &[("what_happened", "without a token")])
            .await
            .is(403);
        reporter
            .open("/concern")
            .await
            .does_not_say("without a token");
    }

    #[tokio::test]
    async fn what_is_no_form_is_not_read() {
        let trial = Trial::new().await;
        let reporter = trial.signed_in("reporter").await;
        let request = || {
            Request::builder()
                .method(Method::POST)
                .uri("/concern")
                .header("sec-fetch-site", "same-origin")
        };
        reporter
            .ask(
                request().header("content-type", "text/plain"),
                Body::from("a=b"),
            )
            .await
            .is(415)
            .says("Waypost cannot read this");
        let form = request().header("content-type", "application/x-www-form-urlencoded");
        reporter
            .ask(form, Body::from("a=".to_owned() + &"x".repeat(300_000)))
            .await
            .is(413)
            .says("too long");
    }

    #[tokio::test]
    async fn every_mistake_is_a_page_that_says_how_to_go_on() {
        let trial = Trial::new().await;
        let reporter = trial.signed_in("reporter").await;
        reporter
            .open("/nowhere")
            .await
            .is(404)
            .says("There is nothing here")
            .says("Robin Teacher");
        reporter
            .ask(
                Request::builder().method(Method::GET).uri("/sign-out"),
                Body::empty(),
            )
            .await
            .is(405)
            .says("use the buttons");
        reporter
            .open("/concerns/W-none")
            .await
            .is(404)
            .says("There is nothing here");
    }

    #[tokio::test]
    async fn words_typed_after_the_session_ended_are_sent_after_signing_in() {
        let trial = Trial::new().await;
        let reporter = trial.signed_in("reporter").await;
        let page = reporter.open("/concern").await;
        trial.later(24 * 60);
        let lost = page
            .send(
                "/concern",
                &[("what_happened", "She said \"stop\" & <left>")],
            )
            .await
            .is(401)
            .says("What you typed is kept");
        let back = lost
            .send("/sign-in", &[("login", "reporter"), ("password", PASSWORD)])
            .await
            .is(200);
        back.says("Carry on where you were")
            .send("/concern", &[])
            .await
            .leads_to("/concern/who");
        reporter
            .open("/concern")
            .await
            .says("She said &#34;stop&#34; &#38; &#60;left&#62;");
    }

    #[tokio::test]
    async fn words_from_a_page_of_an_earlier_session_are_offered_again() {
        let trial = Trial::new().await;
        let reporter = trial.signed_in("reporter").await;
        let page = reporter.open("/concern").await;
        reporter.forget_cookie();
        let sign_in = reporter.open("/sign-in").await;
        sign_in
            .send("/sign-in", &[("login", "reporter"), ("password", PASSWORD)])
            .await
            .leads_to("/");
        let old = page
            .send("/concern", &[("what_happened", "Kept words")])
            .await
            .is(403)
            .says("Carry on where you were");
        old.send("/concern", &[]).await.leads_to("/concern/who");
    }
}
