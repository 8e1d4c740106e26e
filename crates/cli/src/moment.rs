//! `--at`: a moment as people write it, in London's local time unless they add an offset.

use calendar::london;
use jiff::Timestamp;
use jiff::civil::DateTime;

/// Reads `2026-11-20T15:30` (London), `2026-11-20T15:30:00+01:00` or `2026-11-20T15:30Z`. Of a local time that comes twice in
/// autumn it takes the first, so that no deadline is reckoned too late.
///
/// # Errors
/// What would have been understood; or that London's clocks leave this time out.
pub fn moment(text: &str) -> Result<Timestamp, String> {
    let text = text.trim();
    let misread = || {
        format!(
            "a date and a time are needed, such as 2026-11-20T15:30 or 2026-11-20T15:30:00+00:00, not `{text}`"
        )
    };
    // A date alone would silently mean midnight, and a named zone would silently be ignored.
    if !text.contains(['T', 't', ' ']) || text.contains('[') {
        return Err(misread());
    }
    if let Ok(moment) = text.parse::<Timestamp>() {
        return Ok(moment);
    }
    let local: DateTime = text.parse().map_err(|_| misread())?;
    london::instant(local).map_err(|fault| fault.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_local_time_is_londons_and_an_offset_is_believed() {
        for (written, meant) in [
            ("2026-11-20T15:30", "2026-11-20T15:30:00+00:00"),
            ("2026-07-20T15:30", "2026-07-20T15:30:00+01:00"),
            ("2026-07-20 15:30:10", "2026-07-20T15:30:10+01:00"),
            ("2026-07-20T15:30Z", "2026-07-20T16:30:00+01:00"),
            ("2026-07-20T15:30+02:00", "2026-07-20T14:30:00+01:00"),
            ("2026-10-25T01:30", "2026-10-25T01:30:00+01:00"),
        ] {
            assert_eq!(london::stamp(moment(written).unwrap()), meant, "{written}");
        }
    }

    #[test]
    fn what_is_not_a_moment_is_refused() {
        for written in [
            "",
            "now",
            "2026-11-20",
            "15:30",
            "2026-02-30T10:00",
            "2026-11-20T25:00",
            "20/11/2026 15:30",
            "2026-11-20T15:30[Europe/Paris]",
            "999999-01-01T00:00",
            "2026-03-29T01:30",
        ] {
            assert!(moment(written).is_err(), "{written}");
        }
    }
}
