//! Reporting: a draft that survives, one answer however often it is sent, and nothing but one's own.

use office::{ConcernForm, Error};

use crate::school::{School, a_concern, refused, somebody};

#[tokio::test]
async fn a_concern_is_acknowledged_with_who_sees_it_and_whom_to_ring() {
    let school = School::on_sqlite().await;
    let recorded = school
        .office
        .record_concern(&school.reporter, school.command(), a_concern())
        .await
        .unwrap()
        .unwrap();
    assert!(
        recorded.reference.starts_with("WP-"),
        "{}",
        recorded.reference
    );
    assert_eq!(
        recorded.who_sees,
        "Amina Okaforde (Safeguarding lead), Ruth Calderwane (Head), Tom Whitlocke (Deputy safeguarding lead)"
    );
    assert!(
        recorded
            .ring_if_nothing_by
            .contains("Friday 22 May 2026 at 17:00"),
        "{}",
        recorded.ring_if_nothing_by
    );
    assert_eq!(recorded.what_next.len(), 3);
    assert!(
        recorded
            .danger
            .unwrap()
            .starts_with("If a child or anyone else is in")
    );
}

#[tokio::test]
async fn sending_twice_makes_one_case_and_gives_one_answer() {
    let school = School::on_sqlite().await;
    let command = school.command();
    let first = school
        .office
        .record_concern(&school.reporter, command, a_concern())
        .await
        .unwrap()
        .unwrap();
    let second = school
        .office
        .record_concern(&school.reporter, command, a_concern())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(first.reference, second.reference);
    assert_eq!(
        school
            .office
            .my_concerns(&school.reporter)
            .await
            .unwrap()
            .len(),
        1
    );
}

#[tokio::test]
async fn what_is_missing_or_unreadable_is_named_all_at_once() {
    let school = School::on_sqlite().await;
    let form = ConcernForm {
        in_danger: "perhaps".into(),
        people: vec![somebody("Robin", "child", "twelve")],
        ..ConcernForm::default()
    };
    let sent = school
        .office
        .record_concern(&school.reporter, school.command(), form)
        .await;
    assert_eq!(
        refused(sent),
        ["in_danger", "people.0.age", "what_happened", "declared"]
    );
    assert!(
        school
            .office
            .my_concerns(&school.reporter)
            .await
            .unwrap()
            .is_empty()
    );
}

#[tokio::test]
async fn a_draft_survives_signing_out_and_is_gone_when_sent() {
    let school = School::on_sqlite().await;
    let office = &school.office;
    let half = ConcernForm {
        what_happened: "A pupil said".into(),
        ..ConcernForm::default()
    };
    office.save_draft(&school.reporter, &half).await.unwrap();
    office.sign_out(&school.reporter).await.unwrap();
    let again = crate::school::enter(office, "priya").await;
    assert_eq!(office.draft(&again).await.unwrap(), Some(half.clone()));
    assert_eq!(office.draft(&school.colleague).await.unwrap(), None);
    let whole = ConcernForm {
        declared: true,
        ..half
    };
    office
        .record_concern(&again, school.command(), whole)
        .await
        .unwrap();
    assert_eq!(office.draft(&again).await.unwrap(), None);
}

#[tokio::test]
async fn a_reporter_sees_what_they_sent_and_nothing_of_the_case() {
    let school = School::on_sqlite().await;
    let office = &school.office;
    let reference = school.concern(a_concern()).await;
    let own = office
        .my_concern(&school.reporter, &reference)
        .await
        .unwrap();
    assert!(own.what_happened.contains("Chirple"));
    assert!(
        own.do_now
            .iter()
            .chain(&own.do_not)
            .all(|line| line.because.is_empty())
    );
    assert!(matches!(
        office.case(&school.reporter, &reference).await,
        Err(Error::NotFound)
    ));
    assert!(matches!(
        office.plan(&school.reporter, &reference).await,
        Err(Error::NotFound)
    ));
    assert!(matches!(
        office.my_concern(&school.colleague, &reference).await,
        Err(Error::NotFound)
    ));
    assert!(matches!(
        office
            .cases(&school.reporter, &office::CaseQuery::default())
            .await,
        Err(Error::Denied)
    ));
}

#[tokio::test]
async fn a_child_in_danger_is_asked_about_first_and_999_comes_first() {
    let school = School::on_sqlite().await;
    let unknown = school.concern(a_concern()).await;
    let triage = school.office.triage(&school.lead, &unknown).await.unwrap();
    assert_eq!(triage.questions[0].fact, "immediate_danger");
    let danger = ConcernForm {
        in_danger: "yes".into(),
        ..a_concern()
    };
    let recorded = school
        .office
        .record_concern(&school.reporter, school.command(), danger)
        .await
        .unwrap()
        .unwrap();
    let plan = school
        .office
        .plan(&school.lead, &recorded.reference)
        .await
        .unwrap();
    assert!(plan.danger.unwrap().contains("call 999 now"));
    assert!(recorded.danger.unwrap().contains("call 999 now"));
    let own = school
        .office
        .my_concern(&school.reporter, &recorded.reference)
        .await
        .unwrap();
    assert!(own.danger.unwrap().contains("call 999 now"));
}

#[tokio::test]
async fn what_the_reporter_said_of_people_is_answered_and_shown_with_its_source() {
    let school = School::on_sqlite().await;
    let people = vec![
        somebody("Robin Reedhaven", "child", "13"),
        somebody("", "suspect", "34"),
    ];
    let reference = school
        .concern(ConcernForm {
            people,
            ..a_concern()
        })
        .await;
    let triage = school
        .office
        .triage(&school.lead, &reference)
        .await
        .unwrap();
    let answered = |fact: &str| {
        triage
            .answered
            .iter()
            .find(|answer| answer.fact == fact)
            .map(|answer| answer.answer.as_str())
    };
    assert_eq!(answered("youngest_age"), Some("13"));
    assert_eq!(answered("adult_involved"), Some("Yes"));
    assert_eq!(answered("setting"), Some("School"));
    assert!(
        triage
            .answered
            .iter()
            .all(|answer| answer.implied_by.is_some() || answer.source == "the report")
    );
}
