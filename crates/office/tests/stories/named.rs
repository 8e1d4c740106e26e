//! A person of concern with an account stays out of the case, however the name is written.

use office::ConcernForm;

use crate::restricted::{about, finds_nothing};
use crate::school::{School, a_concern, somebody};

#[tokio::test]
async fn a_deputy_is_kept_out_however_the_name_is_written() {
    let school = School::on_sqlite().await;
    for name in [
        "TOM  WHITLOCKE",
        "Tom Whitlocke (deputy head)",
        "Mr Whitlocke, maths teacher",
        "the deputy, Tom Whitlocke",
        "Whitlocke",
        "tom",
        "Thomas Whitlocke",
    ] {
        let reference = school.concern(about(name)).await;
        finds_nothing(&school, &school.deputy, &reference).await;
        let case = school.office.case(&school.lead, &reference).await.unwrap();
        assert_eq!(case.excluded.len(), 1, "{name}");
    }
}

#[tokio::test]
async fn a_name_that_a_pupil_may_share_is_put_to_the_lead_who_lets_the_deputy_back() {
    let school = School::on_sqlite().await;
    let reference = school.concern(about("Tom")).await;
    let case = school.office.case(&school.lead, &reference).await.unwrap();
    assert_eq!(
        case.excluded[0].reason,
        "Is “Tom”, named in this case as “Suspect”, Tom Whitlocke? If it is somebody else, let them back in."
    );
    school
        .lets_the_deputy_back(&reference, "It is a pupil of that name.")
        .await;
    assert!(school.office.case(&school.deputy, &reference).await.is_ok());
}

#[tokio::test]
async fn a_pupil_of_the_same_first_name_and_a_name_that_one_writes_oneself_shut_nobody_out() {
    let school = School::on_sqlite().await;
    let mut pupil = about("Tom");
    pupil.people[0].age = "14".into();
    let reference = school.concern(pupil).await;
    assert!(school.office.case(&school.deputy, &reference).await.is_ok());
    let namesake = somebody("Amina", "suspect", "");
    let version = school.version(&reference).await;
    school
        .office
        .add_person(
            &school.lead,
            &reference,
            version,
            school.command(),
            namesake,
        )
        .await
        .unwrap();
    assert!(school.office.case(&school.lead, &reference).await.is_ok());
}

#[tokio::test]
async fn when_names_that_might_be_anybodys_leave_nobody_the_reporter_is_told_whom_to_ring() {
    let school = School::on_sqlite().await;
    let people = ["Amina", "Tom", "Calderwane"];
    let form = ConcernForm {
        people: people.map(|name| somebody(name, "suspect", "")).to_vec(),
        ..a_concern()
    };
    let recorded = school
        .office
        .record_concern(&school.reporter, school.command(), form)
        .await
        .unwrap()
        .unwrap();
    assert!(recorded.who_sees.starts_with("Nobody in your organisation"));
    assert!(recorded.ring_if_nothing_by.contains("(LADO) now"));
}
