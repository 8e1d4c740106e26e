//! Which version of a procedure a page is about: `?version=…`; without it, the one in force today.

use std::collections::BTreeMap;

use axum::extract::{FromRequestParts, Query};
use axum::http::request::Parts;

use crate::problem::Problem;

/// As the address says it: its words after the question mark.
#[derive(Debug, Default)]
pub(crate) struct Which {
    version: Option<String>,
}

impl Which {
    pub fn of(version: String) -> Self {
        Self {
            version: Some(version),
        }
    }

    pub fn version(&self) -> Option<&str> {
        self.version.as_deref()
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Which {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let words = Query::<BTreeMap<String, String>>::from_request_parts(parts, state).await;
        let Query(mut words) = words.map_err(|_| Problem::NotFound)?;
        let version = words.remove("version");
        Ok(Self {
            version: version.filter(|version| !version.is_empty()),
        })
    }
}
