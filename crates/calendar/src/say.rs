//! When something is due, as a screen says it to somebody in a hurry: relative to now, in words, without a year to count.

use jiff::Timestamp;
use jiff::civil::Time;

use crate::london;

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// "now", "today by 17:00", "by the end of tomorrow", "Tuesday 26 May, in 2 days", "overdue by 3 hours".
///
/// "now" holds for the minute in which it is due. What is overdue is rounded down. Days ahead are counted by the calendar
/// in London, not by the hour.
pub fn say(at: Timestamp, now: Timestamp) -> String {
    let ahead = at.duration_since(now).as_secs();
    if ahead <= -MINUTE {
        return format!("overdue by {}", length(-ahead));
    }
    if ahead <= 0 {
        return "now".to_owned();
    }
    let (due, today) = (london::clock(at), london::clock(now).date());
    match today.duration_until(due.date()).as_hours() / 24 {
        0 => by("today", due.time()),
        1 => by("tomorrow", due.time()),
        days if due.date().year() == today.year() => {
            format!("{}, in {days} days", london::day(due.date()))
        }
        days => format!("{}, in {days} days", london::day_and_year(due.date())),
    }
}

fn by(day: &str, time: Time) -> String {
    if (time.hour(), time.minute()) == (23, 59) {
        return format!("by the end of {day}");
    }
    format!("{day} by {}", time.strftime("%H:%M"))
}

fn length(seconds: i64) -> String {
    let (count, unit) = match seconds {
        ..HOUR => (seconds / MINUTE, "minute"),
        HOUR..DAY => (seconds / HOUR, "hour"),
        DAY.. => (seconds / DAY, "day"),
    };
    if count == 1 {
        format!("1 {unit}")
    } else {
        format!("{count} {unit}s")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn london(text: &str) -> Timestamp {
        london::instant(text.parse().unwrap()).unwrap()
    }

    #[test]
    fn due_times_are_said_in_plain_words() {
        let now = "2026-05-24T14:00";
        for (at, said) in [
            ("2026-05-24T14:00", "now"),
            ("2026-05-24T13:59:30", "now"),
            ("2026-05-24T17:00", "today by 17:00"),
            ("2026-05-24T14:00:01", "today by 14:00"),
            ("2026-05-24T23:59:59", "by the end of today"),
            ("2026-05-25T12:00", "tomorrow by 12:00"),
            ("2026-05-25T00:00", "tomorrow by 00:00"),
            ("2026-05-25T23:59:59", "by the end of tomorrow"),
            ("2026-05-26T09:00", "Tuesday 26 May, in 2 days"),
            ("2026-06-30T17:00", "Tuesday 30 June, in 37 days"),
            ("2027-01-04T17:00", "Monday 4 January 2027, in 225 days"),
            ("2026-05-24T13:59", "overdue by 1 minute"),
            ("2026-05-24T13:00:01", "overdue by 59 minutes"),
            ("2026-05-24T13:00", "overdue by 1 hour"),
            ("2026-05-24T11:00", "overdue by 3 hours"),
            ("2026-05-23T14:00:01", "overdue by 23 hours"),
            ("2026-05-23T14:00", "overdue by 1 day"),
            ("2026-05-20T09:00", "overdue by 4 days"),
        ] {
            assert_eq!(say(london(at), london(now)), said, "{at}");
        }
    }

    #[test]
    fn days_are_counted_by_the_calendar_across_clock_changes_and_year_ends() {
        assert_eq!(
            say(london("2026-03-30T00:30"), london("2026-03-28T23:30")),
            "Monday 30 March, in 2 days"
        );
        assert_eq!(
            say(london("2026-10-26T00:30"), london("2026-10-24T23:30")),
            "Monday 26 October, in 2 days"
        );
        assert_eq!(
            say(london("2027-01-01T09:00"), london("2026-12-31T22:00")),
            "tomorrow by 09:00"
        );
    }

    proptest! {
        #[test]
        fn something_is_always_said_and_only_what_is_past_is_overdue(
            at in -10_000_000_000_i64..10_000_000_000, now in -10_000_000_000_i64..10_000_000_000,
        ) {
            let said = say(Timestamp::from_second(at).unwrap(), Timestamp::from_second(now).unwrap());
            prop_assert_eq!(said.starts_with("overdue by "), now - at >= MINUTE);
        }
    }
}
