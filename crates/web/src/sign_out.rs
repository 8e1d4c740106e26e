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
    if let Some(gone) = cookie::SESSION.forget(guest.site.settings.secure) {
        headers.insert(SET_COOKIE, gone);
    }
    let everything = HeaderValue::from_static("\"cache\", \"cookies\", \"storage\"");
    headers.insert(HeaderName::from_static("clear-site-data"), everything);
    Ok(response)
}

#[cfg(test)]
mod tests {
    use crate::trial::Trial;

    #[tokio::test]
    async fn after_signing_out_the_session_is_gone_on_the_server_too() {
        let trial = Trial::new().await;
        let reporter = trial.signed_in("reporter").await;
        let other = reporter.clone_of_cookie();
        let home = reporter.open("/").await;
        let out = home.send("/sign-out", &[]).await.leads_to("/sign-in");
        assert!(out.header("clear-site-data").contains("cache"));
        out.follow().await.says("You are signed out.");
        other.open("/").await.leads_to("/sign-in");
    }
}
