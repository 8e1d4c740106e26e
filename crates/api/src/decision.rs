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
    let catalogue = office.catalogue();
    catalogue.rulebook(&id).ok_or_else(missing)?;
    let asked = facts::read(catalogue.vocabulary(), &body).map_err(Problem::unusable)?;
    let at = asked.at.unwrap_or_else(|| office.now());
    let rulebook = office.rulebook_at(&id, at).ok_or_else(|| {
        let said = format!("no version of {id} is in force then");
        Problem::unusable(vec![Mistake::new("/at", said)])
    })?;
    let decision = Decision::reach(rulebook, &asked.facts, at, office.working_time())
        .map_err(|fault| Problem::unusable(vec![Mistake::new("/facts", fault.to_string())]))?;
    Ok((
        [(header::CONTENT_TYPE, "application/json")],
        decision.json(),
    )
        .into_response())
}
