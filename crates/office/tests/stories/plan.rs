//! From the first answer to the closed case.

use office::{CloseForm, DepartForm, DoneForm, HandForm, PlanView, ReopenCaseForm};

use crate::place::Place;
use crate::school::{School, a_concern, refused};

fn done(directive: &str) -> DoneForm {
    DoneForm {
        directive: directive.into(),
        how: "By telephone.".into(),
        with_whom: "the duty desk".into(),
        when: String::new(),
    }
}

/// Everything that must or should be done; how a case is treated is never over while it is open.
fn binding(plan: &PlanView) -> Vec<String> {
    let lines = [&plan.now, &plan.today, &plan.by_date, &plan.think_about]
        .into_iter()
        .flatten();
    let binding = lines.filter(|line| {
        matches!(line.modality.as_str(), "must" | "should") && line.handed_to.is_none()
    });
    binding.map(|line| line.directive.clone()).collect()
}

async fn from_report_to_closed(school: School) {
    let reference = school.concern(a_concern()).await;
    school.answer(&reference, "online_bullying", "yes").await;
    school.answer(&reference, "youngest_age", "12").await;
    let case = school.office.case(&school.lead, &reference).await.unwrap();
    assert_eq!(
        (case.status.as_str(), case.kind.as_str()),
        ("Taken up", "Bullying online")
    );
    let open = named_one_by_one(&school, &reference).await;
    for directive in &open {
        let version = school.version(&reference).await;
        school
            .office
            .mark_done(
                &school.lead,
                &reference,
                version,
                school.command(),
                done(directive),
            )
            .await
            .unwrap();
    }
    closed_and_opened_again(&school, &reference).await;
    let verified = school.office.verify().await.unwrap();
    assert!(
        verified.broken.is_none() && verified.events > 10,
        "{verified:?}"
    );
}

fn ending() -> CloseForm {
    CloseForm {
        outcome: "The posts were taken down.".into(),
        review: String::new(),
    }
}

/// Closing is refused, once for each line that is still open; those lines.
async fn named_one_by_one(school: &School, reference: &str) -> Vec<String> {
    let plan = school.office.plan(&school.lead, reference).await.unwrap();
    let open = binding(&plan);
    assert!(open.len() > 2, "{open:?}");
    assert!(
        plan.now
            .iter()
            .chain(&plan.by_date)
            .all(|line| !line.because.is_empty())
    );
    let early = school
        .office
        .close_case(
            &school.lead,
            reference,
            plan.case.version,
            school.command(),
            ending(),
        )
        .await;
    assert_eq!(refused(early), vec!["plan"; open.len()]);
    open
}

async fn closed_and_opened_again(school: &School, reference: &str) {
    let (office, lead) = (&school.office, &school.lead);
    let version = school.version(reference).await;
    office
        .close_case(lead, reference, version, school.command(), ending())
        .await
        .unwrap();
    let case = office.case(lead, reference).await.unwrap();
    assert_eq!(case.status, "Closed");
    assert_eq!(case.closed.unwrap().outcome, "The posts were taken down.");
    let reopen = ReopenCaseForm {
        reason: "It has started again.".into(),
    };
    office
        .reopen_case(lead, reference, case.version, school.command(), reopen)
        .await
        .unwrap();
    assert_eq!(
        office.case(lead, reference).await.unwrap().status,
        "In progress"
    );
}

#[tokio::test]
async fn a_case_goes_from_the_report_to_closed_and_back_on_sqlite() {
    from_report_to_closed(School::on_sqlite().await).await;
}

#[tokio::test]
async fn a_case_goes_from_the_report_to_closed_and_back_on_postgresql() {
    from_report_to_closed(School::on(Place::postgresql().await).await).await;
}

#[tokio::test]
async fn departing_keeps_the_line_in_view_with_its_reason() {
    let school = School::on_sqlite().await;
    let reference = school.concern(a_concern()).await;
    school.answer(&reference, "online_bullying", "yes").await;
    let plan = school.office.plan(&school.lead, &reference).await.unwrap();
    let directive = binding(&plan)[0].clone();
    let bare = DepartForm {
        directive: directive.clone(),
        ..DepartForm::default()
    };
    let refusal = school
        .office
        .depart(
            &school.lead,
            &reference,
            plan.case.version,
            school.command(),
            bare,
        )
        .await;
    assert_eq!(refused(refusal), ["reason", "agreed_by"]);
    let form = DepartForm {
        directive,
        reason: "It would raise the risk.".into(),
        agreed_by: "the head".into(),
    };
    school
        .office
        .depart(
            &school.lead,
            &reference,
            plan.case.version,
            school.command(),
            form,
        )
        .await
        .unwrap();
    let plan = school.office.plan(&school.lead, &reference).await.unwrap();
    assert_eq!(
        plan.departed[0].departed.as_ref().unwrap().reason,
        "It would raise the risk."
    );
}

#[tokio::test]
async fn what_was_handed_over_is_still_on_the_plan() {
    let school = School::on_sqlite().await;
    let reference = school.concern(a_concern()).await;
    school.answer(&reference, "online_bullying", "yes").await;
    let plan = school.office.plan(&school.lead, &reference).await.unwrap();
    let directive = binding(&plan)[0].clone();
    let form = HandForm {
        directive: directive.clone(),
        to: "Ruth Calderwane".into(),
    };
    school
        .office
        .hand(
            &school.lead,
            &reference,
            plan.case.version,
            school.command(),
            form,
        )
        .await
        .unwrap();
    let plan = school.office.plan(&school.lead, &reference).await.unwrap();
    assert!(plan.begun.is_empty(), "it is asked for still");
    let lines = [
        &plan.now,
        &plan.today,
        &plan.by_date,
        &plan.treat_as,
        &plan.think_about,
    ];
    let line = lines
        .into_iter()
        .flatten()
        .find(|line| line.directive == directive);
    let handed = line.and_then(|line| line.handed_to.as_ref());
    assert_eq!(handed.unwrap().to, "Ruth Calderwane");
}

#[tokio::test]
async fn a_deadline_starts_when_its_fact_became_known_and_goes_overdue() {
    let school = School::on_sqlite().await;
    let reference = school.concern(a_concern()).await;
    school.later(120);
    school
        .answer(&reference, "child_abuse_imagery_accessed", "yes")
        .await;
    school.answer(&reference, "posted_online", "yes").await;
    let plan = school.office.plan(&school.lead, &reference).await.unwrap();
    let due = |plan: &PlanView| {
        let lines = [&plan.now, &plan.today, &plan.by_date]
            .into_iter()
            .flatten();
        lines
            .filter_map(|line| line.due.clone())
            .collect::<Vec<_>>()
    };
    let dues = due(&plan);
    assert!(!dues.is_empty());
    assert!(
        dues.iter().all(|due| due.steps[0].contains("12:00")),
        "{dues:?}"
    );
    school.later(60 * 24 * 7);
    let plan = school.office.plan(&school.lead, &reference).await.unwrap();
    assert!(
        plan.case.overdue
            && plan
                .now
                .iter()
                .any(|line| line.due.as_ref().is_some_and(|due| due.overdue))
    );
}
