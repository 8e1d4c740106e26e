//! No date that a person sets puts off what waits for none, and nobody sets one who may not work the plan.

use office::{Error, PlanLine, PlanView, RemoveDateForm};

use crate::dates::{Told, everywhere, form};
use crate::place::Place;
use crate::school::refused;

#[tokio::test]
async fn only_what_is_to_be_done_takes_a_date() {
    let facts = ["immediate_danger", "adult_involved", "posted_online"];
    let told = Told::under_printed_times(&facts).await;
    let plan = told.plan().await;
    let (mut taken, mut not) = (0, 0);
    for (part, line) in everywhere(&plan) {
        let date = form(&line.directive, "2026-05-22T10:30", "");
        let sent = told.set(&told.school.lead, date).await;
        let offered = line.takes_date;
        assert_eq!(sent.is_ok(), offered, "{part} {}: {sent:?}", line.directive);
        if offered {
            taken += 1;
        } else {
            not += 1;
            let field = refused(sent).remove(0);
            assert!(["directive", "due"].contains(&&*field), "{field}");
        }
        if matches!(part, "do not" | "treat as" | "could still follow") {
            assert!(!offered, "{part}");
        }
    }
    assert!(taken > 3 && not > 3, "{taken} {not}");
    let calls = everywhere(&plan).find(|(_, line)| line.directive == "call_999");
    assert!(!calls.unwrap().1.takes_date, "danger waits for no date");
    for stranger in ["no_such_thing", "report_terrorist_material"] {
        let none = told.set(&told.school.lead, form(stranger, "2026-05-28", ""));
        assert_eq!(refused(none.await), ["directive"], "{stranger}");
    }
}

#[tokio::test]
async fn no_date_puts_off_what_the_procedure_prints() {
    let facts = ["adult_involved", "known_children_in_images"];
    let told = Told::under_printed_times(&facts).await;
    let (part, before) = told.line().await;
    let printed = before.due.unwrap();
    assert_eq!((part, &*printed.say), ("today", "by the end of today"));
    let later = told.lead_sets("2026-05-26", "").await;
    assert_eq!(refused(later), ["due"]);
    told.lead_sets("2026-05-22T15:00", "").await.unwrap();
    let (part, line) = told.line().await;
    assert_eq!(part, "today");
    assert_eq!(line.due.unwrap().at_exact, printed.at_exact);
    assert_eq!(line.set_date.unwrap().say, "today by 15:00");
    assert_eq!(told.row().await.0, "today by 15:00");
    told.school.later(6 * 60);
    let (part, line) = told.line().await;
    assert_eq!(part, "now");
    assert!(!line.due.unwrap().overdue && line.set_date.unwrap().overdue);
}

#[tokio::test]
async fn no_date_takes_out_of_now_what_is_to_be_done_at_once() {
    let told = Told::on(Place::sqlite()).await;
    let school = &told.school;
    for fact in ["child_abuse_imagery_accessed", "posted_online"] {
        school.answer(&told.reference, fact, "yes").await;
    }
    let plan = told.plan().await;
    let undated = |line: &&PlanLine| line.due.is_none() && line.takes_date;
    let now: Vec<_> = plan.now.iter().filter(undated).collect();
    let last = now.last().expect("something is for now").directive.clone();
    let date = form(&last, "2026-06-30", "");
    told.set(&school.lead, date).await.unwrap();
    let after = told.plan().await;
    let order = |plan: &PlanView| -> Vec<String> {
        let lines = plan.now.iter();
        lines.map(|line| line.directive.clone()).collect()
    };
    assert_eq!(order(&after), order(&plan));
    let still = after.now.iter().find(|line| line.directive == last);
    assert!(still.unwrap().set_date.is_some());
}

#[tokio::test]
async fn nobody_sets_a_date_who_may_not_work_the_plan() {
    let told = Told::on(Place::sqlite()).await;
    let school = &told.school;
    let version = school.version(&told.reference).await;
    for who in [
        &school.reporter,
        &school.colleague,
        &school.head,
        &school.administrator,
    ] {
        let sent = school
            .office
            .set_date(
                who,
                &told.reference,
                version,
                school.command(),
                form(&told.directive, "2026-05-28", ""),
            )
            .await;
        assert!(
            matches!(sent, Err(Error::NotFound)),
            "{}: {sent:?}",
            who.name
        );
        let removal = RemoveDateForm {
            directive: told.directive.clone(),
            reason: "No.".into(),
        };
        let sent = school
            .office
            .remove_date(who, &told.reference, version, school.command(), removal)
            .await;
        assert!(
            matches!(sent, Err(Error::NotFound)),
            "{}: {sent:?}",
            who.name
        );
    }
    let deputy = form(&told.directive, "2026-05-28", "");
    told.set(&school.deputy, deputy).await.unwrap();
    let set = told.line().await.1.set_date.unwrap();
    assert_eq!(set.set_by, "Tom Whitlocke");
}

#[tokio::test]
async fn the_same_form_twice_sets_one_date_and_a_second_hand_is_told() {
    let told = Told::on(Place::sqlite()).await;
    let school = &told.school;
    let version = school.version(&told.reference).await;
    let command = school.command();
    for _ in 0..2 {
        let date = form(&told.directive, "2026-05-28", "");
        school
            .office
            .set_date(&school.lead, &told.reference, version, command, date)
            .await
            .unwrap();
    }
    assert_eq!(school.version(&told.reference).await, version + 1);
    let date = form(&told.directive, "2026-05-27", "");
    let second = school
        .office
        .set_date(
            &school.deputy,
            &told.reference,
            version,
            school.command(),
            date,
        )
        .await;
    let Err(Error::Conflict(changed)) = second else {
        panic!("{second:?}");
    };
    assert!(changed.since[0].what.starts_with("Date set: "));
}

#[tokio::test]
async fn a_reporter_sees_nothing_of_the_dates_that_the_lead_sets() {
    let told = Told::on(Place::sqlite()).await;
    let school = &told.school;
    let seen = async || {
        let view = school.office.my_concern(&school.reporter, &told.reference);
        format!("{:?}", view.await.unwrap())
    };
    let before = seen().await;
    let plan = told.plan().await;
    for (_, line) in everywhere(&plan).filter(|(_, line)| line.takes_date) {
        let date = form(&line.directive, "2026-05-22T10:30", "Somebody said so.");
        told.set(&school.lead, date).await.unwrap();
    }
    assert_eq!(seen().await, before);
}
