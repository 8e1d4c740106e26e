//! Whether the program can do its work.

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use office::Office;

use crate::problem::Problem;

pub(crate) async fn get(State(office): State<Office>) -> Response {
    if office.is_ready().await {
        return (
            [(header::CONTENT_TYPE, "application/json")],
            r#"{"status":"ok"}"#,
        )
            .into_response();
    }
    Problem::new(
        StatusCode::SERVICE_UNAVAILABLE,
        "The database does not answer",
    )
    .into_response()
}
