//! From the report to the end and back.

use crate::story::{HEAD, LEAD, REPORTER, Story, a_report, by, done, minute, not_doing, yes};
use casework::command::{
    AddPerson, AssignOwner, Close, Correct, Exclude, Hand, OpenDirective, Readmit, Reopen,
    add_person, answer_fact, assign_owner, close, correct, depart, exclude, hand, mark_done,
    readmit, reopen, report,
};
use casework::{Case, Directive, Event, FactAnswer, NotACase, Person, PersonRole, Status};
use uuid::Uuid;

fn closing(required: &[(&str, &str)]) -> Close {
    Close {
        outcome: "The posts were taken down.".into(),
        review: String::new(),
        required: required
            .iter()
            .map(|(id, does)| OpenDirective {
                id: (*id).into(),
                does: (*does).into(),
            })
            .collect(),
    }
}

#[test]
fn a_report_begins_a_case_that_nobody_has_taken_up() {
    let case = Story::of_a_report().case();
    assert_eq!(*case.status(), Status::Reported);
    assert_eq!(case.procedure, Some(("dorset".into(), "2018-03".into())));
    assert_eq!(
        case.facts["setting"].answer,
        FactAnswer::Setting("school".into())
    );
    assert_eq!((case.version, case.reported.by), (3, REPORTER));
}

#[test]
fn a_report_without_a_story_or_declaration_names_both() {
    let bare = casework::command::Report {
        what_happened: " \n".into(),
        declared: false,
        ..a_report()
    };
    let refusal = report(bare, &by(REPORTER, 0)).unwrap_err();
    let fields: Vec<_> = refusal
        .mistakes
        .iter()
        .map(|mistake| mistake.field)
        .collect();
    assert_eq!(fields, ["what_happened", "declared"]);
}

#[test]
fn a_story_too_long_or_with_hidden_characters_is_sent_back() {
    let long = casework::command::Report {
        what_happened: "a".repeat(20_001),
        ..a_report()
    };
    assert!(
        report(long, &by(REPORTER, 0))
            .unwrap_err()
            .to_string()
            .contains("20000 characters or fewer")
    );
    let hidden = casework::command::Report {
        what_happened: "a\u{0}b".into(),
        ..a_report()
    };
    assert!(
        report(hidden, &by(REPORTER, 0))
            .unwrap_err()
            .to_string()
            .contains("cannot be printed")
    );
}

#[test]
fn the_first_answer_of_the_triage_takes_the_case_up() {
    let case = Story::of_a_report()
        .then(10, yes("online_bullying"), answer_fact)
        .case();
    assert_eq!(*case.status(), Status::Triaged { since: minute(10) });
}

#[test]
fn the_first_line_of_the_plan_settled_puts_the_case_in_progress() {
    let case = Story::of_a_report()
        .then(10, done("refer_police"), mark_done)
        .case();
    assert_eq!(
        *case.status(),
        Status::InProgress {
            since: minute(10),
            reopened: None
        }
    );
    assert!(
        matches!(&case.directives["refer_police"], Directive::Done(done) if done.at == minute(5).into())
    );
}

#[test]
fn closing_is_refused_while_something_required_is_open_and_each_is_named() {
    let story = Story::of_a_report().then(10, done("refer_police"), mark_done);
    let required = [
        ("refer_police", "Refer to the police"),
        ("contact_lado", "Contact the LADO"),
        ("assess_risk", "Assess the risk"),
    ];
    let told = story.refused(closing(&required), close);
    assert_eq!(told.len(), 2);
    assert!(told[0].1.contains("Contact the LADO") && told[1].1.contains("Assess the risk"));
    assert!(told.iter().all(|(field, _)| *field == "plan"));
}

#[test]
fn closing_is_allowed_when_everything_required_is_done_departed_from_or_handed_over() {
    let story = Story::of_a_report()
        .then(10, done("a"), mark_done)
        .then(11, not_doing("b"), depart)
        .then(
            12,
            Hand {
                directive: "c".into(),
                to: "the head".into(),
            },
            hand,
        );
    let case = story
        .then(20, closing(&[("a", "A"), ("b", "B"), ("c", "C")]), close)
        .case();
    assert!(
        matches!(case.status(), Status::Closed(closure) if closure.by == LEAD && closure.at == minute(20))
    );
}

#[test]
fn a_closed_case_changes_only_by_correction_exclusion_or_reopening() {
    let story = Story::of_a_report().then(10, closing(&[]), close);
    assert_eq!(
        story.refused(yes("coerced"), answer_fact)[0].1,
        "This case is closed. Reopen it first."
    );
    assert_eq!(
        story.refused(closing(&[]), close)[0].1,
        "This case is closed. Reopen it first."
    );
    let fix = Correct {
        entry: 1,
        text: "It was Tuesday.".into(),
        reason: "Misheard.".into(),
    };
    assert_eq!(story.gives(fix, correct), ["entry_corrected"]);
    let case = story
        .then(
            20,
            Reopen {
                reason: "It has started again.".into(),
            },
            reopen,
        )
        .case();
    assert!(
        matches!(case.status(), Status::InProgress { reopened: Some(reason), .. } if reason == "It has started again.")
    );
}

#[test]
fn a_correction_appends_and_leaves_the_entry_as_it_was() {
    let story = Story::of_a_report();
    let before = story.len();
    let fix = Correct {
        entry: 1,
        text: "It was Tuesday.".into(),
        reason: "Misheard.".into(),
    };
    let after = story.then(10, fix, correct);
    assert_eq!(after.len(), before + 1);
    let case = after.case();
    assert_eq!(case.concern.what_happened, a_report().what_happened);
    assert_eq!(case.corrections[&1][0].text, "It was Tuesday.");
}

#[test]
fn only_entries_that_exist_are_corrected() {
    let fix = |entry| Correct {
        entry,
        text: "x".into(),
        reason: "y".into(),
    };
    for entry in [0, 4, u32::MAX] {
        assert_eq!(
            Story::of_a_report().refused(fix(entry), correct)[0].0,
            "entry"
        );
    }
}

#[test]
fn a_correction_is_corrected_at_its_entry_and_never_out_of_sight() {
    let fix = |entry| Correct {
        entry,
        text: "It was Tuesday.".into(),
        reason: "Misheard.".into(),
    };
    let story = Story::of_a_report().then(10, fix(1), correct);
    assert_eq!(story.refused(fix(4), correct)[0].0, "entry");
    assert_eq!(story.gives(fix(1), correct), ["entry_corrected"]);
}

#[test]
fn a_person_kept_from_the_case_cannot_own_it_and_an_owner_cannot_be_kept_from_it() {
    let keep_away = |account| Exclude {
        account,
        reason: "Named in this case.".into(),
    };
    let story = Story::of_a_report().then(10, keep_away(HEAD), exclude);
    assert_eq!(
        story.refused(AssignOwner { account: HEAD }, assign_owner)[0].0,
        "to"
    );
    let owned = story.then(
        20,
        AssignOwner {
            account: Uuid::from_u128(9),
        },
        assign_owner,
    );
    assert_eq!(
        owned.refused(keep_away(Uuid::from_u128(9)), exclude)[0].0,
        "account"
    );
    assert_eq!(owned.refused(keep_away(LEAD), exclude)[0].0, "account");
}

#[test]
fn somebody_kept_away_by_mistake_is_let_back_with_a_reason() {
    let story = Story::of_a_report().then(
        10,
        Exclude {
            account: HEAD,
            reason: "Named.".into(),
        },
        exclude,
    );
    assert!(story.case().is_excluded(HEAD));
    let back = Readmit {
        account: HEAD,
        reason: "Another person of that name.".into(),
    };
    assert!(!story.then(20, back, readmit).case().is_excluded(HEAD));
}

#[test]
fn a_person_needs_a_name_or_a_note_that_says_who_is_meant() {
    let nobody = Person {
        id: Uuid::nil(),
        name: String::new(),
        role: PersonRole::Unknown,
        age: None,
        organisation: String::new(),
        note: String::new(),
    };
    let story = Story::of_a_report();
    assert_eq!(
        story.refused(
            AddPerson {
                person: nobody.clone()
            },
            add_person
        )[0]
        .0,
        "name"
    );
    let described = Person {
        note: "a taller pupil, not known by name".into(),
        ..nobody
    };
    assert_eq!(
        story.gives(AddPerson { person: described }, add_person),
        ["person_added"]
    );
}

#[test]
fn a_stream_without_a_report_is_no_case() {
    assert_eq!(Case::fold([]), Err(NotACase::Empty));
    let stray = Story::default().and(
        &by(LEAD, 0),
        vec![Event::CaseReopened { reason: "x".into() }],
    );
    assert!(std::panic::catch_unwind(|| stray.case()).is_err());
}
