//! The list of cases: filters, search, pages.

use office::{CaseQuery, ConcernForm, OwnerForm};

use crate::school::{School, a_concern, somebody};

/// The references, in order, with a space between them.
async fn found(school: &School, query: CaseQuery) -> String {
    let list = school.office.cases(&school.lead, &query).await.unwrap();
    let references: Vec<String> = list.rows.into_iter().map(|row| row.reference).collect();
    references.join(" ")
}

fn words(text: &str) -> CaseQuery {
    CaseQuery {
        text: text.into(),
        ..CaseQuery::default()
    }
}

#[tokio::test]
async fn a_case_is_found_by_reference_by_person_and_by_words() {
    let school = School::on_sqlite().await;
    let people = vec![somebody("Seren O’Brien-Whinmoor", "child", "13")];
    let wanted = school
        .concern(ConcernForm {
            people,
            ..a_concern()
        })
        .await;
    let other = school
        .concern(ConcernForm {
            what_happened: "A scam on Loopchat.".into(),
            ..a_concern()
        })
        .await;
    for text in [
        wanted.as_str(),
        &wanted.to_lowercase(),
        "obrien",
        "whinmoor seren",
        "CHIRPLE",
        "chirp post",
    ] {
        assert_eq!(found(&school, words(text)).await, wanted, "{text}");
    }
    assert_eq!(found(&school, words("loopchat")).await, other);
    assert!(found(&school, words("loopchat seren")).await.is_empty());
    assert!(
        found(&school, words("%'; drop table case_list; --"))
            .await
            .is_empty()
    );
}

#[tokio::test]
async fn filters_narrow_the_list_and_work_together_with_words() {
    let school = School::on_sqlite().await;
    let (first, second) = (
        school.concern(a_concern()).await,
        school.concern(a_concern()).await,
    );
    school.answer(&first, "online_bullying", "yes").await;
    let version = school.version(&first).await;
    let owner = OwnerForm {
        to: school.lead.account.to_string(),
    };
    school
        .office
        .assign_owner(&school.lead, &first, version, school.command(), owner)
        .await
        .unwrap();
    let mine = CaseQuery {
        mine: true,
        ..CaseQuery::default()
    };
    assert_eq!(found(&school, mine.clone()).await, first);
    assert_eq!(
        found(
            &school,
            CaseQuery {
                text: "chirple".into(),
                ..mine
            }
        )
        .await,
        first
    );
    let kind = CaseQuery {
        kind: Some("bullying".into()),
        ..CaseQuery::default()
    };
    assert_eq!(found(&school, kind).await, first);
    let status = CaseQuery {
        status: Some("reported".into()),
        ..CaseQuery::default()
    };
    assert_eq!(found(&school, status).await, second);
    let unknown = CaseQuery {
        kind: Some("no such kind".into()),
        after: Some("nonsense".into()),
        ..CaseQuery::default()
    };
    assert!(found(&school, unknown).await.is_empty());
}

#[tokio::test]
async fn what_is_overdue_is_listed_when_its_time_has_passed() {
    let school = School::on_sqlite().await;
    let reference = school.concern(a_concern()).await;
    school
        .answer(&reference, "child_abuse_imagery_accessed", "yes")
        .await;
    school.answer(&reference, "posted_online", "yes").await;
    let overdue = CaseQuery {
        overdue: true,
        ..CaseQuery::default()
    };
    school.later(60 * 24 * 7);
    let lead = crate::school::enter(&school.office, "amina").await;
    let list = school.office.cases(&lead, &overdue).await.unwrap();
    assert_eq!(list.rows[0].reference, reference);
    assert!(
        list.rows[0].overdue && list.rows[0].next_due.starts_with("overdue by"),
        "{}",
        list.rows[0].next_due
    );
}

#[tokio::test]
async fn a_long_list_comes_in_pages_that_do_not_overlap() {
    let school = School::on_sqlite().await;
    for _ in 0..30 {
        school.later(1);
        school.concern(a_concern()).await;
    }
    let first = school
        .office
        .cases(&school.lead, &CaseQuery::default())
        .await
        .unwrap();
    assert_eq!((first.rows.len(), first.total.as_str()), (25, "30"));
    let next = CaseQuery {
        after: first.next,
        ..CaseQuery::default()
    };
    let second = school.office.cases(&school.lead, &next).await.unwrap();
    assert_eq!((second.rows.len(), second.next), (5, None));
    let on_first: Vec<_> = first.rows.iter().map(|row| &row.reference).collect();
    assert!(
        second
            .rows
            .iter()
            .all(|row| !on_first.contains(&&row.reference))
    );
}
