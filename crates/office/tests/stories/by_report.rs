//! What sending the report has done: on record, and told to whoever leads on safeguarding.

use office::{ConcernForm, HandForm, PlanLine, Settings};

use crate::procedures::{Files, line, plan, school};
use crate::school::{School, a_concern, settings, somebody};

const TELL: &str = "inform_safeguarding_lead";
const RECORD: &str = "record_incident";

fn under(procedure: &str) -> Settings {
    Settings {
        procedure: procedure.into(),
        ..settings()
    }
}

fn by_report(lines: &[PlanLine]) -> Vec<&str> {
    let done = lines
        .iter()
        .filter(|line| line.done.as_ref().is_some_and(|done| done.by_report));
    done.map(|line| line.directive.as_str()).collect()
}

#[tokio::test]
async fn the_report_itself_has_told_the_lead_and_put_it_on_record_and_is_never_late() {
    let files = Files::with(&["cambridgeshire-peterborough", "national"]);
    let school = school(&files, under("cambridgeshire-peterborough")).await;
    let reference = school.concern(a_concern()).await;
    school.later(3 * 24 * 60);
    school
        .answer(&reference, "youth_produced_imagery", "yes")
        .await;
    let shown = plan(&school, &reference).await;
    let mut done = by_report(&shown.done);
    done.sort_unstable();
    assert_eq!(done, [TELL, RECORD]);
    let told = line(&shown, TELL).unwrap();
    assert!(
        told.due.as_ref().is_some_and(|due| !due.overdue),
        "{told:?}"
    );
    let done = told.done.as_ref().unwrap();
    assert_eq!(done.at, "Friday 22 May 2026 at 10:00");
    assert_eq!(done.recorded_by, "Priya Nairsworth");
    assert!(!done.late && done.how.is_empty(), "{done:?}");
    assert!(
        !told.because.is_empty(),
        "why it was to be done stays in view"
    );
    let next = shown.case.next_due.unwrap_or_default();
    assert!(!next.contains("designated safeguarding lead"), "{next}");
}

#[tokio::test]
async fn nothing_else_is_done_by_reporting_and_closing_does_not_wait_for_what_was() {
    let school = School::on_sqlite().await;
    let reference = school.concern(a_concern()).await;
    let shown = plan(&school, &reference).await;
    assert_eq!(by_report(&shown.done), [RECORD]);
    assert_eq!(shown.done.len(), 1);
    let version = school.version(&reference).await;
    let form = office::CloseForm {
        outcome: "Seen to.".into(),
        review: String::new(),
    };
    let command = school.command();
    let early = school
        .office
        .close_case(&school.lead, &reference, version, command, form)
        .await;
    let office::Error::Refused(open) = early.unwrap_err() else {
        panic!("it closes although things are open");
    };
    assert!(!open.is_empty());
    assert!(
        open.iter()
            .all(|fault| !fault.message.contains("Record the facts"))
    );
}

#[tokio::test]
async fn where_everybody_who_leads_is_kept_from_it_the_plan_says_that_the_report_did_not_tell_them()
{
    let files = Files::with(&["cambridgeshire-peterborough", "national"]);
    let school = school(&files, under("cambridgeshire-peterborough")).await;
    let about = |names: &[&str]| ConcernForm {
        people: names
            .iter()
            .map(|name| somebody(name, "suspect", ""))
            .collect(),
        ..a_concern()
    };
    let both = school
        .concern(about(&["Amina Okaforde", "Tom Whitlocke"]))
        .await;
    let shown = school.office.plan(&school.head, &both).await.unwrap();
    let told = line(&shown, TELL).unwrap().done.as_ref().unwrap();
    assert!(told.how.contains("did not tell them"), "{told:?}");
    let record = line(&shown, RECORD).unwrap().done.as_ref().unwrap();
    assert_eq!(record.how, "");

    let lead_alone = school.concern(about(&["Amina Okaforde"])).await;
    let shown = school
        .office
        .plan(&school.deputy, &lead_alone)
        .await
        .unwrap();
    let told = line(&shown, TELL).unwrap().done.as_ref().unwrap();
    assert_eq!(told.how, "", "the deputy was told");
}

#[tokio::test]
async fn it_takes_nothing_away_that_the_procedure_asks_for_where_the_concern_is_about_staff() {
    let files = Files::with(&["cambridgeshire-peterborough", "national"]);
    let school = school(&files, under("cambridgeshire-peterborough")).await;
    let reference = school.concern(a_concern()).await;
    school.answer(&reference, "staff_harmed_child", "yes").await;
    let shown = plan(&school, &reference).await;
    let lado = line(&shown, "contact_lado").unwrap();
    assert!(lado.done.is_none(), "{lado:?}");
}

#[tokio::test]
async fn what_somebody_hands_on_afterwards_does_not_undo_what_the_report_did() {
    let school = School::on_sqlite().await;
    let reference = school.concern(a_concern()).await;
    let version = school.version(&reference).await;
    let form = HandForm {
        directive: RECORD.into(),
        to: "the office".into(),
    };
    let command = school.command();
    school
        .office
        .hand(&school.lead, &reference, version, command, form)
        .await
        .unwrap();
    assert_eq!(by_report(&plan(&school, &reference).await.done), [RECORD]);
}
