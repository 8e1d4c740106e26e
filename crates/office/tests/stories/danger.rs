//! Somebody is in danger: 999 stands before everything, on every page of the case.

use office::{AnswerForm, ConcernForm};

use crate::school::{School, a_concern};

async fn said(school: &School, answer: &str) -> String {
    let form = ConcernForm {
        in_danger: answer.into(),
        ..a_concern()
    };
    school.concern(form).await
}

#[tokio::test]
async fn a_case_in_danger_says_999_first_whatever_else_is_to_be_done() {
    let school = School::on_sqlite().await;
    let reference = said(&school, "yes").await;
    let case = school.office.case(&school.lead, &reference).await.unwrap();
    let danger = case.danger.unwrap();
    assert!(danger.contains("call 999 now"), "{danger}");
    assert!(
        case.what_next_hint.starts_with(&danger) && case.what_next_hint.len() > danger.len(),
        "{}",
        case.what_next_hint
    );
    let plan = school.office.plan(&school.lead, &reference).await.unwrap();
    assert_eq!(plan.danger, plan.case.danger);
    let form = AnswerForm {
        fact: "immediate_danger".into(),
        answer: "not_known".into(),
        reason: "Nobody has seen the child since".into(),
        ..AnswerForm::default()
    };
    let version = plan.case.version;
    let (office, command) = (&school.office, school.command());
    office
        .answer(&school.lead, &reference, version, command, form)
        .await
        .unwrap();
    let plan = school.office.plan(&school.lead, &reference).await.unwrap();
    assert_eq!(plan.case.danger, None);
    assert!(plan.danger.unwrap().starts_with("If a child"));
}

#[tokio::test]
async fn danger_that_nobody_knows_of_is_not_said_to_be_there() {
    let school = School::on_sqlite().await;
    for (answer, on_the_plan) in [("no", false), ("not_known", true), ("", true)] {
        let reference = said(&school, answer).await;
        let plan = school.office.plan(&school.lead, &reference).await.unwrap();
        assert_eq!(plan.case.danger, None, "{answer}");
        assert!(!plan.case.what_next_hint.contains("999"), "{answer}");
        assert_eq!(plan.danger.is_some(), on_the_plan, "{answer}");
    }
}
