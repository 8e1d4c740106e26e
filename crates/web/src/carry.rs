//! What was typed is never lost: when the session ended, or the case moved on, while a form was being filled in, its fields are
//! carried over, and the person sends them again knowingly.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use office::EntryView;

use crate::form::Form;
use crate::frame::Frame;
use crate::problem::Problem;
use crate::respond::with_status;
use crate::shown::Fact;
use crate::sign_in::SignInPage;
use crate::typed::Conflict;

/// Pages whose forms are not sent again: they hold secrets, or are about the session itself.
const NEVER: [&str; 4] = ["/sign-in", "/sign-out", "/password", "/first-administrator"];
/// Before the name of a field that is carried through the sign-in form.
pub(crate) const PREFIX: &str = "carried.";

/// The fields of a form, or nothing where they must not be kept.
pub(crate) fn fields(form: &Form, path: &str) -> Vec<(String, String)> {
    let secret = form
        .fields()
        .iter()
        .any(|(name, _)| name.contains("password"));
    if secret || NEVER.iter().any(|never| path.starts_with(never)) {
        return Vec::new();
    }
    form.fields()
        .iter()
        .filter(|(name, _)| name != "token")
        .cloned()
        .collect()
}

/// The same fields under the names that they have in the sign-in form.
fn prefixed(fields: Vec<(String, String)>) -> Vec<(String, String)> {
    fields
        .into_iter()
        .map(|(name, value)| (format!("{PREFIX}{name}"), value))
        .collect()
}

/// The fields that came through the sign-in form.
pub(crate) fn through(form: &Form) -> Vec<(String, String)> {
    let carried = |(name, value): &(String, String)| {
        Some((name.strip_prefix(PREFIX)?.to_owned(), value.clone()))
    };
    form.fields().iter().filter_map(carried).collect()
}

/// Signing in, and then on to `path`: with the fields, if it was a form that was sent.
pub(crate) fn sign_in_first(frame: Frame, form: Option<&Form>, path: &str) -> Response {
    let Some(form) = form else {
        let next: String = form_urlencoded::byte_serialize(path.as_bytes()).collect();
        let address = if path == "/" {
            "/sign-in".to_owned()
        } else {
            format!("/sign-in?next={next}")
        };
        return Redirect::to(&address).into_response();
    };
    let page = SignInPage {
        carried: prefixed(fields(form, path)),
        next: path.to_owned(),
        ended: true,
        ..SignInPage::new(frame)
    };
    shown(StatusCode::UNAUTHORIZED, &page)
}

/// The person is signed in (again): the fields are sent when they say so.
pub(crate) fn once_more(frame: Frame, form: &Form, path: &str) -> Response {
    if path == "/sign-in" && frame.who.is_none() {
        return shown(
            StatusCode::FORBIDDEN,
            &crate::sign_in::once_more(frame, form),
        );
    }
    let fields = fields(form, path);
    if fields.is_empty() {
        return Problem::OldForm.page(frame);
    }
    shown(
        StatusCode::FORBIDDEN,
        &CarryOnPage {
            frame,
            fields,
            path: path.to_owned(),
        },
    )
}

/// A local path to go on to, or the first page: never another host (ASVS 3.7.2).
pub(crate) fn local(path: &str) -> &str {
    let ours = path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains(['\\', '\n', '\r', '\t', '\0']);
    if ours { path } else { "/" }
}

/// Somebody else changed the case first: what they did, and what the person was about to send.
pub(crate) fn changed(frame: Frame, conflict: Conflict, form: &Form, path: &str) -> Response {
    let mut fields = fields(form, path);
    fields.retain(|(name, _)| name != "version");
    let Conflict { changed, chosen } = conflict;
    let typed = crate::typed::words(&fields, chosen);
    let back = path.split('/').take(3).collect::<Vec<_>>().join("/");
    let page = ChangedPage {
        frame,
        by_reader_alone: changed.by_reader_alone,
        since: changed.since,
        version: changed.version,
        fields,
        typed,
        path: path.to_owned(),
        back,
    };
    shown(StatusCode::CONFLICT, &page)
}

fn shown(status: StatusCode, page: &impl Template) -> Response {
    with_status(status, page).unwrap_or_else(IntoResponse::into_response)
}

/// "You are signed in: send it now?"
#[derive(Template)]
#[template(path = "carry_on.html")]
pub(crate) struct CarryOnPage {
    pub frame: Frame,
    pub fields: Vec<(String, String)>,
    pub path: String,
}

#[derive(Template)]
#[template(path = "changed.html")]
struct ChangedPage {
    frame: Frame,
    since: Vec<EntryView>,
    by_reader_alone: bool,
    version: u32,
    fields: Vec<(String, String)>,
    /// What the person typed and chose in words, to read and to copy.
    typed: Vec<Fact>,
    path: String,
    back: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_is_carried_and_the_old_token_is_not() {
        let carried = fields(
            &Form::of(&[
                ("token", "t"),
                ("version", "3"),
                ("text", "a note"),
                ("command", "c"),
            ]),
            "/cases/W-1/note",
        );
        let names: Vec<_> = carried.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["version", "text", "command"]);
    }

    #[test]
    fn a_password_is_never_carried() {
        assert!(fields(&Form::of(&[("new_password", "secret words")]), "/accounts").is_empty());
        assert!(
            fields(
                &Form::of(&[("code", "secret words")]),
                "/first-administrator"
            )
            .is_empty()
        );
    }

    #[test]
    fn carried_fields_come_through_signing_in() {
        let before = vec![("text".to_owned(), "a note".to_owned())];
        let sent = Form::new(prefixed(before.clone())).unwrap();
        assert_eq!(through(&sent), before);
    }

    #[test]
    fn nobody_is_sent_to_another_host() {
        for path in [
            "//evil.example",
            "https://evil.example",
            "/\\evil.example",
            "evil",
            "",
        ] {
            assert_eq!(local(path), "/", "{path}");
        }
        assert_eq!(local("/cases/W-1"), "/cases/W-1");
    }
}
