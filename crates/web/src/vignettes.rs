//! Worked cases of a procedure: the story, what follows, and whether Waypost's decisions agree with it.

use askama::Template;
use axum::extract::Path;
use office::{ProcedureView, VignetteView};

use crate::frame::Frame;
use crate::respond::{Answer, page};
use crate::version::Which;
use crate::visitor::Visit;

#[derive(Template)]
#[template(path = "procedure/vignettes.html")]
struct VignettesPage {
    frame: Frame,
    procedure: ProcedureView,
    vignettes: Vec<VignetteView>,
}

impl VignettesPage {
    fn passed(&self) -> usize {
        self.vignettes
            .iter()
            .filter(|vignette| vignette.passed)
            .count()
    }
}

pub(crate) async fn get(visit: Visit, Path(id): Path<String>, which: Which) -> Answer {
    let procedure = visit.office.procedure(&id, which.version())?;
    let vignettes = visit.office.vignettes(&id, which.version())?;
    page(&VignettesPage {
        frame: visit.frame,
        procedure,
        vignettes,
    })
}
