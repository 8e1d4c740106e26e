//! What holds of every due time, whatever the moment, the span and the closures.

use super::*;
use crate::Closure;
use jiff::ToSpan;
use jiff::civil::date;
use proptest::prelude::*;

/// Any moment of the years 2015 to 2029, to the nanosecond.
fn moments() -> impl Strategy<Value = Timestamp> {
    let whole = (1_420_070_400_i64..1_893_456_000, 0..1_000_000_000_i32);
    whole.prop_map(|(second, nanosecond)| Timestamp::new(second, nanosecond).unwrap())
}

/// Moments near closing, midnight, year ends and clock changes, where mistakes live.
fn edges() -> impl Strategy<Value = Timestamp> {
    let days = prop_oneof![
        Just((3, 27)),
        Just((3, 28)),
        Just((3, 29)),
        Just((10, 25)),
        Just((12, 24)),
        Just((12, 31)),
        Just((1, 1)),
        Just((5, 22))
    ];
    (2015..2030_i16, days, -90_000..90_000_i64).prop_map(|(year, (month, day), seconds)| {
        let closing = london::instant(date(year, month, day).at(17, 0, 0, 0)).unwrap();
        closing + seconds.seconds()
    })
}

fn any_moment() -> impl Strategy<Value = Timestamp> {
    prop_oneof![moments(), edges()]
}

fn spans() -> impl Strategy<Value = Span> {
    prop_oneof![
        Just(Span::Immediate),
        Just(Span::SameDay),
        Just(Span::SameWorkingDay),
        (1..200_u16).prop_map(Span::Hours),
        (1..60_u16).prop_map(Span::WorkingDays),
    ]
}

fn working_spans() -> impl Strategy<Value = Span> {
    prop_oneof![
        Just(Span::SameWorkingDay),
        (1..60_u16).prop_map(Span::WorkingDays)
    ]
}

fn working_times() -> impl Strategy<Value = WorkingTime> {
    let closure = (2015..2030_i16, 1..=365_i16, 0..60_i32).prop_map(|(year, day, length)| {
        let from = date(year, 1, 1) + (i32::from(day) - 1).days();
        Closure {
            from,
            to: from + length.days(),
            name: format!("closure of {length}"),
        }
    });
    let closing = (0..24_i8, 0..60_i8).prop_map(|(hour, minute)| time(hour, minute, 0, 0));
    (closing, proptest::collection::vec(closure, 0..12))
        .prop_map(|(closing, closures)| WorkingTime { closing, closures })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn a_later_start_is_never_due_earlier(one in any_moment(), other in any_moment(), span in spans(), working_time in working_times()) {
        let (earlier, later) = (one.min(other), one.max(other));
        if let (Ok(first), Ok(second)) = (due(earlier, span, &working_time), due(later, span, &working_time)) {
            prop_assert!(first.at <= second.at, "{first:?} {second:?}");
        }
    }

    #[test]
    fn a_start_a_little_later_is_never_due_earlier(start in edges(), seconds in 0..200_000_i64, span in spans(), working_time in working_times()) {
        if let (Ok(first), Ok(second)) = (due(start, span, &working_time), due(start + seconds.seconds(), span, &working_time)) {
            prop_assert!(first.at <= second.at, "{first:?} {second:?}");
        }
    }

    #[test]
    fn nothing_is_due_before_it_arose_and_every_due_time_has_its_steps(start in any_moment(), span in spans(), working_time in working_times()) {
        let Ok(due) = due(start, span, &working_time) else { return Ok(()) };
        prop_assert!(due.at >= start);
        let raised = matches!(due.steps.first(), Some(Step::Raised { .. }));
        prop_assert!(raised && due.steps.len() >= 2);
        prop_assert!(due.steps.iter().all(|step| !step.to_string().is_empty()));
    }

    #[test]
    fn what_is_due_in_working_time_is_due_at_closing_of_a_working_day(start in any_moment(), span in working_spans(), working_time in working_times()) {
        let Ok(due) = due(start, span, &working_time) else { return Ok(()) };
        let at = london::clock(due.at);
        prop_assert_eq!(working_time.day(at.date()), Ok(DayKind::Working));
        prop_assert_eq!(at.time(), working_time.closing);
    }

    #[test]
    fn exactly_so_many_working_days_lie_between(start in any_moment(), days in 1..60_u16, working_time in working_times()) {
        let Ok(due) = due(start, Span::WorkingDays(days), &working_time) else { return Ok(()) };
        let (from, to) = (london::clock(start).date(), london::clock(due.at).date());
        let worked = from.series(1.day()).skip(1).take_while(|day| *day <= to)
            .filter(|day| working_time.day(*day) == Ok(DayKind::Working)).count();
        prop_assert_eq!(worked, usize::from(days));
    }

    #[test]
    fn a_closure_more_never_makes_anything_due_earlier(start in any_moment(), span in spans(), working_time in working_times()) {
        let open = WorkingTime { closures: Vec::new(), ..working_time.clone() };
        if let (Ok(without), Ok(with)) = (due(start, span, &open), due(start, span, &working_time)) {
            prop_assert!(without.at <= with.at);
        }
    }

    #[test]
    fn one_working_day_is_never_due_before_the_same_working_day(start in any_moment(), working_time in working_times()) {
        let reckon = |span| due(start, span, &working_time);
        if let (Ok(same), Ok(next)) = (reckon(Span::SameWorkingDay), reckon(Span::WorkingDays(1))) {
            prop_assert!(same.at <= next.at);
        }
    }

    #[test]
    fn any_closure_however_long_gives_an_answer_or_an_error(start in any_moment(), years in 0..20_i16, span in spans()) {
        let from = date(2015, 1, 1);
        let closure = Closure { from, to: date(2015 + years, 12, 31), name: "closed".to_owned() };
        let closed = WorkingTime { closures: vec![closure], ..WorkingTime::default() };
        match due(start, span, &closed) {
            Ok(_) => {}
            Err(CalendarFault::NoWorkingDay { days, .. }) => prop_assert_eq!(days, 366),
            Err(fault) => prop_assert!(matches!(fault, CalendarFault::UnknownYear { year: 2014 | 2031, .. }), "{fault}"),
        }
    }
}
