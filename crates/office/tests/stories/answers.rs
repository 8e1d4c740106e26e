//! Answers, corrections and checklists, and how the chronology keeps them.

use office::{AnswerForm, ChecklistAnswer, ChronologyFilter, CorrectForm, Error, NoteForm};

use crate::school::{School, a_concern, refused};

#[tokio::test]
async fn changing_an_answer_needs_a_reason_and_is_seen_in_the_chronology() {
    let school = School::on_sqlite().await;
    let reference = school.concern(a_concern()).await;
    school.answer(&reference, "online_bullying", "yes").await;
    let version = school.version(&reference).await;
    let form = |reason: &str| AnswerForm {
        fact: "online_bullying".into(),
        answer: "no".into(),
        reason: reason.into(),
        ..AnswerForm::default()
    };
    let bare = school
        .office
        .answer(
            &school.lead,
            &reference,
            version,
            school.command(),
            form(""),
        )
        .await;
    assert_eq!(refused(bare), ["reason"]);
    let reason = form("The pupil has explained.");
    school
        .office
        .answer(&school.lead, &reference, version, school.command(), reason)
        .await
        .unwrap();
    let chronology = school
        .office
        .chronology(&school.lead, &reference, &ChronologyFilter::default())
        .await
        .unwrap();
    let changed = chronology
        .entries
        .iter()
        .find(|entry| entry.what == "Answer changed")
        .unwrap();
    assert!(
        changed.text.contains("The pupil has explained."),
        "{}",
        changed.text
    );
}

#[tokio::test]
async fn what_is_no_answer_or_no_question_is_sent_back() {
    let school = School::on_sqlite().await;
    let reference = school.concern(a_concern()).await;
    let version = school.version(&reference).await;
    for (fact, answer, field) in [
        ("no_such_fact", "yes", "fact"),
        ("", "yes", "fact"),
        ("coerced", "maybe", "answer"),
        ("coerced", "", "answer"),
        ("youngest_age", "121", "answer"),
        ("setting", "castle", "answer"),
    ] {
        let form = AnswerForm {
            fact: fact.into(),
            answer: answer.into(),
            ..AnswerForm::default()
        };
        let sent = school
            .office
            .answer(&school.lead, &reference, version, school.command(), form)
            .await;
        assert_eq!(refused(sent), [field], "{fact}={answer}");
    }
}

#[tokio::test]
async fn an_answer_that_contradicts_another_is_sent_back_with_both_named() {
    let school = School::on_sqlite().await;
    let reference = school.concern(a_concern()).await;
    school.answer(&reference, "blackmailed", "yes").await;
    let version = school.version(&reference).await;
    let coerced = AnswerForm {
        fact: "coerced".into(),
        answer: "no".into(),
        ..AnswerForm::default()
    };
    let sent = school
        .office
        .answer(&school.lead, &reference, version, school.command(), coerced)
        .await;
    let Err(Error::Refused(mistakes)) = sent else {
        panic!("it should be refused")
    };
    assert_eq!(mistakes[0].field, "answer");
    assert!(mistakes[0].message.contains("blackmailed"), "{mistakes:?}");
    let triage = school
        .office
        .triage(&school.lead, &reference)
        .await
        .unwrap();
    assert_eq!(triage.plan.contradiction, None);
}

#[tokio::test]
async fn a_correction_stands_beneath_its_entry_and_readings_are_part_of_the_chronology() {
    let school = School::on_sqlite().await;
    let reference = school.concern(a_concern()).await;
    let version = school.version(&reference).await;
    let note = NoteForm {
        text: "Rang the parent.".into(),
        happened_at: "2026-05-22T09:15".into(),
    };
    school
        .office
        .add_note(&school.lead, &reference, version, school.command(), note)
        .await
        .unwrap();
    let fix = CorrectForm {
        entry: version + 1,
        text: "It was the other parent.".into(),
        reason: "Mixed up.".into(),
    };
    school
        .office
        .correct_entry(&school.lead, &reference, version + 1, school.command(), fix)
        .await
        .unwrap();
    let chronology = school
        .office
        .chronology(&school.lead, &reference, &ChronologyFilter::default())
        .await
        .unwrap();
    let first = &chronology.entries[0];
    assert_eq!((first.number, first.text.as_str()), (4, "Rang the parent."));
    assert_eq!(
        first.occurred_at.as_deref(),
        Some("Friday 22 May 2026 at 09:15")
    );
    assert_eq!(first.corrections[0].text, "It was the other parent.");
    assert!(
        chronology
            .entries
            .iter()
            .any(|entry| entry.is_reading && entry.who == "Amina Okaforde")
    );
    let future = NoteForm {
        text: "x".into(),
        happened_at: "2026-05-23T09:15".into(),
    };
    let sent = school
        .office
        .add_note(
            &school.lead,
            &reference,
            version + 2,
            school.command(),
            future,
        )
        .await;
    assert_eq!(refused(sent), ["happened_at"]);
}

#[tokio::test]
async fn a_checklist_answers_the_fact_that_its_question_is_bound_to() {
    let school = School::on_sqlite().await;
    let reference = school.concern(a_concern()).await;
    school
        .answer(&reference, "youth_produced_imagery", "yes")
        .await;
    let checklist = school
        .office
        .checklist(&school.lead, &reference, "imagery-risk")
        .await
        .unwrap();
    let question = checklist
        .questions
        .iter()
        .find(|question| question.decides && question.kind == "yes_no")
        .unwrap();
    let answers = vec![ChecklistAnswer {
        question: question.id.clone(),
        answer: "yes".into(),
        note: String::new(),
    }];
    let version = checklist.case.version;
    school
        .office
        .answer_checklist(
            &school.lead,
            &reference,
            version,
            school.command(),
            "imagery-risk",
            answers,
        )
        .await
        .unwrap();
    let triage = school
        .office
        .triage(&school.lead, &reference)
        .await
        .unwrap();
    assert!(
        triage
            .answered
            .iter()
            .any(|answer| answer.source.starts_with("checklist:"))
    );
    assert!(matches!(
        school
            .office
            .checklist(&school.lead, &reference, "no-such")
            .await,
        Err(Error::NotFound)
    ));
}

#[tokio::test]
async fn a_checklist_that_is_answered_marks_nothing_as_done() {
    let school = School::on_sqlite().await;
    let reference = school.concern(a_concern()).await;
    school
        .answer(&reference, "youth_produced_imagery", "yes")
        .await;
    let plan = || school.office.plan(&school.lead, &reference);
    let before = plan().await.unwrap();
    let checklist = school
        .office
        .checklist(&school.lead, &reference, "imagery-risk")
        .await
        .unwrap();
    let unbound = checklist.questions.iter().filter(|one| !one.decides);
    let answers: Vec<ChecklistAnswer> = unbound
        .map(|question| ChecklistAnswer {
            question: question.id.clone(),
            answer: match question.kind.as_str() {
                "yes_no" => "no".into(),
                _ => "not_known".into(),
            },
            note: "Asked".into(),
        })
        .collect();
    assert!(!answers.is_empty());
    let command = school.command();
    school
        .office
        .answer_checklist(
            &school.lead,
            &reference,
            checklist.case.version,
            command,
            "imagery-risk",
            answers,
        )
        .await
        .unwrap();
    let after = plan().await.unwrap();
    assert_eq!(after.done.len(), before.done.len());
    let asked = after.now.iter().chain(&after.today).chain(&after.by_date);
    let tasks = before.now.len() + before.today.len() + before.by_date.len();
    assert_eq!(asked.count(), tasks);
    assert!(tasks > 0);
}
