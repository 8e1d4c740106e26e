//! The procedures that can be asked.

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use office::Office;
use serde::Serialize;

#[derive(Serialize)]
struct Row {
    id: String,
    title: String,
    publisher: String,
    area: String,
    version: String,
    in_use: bool,
}

pub(crate) async fn get(State(office): State<Office>) -> Response {
    let rows = office.procedures().into_iter().map(|row| Row {
        id: row.id,
        title: row.title,
        publisher: row.publisher,
        area: row.area,
        version: row.version,
        in_use: row.in_use,
    });
    let rows: Vec<Row> = rows.collect();
    let text = serde_json::to_string(&rows).unwrap_or_default();
    ([(header::CONTENT_TYPE, "application/json")], text).into_response()
}
