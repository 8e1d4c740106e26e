//! Between instants and what the clock on the wall says in Europe/London, and dates as people write them.
//!
//! The zone's rules are compiled in: no machine's own copy can change a due time.

use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned, civil};

use crate::CalendarFault;

static ZONE: TimeZone = jiff::tz::get!("Europe/London");

/// The instant as London's clocks show it.
pub fn clock(at: Timestamp) -> Zoned {
    at.to_zoned(ZONE.clone())
}

/// The instant at which London's clocks show this. Of the two in the hour that comes twice in autumn it is the first, so
/// that no deadline is reckoned too late.
///
/// # Errors
/// [`CalendarFault::NoSuchTime`] in the hour left out in spring: refused, not guessed.
pub fn instant(at: civil::DateTime) -> Result<Timestamp, CalendarFault> {
    let place = ZONE.to_ambiguous_timestamp(at);
    if matches!(place.offset(), jiff::tz::AmbiguousOffset::Gap { .. }) {
        return Err(CalendarFault::NoSuchTime { at });
    }
    place.earlier().map_err(|_| CalendarFault::OutOfRange)
}

/// "2026-11-20T23:59:59+00:00": for machines, to the second, with London's offset.
pub fn stamp(at: Timestamp) -> String {
    clock(at).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// "Tuesday 26 May 2026 at 17:00": the exact time on request.
pub fn exactly(at: Timestamp) -> String {
    clock(at).strftime("%A %-d %B %Y at %H:%M").to_string()
}

/// "Tuesday 26 May"
pub fn day(date: civil::Date) -> String {
    date.strftime("%A %-d %B").to_string()
}

/// "Tuesday 26 May 2026"
pub fn day_and_year(date: civil::Date) -> String {
    date.strftime("%A %-d %B %Y").to_string()
}

/// "Tuesday 26 May 17:00"
pub fn day_and_time(at: civil::DateTime) -> String {
    at.strftime("%A %-d %B %H:%M").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn an_hour_that_the_clocks_leave_out_is_refused_not_guessed() {
        let missing = date(2026, 3, 29).at(1, 30, 0, 0);
        let fault = instant(missing).unwrap_err();
        assert_eq!(fault, CalendarFault::NoSuchTime { at: missing });
        assert_eq!(
            fault.to_string(),
            "Sunday 29 March 01:30 does not exist: the clocks go forward in that hour"
        );
    }

    #[test]
    fn an_hour_that_comes_twice_is_taken_as_the_first() {
        let first = instant(date(2026, 10, 25).at(1, 30, 0, 0)).unwrap();
        assert_eq!(stamp(first), "2026-10-25T01:30:00+01:00");
        assert_eq!(first.to_string(), "2026-10-25T00:30:00Z");
    }

    #[test]
    fn dates_are_written_as_people_write_them() {
        let at = instant(date(2026, 5, 6).at(9, 5, 0, 0)).unwrap();
        assert_eq!(exactly(at), "Wednesday 6 May 2026 at 09:05");
        assert_eq!(stamp(at), "2026-05-06T09:05:00+01:00");
        assert_eq!(day(date(2026, 5, 6)), "Wednesday 6 May");
        assert_eq!(
            day_and_time(date(2026, 5, 6).at(0, 0, 0, 0)),
            "Wednesday 6 May 00:00"
        );
    }
}
