//! The procedures: which there are, and the sections of one as its document has them.

use askama::Template;
use axum::extract::Path;
use office::{ProcedureRow, ProcedureView};

use crate::frame::Frame;
use crate::respond::{Answer, page};
use crate::visitor::Visit;

#[derive(Template)]
#[template(path = "procedure/index.html")]
struct IndexPage {
    frame: Frame,
    procedures: Vec<ProcedureRow>,
}

#[derive(Template)]
#[template(path = "procedure/procedure.html")]
struct ProcedurePage {
    frame: Frame,
    procedure: ProcedureView,
}

pub(crate) async fn index(visit: Visit) -> Answer {
    page(&IndexPage {
        frame: visit.frame,
        procedures: visit.office.procedures(),
    })
}

pub(crate) async fn get(visit: Visit, Path(id): Path<String>) -> Answer {
    let procedure = visit.office.procedure(&id)?;
    page(&ProcedurePage {
        frame: visit.frame,
        procedure,
    })
}
