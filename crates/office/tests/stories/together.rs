//! Two people at the same case, and the same form sent twice.

use office::{AnswerForm, Error, NoteForm};

use crate::school::{School, a_concern};

fn note(text: &str) -> NoteForm {
    NoteForm {
        text: text.into(),
        happened_at: String::new(),
    }
}

#[tokio::test]
async fn the_second_of_two_people_is_shown_what_the_first_changed() {
    let school = School::on_sqlite().await;
    let reference = school.concern(a_concern()).await;
    let version = school.version(&reference).await;
    school
        .office
        .add_note(
            &school.lead,
            &reference,
            version,
            school.command(),
            note("Rang the parent."),
        )
        .await
        .unwrap();
    let second = school
        .office
        .add_note(
            &school.deputy,
            &reference,
            version,
            school.command(),
            note("Met the tutor."),
        )
        .await;
    let Err(Error::Conflict(changed)) = second else {
        panic!("expected a conflict: {second:?}")
    };
    assert_eq!(changed.version, version + 1);
    assert_eq!(changed.since.len(), 1);
    assert_eq!(
        (
            changed.since[0].who.as_str(),
            changed.since[0].text.as_str()
        ),
        ("Amina Okaforde", "Rang the parent.")
    );
}

#[tokio::test]
async fn what_the_reader_did_in_another_window_is_said_to_be_theirs() {
    let school = School::on_sqlite().await;
    let reference = school.concern(a_concern()).await;
    let version = school.version(&reference).await;
    let mut told = Vec::new();
    for visitor in [&school.lead, &school.lead, &school.deputy] {
        let words = note("Rang the parent.");
        let sent = school
            .office
            .add_note(visitor, &reference, version, school.command(), words)
            .await;
        if let Err(Error::Conflict(changed)) = sent {
            told.push((changed.since[0].who.clone(), changed.by_reader_alone));
        }
    }
    let expected = [("You, in another window", true), ("Amina Okaforde", false)];
    assert_eq!(told, expected.map(|(who, alone)| (who.to_owned(), alone)));
}

#[tokio::test]
async fn the_same_form_sent_again_changes_nothing_and_is_no_conflict() {
    let school = School::on_sqlite().await;
    let reference = school.concern(a_concern()).await;
    let version = school.version(&reference).await;
    let command = school.command();
    for _ in 0..3 {
        school
            .office
            .add_note(
                &school.lead,
                &reference,
                version,
                command,
                note("Rang the parent."),
            )
            .await
            .unwrap();
    }
    assert_eq!(school.version(&reference).await, version + 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_many_at_the_same_moment_exactly_one_is_written() {
    let school = School::on_sqlite().await;
    let reference = school.concern(a_concern()).await;
    let version = school.version(&reference).await;
    let mut running = Vec::new();
    for writer in 0..8 {
        let (office, lead, reference) = (
            school.office.clone(),
            school.lead.clone(),
            reference.clone(),
        );
        let command = school.command();
        running.push(tokio::spawn(async move {
            let text = format!("Note {writer}");
            office
                .add_note(&lead, &reference, version, command, note(&text))
                .await
        }));
    }
    let mut written = 0;
    for each in running {
        match each.await.unwrap() {
            Ok(()) => written += 1,
            Err(Error::Conflict(changed)) => assert_eq!(changed.version, version + 1),
            Err(other) => panic!("{other:?}"),
        }
    }
    assert_eq!(
        (written, school.version(&reference).await),
        (1, version + 1)
    );
}

#[tokio::test]
async fn a_case_looked_at_often_is_recorded_once_an_hour_for_each_person() {
    let school = School::on_sqlite().await;
    let reference = school.concern(a_concern()).await;
    for _ in 0..3 {
        school.office.case(&school.lead, &reference).await.unwrap();
        school
            .office
            .plan(&school.deputy, &reference)
            .await
            .unwrap();
    }
    assert_eq!(
        school
            .office
            .who_has_looked(&school.lead, &reference)
            .await
            .unwrap()
            .len(),
        2
    );
    school.later(61);
    school.office.plan(&school.lead, &reference).await.unwrap();
    let looked = school
        .office
        .who_has_looked(&school.lead, &reference)
        .await
        .unwrap();
    assert_eq!((looked.len(), looked[0].page.as_str()), (3, "the plan"));
}

#[tokio::test]
async fn a_closed_form_on_a_moved_case_changes_nothing() {
    let school = School::on_sqlite().await;
    let reference = school.concern(a_concern()).await;
    let form = AnswerForm {
        fact: "coerced".into(),
        answer: "yes".into(),
        ..AnswerForm::default()
    };
    let sent = school
        .office
        .answer(&school.lead, &reference, 99, school.command(), form)
        .await;
    assert!(matches!(sent, Err(Error::Conflict(_))), "{sent:?}");
}
