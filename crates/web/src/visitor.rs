//! Who is asking, as handlers see it. The cookie has been read, and the session looked up, before any handler runs.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use office::{Office, Visitor};

use crate::frame::Frame;
use crate::problem::Problem;
use crate::site::Site;

/// A signed-in person on a page: `async fn get(visit: Visit, …) -> Answer`.
pub(crate) struct Visit {
    pub office: Office,
    pub visitor: Visitor,
    pub frame: Frame,
}

impl FromRequestParts<Site> for Visit {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Problem> {
        let visitor = parts
            .extensions
            .get::<Visitor>()
            .cloned()
            .ok_or(Problem::SignInFirst)?;
        let guest = Guest::from_request_parts(parts, site).await?;
        Ok(Self {
            office: guest.site.office,
            visitor,
            frame: guest.frame,
        })
    }
}

/// Anybody, signed in or not.
pub(crate) struct Guest {
    pub site: Site,
    pub visitor: Option<Visitor>,
    pub frame: Frame,
}

impl FromRequestParts<Site> for Guest {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Problem> {
        let frame = parts.extensions.get::<Frame>().cloned();
        Ok(Self {
            site: site.clone(),
            visitor: parts.extensions.get::<Visitor>().cloned(),
            frame: frame.ok_or_else(|| {
                Problem::Fault(
                    "a page was asked for outside the layer that frames pages".to_owned(),
                )
            })?,
        })
    }
}
