//! The lists made again from the journal, and danger in them.

use office::{AnswerForm, CaseQuery, ConcernForm, Relist};
use store::{CaseRow, Db, Relisted};

use crate::school::{School, a_concern};

async fn listed(school: &School, query: &CaseQuery) -> Vec<(String, bool)> {
    let list = school.office.cases(&school.lead, query).await.unwrap();
    let rows = list.rows.into_iter();
    rows.map(|row| (row.reference, row.danger)).collect()
}

#[tokio::test]
async fn a_case_in_danger_is_marked_in_the_list_and_listed_apart_until_it_is_known_to_be_over() {
    let school = School::on_sqlite().await;
    let form = ConcernForm {
        in_danger: "yes".into(),
        ..a_concern()
    };
    let danger = school.concern(form).await;
    let other = school.concern(a_concern()).await;
    let all = CaseQuery::default();
    let apart = CaseQuery {
        danger: true,
        ..CaseQuery::default()
    };
    let both = listed(&school, &all).await;
    assert!(both.contains(&(other, false)) && both.contains(&(danger.clone(), true)));
    assert_eq!(listed(&school, &apart).await, [(danger.clone(), true)]);
    let words = CaseQuery {
        text: danger.clone(),
        ..apart.clone()
    };
    assert_eq!(listed(&school, &words).await.len(), 1);
    let over = AnswerForm {
        fact: "immediate_danger".into(),
        answer: "no".into(),
        reason: "The police have seen the child".into(),
        ..AnswerForm::default()
    };
    let (version, command) = (school.version(&danger).await, school.command());
    let answered = school
        .office
        .answer(&school.lead, &danger, version, command, over);
    answered.await.unwrap();
    assert_eq!(listed(&school, &apart).await, []);
}

#[tokio::test]
async fn lists_that_say_something_else_than_the_journal_are_put_right() {
    let school = School::on_sqlite().await;
    let form = ConcernForm {
        in_danger: "yes".into(),
        ..a_concern()
    };
    let reference = school.concern(form).await;
    school.concern(a_concern()).await;
    let told = |_: u64| {};
    let relisted = school.office.relist(Relist::Every, &told).await.unwrap();
    assert_eq!((relisted.cases, relisted.mended.len()), (2, 0));
    let earlier = school.office.relist(Relist::Earlier, &told).await.unwrap();
    assert_eq!(earlier.cases, 0);

    let db = Db::open(&school.place.url).await.unwrap();
    let org = school.lead.org.0;
    let right = db
        .case_by_reference(org, &reference)
        .await
        .unwrap()
        .unwrap();
    let wrong = Relisted {
        version: u32::try_from(db.read_stream(org, right.id).await.unwrap().len()).unwrap(),
        row: CaseRow {
            danger: false,
            status: "closed".into(),
            excluded: vec![school.lead.account.0],
            ..right.clone()
        },
        words: store::words("something else"),
    };
    assert_eq!(db.relist(org, &[wrong]).await.unwrap(), [right.id]);
    assert_eq!(listed(&school, &CaseQuery::default()).await.len(), 1);

    let relisted = school.office.relist(Relist::Every, &told).await.unwrap();
    assert_eq!(relisted.mended, std::slice::from_ref(&reference));
    let found = db.case_by_reference(org, &reference).await.unwrap();
    assert_eq!(found, Some(right));
    let words = CaseQuery {
        text: "chirple".into(),
        ..CaseQuery::default()
    };
    assert!(!listed(&school, &words).await.is_empty());
}
