//! `/api/v1` for other programs: what there is to follow, and what a procedure asks for given some facts. No case, no account and
//! nothing of either: whoever may reach the address may ask. Errors are problems as RFC 9457 has them.
//!
//! - `GET  /api/v1/health`: 200 when the database answers, else 503.
//! - `GET  /api/v1/procedures`: ids, titles, versions.
//! - `POST /api/v1/procedures/{id}/decision`: `{"facts": {"immediate_danger": true}, "at": "2026-11-20T15:30"}`; `at` may be left
//!   out. The answer is that of `waypost triage --json` (docs/json.md).

mod decision;
mod facts;
mod health;
mod problem;
mod procedures;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use office::Office;

/// Facts are few and short: a larger body is refused.
const LARGEST: usize = 64 * 1024;

/// All routes, with their whole paths.
pub fn router(office: Office) -> Router {
    Router::new()
        .route("/api/v1/health", get(health::get))
        .route("/api/v1/procedures", get(procedures::get))
        .route("/api/v1/procedures/{id}/decision", post(decision::post))
        .layer(DefaultBodyLimit::max(LARGEST))
        .with_state(office)
}
