//! What the pages that do something with one line of the plan begin with: the case, and the line as it stands.

use office::PlanLine;

use crate::case_head::{CaseHead, Place};
use crate::plan_sections::find;
use crate::problem::Problem;
use crate::visitor::Visit;

/// The line, if it is on the plan and the visitor may work the case.
pub(crate) async fn line(
    visit: &Visit,
    reference: &str,
    directive: &str,
) -> Result<(CaseHead, PlanLine), Problem> {
    let plan = visit.office.plan(&visit.visitor, reference).await?;
    let head = CaseHead::new(&plan.case, Place::Plan);
    if !head.may_work {
        return Err(Problem::Denied);
    }
    find(plan, directive)
        .map(|line| (head, line))
        .ok_or(Problem::NotFound)
}
