//! A problem, as RFC 9457 writes it.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

/// What went wrong, for a program and its maintainer.
#[derive(Debug)]
pub(crate) struct Problem {
    pub status: StatusCode,
    pub title: &'static str,
    /// One for each thing to be mended.
    pub errors: Vec<Mistake>,
}

/// One thing to be mended.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Mistake {
    /// Where in the body, as a JSON pointer; "" for the whole.
    pub pointer: String,
    pub detail: String,
    /// The nearest name that would have been right.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nearest: Option<String>,
}

#[derive(Serialize)]
struct Body<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    title: &'static str,
    status: u16,
    #[serde(skip_serializing_if = "<[Mistake]>::is_empty")]
    errors: &'a [Mistake],
}

impl Problem {
    pub(crate) fn new(status: StatusCode, title: &'static str) -> Self {
        Self {
            status,
            title,
            errors: Vec::new(),
        }
    }

    pub(crate) fn unusable(errors: Vec<Mistake>) -> Self {
        Self {
            status: StatusCode::UNPROCESSABLE_ENTITY,
            title: "The facts cannot be used",
            errors,
        }
    }
}

impl Mistake {
    pub(crate) fn new(pointer: impl Into<String>, detail: impl Into<String>) -> Self {
        Self {
            pointer: pointer.into(),
            detail: detail.into(),
            nearest: None,
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let body = Body {
            kind: "about:blank",
            title: self.title,
            status: self.status.as_u16(),
            errors: &self.errors,
        };
        let text = serde_json::to_string(&body).unwrap_or_default();
        let kind = HeaderValue::from_static("application/problem+json");
        (self.status, [(header::CONTENT_TYPE, kind)], text).into_response()
    }
}
