//! From the moment something arose, and the span it allows, to the moment it is due, with the reason as steps.

use jiff::civil::{Date, DateTime, time};
use jiff::{SignedDuration, Timestamp};

use crate::step::passed_over;
use crate::working_time::DayKind;
use crate::{Arose, CalendarFault, Span, Step, WorkingTime, london};

/// When something is due, and why then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// Never before it arose.
    pub at: Timestamp,
    /// From when it arose to when it is due; never empty.
    pub steps: Vec<Step>,
}

/// When what arose at `from` is due (rulings, "Deadlines"). A later start is never due earlier.
///
/// # Errors
/// [`CalendarFault`] where the answer would be a guess: a year without a table, closures without a working day between
/// them, a span of no length. The duty stands all the same.
pub fn due(from: Timestamp, span: Span, working_time: &WorkingTime) -> Result<Due, CalendarFault> {
    match span {
        Span::Immediate => Ok(at_once(from)),
        Span::SameDay => end_of_day(from),
        Span::Hours(0) | Span::WorkingDays(0) => Err(CalendarFault::NoLength),
        Span::Hours(hours) => hours_on(from, hours),
        Span::SameWorkingDay => same_working_day(from, working_time),
        Span::WorkingDays(days) => working_days_on(from, days, working_time),
    }
}

fn at_once(from: Timestamp) -> Due {
    let raised = Step::Raised {
        at: wall(from),
        arose: Arose::AnyTime,
    };
    Due {
        at: from,
        steps: vec![raised, Step::DueAtOnce],
    }
}

/// The last second of the day, and the moment itself within that second.
fn end_of_day(from: Timestamp) -> Result<Due, CalendarFault> {
    let raised = wall(from);
    let end = london::instant(raised.date().to_datetime(time(23, 59, 59, 0)))?;
    let steps = vec![
        Step::Raised {
            at: raised,
            arose: Arose::AnyTime,
        },
        Step::DueEndOfDay {
            date: raised.date(),
        },
    ];
    Ok(Due {
        at: end.max(from),
        steps,
    })
}

fn hours_on(from: Timestamp, hours: u16) -> Result<Due, CalendarFault> {
    let at = from
        .checked_add(SignedDuration::from_hours(i64::from(hours)))
        .map_err(|_| CalendarFault::OutOfRange)?;
    let raised = wall(from);
    let mut steps = vec![Step::Raised {
        at: raised,
        arose: Arose::AnyTime,
    }];
    let (before, after) = (london::clock(from).offset(), london::clock(at).offset());
    if before != after {
        steps.push(Step::ClocksChange {
            forward: after > before,
        });
    }
    steps.push(due_step(raised, wall(at)));
    Ok(Due { at, steps })
}

fn same_working_day(from: Timestamp, working_time: &WorkingTime) -> Result<Due, CalendarFault> {
    let raised = wall(from);
    let today = raised.date();
    let arose = match working_time.day(today)? {
        DayKind::Working if from <= working_time.closing_on(today)? => Arose::BeforeClosing,
        DayKind::Working => Arose::AfterClosing,
        DayKind::Weekend => Arose::Weekend,
        DayKind::BankHoliday(holiday) => Arose::BankHoliday(holiday.name),
        DayKind::Closed(closure) => Arose::Closed(closure.name.clone()),
    };
    let in_time = arose == Arose::BeforeClosing;
    let mut steps = vec![Step::Raised { at: raised, arose }];
    if in_time {
        return closing(raised, today, steps, working_time);
    }
    let (day, passed) = working_time.next_working_day(today)?;
    steps.extend(passed_over(&passed, true));
    closing(raised, day, steps, working_time)
}

fn working_days_on(
    from: Timestamp,
    days: u16,
    working_time: &WorkingTime,
) -> Result<Due, CalendarFault> {
    let raised = wall(from);
    let mut passed = Vec::new();
    let mut last = raised.date();
    let mut first = None;
    for _ in 0..days {
        let (day, between) = working_time.next_working_day(last)?;
        passed.extend(between);
        first.get_or_insert(day);
        last = day;
    }
    let mut steps = vec![Step::Raised {
        at: raised,
        arose: Arose::AnyTime,
    }];
    steps.extend(first.map(|first| Step::CountedFrom { first, days }));
    steps.extend(passed_over(&passed, false));
    closing(raised, last, steps, working_time)
}

fn closing(
    raised: DateTime,
    day: Date,
    mut steps: Vec<Step>,
    working_time: &WorkingTime,
) -> Result<Due, CalendarFault> {
    steps.push(due_step(raised, day.to_datetime(working_time.closing)));
    Ok(Due {
        at: working_time.closing_on(day)?,
        steps,
    })
}

fn due_step(raised: DateTime, at: DateTime) -> Step {
    Step::Due {
        at,
        year: at.year() != raised.year(),
    }
}

fn wall(at: Timestamp) -> DateTime {
    london::clock(at).datetime()
}

#[cfg(test)]
mod examples;
#[cfg(test)]
mod properties;
