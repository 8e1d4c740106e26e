//! What an address asks of a page that only reads: the words after its question mark, trimmed. Nothing personal stands there (S12).

use axum::extract::{FromRequestParts, Query};
use axum::http::request::Parts;

use crate::problem::Problem;

#[derive(Debug, Default)]
pub(crate) struct Asked {
    fields: Vec<(String, String)>,
}

impl Asked {
    /// The first of that name; empty where there is none.
    pub fn text(&self, name: &str) -> String {
        let mut fields = self.fields.iter();
        let found = fields.find(|(field, _)| field == name);
        found.map_or_else(String::new, |(_, text)| text.trim().to_owned())
    }
}

/// The address with those of the fields that say something.
pub(crate) fn address(path: &str, fields: &[(&str, &str)]) -> String {
    let said: Vec<_> = fields.iter().filter(|(_, text)| !text.is_empty()).collect();
    if said.is_empty() {
        return path.to_owned();
    }
    let query = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(said)
        .finish();
    format!("{path}?{query}")
}

impl<S: Send + Sync> FromRequestParts<S> for Asked {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let fields = Query::<Vec<(String, String)>>::from_request_parts(parts, state).await;
        let Query(fields) = fields.map_err(|_| Problem::NotFound)?;
        Ok(Self { fields })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_only_what_is_asked() {
        assert_eq!(
            address("/clauses", &[("words", ""), ("kind", "")]),
            "/clauses"
        );
        let asked = [("words", "police & parents"), ("kind", ""), ("page", "2")];
        assert_eq!(
            address("/clauses", &asked),
            "/clauses?words=police+%26+parents&page=2"
        );
    }
}
