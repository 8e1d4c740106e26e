//! A deadline as an iCalendar entry (RFC 5545): when, and nothing else.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use uuid::Uuid;

/// The text of a calendar file with one entry. `id` is made for the entry and must not be a case's.
#[must_use]
pub fn deadline(id: Uuid, due: Timestamp, written: Timestamp) -> String {
    let lines = [
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Waypost//EN".to_owned(),
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{id}"),
        format!("DTSTAMP:{}", stamp(written)),
        format!("DTSTART:{}", stamp(due)),
        "DURATION:PT0S".to_owned(),
        "SUMMARY:You have an item to review".to_owned(),
        "CLASS:PRIVATE".to_owned(),
        "TRANSP:TRANSPARENT".to_owned(),
        "END:VEVENT".to_owned(),
        "END:VCALENDAR".to_owned(),
    ];
    lines.map(|line| line + "\r\n").concat()
}

fn stamp(at: Timestamp) -> String {
    at.to_zoned(TimeZone::UTC)
        .strftime("%Y%m%dT%H%M%SZ")
        .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_holds_its_time_and_the_constant_words() {
        let due = "2026-05-22T17:00:00+01:00".parse().unwrap();
        let text = deadline(Uuid::from_u128(7), due, Timestamp::UNIX_EPOCH);
        assert!(text.contains("DTSTART:20260522T160000Z\r\n"), "{text}");
        assert!(
            text.contains("SUMMARY:You have an item to review\r\n"),
            "{text}"
        );
        assert!(text.lines().all(|line| line.len() <= 75), "{text}");
        assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"));
    }

    #[test]
    fn two_deadlines_at_the_same_time_differ_in_nothing_but_their_id() {
        let at = Timestamp::UNIX_EPOCH;
        let one = deadline(Uuid::from_u128(1), at, at).replace(&Uuid::from_u128(1).to_string(), "");
        let other =
            deadline(Uuid::from_u128(2), at, at).replace(&Uuid::from_u128(2).to_string(), "");
        assert_eq!(one, other);
    }
}
