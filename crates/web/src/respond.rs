//! How a handler answers: a page, the same page again with its mistakes, or on to another page.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};

use crate::form::Errors;
use crate::problem::Problem;

pub(crate) type Answer = Result<Response, Problem>;

/// The page.
pub(crate) fn page(template: &impl Template) -> Answer {
    with_status(StatusCode::OK, template)
}

/// The form sent back, with what was typed and what is wrong with it.
pub(crate) fn again(template: &impl Template) -> Answer {
    with_status(StatusCode::UNPROCESSABLE_ENTITY, template)
}

pub(crate) fn with_status(status: StatusCode, template: &impl Template) -> Answer {
    match template.render() {
        Ok(html) => Ok((status, Html(html)).into_response()),
        Err(error) => Err(Problem::Fault(format!(
            "a template does not render: {error}"
        ))),
    }
}

/// On to another page, after something was done: reloading that page sends nothing again.
pub(crate) fn to(path: impl AsRef<str>) -> Answer {
    Ok(Redirect::to(path.as_ref()).into_response())
}

/// The same, and that page says at its top what was done: `word` is one of [`crate::frame::said`].
pub(crate) fn saying(path: impl AsRef<str>, word: &str) -> Answer {
    let path = path.as_ref();
    let mark = if path.contains('?') { '&' } else { '?' };
    let (path, fragment) = path
        .split_once('#')
        .map_or((path, String::new()), |(path, rest)| {
            (path, format!("#{rest}"))
        });
    to(format!("{path}{mark}said={word}{fragment}"))
}

/// Parts the person's own mistakes, which the form shows, from everything else, which is a page of its own:
/// `match refusals(office.add_note(…).await)? { Ok(done) => to(…), Err(errors) => again(&Page { errors, … }) }`.
pub(crate) fn refusals<T>(result: Result<T, office::Error>) -> Result<Result<T, Errors>, Problem> {
    match result {
        Ok(done) => Ok(Ok(done)),
        Err(office::Error::Refused(errors)) => Ok(Err(Errors::from(errors))),
        Err(other) => Err(Problem::from(other)),
    }
}
