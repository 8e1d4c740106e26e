//! Named examples, each with the words a person reads.

use super::*;
use crate::Closure;
use jiff::civil::date;

fn reckon(
    from: &str,
    span: &str,
    working_time: &WorkingTime,
) -> Result<(String, String), CalendarFault> {
    let from = london::instant(from.parse().unwrap()).unwrap();
    let due = due(from, span.parse().unwrap(), working_time)?;
    let steps: Vec<_> = due.steps.iter().map(ToString::to_string).collect();
    Ok((london::stamp(due.at), steps.join("; ")))
}

fn holds(from: &str, span: &str, at: &str, steps: &str) {
    let (reckoned, words) = reckon(from, span, &WorkingTime::default()).unwrap();
    assert_eq!(
        (reckoned.as_str(), words.as_str()),
        (at, steps),
        "{from} {span}"
    );
}

fn summer() -> WorkingTime {
    let closure = |from, to, name: &str| Closure {
        from,
        to,
        name: name.into(),
    };
    WorkingTime {
        closing: time(15, 30, 0, 0),
        closures: vec![
            closure(date(2026, 7, 20), date(2026, 7, 31), "Summer holiday"),
            closure(date(2026, 9, 1), date(2026, 9, 1), "Training day"),
        ],
    }
}

#[test]
fn what_is_raised_after_closing_before_a_bank_holiday_weekend_waits_for_tuesday() {
    holds(
        "2026-05-22T18:10",
        "same_working_day",
        "2026-05-26T17:00:00+01:00",
        "raised Friday 22 May 18:10, after closing; next working day Monday 25 May is a bank holiday; due Tuesday 26 May 17:00",
    );
}

#[test]
fn the_same_working_day_lasts_until_closing_itself() {
    holds(
        "2026-05-22T09:00",
        "same_working_day",
        "2026-05-22T17:00:00+01:00",
        "raised Friday 22 May 09:00, before closing; due Friday 22 May 17:00",
    );
    holds(
        "2026-05-22T17:00",
        "same_working_day",
        "2026-05-22T17:00:00+01:00",
        "raised Friday 22 May 17:00, before closing; due Friday 22 May 17:00",
    );
    holds(
        "2026-05-21T17:00:01",
        "same_working_day",
        "2026-05-22T17:00:00+01:00",
        "raised Thursday 21 May 17:00, after closing; due Friday 22 May 17:00",
    );
}

#[test]
fn what_is_raised_on_a_day_that_is_not_worked_is_due_on_the_next_that_is() {
    holds(
        "2026-06-06T10:00",
        "same_working_day",
        "2026-06-08T17:00:00+01:00",
        "raised Saturday 6 June 10:00, at the weekend; due Monday 8 June 17:00",
    );
    holds(
        "2026-05-25T10:00",
        "same_working_day",
        "2026-05-26T17:00:00+01:00",
        "raised Monday 25 May 10:00, a bank holiday; due Tuesday 26 May 17:00",
    );
    holds(
        "2026-04-02T17:30",
        "same_working_day",
        "2026-04-07T17:00:00+01:00",
        "raised Thursday 2 April 17:30, after closing; next working day Friday 3 April is a bank holiday; Monday 6 April is a bank holiday; due Tuesday 7 April 17:00",
    );
}

#[test]
fn immediate_same_day_and_hours_take_no_notice_of_working_time() {
    holds(
        "2026-05-23T22:00",
        "immediate",
        "2026-05-23T22:00:00+01:00",
        "raised Saturday 23 May 22:00; due at once",
    );
    holds(
        "2026-11-20T15:30",
        "same_day",
        "2026-11-20T23:59:59+00:00",
        "raised Friday 20 November 15:30; due by the end of Friday 20 November",
    );
    holds(
        "2026-05-22T18:10",
        "24h",
        "2026-05-23T18:10:00+01:00",
        "raised Friday 22 May 18:10; due Saturday 23 May 18:10",
    );
    holds(
        "2044-02-06T15:30",
        "same_day",
        "2044-02-06T23:59:59+00:00",
        "raised Saturday 6 February 15:30; due by the end of Saturday 6 February",
    );
}

#[test]
fn twenty_four_hours_are_elapsed_hours_when_the_clocks_change() {
    holds(
        "2026-03-28T12:00",
        "24h",
        "2026-03-29T13:00:00+01:00",
        "raised Saturday 28 March 12:00; the clocks go forward in between; due Sunday 29 March 13:00",
    );
    holds(
        "2026-10-24T12:00",
        "24h",
        "2026-10-25T11:00:00+00:00",
        "raised Saturday 24 October 12:00; the clocks go back in between; due Sunday 25 October 11:00",
    );
    holds(
        "2026-03-27T18:00",
        "same_working_day",
        "2026-03-30T17:00:00+01:00",
        "raised Friday 27 March 18:00, after closing; due Monday 30 March 17:00",
    );
    holds(
        "2026-10-25T01:30",
        "same_day",
        "2026-10-25T23:59:59+00:00",
        "raised Sunday 25 October 01:30; due by the end of Sunday 25 October",
    );
}

#[test]
fn working_days_are_counted_from_the_day_after_whatever_the_hour() {
    let steps = |hour| {
        format!(
            "raised Monday 18 May {hour}; 5 working days, the first is Tuesday 19 May; Monday 25 May is a bank holiday; due Tuesday 26 May 17:00"
        )
    };
    holds(
        "2026-05-18T08:00",
        "5_working_days",
        "2026-05-26T17:00:00+01:00",
        &steps("08:00"),
    );
    holds(
        "2026-05-18T22:00",
        "5_working_days",
        "2026-05-26T17:00:00+01:00",
        &steps("22:00"),
    );
    holds(
        "2026-05-23T12:00",
        "1_working_days",
        "2026-05-26T17:00:00+01:00",
        "raised Saturday 23 May 12:00; 1 working day on is Tuesday 26 May; Monday 25 May is a bank holiday; due Tuesday 26 May 17:00",
    );
}

#[test]
fn fifteen_working_days_over_the_turn_of_the_year_name_the_year() {
    holds(
        "2026-12-14T11:00",
        "15_working_days",
        "2027-01-07T17:00:00+00:00",
        "raised Monday 14 December 11:00; 15 working days, the first is Tuesday 15 December; Friday 25 December is a bank holiday; Monday 28 December is a bank holiday; Friday 1 January is a bank holiday; due Thursday 7 January 2027 17:00",
    );
}

#[test]
fn closures_of_the_organisation_are_passed_over_in_one_step() {
    let said = |from, span| reckon(from, span, &summer()).unwrap().1;
    assert_eq!(
        said("2026-07-17T16:00", "same_working_day"),
        "raised Friday 17 July 16:00, after closing; closed Monday 20 July to Friday 31 July (Summer holiday); due Monday 3 August 15:30"
    );
    assert_eq!(
        said("2026-07-22T09:00", "same_working_day"),
        "raised Wednesday 22 July 09:00, while closed (Summer holiday); closed Thursday 23 July to Friday 31 July (Summer holiday); due Monday 3 August 15:30"
    );
    assert_eq!(
        said("2026-08-28T09:00", "2_working_days"),
        "raised Friday 28 August 09:00; 2 working days, the first is Wednesday 2 September; Monday 31 August is a bank holiday; closed Tuesday 1 September (Training day); due Thursday 3 September 15:30"
    );
}

#[test]
fn what_reaches_past_the_table_is_an_error_and_never_a_guess() {
    let unknown = |year| {
        Err(CalendarFault::UnknownYear {
            year,
            first: 2015,
            last: 2030,
        })
    };
    let plain = WorkingTime::default();
    assert_eq!(
        reckon("2030-12-31T18:00", "same_working_day", &plain),
        unknown(2031)
    );
    assert_eq!(
        reckon("2030-12-31T09:00", "1_working_days", &plain),
        unknown(2031)
    );
    assert_eq!(
        reckon("2014-12-31T09:00", "same_working_day", &plain),
        unknown(2014)
    );
    assert_eq!(
        reckon("2026-01-01T09:00", "65535_working_days", &plain),
        unknown(2031)
    );
    assert!(reckon("2030-12-31T09:00", "same_working_day", &plain).is_ok());
}

#[test]
fn a_span_of_no_length_and_a_date_beyond_reckoning_are_errors() {
    let at = Timestamp::UNIX_EPOCH;
    assert_eq!(
        due(at, Span::Hours(0), &WorkingTime::default()),
        Err(CalendarFault::NoLength)
    );
    assert_eq!(
        due(at, Span::WorkingDays(0), &WorkingTime::default()),
        Err(CalendarFault::NoLength)
    );
    assert_eq!(
        due(Timestamp::MAX, Span::Hours(1), &WorkingTime::default()),
        Err(CalendarFault::OutOfRange)
    );
}

#[test]
fn closures_that_leave_no_working_day_are_an_error() {
    let closure = Closure {
        from: date(2026, 1, 1),
        to: date(2029, 1, 1),
        name: "Closed".into(),
    };
    let closed = WorkingTime {
        closures: vec![closure],
        ..WorkingTime::default()
    };
    for span in ["same_working_day", "15_working_days"] {
        let fault = reckon("2026-05-22T09:00", span, &closed).unwrap_err();
        assert_eq!(
            fault,
            CalendarFault::NoWorkingDay {
                after: date(2026, 5, 22),
                days: 366
            }
        );
    }
}
