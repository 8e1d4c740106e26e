//! Times as screens say them, in London, and times as forms send them.

use calendar::london;
use casework::Happened;
use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};

/// "Friday 22 May 2026 at 17:00".
pub(crate) fn exactly(at: Timestamp) -> String {
    london::exactly(at)
}

/// "Friday 22 May 2026 at 17:00", or "Friday 22 May 2026" where nobody gave the hour.
pub(crate) fn happened(happened: Happened) -> String {
    if happened.day_only {
        london::day_and_year(day(happened.at))
    } else {
        exactly(happened.at)
    }
}

/// "22 May 2026".
pub(crate) fn date(at: Timestamp) -> String {
    london::clock(at).strftime("%-d %B %Y").to_string()
}

/// The day in London.
pub(crate) fn day(at: Timestamp) -> Date {
    london::clock(at).date()
}

/// The last moment of its day in London.
pub(crate) fn end_of_day(at: Timestamp) -> Timestamp {
    let last = london::clock(at).end_of_day();
    last.map_or(at, |last| last.timestamp())
}

/// "1 January 2027".
pub(crate) fn date_in_words(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// "just now", "12 minutes ago", "3 hours ago", then the exact time.
pub(crate) fn ago(at: Timestamp, now: Timestamp) -> String {
    let minutes = now.duration_since(at).as_secs() / 60;
    match minutes {
        ..1 => "just now".to_owned(),
        1 => "1 minute ago".to_owned(),
        2..60 => format!("{minutes} minutes ago"),
        60..120 => "1 hour ago".to_owned(),
        120..1440 => format!("{} hours ago", minutes / 60),
        _ => exactly(at),
    }
}

/// A time as typed, `2026-05-22T14:30` in London.
#[must_use]
pub fn london_time(text: &str) -> Option<Timestamp> {
    typed(text).ok().flatten()
}

/// A time as typed, `2026-05-22T14:30` in London; `None` for an empty text.
///
/// # Errors
/// One sentence for the person.
pub(crate) fn typed(text: &str) -> Result<Option<Timestamp>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let civil: DateTime = text
        .parse()
        .map_err(|_| "Give the date and the time, such as 2026-05-22T14:30.".to_owned())?;
    let at = london::instant(civil).map_err(|_| "There is no such time on that day.".to_owned())?;
    Ok(Some(at))
}

/// When something happened, as typed: `2026-05-22T14:30`, or `2026-05-22` where the hour is not known; `None` for an empty text.
///
/// # Errors
/// One sentence for the person.
pub(crate) fn typed_happened(text: &str) -> Result<Option<Happened>, String> {
    let Some(day) = day_alone(text) else {
        return Ok(typed(text)?.map(Happened::from));
    };
    let at = typed(&day.to_datetime(Time::midnight()).to_string())?;
    Ok(at.map(|at| Happened { at, day_only: true }))
}

fn day_alone(text: &str) -> Option<Date> {
    text.trim().parse().ok().filter(|_| !text.contains('T'))
}

/// A time as forms send it: the inverse of [`typed`].
pub(crate) fn as_typed(at: Timestamp) -> String {
    london::clock(at).strftime("%Y-%m-%dT%H:%M").to_string()
}

/// By when something is to be done, as typed: `2026-05-22T14:30`, or `2026-05-22` for closing time on that day.
///
/// # Errors
/// One sentence for the person.
pub(crate) fn typed_due(text: &str, closing: Time) -> Result<Timestamp, String> {
    let text = text.trim();
    let whole = match day_alone(text) {
        Some(day) => day.to_datetime(closing).to_string(),
        None => text.to_owned(),
    };
    typed(&whole)?.ok_or_else(|| "Give the date.".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_as_londons_clocks_show_it() {
        let at = typed(" 2026-05-22T14:30 ").unwrap().unwrap();
        assert_eq!(at.to_string(), "2026-05-22T13:30:00Z");
        assert_eq!(exactly(at), "Friday 22 May 2026 at 14:30");
        assert_eq!(typed("").unwrap(), None);
    }

    #[test]
    fn what_is_no_time_is_sent_back() {
        for text in [
            "yesterday",
            "2026-13-01T00:00",
            "2026-03-29T01:30",
            "22/05/2026",
        ] {
            assert!(typed(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_day_is_said_without_an_hour_that_nobody_gave() {
        let said = |text| typed_happened(text).unwrap().map(happened);
        assert_eq!(said("2026-05-22").as_deref(), Some("Friday 22 May 2026"));
        assert_eq!(
            said("2026-05-22T00:00").as_deref(),
            Some("Friday 22 May 2026 at 00:00")
        );
        assert_eq!(said(""), None);
        assert!(typed_happened("2026-02-30").is_err());
    }

    #[test]
    fn a_due_time_without_an_hour_is_closing_time() {
        let closing = jiff::civil::time(16, 30, 0, 0);
        let due = |text| typed_due(text, closing);
        assert_eq!(as_typed(due("2026-05-27").unwrap()), "2026-05-27T16:30");
        assert_eq!(
            as_typed(due("2026-05-27T09:00").unwrap()),
            "2026-05-27T09:00"
        );
        for text in [
            "",
            "soon",
            "2026-02-30",
            "2026-03-29T01:30",
            "2026-05-27T25:00",
        ] {
            assert!(due(text).is_err(), "{text}");
        }
    }

    #[test]
    fn how_long_ago_is_said_in_words() {
        let now: Timestamp = "2026-05-22T12:00:00Z".parse().unwrap();
        let minutes = |minutes: i64| ago(now - jiff::SignedDuration::from_mins(minutes), now);
        assert_eq!(
            [minutes(0), minutes(1), minutes(59)],
            ["just now", "1 minute ago", "59 minutes ago"]
        );
        assert_eq!([minutes(61), minutes(600)], ["1 hour ago", "10 hours ago"]);
        assert_eq!(minutes(3000), "Wednesday 20 May 2026 at 11:00");
    }
}
