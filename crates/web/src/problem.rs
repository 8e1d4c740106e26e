//! What went wrong, as a page that says how to go on. A handler returns a [`Problem`]; the layer around all pages, which knows
//! who is asking, shows it. Whatever may not be seen looks exactly like what is not there (S1).

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::frame::Frame;
use crate::typed::Conflict;

/// Why there is no ordinary answer.
#[derive(Debug, Clone)]
pub(crate) enum Problem {
    NotFound,
    /// Not this person's to do, where it is no secret that the thing exists.
    Denied,
    /// Nobody is signed in.
    SignInFirst,
    /// The case moved on while the form was open.
    Conflict(Box<Conflict>),
    /// A change that did not come from one of our pages.
    NotOurs,
    /// The form belongs to another session than the one it came with.
    OldForm,
    /// Fields that our forms always have are missing or doubled.
    BadForm,
    NotAForm,
    TooLong,
    /// The form did not arrive in time.
    TooSlow,
    WrongMethod,
    /// Refused where no form could show it: each sentence is shown.
    Refused(Vec<String>),
    /// Ours to mend. The text goes to the log and holds no case content.
    Fault(String),
}

impl From<office::Error> for Problem {
    fn from(error: office::Error) -> Self {
        match error {
            office::Error::Denied => Self::Denied,
            office::Error::NotFound => Self::NotFound,
            office::Error::Conflict(changed) => Self::Conflict(Box::new(Conflict::from(*changed))),
            office::Error::Fault(fault) => Self::Fault(fault.message),
            office::Error::Refused(errors) => {
                Self::Refused(errors.into_iter().map(|error| error.message).collect())
            }
        }
    }
}

impl Problem {
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Denied | Self::NotOurs | Self::OldForm => StatusCode::FORBIDDEN,
            Self::SignInFirst => StatusCode::UNAUTHORIZED,
            Self::Conflict(_) => StatusCode::CONFLICT,
            Self::BadForm => StatusCode::BAD_REQUEST,
            Self::NotAForm => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooLong => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::Refused(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Fault(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// What axum itself refused, without a page.
    pub fn from_status(status: StatusCode) -> Self {
        match status {
            // Forms are read by `Form`, which says itself what is wrong: what axum cannot read is an address.
            StatusCode::NOT_FOUND | StatusCode::BAD_REQUEST => Self::NotFound,
            StatusCode::METHOD_NOT_ALLOWED => Self::WrongMethod,
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLong,
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Self::NotAForm,
            status if status.is_server_error() => {
                Self::Fault(format!("an answer {status} without a page"))
            }
            _ => Self::BadForm,
        }
    }

    /// The heading, then what to do now.
    pub fn words(&self) -> (&'static str, Vec<String>) {
        let (title, words): (_, &[&str]) = match self {
            Self::NotFound => (
                "There is nothing here",
                &[
                    "The address may be mistyped or old. It may also be something that you do not have access to.",
                    "If you were sent here by a colleague, ask them what it is about.",
                ],
            ),
            Self::Denied => (
                "You cannot do this here",
                &[
                    "Your role does not include this. If you think it should, ask an administrator of Waypost where you work.",
                ],
            ),
            Self::SignInFirst => (
                "Sign in first",
                &["This page is for people who are signed in."],
            ),
            Self::Conflict(_) => ("This changed while you were reading", &[]),
            Self::Refused(messages) => return ("This cannot be done", messages.clone()),
            Self::Fault(_) => (
                "Something went wrong on our side",
                &[
                    "It is not certain whether your last step was kept. Go back and look; sending the same form again does no harm.",
                    "Do not wait for Waypost if a child may be at risk: speak to your safeguarding lead now.",
                ],
            ),
            form => form.words_of_a_form(),
        };
        (title, words.iter().map(|line| (*line).to_owned()).collect())
    }

    /// What kept a form from being taken. Every one of them changed nothing, and says so.
    fn words_of_a_form(&self) -> (&'static str, &'static [&'static str]) {
        match self {
            Self::NotOurs => (
                "This did not come from a page of Waypost",
                &[
                    "Nothing was changed. Open the page again from Waypost itself and send it from there.",
                ],
            ),
            Self::OldForm => (
                "This page was open too long",
                &["Nothing was changed. Open the page again and send it once more."],
            ),
            Self::NotAForm => (
                "Waypost cannot read this",
                &[
                    "Nothing was changed. Waypost takes forms that are filled in on its own pages, and no files.",
                ],
            ),
            Self::TooLong => (
                "That is too long to take in one piece",
                &["Nothing was changed. Go back, and send it in two parts."],
            ),
            Self::TooSlow => (
                "This did not arrive in time",
                &["Nothing was changed. The connection was too slow. Go back, and send it again."],
            ),
            Self::WrongMethod => (
                "This address does not work like that",
                &["Nothing was changed. Go back, and use the buttons and links on the page."],
            ),
            _ => (
                "Something is missing from this form",
                &["Nothing was changed. Go back, reload the page and send it again."],
            ),
        }
    }

    pub fn page(&self, frame: Frame) -> Response {
        let (title, words) = self.words();
        if let Self::Fault(message) = self {
            eprintln!("waypost: {message}");
        }
        let page = ProblemPage {
            frame,
            title,
            words: &words,
        };
        crate::respond::with_status(self.status(), &page)
            .unwrap_or_else(|_| self.status().into_response())
    }
}

#[derive(Template)]
#[template(path = "problem.html")]
struct ProblemPage<'a> {
    frame: Frame,
    title: &'a str,
    words: &'a [String],
}

/// An empty answer that carries the problem to the layer around all pages.
impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}
