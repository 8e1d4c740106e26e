//! Reading forms: what was typed is kept as typed, a field sent twice is refused, and mistakes are named beside their fields.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use axum::http::request::Parts;
use office::FieldError;
use uuid::Uuid;

use crate::problem::Problem;
use crate::site::Site;

/// The most that a form may hold, in bytes. No page asks for more words than this.
const LARGEST: usize = 256 * 1024;
/// How long the longest form may take to arrive: nobody holds a connection by sending a letter a minute.
const SLOWEST: Duration = Duration::from_secs(30);
/// The most fields; the longest checklist has far fewer.
const MOST_FIELDS: usize = 1_000;

/// A form as it was sent. A handler takes it as an argument; by then its token has been checked.
#[derive(Debug, Clone, Default)]
pub(crate) struct Form {
    fields: Arc<Vec<(String, String)>>,
}

impl Form {
    /// Reads the body. Anything but an ordinary form of ordinary size is refused.
    pub async fn read(headers: &HeaderMap, body: Body) -> Result<Self, Problem> {
        let kind = headers
            .get(CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default();
        if kind.split(';').next() != Some("application/x-www-form-urlencoded") {
            return Err(Problem::NotAForm);
        }
        let bytes = tokio::time::timeout(SLOWEST, to_bytes(body, LARGEST))
            .await
            .map_err(|_| Problem::TooSlow)?
            .map_err(|_| Problem::TooLong)?;
        Self::new(form_urlencoded::parse(&bytes).into_owned().collect())
    }

    /// A name may come twice only if it says so by ending in `[]` (ASVS 15.3.7).
    pub fn new(fields: Vec<(String, String)>) -> Result<Self, Problem> {
        let mut seen = HashSet::new();
        let all_once = fields
            .iter()
            .all(|(name, _)| name.ends_with("[]") || seen.insert(name));
        if !all_once || fields.len() > MOST_FIELDS {
            return Err(Problem::BadForm);
        }
        Ok(Self {
            fields: Arc::new(fields),
        })
    }

    /// The text of a field, without spaces around it; empty when it is not there.
    pub fn text(&self, name: &str) -> String {
        clean(&self.raw(name)).trim().to_owned()
    }

    /// Exactly what was typed: for passwords.
    pub fn raw(&self, name: &str) -> String {
        self.fields
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.clone())
            .unwrap_or_default()
    }

    /// Every value of a field whose name ends in `[]`.
    pub fn all(&self, name: &str) -> Vec<String> {
        self.fields
            .iter()
            .filter(|(key, _)| key == name)
            .map(|(_, value)| clean(value))
            .collect()
    }

    /// Whether a button was pressed or a box ticked.
    pub fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|(key, _)| key == name)
    }

    /// The version of the case that the form was made from.
    pub fn version(&self) -> Result<u32, Problem> {
        self.text("version").parse().map_err(|_| Problem::BadForm)
    }

    /// The key under which the command is done once, however often it is sent.
    pub fn command(&self) -> Result<Uuid, Problem> {
        self.text("command").parse().map_err(|_| Problem::BadForm)
    }

    pub fn fields(&self) -> &[(String, String)] {
        &self.fields
    }
}

/// Browsers send line ends as two characters; control characters have no place in a record.
fn clean(text: &str) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .collect()
}

impl FromRequestParts<Site> for Form {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &Site) -> Result<Self, Problem> {
        parts
            .extensions
            .get::<Self>()
            .cloned()
            .ok_or(Problem::BadForm)
    }
}

/// The mistakes in a form, for the summary at its top and the message at each field.
#[derive(Debug, Clone, Default)]
pub(crate) struct Errors(pub Vec<FieldError>);

impl Errors {
    pub fn none() -> Self {
        Self::default()
    }

    pub fn one(field: &str, message: impl Into<String>) -> Self {
        Self(vec![FieldError::new(field, message)])
    }

    pub fn add(&mut self, field: impl Into<String>, message: impl Into<String>) {
        self.0.push(FieldError::new(field, message));
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The message that belongs to a field.
    pub fn on(&self, field: impl AsRef<str>) -> Option<&str> {
        self.0
            .iter()
            .find(|error| error.field == field.as_ref())
            .map(|error| error.message.as_str())
    }

    pub fn each(&self) -> &[FieldError] {
        &self.0
    }

    /// The same mistakes where the page names a field otherwise than the use case does.
    pub fn renamed(mut self, names: &[(&str, &str)]) -> Self {
        for error in &mut self.0 {
            if let Some((_, page)) = names.iter().find(|(theirs, _)| *theirs == error.field) {
                error.field = (*page).to_owned();
            }
        }
        self
    }

    /// Goes before the title of a page that is sent back, so that a screen reader says it first.
    pub fn prefix(&self) -> &'static str {
        if self.is_empty() { "" } else { "Error: " }
    }
}

impl From<Vec<FieldError>> for Errors {
    fn from(errors: Vec<FieldError>) -> Self {
        Self(errors)
    }
}

#[cfg(test)]
impl Form {
    /// As a browser would send it.
    fn sent(fields: &[(&str, &str)]) -> Result<Self, Problem> {
        let own = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        Self::new(fields.iter().map(own).collect())
    }

    pub(crate) fn of(fields: &[(&str, &str)]) -> Self {
        Self::sent(fields).unwrap()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_sent_twice_is_refused() {
        assert!(Form::sent(&[("login", "a"), ("login", "b")]).is_err());
        assert!(Form::sent(&[("roles[]", "a"), ("roles[]", "b")]).is_ok());
    }

    #[test]
    fn text_loses_control_characters_and_keeps_its_lines() {
        let form = Form::sent(&[("note", " one\r\ntwo\u{0}\u{7} ")]).unwrap();
        assert_eq!(form.text("note"), "one\ntwo");
    }

    #[test]
    fn a_password_is_taken_exactly() {
        assert_eq!(
            Form::sent(&[("password", " a b ")])
                .unwrap()
                .raw("password"),
            " a b "
        );
    }

    #[test]
    fn a_form_without_version_or_command_is_no_form_of_ours() {
        let form = Form::sent(&[("version", "x")]).unwrap();
        assert!(form.version().is_err() && form.command().is_err());
    }

    #[test]
    fn a_page_sent_back_says_error_in_its_title() {
        assert_eq!(Errors::one("login", "Enter a name").prefix(), "Error: ");
    }
}
