//! The one cookie: the secret token of the session, and nothing else.

use axum::http::header::COOKIE;
use axum::http::{HeaderMap, HeaderValue};

/// The browser itself refuses a `__Host-` cookie that is not secure or not of this host (ASVS 3.3.1, 3.3.3).
const SECURE_NAME: &str = "__Host-waypost";
const OPEN_NAME: &str = "waypost";

fn name(secure: bool) -> &'static str {
    if secure { SECURE_NAME } else { OPEN_NAME }
}

/// The token that the browser sent. Two cookies of the same name are no cookie: one of them is not ours (ASVS 15.3.7).
pub(crate) fn token(headers: &HeaderMap, secure: bool) -> Option<String> {
    let mut found = headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .filter(|(key, _)| *key == name(secure))
        .map(|(_, value)| value.to_owned());
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// Keeps the token until the browser closes; the server ends it earlier. `None` for a token that is no header text.
pub(crate) fn keep(token: &str, secure: bool) -> Option<HeaderValue> {
    let secure_mark = if secure { "; Secure" } else { "" };
    HeaderValue::from_str(&format!(
        "{}={token}; Path=/; HttpOnly; SameSite=Lax{secure_mark}",
        name(secure)
    ))
    .ok()
}

/// Takes the cookie away.
pub(crate) fn forget(secure: bool) -> HeaderValue {
    HeaderValue::from_static(if secure {
        "__Host-waypost=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0"
    } else {
        "waypost=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0"
    })
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
            token(&headers("theme=dark; __Host-waypost=abc; x=y"), true).as_deref(),
            Some("abc")
        );
    }

    #[test]
    fn an_insecure_cookie_is_not_taken_for_a_secure_one() {
        assert_eq!(token(&headers("waypost=abc"), true), None);
    }

    #[test]
    fn two_tokens_are_no_token() {
        assert_eq!(token(&headers("waypost=abc; waypost=def"), false), None);
    }

    #[test]
    fn a_kept_token_is_out_of_reach_of_scripts_and_other_sites() {
        let kept = keep("abc", true).unwrap();
        assert_eq!(
            kept.to_str().unwrap(),
            "__Host-waypost=abc; Path=/; HttpOnly; SameSite=Lax; Secure"
        );
    }
}
