//! What is told of a concern that is sent, to whom it may not be shown; and which draft goes with it.

use office::{ConcernForm, Error, Recorded, Visitor};
use uuid::Uuid;

use crate::place::Place;
use crate::restricted::{about, finds_nothing};
use crate::school::{School, a_concern, somebody};

async fn sent(
    school: &School,
    visitor: &Visitor,
    command: Uuid,
    form: ConcernForm,
) -> Option<Recorded> {
    let sent = school.office.record_concern(visitor, command, form).await;
    sent.unwrap()
}

/// The reference of the one case that there is.
async fn only_case(school: &School, visitor: &Visitor) -> String {
    let all = office::CaseQuery::default();
    let mut page = school.office.cases(visitor, &all).await.unwrap();
    assert_eq!(page.rows.len(), 1);
    page.rows.remove(0).reference
}

#[tokio::test]
async fn given_a_deputy_who_names_themselves_when_they_send_twice_then_it_is_recorded_and_nothing_of_it_is_told()
 {
    let school = School::on_sqlite().await;
    for name in ["Tom Whitlocke", "Mr Whitlocke"] {
        let command = school.command();
        let before = school.office.my_concerns(&school.deputy).await.unwrap();
        assert!(
            sent(&school, &school.deputy, command, about(name))
                .await
                .is_none()
        );
        assert!(
            sent(&school, &school.deputy, command, about(name))
                .await
                .is_none()
        );
        let after = school.office.my_concerns(&school.deputy).await.unwrap();
        assert_eq!(before.len(), after.len());
    }
    let all = office::CaseQuery::default();
    let cases = school.office.cases(&school.lead, &all).await.unwrap();
    assert_eq!(cases.rows.len(), 2);
    for row in cases.rows {
        finds_nothing(&school, &school.deputy, &row.reference).await;
        let told = school
            .office
            .acknowledgement(&school.deputy, &row.reference)
            .await;
        assert!(matches!(told, Err(Error::NotFound)));
    }
}

#[tokio::test]
async fn given_a_reporter_kept_from_it_later_when_they_send_it_again_then_nothing_of_it_is_told() {
    let school = School::on_sqlite().await;
    let command = school.command();
    let first = sent(&school, &school.reporter, command, a_concern()).await;
    let reference = first.unwrap().reference;
    let exclude = office::ExcludeForm {
        account: school.reporter.account.to_string(),
        reason: "Too close to the family.".into(),
    };
    let version = school.version(&reference).await;
    school
        .office
        .exclude(&school.lead, &reference, version, school.command(), exclude)
        .await
        .unwrap();
    let again = sent(&school, &school.reporter, command, a_concern()).await;
    assert!(again.is_none());
}

#[tokio::test]
async fn given_lead_deputy_and_head_named_when_it_is_sent_then_nobody_sees_it_and_the_lado_comes_first()
 {
    let school = School::on_sqlite().await;
    let people = ["Amina Okaforde", "Tom Whitlocke", "Ruth Calderwane"];
    let form = ConcernForm {
        people: people.map(|name| somebody(name, "suspect", "")).to_vec(),
        ..a_concern()
    };
    let told = sent(&school, &school.reporter, school.command(), form).await;
    let told = told.unwrap();
    assert_eq!(told.unseen.as_deref(), Some(told.who_sees.as_str()));
    assert!(
        told.what_next
            .iter()
            .all(|next| !next.contains("can read what you have sent, from"))
    );
    let own = school
        .office
        .my_concern(&school.reporter, &told.reference)
        .await
        .unwrap();
    assert_eq!(own.unseen, told.unseen);
    assert!(!own.acknowledgement.contains("waiting to be taken up"));
    for who in [&school.lead, &school.deputy, &school.head] {
        finds_nothing(&school, who, &told.reference).await;
    }
    let outside = school.office.contacts_outside();
    let names: Vec<&str> = outside.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["Local authority children's social care"]);
}

#[tokio::test]
async fn given_somebody_left_who_sees_it_when_it_is_sent_then_it_is_not_called_unseen() {
    let school = School::on_sqlite().await;
    let told = sent(
        &school,
        &school.reporter,
        school.command(),
        about("Amina Okaforde"),
    )
    .await;
    assert_eq!(told.unwrap().unseen, None);
    let reference = only_case(&school, &school.deputy).await;
    let own = school.office.my_concern(&school.reporter, &reference).await;
    assert_eq!(own.unwrap().unseen, None);
}

async fn a_draft_goes_only_with_its_own_words(place: Place) {
    let school = School::on(place).await;
    let (office, reporter) = (&school.office, &school.reporter);
    let form = ConcernForm {
        people: vec![somebody("Robin Reedhaven", "child", "13")],
        ..a_concern()
    };
    let draft = ConcernForm {
        declared: false,
        people: vec![form.people[0].clone(), office::PersonForm::default()],
        ..form.clone()
    };
    let command = school.command();
    office.save_draft(reporter, &draft).await.unwrap();
    sent(&school, reporter, command, form.clone()).await;
    assert_eq!(office.draft(reporter).await.unwrap(), None);

    let newer = ConcernForm {
        devices: "her phone".into(),
        ..draft
    };
    office.save_draft(reporter, &newer).await.unwrap();
    sent(&school, reporter, command, form).await;
    assert_eq!(office.draft(reporter).await.unwrap(), Some(newer));
    let concerns = office.my_concerns(reporter).await.unwrap();
    assert_eq!(concerns.len(), 1);
}

#[tokio::test]
async fn given_other_words_kept_when_a_concern_is_sent_then_only_a_draft_of_its_own_words_goes() {
    a_draft_goes_only_with_its_own_words(Place::sqlite()).await;
}

#[tokio::test]
async fn given_other_words_kept_on_postgresql_when_a_concern_is_sent_then_only_its_own_go() {
    a_draft_goes_only_with_its_own_words(Place::postgresql().await).await;
}
