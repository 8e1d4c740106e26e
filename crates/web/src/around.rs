//! What happens around every page, in this order: who is asking; did it come from us; is the form this session's; the handler;
//! a problem becomes a page; the headers.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::Response;
use office::Visitor;

use crate::carry;
use crate::cookie;
use crate::form::Form;
use crate::frame::Frame;
use crate::headers;
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
    let secret = cookie::token(request.headers(), site.settings.secure);
    let query = request.uri().query().unwrap_or_default().to_owned();
    let found = match &secret {
        Some(secret) => site.office.visitor(secret).await,
        None => Ok(None),
    };
    let visitor = match found {
        Ok(visitor) => visitor,
        Err(error) => {
            return Problem::from(error).page(Frame::new(site, &path, &query, None, nonce));
        }
    };
    let known = visitor.as_ref().zip(secret.as_deref());
    let frame = Frame::new(site, &path, &query, known, nonce);
    let form = match sent(&mut request, visitor.as_ref(), &frame).await {
        Ok(form) => form,
        Err((problem, form)) => return shown(problem, frame, form.as_ref(), &path),
    };
    if let Some(form) = form.clone() {
        request.extensions_mut().insert(form);
    }
    if let Some(visitor) = visitor {
        request.extensions_mut().insert(visitor);
    }
    request.extensions_mut().insert(frame.clone());
    match answered(request, next).await {
        Ok(response) => response,
        Err(problem) => shown(problem, frame, form.as_ref(), &path),
    }
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
    let is_page = response
        .headers()
        .get(CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if (status.is_client_error() || status.is_server_error()) && !is_page {
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
