//! The cookies: the secret of the session, and before there is one the secret of the forms. Nothing else is kept in a browser.

use axum::http::header::COOKIE;
use axum::http::{HeaderMap, HeaderValue};

/// What one of our cookies is called, and how far it goes.
pub(crate) struct Cookie {
    /// The browser itself refuses a `__Host-` cookie that is not secure or not of this host (ASVS 3.3.1, 3.3.3).
    secure_name: &'static str,
    open_name: &'static str,
    same_site: &'static str,
}

/// The secret token of the session. Lax: a link from elsewhere leads to a page, not to signing in again.
pub(crate) const SESSION: Cookie = Cookie {
    secure_name: "__Host-waypost",
    open_name: "waypost",
    same_site: "Lax",
};

/// From which the tokens of forms follow while nobody is signed in: signing in, the first administrator.
pub(crate) const FORMS: Cookie = Cookie {
    secure_name: "__Host-waypost-forms",
    open_name: "waypost-forms",
    same_site: "Strict",
};

impl Cookie {
    fn name(&self, secure: bool) -> &'static str {
        if secure {
            self.secure_name
        } else {
            self.open_name
        }
    }

    /// The value that the browser sent. Two cookies of the same name are no cookie: one of them is not ours (ASVS 15.3.7).
    pub fn read(&self, headers: &HeaderMap, secure: bool) -> Option<String> {
        let mut found = headers
            .get_all(COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|line| line.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .filter(|(key, _)| *key == self.name(secure))
            .map(|(_, value)| value.to_owned());
        let first = found.next()?;
        found.next().is_none().then_some(first)
    }

    /// Keeps the value until the browser closes; the server ends a session earlier. `None` for a value that is no header text.
    pub fn keep(&self, value: &str, secure: bool) -> Option<HeaderValue> {
        self.written(value, secure, "")
    }

    /// Takes the cookie away.
    pub fn forget(&self, secure: bool) -> Option<HeaderValue> {
        self.written("", secure, "; Max-Age=0")
    }

    fn written(&self, value: &str, secure: bool, end: &str) -> Option<HeaderValue> {
        let secure_mark = if secure { "; Secure" } else { "" };
        let (name, same_site) = (self.name(secure), self.same_site);
        HeaderValue::from_str(&format!(
            "{name}={value}; Path=/; HttpOnly; SameSite={same_site}{secure_mark}{end}"
        ))
        .ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(line: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(COOKIE, line.parse().unwrap());
        headers
    }

    #[test]
    fn the_token_is_found_among_other_cookies() {
        assert_eq!(
            SESSION
                .read(&headers("theme=dark; __Host-waypost=abc; x=y"), true)
                .as_deref(),
            Some("abc")
        );
    }

    #[test]
    fn an_insecure_cookie_is_not_taken_for_a_secure_one() {
        assert_eq!(SESSION.read(&headers("waypost=abc"), true), None);
    }

    #[test]
    fn two_tokens_are_no_token() {
        assert_eq!(
            SESSION.read(&headers("waypost=abc; waypost=def"), false),
            None
        );
    }

    #[test]
    fn a_kept_token_is_out_of_reach_of_scripts_and_other_sites() {
        let kept = SESSION.keep("abc", true).unwrap();
        assert_eq!(
            kept.to_str().unwrap(),
            "__Host-waypost=abc; Path=/; HttpOnly; SameSite=Lax; Secure"
        );
    }

    #[test]
    fn neither_cookie_is_taken_for_the_other() {
        let both = headers("waypost-forms=one; waypost=two");
        assert_eq!(FORMS.read(&both, false).as_deref(), Some("one"));
        assert_eq!(SESSION.read(&both, false).as_deref(), Some("two"));
        let kept = FORMS.keep("abc", true).unwrap();
        assert_eq!(
            kept.to_str().unwrap(),
            "__Host-waypost-forms=abc; Path=/; HttpOnly; SameSite=Strict; Secure"
        );
    }

    #[test]
    fn a_cookie_that_goes_is_empty_and_over() {
        let gone = SESSION.forget(false).unwrap();
        assert_eq!(
            gone.to_str().unwrap(),
            "waypost=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0"
        );
    }
}
