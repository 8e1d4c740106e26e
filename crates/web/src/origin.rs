//! Whether a request that changes something came from one of our own pages (ASVS 3.5.1): the browser's own word for it, and the
//! token that only a page of this session holds, or before there is a session a page that this browser was given. Both are asked.

use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, Method};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

/// True for reading, and for a change that the browser says comes from a page of this host. A browser that says nothing, or
/// `null`, is refused.
pub(crate) fn is_ours(method: &Method, headers: &HeaderMap) -> bool {
    if matches!(*method, Method::GET | Method::HEAD) {
        return true;
    }
    match text(headers, "sec-fetch-site") {
        Some(site) => site == "same-origin",
        None => origin_is_host(headers),
    }
}

fn origin_is_host(headers: &HeaderMap) -> bool {
    let host = text(headers, HOST.as_str());
    let origin = text(headers, ORIGIN.as_str()).and_then(|origin| origin.split_once("://"));
    matches!((host, origin), (Some(host), Some((_, origin))) if host == origin)
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// The token of a form: follows from the secret in the browser's cookie, so nobody without the cookie can make it and nothing need be
/// kept.
pub(crate) fn form_token(secret: &str) -> String {
    URL_SAFE_NO_PAD.encode(
        Sha256::new()
            .chain_update(b"waypost form ")
            .chain_update(secret)
            .finalize(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()))
            .collect()
    }

    #[test]
    fn a_change_from_another_site_is_refused() {
        assert!(!is_ours(
            &Method::POST,
            &headers(&[("sec-fetch-site", "cross-site")])
        ));
        assert!(!is_ours(
            &Method::POST,
            &headers(&[("sec-fetch-site", "same-site")])
        ));
        assert!(!is_ours(
            &Method::POST,
            &headers(&[
                ("host", "waypost.example"),
                ("origin", "https://evil.example")
            ])
        ));
    }

    #[test]
    fn a_change_that_does_not_say_whence_is_refused() {
        assert!(!is_ours(
            &Method::POST,
            &headers(&[("host", "waypost.example")])
        ));
        assert!(!is_ours(
            &Method::POST,
            &headers(&[("host", "waypost.example"), ("origin", "null")])
        ));
    }

    #[test]
    fn a_change_from_our_own_page_is_ours() {
        assert!(is_ours(
            &Method::POST,
            &headers(&[("sec-fetch-site", "same-origin")])
        ));
        assert!(is_ours(
            &Method::POST,
            &headers(&[
                ("host", "waypost.example"),
                ("origin", "https://waypost.example")
            ])
        ));
    }

    #[test]
    fn reading_is_always_ours() {
        assert!(is_ours(
            &Method::GET,
            &headers(&[("sec-fetch-site", "cross-site")])
        ));
    }

    #[test]
    fn two_sessions_have_two_form_tokens() {
        assert_ne!(form_token("one"), form_token("two"));
    }
}
