//! Named hours of named contacts, and what holds of any hours.

use super::*;
use proptest::prelude::*;

const WEEKDAYS: [&str; 5] = ["monday", "tuesday", "wednesday", "thursday", "friday"];
const EVERY_DAY: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

fn hours(days: &[&str], from: &str, to: &str) -> Opening {
    Opening::parse(days, from, to).unwrap()
}

fn said(hours: &OpeningHours, at: &str) -> String {
    hours
        .at(london::instant(at.parse().unwrap()).unwrap())
        .unwrap()
        .to_string()
}

#[test]
fn office_hours_are_said_in_plain_words() {
    let office = OpeningHours::weekly(vec![hours(&WEEKDAYS, "08:00", "17:00")]);
    for (at, words) in [
        ("2026-05-22T08:00", "open now until 17:00"),
        ("2026-05-22T16:59:59", "open now until 17:00"),
        ("2026-05-22T17:00", "opens Monday 08:00"),
        ("2026-05-22T06:00", "opens today 08:00"),
        ("2026-05-24T12:00", "opens tomorrow 08:00"),
        ("2026-05-25T12:00", "open now until 17:00"),
    ] {
        assert_eq!(said(&office, at), words, "{at}");
    }
}

#[test]
fn a_contact_closed_on_bank_holidays_opens_after_them() {
    let office =
        OpeningHours::weekly(vec![hours(&WEEKDAYS, "09:00", "16:30")]).closed_on_bank_holidays();
    assert_eq!(said(&office, "2026-05-22T17:00"), "opens Tuesday 09:00");
    assert_eq!(said(&office, "2026-05-25T12:00"), "opens tomorrow 09:00");
    assert_eq!(said(&office, "2026-12-24T17:00"), "opens Tuesday 09:00");
    let mondays =
        OpeningHours::weekly(vec![hours(&["monday"], "09:00", "12:00")]).closed_on_bank_holidays();
    assert_eq!(
        said(&mondays, "2026-05-19T12:00"),
        "opens Monday 1 June 09:00"
    );
}

#[test]
fn hours_of_the_day_may_have_a_break_and_may_run_past_midnight() {
    let surgery = OpeningHours::weekly(vec![
        hours(&WEEKDAYS, "13:00", "17:00"),
        hours(&WEEKDAYS, "09:00", "12:00"),
    ]);
    assert_eq!(said(&surgery, "2026-05-20T11:00"), "open now until 12:00");
    assert_eq!(said(&surgery, "2026-05-20T12:30"), "opens today 13:00");
    let out_of_hours = OpeningHours::weekly(vec![hours(&EVERY_DAY, "17:00", "08:00")]);
    assert_eq!(
        said(&out_of_hours, "2026-05-20T23:00"),
        "open now until 08:00"
    );
    assert_eq!(
        said(&out_of_hours, "2026-05-21T07:59"),
        "open now until 08:00"
    );
    assert_eq!(said(&out_of_hours, "2026-05-21T08:00"), "opens today 17:00");
}

#[test]
fn hours_that_meet_are_one_and_hours_without_an_end_are_always() {
    let met = OpeningHours::weekly(vec![
        hours(&["friday"], "08:00", "24:00"),
        hours(&["saturday"], "00:00", "12:00"),
    ]);
    assert_eq!(said(&met, "2026-05-22T09:00"), "open now until 12:00");
    let till_midnight = OpeningHours::weekly(vec![hours(&EVERY_DAY, "08:00", "24:00")]);
    assert_eq!(
        said(&till_midnight, "2026-05-22T09:00"),
        "open now until midnight"
    );
    let round_the_clock = OpeningHours::weekly(vec![hours(&EVERY_DAY, "00:00", "24:00")]);
    assert_eq!(said(&round_the_clock, "2026-05-22T09:00"), "always open");
    assert_eq!(
        said(&OpeningHours::always(), "2044-05-22T09:00"),
        "always open"
    );
    assert_eq!(
        said(&OpeningHours::weekly(Vec::new()), "2026-05-22T09:00"),
        "opening hours not known"
    );
}

#[test]
fn a_bank_holiday_that_is_not_known_is_an_error_only_where_it_matters() {
    let at = london::instant("2031-01-02T09:00".parse().unwrap()).unwrap();
    let office = OpeningHours::weekly(vec![hours(&WEEKDAYS, "08:00", "17:00")]);
    assert!(office.at(at).unwrap().is_open());
    assert!(matches!(
        office.closed_on_bank_holidays().at(at),
        Err(CalendarFault::UnknownYear { year: 2031, .. })
    ));
}

#[test]
fn hours_that_are_not_written_right_are_refused_with_the_word() {
    let refused = |days: &[&str], from, to| Opening::parse(days, from, to).unwrap_err().to_string();
    assert!(refused(&["mon"], "08:00", "17:00").contains("`mon`"));
    assert!(refused(&["monday"], "8", "17:00").contains("`8`"));
    assert!(refused(&["monday"], "08:00", "17:60").contains("`17:60`"));
    assert!(refused(&["monday"], "24:00", "17:00").contains("`24:00`"));
    assert!(refused(&[], "08:00", "17:00").contains("at least one day"));
}

proptest! {
    #[test]
    fn what_is_open_until_a_moment_is_open_before_and_closed_at_it(
        second in 1_577_836_800_i64..1_800_000_000, from in 0..24_u8, to in 1..=24_u8, days in 1..128_u8, holidays in any::<bool>(),
    ) {
        let days: Vec<_> = EVERY_DAY.into_iter().enumerate().filter(|(bit, _)| days >> bit & 1 == 1).map(|(_, day)| day).collect();
        let weekly = OpeningHours::weekly(vec![hours(&days, &format!("{from:02}:00"), &format!("{to:02}:00"))]);
        let contact = if holidays { weekly.closed_on_bank_holidays() } else { weekly };
        let now = Timestamp::from_second(second).unwrap();
        match contact.at(now).unwrap() {
            OpenState::Always => prop_assert!(to % 24 == from && days.len() == 7),
            OpenState::Open { until } => {
                let Ok(end) = london::instant(until) else { return Ok(()) };
                prop_assert!(until > london::clock(now).datetime());
                prop_assert!(!contact.at(end).unwrap().is_open());
            }
            OpenState::Closed { opens: Some(opens), .. } => {
                let Ok(start) = london::instant(opens) else { return Ok(()) };
                prop_assert!(opens > london::clock(now).datetime());
                prop_assert!(contact.at(start).unwrap().is_open());
            }
            OpenState::Closed { opens: None, .. } => prop_assert!(false, "{now}: it opens some time"),
        }
    }
}
