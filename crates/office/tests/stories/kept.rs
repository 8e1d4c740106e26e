//! What must not be done: in view as long as the case is open, never done, never somebody else's, only departed from with a reason.

use office::{DateForm, DepartForm, DoneForm, Error, HandForm, PlanView};

use crate::school::School;
use crate::school::{a_concern, refused};

const KEPT: &str = "do_not_copy_imagery";

fn directives(lines: &[office::PlanLine]) -> Vec<&str> {
    lines.iter().map(|line| line.directive.as_str()).collect()
}

async fn plan(school: &School, reference: &str) -> PlanView {
    school.office.plan(&school.lead, reference).await.unwrap()
}

async fn imagery() -> (School, String) {
    let school = School::on_sqlite().await;
    let reference = school.concern(a_concern()).await;
    school
        .answer(&reference, "youth_produced_imagery", "yes")
        .await;
    (school, reference)
}

async fn done(school: &School, reference: &str, directive: &str) -> Result<(), Error> {
    let form = DoneForm {
        directive: directive.into(),
        how: "We did not".into(),
        ..DoneForm::default()
    };
    let version = school.version(reference).await;
    let command = school.command();
    let office = &school.office;
    office
        .mark_done(&school.lead, reference, version, command, form)
        .await
}

#[tokio::test]
async fn a_prohibition_is_never_done_nor_handed_on_nor_dated() {
    let (school, reference) = imagery().await;
    let (office, lead) = (&school.office, &school.lead);
    assert_eq!(
        refused(done(&school, &reference, KEPT).await),
        ["directive"]
    );
    let version = school.version(&reference).await;
    let form = HandForm {
        directive: KEPT.into(),
        to: "the network manager".into(),
    };
    let handed = office.hand(lead, &reference, version, school.command(), form);
    assert_eq!(refused(handed.await), ["directive"]);
    let form = DateForm {
        directive: KEPT.into(),
        due: "2026-05-29".into(),
        note: String::new(),
    };
    let dated = office.set_date(lead, &reference, version, school.command(), form);
    assert_eq!(refused(dated.await), ["directive"]);
    let plan = plan(&school, &reference).await;
    assert!(directives(&plan.do_not).contains(&KEPT));
    assert!(plan.done.is_empty() || !directives(&plan.done).contains(&KEPT));
}

#[tokio::test]
async fn one_that_could_only_follow_is_not_done_beforehand_either() {
    let school = School::on_sqlite().await;
    let reference = school.concern(a_concern()).await;
    let shown = plan(&school, &reference).await;
    assert!(directives(&shown.could_still_follow).contains(&KEPT));
    assert_eq!(
        refused(done(&school, &reference, KEPT).await),
        ["directive"]
    );
}

#[tokio::test]
async fn how_the_whole_case_is_treated_is_never_over_while_it_is_open() {
    let (school, reference) = imagery().await;
    let treated = plan(&school, &reference).await.treat_as;
    let treated = treated.first().unwrap();
    assert_eq!(
        refused(done(&school, &reference, &treated.directive).await),
        ["directive"]
    );
}

#[tokio::test]
async fn a_prohibition_that_cannot_be_kept_is_departed_from_with_a_reason_and_stays_in_view() {
    let (school, reference) = imagery().await;
    let form = DepartForm {
        directive: KEPT.into(),
        reason: "The police asked us to".into(),
        agreed_by: "the head".into(),
    };
    let version = school.version(&reference).await;
    let (office, command) = (&school.office, school.command());
    office
        .depart(&school.lead, &reference, version, command, form)
        .await
        .unwrap();
    let plan = plan(&school, &reference).await;
    assert!(directives(&plan.departed).contains(&KEPT));
    assert!(!directives(&plan.do_not).contains(&KEPT));
}
