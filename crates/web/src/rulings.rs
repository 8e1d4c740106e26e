//! How the doubts and contradictions of a procedure are settled, each with the principle it follows and who should confirm it.

use askama::Template;
use axum::extract::Path;
use office::{ProcedureView, RulingDetail};

use crate::frame::Frame;
use crate::respond::{Answer, page};
use crate::version::Which;
use crate::visitor::Visit;

#[derive(Template)]
#[template(path = "procedure/rulings.html")]
struct RulingsPage {
    frame: Frame,
    procedure: ProcedureView,
    rulings: Vec<RulingDetail>,
}

pub(crate) async fn get(visit: Visit, Path(id): Path<String>, which: Which) -> Answer {
    let procedure = visit.office.procedure(&id, which.version())?;
    let rulings = visit.office.rulings(&id, which.version())?;
    page(&RulingsPage {
        frame: visit.frame,
        procedure,
        rulings,
    })
}
