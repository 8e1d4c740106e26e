//! What the pages that do something with one line of the plan begin with: the case, and the line as it stands.

use office::PlanLine;

use crate::case_head::{CaseHead, Place};
use crate::plan_sections::find;
use crate::problem::Problem;
use crate::visitor::Visit;

/// The same for what can be done or handed on; what is kept as long as the case is open cannot.
pub(crate) async fn line_to_do(
    visit: &Visit,
    reference: &str,
    directive: &str,
) -> Result<(CaseHead, PlanLine), Problem> {
    let (head, line) = line(visit, reference, directive).await?;
    match line.kept() {
        Some(why) => Err(Problem::Refused(vec![why.to_owned()])),
        None => Ok((head, line)),
    }
}

/// The line, if it is on the plan and the visitor may work the case.
pub(crate) async fn line(
    visit: &Visit,
    reference: &str,
    directive: &str,
) -> Result<(CaseHead, PlanLine), Problem> {
    let plan = visit.office.plan(&visit.visitor, reference).await?;
    let head = CaseHead::new(&plan.case, Place::Plan);
    head.open_to_work()?;
    find(plan, directive)
        .map(|line| (head, line))
        .ok_or(Problem::NotFound)
}

#[cfg(test)]
mod tests {
    use crate::stories::Desk;

    #[tokio::test]
    async fn a_prohibition_is_not_done_or_handed_on_by_a_typed_address() {
        let desk = Desk::new().await;
        desk.answer("youth_produced_imagery", "yes").await;
        let page = desk.open("/plan/do_not_copy_imagery/not-doing").await;
        let page = page.is(200);
        for (path, typed) in [("done", ("how", "We did not")), ("hand", ("to", "Pat"))] {
            let here = format!("/plan/do_not_copy_imagery/{path}");
            desk.open(&here)
                .await
                .is(422)
                .says("never done or handed on");
            let mut fields = page.hidden(&desk.at("/plan/do_not_copy_imagery/not-doing"));
            fields.insert(typed.0.to_owned(), typed.1.to_owned());
            let fields: Vec<(&str, &str)> = fields
                .iter()
                .map(|(name, value)| (name.as_str(), value.as_str()))
                .collect();
            let sent = desk.lead.post(&desk.at(&here), &fields).await;
            sent.is(422).says("never done or handed on");
        }
        let plan = desk.open("/plan").await;
        let after = plan.body.split("id=\"plan-do-not\"").nth(1).unwrap();
        assert!(after.contains("line-do_not_copy_imagery"));
        assert!(after.contains("/plan/do_not_copy_imagery/not-doing"));
    }

    #[tokio::test]
    async fn what_the_report_did_is_not_opened_again_by_a_typed_address() {
        let desk = Desk::new().await;
        let page = desk.open("/plan/record_incident/reopen").await;
        page.is(422).says("The report itself did this.");
    }
}
