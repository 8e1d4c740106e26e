//! The notation for how long a directive may take. It stands apart from due times because procedures are read, and
//! checked, long before anything is raised.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// How long a directive may take, counted from when the fact that triggers it became known (rulings, "Deadlines").
///
/// Deliberately without an order: whether 24 hours is earlier than the same working day depends on when it starts.
/// Compare the due times instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Span {
    /// `immediate`: due now.
    Immediate,
    /// `same_day`: by the end of that calendar day.
    SameDay,
    /// `same_working_day`: by closing of the working day on which it arose, else of the next working day.
    SameWorkingDay,
    /// `24h`: that many hours on, as a clock counts them; never 0.
    Hours(u16),
    /// `15_working_days`: by closing of that working day after the day on which it arose; never 0.
    WorkingDays(u16),
}

/// A span that is not written in the notation.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{written}` is not a deadline: write `immediate`, `same_day`, `same_working_day`, hours such as `24h`, or working days such as `15_working_days`"
)]
pub struct SpanFault {
    pub written: String,
}

impl FromStr for Span {
    type Err = SpanFault;

    /// Reads exactly what `Display` writes: no spaces, capitals, signs or leading noughts.
    fn from_str(written: &str) -> Result<Self, SpanFault> {
        let span = match written {
            "immediate" => Some(Self::Immediate),
            "same_day" => Some(Self::SameDay),
            "same_working_day" => Some(Self::SameWorkingDay),
            _ => match (
                written.strip_suffix("_working_days"),
                written.strip_suffix('h'),
            ) {
                (Some(days), _) => count(days).map(Self::WorkingDays),
                (None, Some(hours)) => count(hours).map(Self::Hours),
                (None, None) => None,
            },
        };
        span.ok_or_else(|| SpanFault {
            written: written.to_owned(),
        })
    }
}

fn count(digits: &str) -> Option<u16> {
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.starts_with('0');
    plain.then(|| digits.parse().ok()).flatten()
}

impl fmt::Display for Span {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Immediate => out.write_str("immediate"),
            Self::SameDay => out.write_str("same_day"),
            Self::SameWorkingDay => out.write_str("same_working_day"),
            Self::Hours(hours) => write!(out, "{hours}h"),
            Self::WorkingDays(days) => write!(out, "{days}_working_days"),
        }
    }
}

impl Span {
    /// The span for a person to read: "at once", "within 15 working days".
    pub fn words(self) -> String {
        match self {
            Self::Immediate => "at once".to_owned(),
            Self::SameDay => "by the end of the same day".to_owned(),
            Self::SameWorkingDay => "by closing on the same working day".to_owned(),
            Self::Hours(1) => "within 1 hour".to_owned(),
            Self::Hours(hours) => format!("within {hours} hours"),
            Self::WorkingDays(1) => "by closing on the next working day".to_owned(),
            Self::WorkingDays(days) => format!("within {days} working days"),
        }
    }
}

impl TryFrom<String> for Span {
    type Error = SpanFault;

    fn try_from(written: String) -> Result<Self, SpanFault> {
        written.parse()
    }
}

impl From<Span> for String {
    fn from(span: Span) -> Self {
        span.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_written_is_read_back(count in 1..=u16::MAX, working in any::<bool>()) {
            let span = if working { Span::WorkingDays(count) } else { Span::Hours(count) };
            prop_assert_eq!(span.to_string().parse(), Ok(span));
        }

        #[test]
        fn no_text_makes_it_panic_and_what_is_read_is_written_the_same(text in ".{0,24}") {
            if let Ok(span) = text.parse::<Span>() {
                prop_assert_eq!(span.to_string(), text);
            }
        }
    }

    #[test]
    fn the_notation_is_read_exactly() {
        for (written, span) in [
            ("immediate", Span::Immediate),
            ("same_day", Span::SameDay),
            ("same_working_day", Span::SameWorkingDay),
            ("24h", Span::Hours(24)),
            ("15_working_days", Span::WorkingDays(15)),
        ] {
            assert_eq!(written.parse(), Ok(span));
            assert_eq!(span.to_string(), written);
        }
    }

    #[test]
    fn anything_else_is_refused_with_the_forms_that_are_known() {
        for written in [
            "",
            "h",
            "0h",
            "024h",
            "+24h",
            "24 h",
            "24H",
            "65536h",
            "_working_days",
            "0_working_days",
            "-1_working_days",
            "15_days",
            "Same_day",
            " same_day",
            "same_day ",
            "soon",
            "١٢h",
        ] {
            let fault = written.parse::<Span>().unwrap_err();
            assert_eq!(fault.written, written);
            assert!(fault.to_string().contains("`same_working_day`"));
        }
    }

    #[test]
    fn json_holds_the_span_as_its_notation() {
        assert_eq!(
            serde_json::to_string(&Span::WorkingDays(5)).unwrap(),
            "\"5_working_days\""
        );
        assert_eq!(
            serde_json::from_str::<Span>("\"24h\"").unwrap(),
            Span::Hours(24)
        );
        assert!(
            serde_json::from_str::<Span>("\"tomorrow\"")
                .unwrap_err()
                .to_string()
                .contains("tomorrow")
        );
    }
}
