//! The plan of a case. What to do now, what not to do and whom to ask stand first; it prints on one sheet.

use askama::Template;
use axum::extract::Path;
use office::ContactView;

use crate::case_head::{CaseHead, Place};
use crate::frame::Frame;
use crate::plan_sections::{Section, sections};
use crate::respond::{Answer, page};
use crate::visitor::Visit;

#[derive(Template)]
#[template(path = "case/plan.html")]
struct PlanPage {
    frame: Frame,
    head: CaseHead,
    sections: Vec<Section>,
    contacts: Vec<ContactView>,
    contradiction: Option<String>,
    /// A list of triggers is never complete: no match never reads as "nothing to do" (CAM-0295).
    always: String,
}

pub(crate) async fn get(visit: Visit, Path(reference): Path<String>) -> Answer {
    let plan = visit.office.plan(&visit.visitor, &reference).await?;
    let head = CaseHead::new(&plan.case, Place::Plan);
    let (contacts, contradiction, always) = (
        plan.contacts.clone(),
        plan.contradiction.clone(),
        plan.always.clone(),
    );
    let sections = sections(plan, Some(&head));
    page(&PlanPage {
        frame: visit.frame,
        head,
        sections,
        contacts,
        contradiction,
        always,
    })
}
