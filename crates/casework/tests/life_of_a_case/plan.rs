//! Answers and the lines of the plan, told as stories.

use crate::story::{Story, done, minute, not_doing, yes};
use casework::command::{
    AddNote, AnswerFact, Depart, Hand, MarkDone, ReopenDirective, add_note, answer_fact, depart,
    hand, mark_done, reopen_directive,
};
use casework::{Directive, FactAnswer, Happened};

#[test]
fn changing_an_answered_fact_needs_a_reason() {
    let story = Story::of_a_report().then(10, yes("coerced"), answer_fact);
    let no = AnswerFact {
        answer: FactAnswer::No,
        ..yes("coerced")
    };
    assert_eq!(story.refused(no.clone(), answer_fact)[0].0, "reason");
    let explained = AnswerFact {
        reason: "The pupil has explained.".into(),
        ..no
    };
    assert_eq!(story.gives(explained, answer_fact), ["fact_answered"]);
}

#[test]
fn learning_what_was_not_known_needs_no_reason() {
    let unknown = AnswerFact {
        answer: FactAnswer::NotKnown,
        ..yes("coerced")
    };
    let story = Story::of_a_report().then(10, unknown, answer_fact);
    assert_eq!(story.gives(yes("coerced"), answer_fact), ["fact_answered"]);
}

#[test]
fn saying_the_same_again_is_no_event_and_does_not_move_the_clock() {
    let story = Story::of_a_report().then(10, yes("coerced"), answer_fact);
    assert!(story.gives(yes("coerced"), answer_fact).is_empty());
    assert_eq!(story.case().facts["coerced"].known_since, minute(10));
}

#[test]
fn an_answer_that_comes_back_is_known_from_when_it_came_back() {
    let change = |answer| AnswerFact {
        answer,
        reason: "Heard again.".into(),
        ..yes("coerced")
    };
    let case = Story::of_a_report()
        .then(10, yes("coerced"), answer_fact)
        .then(20, change(FactAnswer::No), answer_fact)
        .then(30, change(FactAnswer::Yes), answer_fact)
        .case();
    assert_eq!(case.facts["coerced"].known_since, minute(30));
}

#[test]
fn an_age_beyond_any_life_is_sent_back() {
    let old = AnswerFact {
        answer: FactAnswer::Age(121),
        ..yes("youngest_age")
    };
    assert_eq!(
        Story::of_a_report().refused(old, answer_fact)[0].0,
        "answer"
    );
}

#[test]
fn departing_needs_a_reason_and_somebody_who_agrees_and_stays_in_view() {
    let story = Story::of_a_report();
    let bare = Depart {
        reason: String::new(),
        agreed_by: String::new(),
        ..not_doing("notify_parents")
    };
    let fields: Vec<_> = story
        .refused(bare, depart)
        .into_iter()
        .map(|(field, _)| field)
        .collect();
    assert_eq!(fields, ["reason", "agreed_by"]);
    let case = story.then(10, not_doing("notify_parents"), depart).case();
    assert!(matches!(
        &case.directives["notify_parents"],
        Directive::Departed(_)
    ));
}

#[test]
fn what_is_done_is_not_done_twice_nor_departed_from_nor_handed_over() {
    let story = Story::of_a_report().then(10, done("refer_police"), mark_done);
    assert_eq!(
        story.refused(done("refer_police"), mark_done)[0].0,
        "directive"
    );
    assert_eq!(
        story.refused(not_doing("refer_police"), depart)[0].0,
        "directive"
    );
    let hand_over = Hand {
        directive: "refer_police".into(),
        to: "the head".into(),
    };
    assert_eq!(story.refused(hand_over, hand)[0].0, "directive");
}

#[test]
fn what_was_handed_over_can_still_be_done() {
    let hand_over = Hand {
        directive: "contact_lado".into(),
        to: "the head".into(),
    };
    let story = Story::of_a_report().then(10, hand_over, hand);
    assert_eq!(
        story.gives(done("contact_lado"), mark_done),
        ["directive_done"]
    );
}

#[test]
fn a_settled_line_is_reopened_with_a_reason_only() {
    let story = Story::of_a_report().then(10, not_doing("notify_parents"), depart);
    let again = |reason: &str| ReopenDirective {
        directive: "notify_parents".into(),
        reason: reason.into(),
    };
    assert_eq!(story.refused(again(" "), reopen_directive)[0].0, "reason");
    let case = story
        .then(20, again("The risk has passed."), reopen_directive)
        .case();
    assert!(case.directives.is_empty());
}

#[test]
fn nothing_is_done_in_the_future() {
    let later = MarkDone {
        done_at: minute(601).into(),
        ..done("refer_police")
    };
    assert_eq!(Story::of_a_report().refused(later, mark_done)[0].0, "when");
    let note = AddNote {
        text: "Rang.".into(),
        happened_at: Some(minute(601).into()),
    };
    assert_eq!(
        Story::of_a_report().refused(note, add_note)[0].0,
        "happened_at"
    );
}

/// Minutes in a day.
const DAY: i64 = 24 * 60;

#[test]
fn what_was_done_before_the_report_may_be_recorded_but_no_year_mistyped() {
    let at = |minutes| MarkDone {
        done_at: minute(minutes).into(),
        ..done("refer_police")
    };
    let story = Story::of_a_report();
    for earlier in [-DAY, -365 * DAY] {
        assert_eq!(story.gives(at(earlier), mark_done), ["directive_done"]);
    }
    let refused = story.refused(at(-367 * DAY), mark_done);
    assert_eq!(refused[0].0, "when");
    assert!(refused[0].1.ends_with("Check the year."), "{refused:?}");
}

#[test]
fn a_note_goes_back_through_a_life_and_not_to_1066() {
    let about = |years: i64| AddNote {
        text: "Rang.".into(),
        happened_at: Some(minute(-years * 366 * DAY).into()),
    };
    let story = Story::of_a_report();
    assert_eq!(story.gives(about(60), add_note), ["note_added"]);
    for years in [101, 960] {
        let refused = story.refused(about(years), add_note);
        assert_eq!(refused[0].0, "happened_at");
        assert!(refused[0].1.ends_with("Check the year."), "{refused:?}");
    }
}

#[test]
fn a_day_without_an_hour_stays_a_day() {
    let on_a_day = Happened {
        at: minute(0),
        day_only: true,
    };
    let finished = MarkDone {
        done_at: on_a_day,
        ..done("refer_police")
    };
    let case = Story::of_a_report().then(20, finished, mark_done).case();
    let Directive::Done(done) = &case.directives["refer_police"] else {
        panic!("not done")
    };
    assert_eq!(done.at, on_a_day);
}
