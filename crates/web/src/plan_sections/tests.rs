//! What each part of the plan says of its lines, and where each line stands.

use super::*;
use crate::samples;

fn slugs(sections: &[Section]) -> Vec<&str> {
    sections.iter().map(|section| section.slug).collect()
}

fn actions_of(sections: &[Section], slug: &str) -> Vec<&'static str> {
    let section = sections.iter().find(|section| section.slug == slug);
    let lines = section.into_iter().flat_map(|section| &section.lines);
    lines
        .flat_map(|line| &line.actions)
        .map(|action| action.text)
        .collect()
}

#[test]
fn the_plan_is_read_from_now_to_departed_from() {
    let expected = [
        "now", "do-not", "today", "by-date", "think", "possible", "done", "departed",
    ];
    assert_eq!(
        slugs(&sections(samples::plan(), Some(&samples::head()))),
        expected
    );
}

#[test]
fn an_empty_now_is_said_and_other_empty_parts_are_left_out() {
    let mut plan = samples::plan();
    plan.now.clear();
    plan.today.clear();
    assert_eq!(
        slugs(&sections(plan, None))[..3],
        ["now", "do-not", "by-date"]
    );
}

#[test]
fn a_duty_is_done_handed_on_or_departed_from_and_nothing_else() {
    let sections = sections(samples::plan(), Some(&samples::head()));
    assert_eq!(
        actions_of(&sections, "now"),
        ["Done", "Hand to", "Not doing this"]
    );
    assert_eq!(actions_of(&sections, "do-not"), ["This cannot be kept"]);
    assert_eq!(actions_of(&sections, "departed"), ["Open again"]);
    assert_eq!(actions_of(&sections, "possible"), Vec::<&str>::new());
}

#[test]
fn a_date_is_offered_where_one_can_be_set_and_changed_where_one_is() {
    let mut plan = samples::plan();
    plan.by_date[0].takes_date = true;
    plan.today[0].set_date = Some(samples::set_date("today by 15:00", false));
    plan.done[0].set_date = Some(samples::set_date("today by 15:00", false));
    let sections = sections(plan, Some(&samples::head()));
    assert_eq!(actions_of(&sections, "by-date").last(), Some(&"Set a date"));
    assert_eq!(
        actions_of(&sections, "today").last(),
        Some(&"Change the date")
    );
    assert_eq!(actions_of(&sections, "done"), ["Open again"]);
    assert!(!actions_of(&sections, "now").contains(&"Set a date"));
}

#[test]
fn a_plan_that_is_glanced_at_or_only_read_offers_nothing() {
    let reader = CaseHead {
        may_work: false,
        ..samples::head()
    };
    for sections in [
        sections(samples::plan(), None),
        sections(samples::plan(), Some(&reader)),
    ] {
        assert!(
            sections
                .iter()
                .flat_map(|section| &section.lines)
                .all(|line| line.actions.is_empty())
        );
    }
}

#[test]
fn of_what_could_still_follow_the_first_are_shown_and_the_rest_is_not_lost() {
    let mut plan = samples::plan();
    let line = plan.could_still_follow.remove(0);
    plan.could_still_follow = vec![line; 11];
    plan.by_date = vec![samples::line("risk_assessment", "Write a risk assessment"); 11];
    let sections = sections(plan, None);
    let part = |slug: &str| {
        sections
            .iter()
            .find(|section| section.slug == slug)
            .unwrap()
    };
    assert_eq!(
        (part("possible").near().len(), part("possible").far().len()),
        (8, 3)
    );
    assert_eq!(
        (part("by-date").near().len(), part("by-date").far().len()),
        (11, 0)
    );
}

#[test]
fn what_the_report_did_is_not_opened_again() {
    let mut plan = samples::plan();
    plan.done.truncate(1);
    if let Some(done) = &mut plan.done[0].done {
        done.by_report = true;
    }
    let sections = sections(plan, Some(&samples::head()));
    assert_eq!(actions_of(&sections, "done"), Vec::<&str>::new());
}

#[test]
fn what_a_rule_forbids_is_not_offered_as_done_whatever_its_kind() {
    let mut plan = samples::plan();
    plan.do_not[0].kind = "duty".to_owned();
    plan.do_not[0].modality = "should_not".to_owned();
    let sections = sections(plan, Some(&samples::head()));
    assert_eq!(actions_of(&sections, "do-not"), ["This cannot be kept"]);
}

#[test]
fn overdue_is_said_in_words() {
    let sections = sections(samples::plan(), None);
    assert_eq!(sections[0].lines[0].due_words(), "Overdue by 3 hours");
    assert_eq!(sections[2].lines[0].due_words(), "Due today by 17:00");
}

#[test]
fn every_line_can_be_found_to_be_worked() {
    for directive in [
        "refer_police",
        "do_not_view",
        "risk_assessment",
        "inform_parents",
        "inform_staff",
    ] {
        assert_eq!(
            find(samples::plan(), directive)
                .map(|line| line.directive)
                .as_deref(),
            Some(directive)
        );
    }
    assert!(find(samples::plan(), "refer_social_care").is_none());
}
