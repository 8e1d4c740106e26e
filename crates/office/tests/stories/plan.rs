//! From the first answer to the closed case.

use office::{
    AnswerForm, ChronologyFilter, CloseForm, CorrectForm, DepartForm, DoneForm, Error, HandForm,
    NoteForm, PlanView, ReopenCaseForm,
};

use crate::place::Place;
use crate::school::{School, a_concern, refused};

fn done(directive: &str) -> DoneForm {
    DoneForm {
        directive: directive.into(),
        how: "By telephone.".into(),
        with_whom: "the duty desk".into(),
        when: String::new(),
    }
}

/// Everything that must or should be done.
fn binding(plan: &PlanView) -> Vec<String> {
    let lines = [
        &plan.now,
        &plan.today,
        &plan.by_date,
        &plan.treat_as,
        &plan.think_about,
    ]
    .into_iter()
    .flatten();
    let binding = lines.filter(|line| {
        matches!(line.modality.as_str(), "must" | "should") && line.handed_to.is_none()
    });
    binding.map(|line| line.directive.clone()).collect()
}

async fn from_report_to_closed(school: School) {
    let office = &school.office;
    let reference = school.concern(a_concern()).await;
    school.answer(&reference, "online_bullying", "yes").await;
    school.answer(&reference, "youngest_age", "12").await;
    let case = office.case(&school.lead, &reference).await.unwrap();
    assert_eq!(
        (case.status.as_str(), case.kind.as_str()),
        ("Triaged", "Bullying online")
    );
    let plan = office.plan(&school.lead, &reference).await.unwrap();
    let open = binding(&plan);
    assert!(open.len() > 2, "{open:?}");
    assert!(
        plan.now
            .iter()
            .chain(&plan.by_date)
            .all(|line| !line.because.is_empty())
    );
    let close = CloseForm {
        outcome: "The posts were taken down.".into(),
        review: String::new(),
    };
    let early = office
        .close_case(
            &school.lead,
            &reference,
            plan.case.version,
            school.command(),
            close.clone(),
        )
        .await;
    assert_eq!(refused(early), vec!["plan"; open.len()]);
    for directive in &open {
        let version = school.version(&reference).await;
        office
            .mark_done(
                &school.lead,
                &reference,
                version,
                school.command(),
                done(directive),
            )
            .await
            .unwrap();
    }
    let version = school.version(&reference).await;
    office
        .close_case(&school.lead, &reference, version, school.command(), close)
        .await
        .unwrap();
    let case = office.case(&school.lead, &reference).await.unwrap();
    assert_eq!(case.status, "Closed");
    assert_eq!(case.closed.unwrap().outcome, "The posts were taken down.");
    let reopen = ReopenCaseForm {
        reason: "It has started again.".into(),
    };
    office
        .reopen_case(
            &school.lead,
            &reference,
            case.version,
            school.command(),
            reopen,
        )
        .await
        .unwrap();
    assert_eq!(
        office.case(&school.lead, &reference).await.unwrap().status,
        "In progress"
    );
    let verified = office.verify().await.unwrap();
    assert!(
        verified.broken.is_none() && verified.events > 10,
        "{verified:?}"
    );
}

#[tokio::test]
async fn a_case_goes_from_the_report_to_closed_and_back_on_sqlite() {
    from_report_to_closed(School::on_sqlite().await).await;
}

#[tokio::test]
async fn a_case_goes_from_the_report_to_closed_and_back_on_postgresql() {
    from_report_to_closed(School::on(Place::postgresql().await).await).await;
}

#[tokio::test]
async fn departing_keeps_the_line_in_view_with_its_reason() {
    let school = School::on_sqlite().await;
    let reference = school.concern(a_concern()).await;
    school.answer(&reference, "online_bullying", "yes").await;
    let plan = school.office.plan(&school.lead, &reference).await.unwrap();
    let directive = binding(&plan)[0].clone();
    let bare = DepartForm {
        directive: directive.clone(),
        ..DepartForm::default()
    };
    let refusal = school
        .office
        .depart(
            &school.lead,
            &reference,
            plan.case.version,
            school.command(),
            bare,
        )
        .await;
    assert_eq!(refused(refusal), ["reason", "agreed_by"]);
    let form = DepartForm {
        directive,
        reason: "It would raise the risk.".into(),
        agreed_by: "the head".into(),
    };
    school
        .office
        .depart(
            &school.lead,
            &reference,
            plan.case.version,
            school.command(),
            form,
        )
        .await
        .unwrap();
    let plan = school.office.plan(&school.lead, &reference).await.unwrap();
    assert_eq!(
        plan.departed[0].departed.as_ref().unwrap().reason,
        "It would raise the risk."
    );
}

#[tokio::test]
async fn what_was_handed_over_is_still_on_the_plan() {
    let school = School::on_sqlite().await;
    let reference = school.concern(a_concern()).await;
    school.answer(&reference, "online_bullying", "yes").await;
    let plan = school.office.plan(&school.lead, &reference).await.unwrap();
    let directive = binding(&plan)[0].clone();
    let form = HandForm {
        directive: directive.clone(),
        to: "Ruth Calderwane".into(),
    };
    school
        .office
        .hand(
            &school.lead,
            &reference,
            plan.case.version,
            school.command(),
            form,
        )
        .await
        .unwrap();
    let plan = school.office.plan(&school.lead, &reference).await.unwrap();
    assert_eq!(
        plan.handed[0].handed_to.as_ref().unwrap().to,
        "Ruth Calderwane"
    );
    let lines = [
        &plan.now,
        &plan.today,
        &plan.by_date,
        &plan.treat_as,
        &plan.think_about,
    ];
    assert!(
        lines
            .into_iter()
            .flatten()
            .any(|line| line.directive == directive)
    );
}

#[tokio::test]
async fn a_deadline_starts_when_its_fact_became_known_and_goes_overdue() {
    let school = School::on_sqlite().await;
    let reference = school.concern(a_concern()).await;
    school.later(120);
    school
        .answer(&reference, "youth_produced_imagery", "yes")
        .await;
    school.answer(&reference, "blackmailed", "yes").await;
    let plan = school.office.plan(&school.lead, &reference).await.unwrap();
    let due = |plan: &PlanView| {
        let lines = [&plan.now, &plan.today, &plan.by_date]
            .into_iter()
            .flatten();
        lines
            .filter_map(|line| line.due.clone())
            .collect::<Vec<_>>()
    };
    let dues = due(&plan);
    assert!(!dues.is_empty());
    assert!(
        dues.iter().all(|due| due.steps[0].contains("12:00")),
        "{dues:?}"
    );
    school.later(60 * 24 * 7);
    let plan = school.office.plan(&school.lead, &reference).await.unwrap();
    assert!(
        plan.case.overdue
            && plan
                .now
                .iter()
                .any(|line| line.due.as_ref().is_some_and(|due| due.overdue))
    );
}

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
async fn answers_that_contradict_each_other_are_said_so_and_nothing_closes() {
    let school = School::on_sqlite().await;
    let reference = school.concern(a_concern()).await;
    school.answer(&reference, "blackmailed", "yes").await;
    school.answer(&reference, "coerced", "no").await;
    let triage = school
        .office
        .triage(&school.lead, &reference)
        .await
        .unwrap();
    assert!(triage.plan.contradiction.is_some() && !triage.settled);
    let close = CloseForm {
        outcome: "x".into(),
        review: String::new(),
    };
    let sent = school
        .office
        .close_case(
            &school.lead,
            &reference,
            triage.case.version,
            school.command(),
            close,
        )
        .await;
    assert_eq!(refused(sent), ["plan"]);
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
    assert_eq!((first.number, first.text.as_str()), (1, "Rang the parent."));
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
    let answers = vec![office::ChecklistAnswer {
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
