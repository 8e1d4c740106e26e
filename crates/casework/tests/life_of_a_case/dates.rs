//! Dates that people set for lines of the plan, told as stories.

use crate::story::{HEAD, LEAD, Story, by, done, minute, not_doing};
use casework::command::{
    AnswerFact, Close, MarkDone, RemoveDate, ReopenDirective, SetDate, answer_fact, close, depart,
    mark_done, remove_date, reopen_directive, set_date,
};
use casework::{Directive, FactAnswer, Status};

const ASSESS: &str = "risk_assessment";

/// Due at that minute; the procedure prints no time.
fn due_at(minutes: i64) -> SetDate {
    SetDate {
        directive: ASSESS.into(),
        due: minute(minutes),
        printed: None,
        note: String::new(),
    }
}

fn no_longer(reason: &str) -> RemoveDate {
    RemoveDate {
        directive: ASSESS.into(),
        reason: reason.into(),
    }
}

#[test]
fn a_date_is_kept_with_who_set_it_and_why() {
    let dated = SetDate {
        note: " The parents come in on Thursday. ".into(),
        ..due_at(5_000)
    };
    let case = Story::of_a_report().then(10, dated, set_date).case();
    let set = &case.dates[ASSESS];
    assert_eq!(set.due, minute(5_000));
    assert_eq!(set.note, "The parents come in on Thursday.");
    assert_eq!((set.signed.by, set.signed.at), (LEAD, minute(10)));
}

#[test]
fn a_date_takes_the_case_up_and_is_no_work_done() {
    let case = Story::of_a_report()
        .then(10, due_at(5_000), set_date)
        .case();
    assert_eq!(case.status(), &Status::Triaged { since: minute(10) });
    assert!(case.directives.is_empty());
}

#[test]
fn a_date_that_has_passed_is_sent_back() {
    let story = Story::of_a_report();
    for past in [-10, 0, 599, 600] {
        let told = story.refused(due_at(past), set_date);
        assert_eq!(told[0].0, "due", "{past}");
        assert_eq!(told[0].1, "Give a date and time that are still to come.");
    }
    assert_eq!(story.gives(due_at(601), set_date), ["date_set"]);
}

#[test]
fn a_date_is_never_later_than_the_procedures_own() {
    let story = Story::of_a_report();
    let beside = |minutes, printed| SetDate {
        printed: Some(minute(printed)),
        ..due_at(minutes)
    };
    let told = story.refused(beside(1_001, 1_000), set_date);
    assert_eq!(told[0].0, "due");
    assert!(told[0].1.contains("later than the procedure’s own time"));
    for earlier in [700, 1_000] {
        let given = story.gives(beside(earlier, 1_000), set_date);
        assert_eq!(given, ["date_set"], "{earlier}");
    }
    // Overdue by the procedure already: no date can be both still to come and no later than that.
    assert_eq!(story.refused(beside(700, 500), set_date)[0].0, "due");
}

#[test]
fn a_year_mistyped_is_sent_back() {
    let years = |years: i64| due_at(years * 366 * 24 * 60);
    let story = Story::of_a_report();
    assert_eq!(story.gives(years(2), set_date), ["date_set"]);
    let told = story.refused(years(36), set_date);
    assert_eq!(
        told[0].1,
        "This is more than two years away. Check the year."
    );
}

#[test]
fn a_date_is_brought_forward_without_and_put_off_only_with_a_reason() {
    let story = Story::of_a_report().then(10, due_at(5_000), set_date);
    assert_eq!(story.gives(due_at(4_000), set_date), ["date_set"]);
    assert_eq!(story.refused(due_at(6_000), set_date)[0].0, "note");
    let later = SetDate {
        note: "The parents are away until Monday.".into(),
        ..due_at(6_000)
    };
    let case = story.then(20, later, set_date).case();
    assert_eq!(case.dates[ASSESS].due, minute(6_000));
    assert_eq!(case.dates[ASSESS].signed.at, minute(20));
}

#[test]
fn the_same_date_again_is_no_event() {
    let story = Story::of_a_report().then(10, due_at(5_000), set_date);
    assert!(story.gives(due_at(5_000), set_date).is_empty());
    let explained = SetDate {
        note: "As agreed with the head.".into(),
        ..due_at(5_000)
    };
    let story = story.then(20, explained.clone(), set_date);
    assert_eq!(story.len(), story.case().version as usize);
    for again in [explained, due_at(5_000)] {
        assert!(story.gives(again, set_date).is_empty());
    }
    assert_eq!(story.case().dates[ASSESS].note, "As agreed with the head.");
}

#[test]
fn a_date_is_taken_away_with_a_reason_only_and_what_happened_stays() {
    let story = Story::of_a_report().then(10, due_at(5_000), set_date);
    assert_eq!(story.refused(no_longer(" "), remove_date)[0].0, "reason");
    let after = story
        .clone()
        .then(20, no_longer("The police asked us to wait."), remove_date);
    assert!(after.case().dates.is_empty());
    assert_eq!(after.len(), story.len() + 1);
    let again = no_longer("The police asked us to wait.");
    assert_eq!(after.refused(again, remove_date)[0].0, "directive");
    assert_eq!(after.gives(due_at(6_000), set_date), ["date_set"]);
}

#[test]
fn what_is_settled_takes_no_date_and_keeps_the_one_it_had() {
    let finished = MarkDone {
        done_at: minute(15).into(),
        ..done(ASSESS)
    };
    let story = Story::of_a_report()
        .then(10, due_at(5_000), set_date)
        .then(20, finished, mark_done);
    assert_eq!(story.refused(due_at(6_000), set_date)[0].0, "directive");
    assert_eq!(story.case().dates[ASSESS].due, minute(5_000));
    let again = ReopenDirective {
        directive: ASSESS.into(),
        reason: "It was another form.".into(),
    };
    let story = story.then(30, again, reopen_directive);
    assert_eq!(story.case().dates[ASSESS].due, minute(5_000));
    let departed = Story::of_a_report().then(10, not_doing(ASSESS), depart);
    assert_eq!(departed.refused(due_at(6_000), set_date)[0].0, "directive");
}

#[test]
fn a_closed_case_takes_no_date_and_loses_none() {
    let end = Close {
        outcome: "The pupil is safe.".into(),
        review: String::new(),
        required: Vec::new(),
    };
    let story = Story::of_a_report()
        .then(10, due_at(5_000), set_date)
        .then(20, end, close);
    assert_eq!(story.refused(due_at(4_000), set_date)[0].0, "");
    assert_eq!(story.refused(no_longer("Over."), remove_date)[0].0, "");
}

#[test]
fn a_date_moves_no_answer_and_no_line() {
    let yes = AnswerFact {
        fact: "coerced".into(),
        answer: FactAnswer::Yes,
        source: String::new(),
        reason: String::new(),
    };
    let context = by(HEAD, 30);
    let story =
        Story::of_a_report()
            .then(10, yes, answer_fact)
            .then(20, done("refer_police"), mark_done);
    let before = story.case();
    let events = set_date(&before, due_at(5_000), &context).unwrap();
    let after = story.and(&context, events).case();
    assert_eq!(after.facts, before.facts);
    assert_eq!(after.directives, before.directives);
    assert!(matches!(
        &after.directives["refer_police"],
        Directive::Done(_)
    ));
    assert_eq!(after.status(), before.status());
    assert_eq!(after.dates[ASSESS].signed.by, HEAD);
}
