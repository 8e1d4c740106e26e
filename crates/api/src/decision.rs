//! What a procedure asks for, given some facts: the same decision as on the command line.

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use office::Office;
use office::decision::Decision;

use crate::facts;
use crate::problem::{Mistake, Problem};

pub(crate) async fn post(
    State(office): State<Office>,
    Path(id): Path<String>,
    body: Bytes,
) -> Result<Response, Problem> {
    let missing = || Problem::new(StatusCode::NOT_FOUND, "There is no such procedure");
    let rulebook = office.catalogue().rulebook(&id).ok_or_else(missing)?;
    let asked = facts::read(rulebook.vocabulary(), &body).map_err(Problem::unusable)?;
    let at = asked.at.unwrap_or_else(|| office.now());
    let decision = Decision::reach(rulebook, &asked.facts, at, office.working_time())
        .map_err(|fault| Problem::unusable(vec![Mistake::new("/facts", fault.to_string())]))?;
    Ok((
        [(header::CONTENT_TYPE, "application/json")],
        decision.json(),
    )
        .into_response())
}
