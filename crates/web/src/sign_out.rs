//! Signing out: the session ends on the server, the cookie goes, and the browser forgets what it kept of these pages.

use axum::http::HeaderValue;
use axum::http::header::{HeaderName, SET_COOKIE};

use crate::cookie;
use crate::respond::{Answer, saying};
use crate::visitor::Guest;

pub(crate) async fn post(guest: Guest) -> Answer {
    if let Some(visitor) = &guest.visitor {
        guest.site.office.sign_out(visitor).await?;
    }
    let mut response = saying("/sign-in", "signed-out")?;
    let headers = response.headers_mut();
    headers.insert(SET_COOKIE, cookie::forget(guest.site.settings.secure));
    let everything = HeaderValue::from_static("\"cache\", \"cookies\", \"storage\"");
    headers.insert(HeaderName::from_static("clear-site-data"), everything);
    Ok(response)
}
