//! What the components of the design system are fed with; see `templates/components`.

use jiff::civil::{Date, DateTime, Time};
use office::ChoiceView;

/// One choice of radios, checkboxes or a select.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Choice {
    pub value: String,
    pub text: String,
    pub hint: String,
}

impl Choice {
    pub fn new(value: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            text: text.into(),
            hint: String::new(),
        }
    }

    pub fn hinted(self, hint: impl Into<String>) -> Self {
        Self {
            hint: hint.into(),
            ..self
        }
    }

    /// Yes, no, not known: "not known" is always an answer.
    pub fn answers() -> Vec<Self> {
        office::answers().into_iter().map(Self::from).collect()
    }

    pub fn is(&self, chosen: impl AsRef<str>) -> bool {
        self.value == chosen.as_ref()
    }

    pub fn is_among(&self, chosen: &[String]) -> bool {
        chosen.contains(&self.value)
    }
}

impl From<ChoiceView> for Choice {
    fn from(choice: ChoiceView) -> Self {
        Self::new(choice.value, choice.label)
    }
}

/// A link of a menu of pages: [`crate::frame::MenuItem`] with words of its own.
#[derive(Debug, Clone)]
pub(crate) struct Tab {
    pub text: String,
    pub href: String,
    pub here: bool,
}

/// One row of a summary list; `change` is an address, empty where the answer stands.
#[derive(Debug, Clone)]
pub(crate) struct Fact {
    pub key: String,
    pub value: String,
    pub change: String,
}

impl Fact {
    pub fn new(key: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            value: value.into(),
            change: String::new(),
        }
    }

    pub fn changed_at(self, address: impl Into<String>) -> Self {
        Self {
            change: address.into(),
            ..self
        }
    }
}

/// Whether a summary list has a column for changes at all; one without leaves its width to the answers.
pub(crate) fn any_changes(rows: &[Fact]) -> bool {
    rows.iter().any(|row| !row.change.is_empty())
}

/// A date, and a time where one is asked for, as typed in the parts of a date field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct TypedDate {
    pub day: String,
    pub month: String,
    pub year: String,
    pub time: String,
}

impl TypedDate {
    /// Reads `NAME-day`, `NAME-month`, `NAME-year` and `NAME-time`.
    pub fn read(form: &crate::form::Form, name: &str) -> Self {
        let part = |part: &str| form.text(&format!("{name}-{part}"));
        Self {
            day: part("day"),
            month: part("month"),
            year: part("year"),
            time: part("time"),
        }
    }

    /// As the use cases have it: `2026-05-22T14:30`.
    pub fn of(moment: &str) -> Self {
        let Ok(moment) = moment.parse::<DateTime>() else {
            return Self::default();
        };
        Self {
            day: moment.day().to_string(),
            month: moment.month().to_string(),
            year: moment.year().to_string(),
            time: moment.strftime("%H:%M").to_string(),
        }
    }

    /// `2026-05-22T14:30` as the use cases want it, or `2026-05-22` when no time was typed: none is made up. Empty when nothing was typed.
    ///
    /// # Errors
    /// One plain sentence when it is not a date.
    pub fn moment(&self) -> Result<String, &'static str> {
        if *self == Self::default() {
            return Ok(String::new());
        }
        Ok(match self.parts()? {
            (date, Some(time)) => written(date, time),
            (date, None) => date.to_string(),
        })
    }

    /// The same for what is still to come, where a date is needed; the use case says which hour a day alone means.
    ///
    /// # Errors
    /// One plain sentence when it is not a date, or when none was typed.
    pub fn moment_ahead(&self) -> Result<String, &'static str> {
        match self.moment()? {
            empty if empty.is_empty() => Err("Enter the date"),
            moment => Ok(moment),
        }
    }

    /// "22 5 2026 14:30": the parts as they were typed, readable or not.
    pub fn as_typed(&self) -> String {
        let parts = [&self.day, &self.month, &self.year, &self.time];
        let given = parts.into_iter().filter(|part| !part.is_empty());
        given.map(String::as_str).collect::<Vec<_>>().join(" ")
    }

    fn parts(&self) -> Result<(Date, Option<Time>), &'static str> {
        let number = |text: &str| text.parse::<i16>().ok();
        let small = |text: &str| text.parse::<i8>().ok();
        let date = number(&self.year)
            .filter(|year| *year >= 1000)
            .zip(small(&self.month))
            .zip(small(&self.day))
            .and_then(|((year, month), day)| Date::new(year, month, day).ok())
            .ok_or("Enter a real date, such as 22 5 2026")?;
        if self.time.is_empty() {
            return Ok((date, None));
        }
        let time = clock(&self.time).ok_or("Enter a real time, such as 14:30")?;
        Ok((date, Some(time)))
    }
}

fn written(date: Date, time: Time) -> String {
    date.to_datetime(time)
        .strftime("%Y-%m-%dT%H:%M")
        .to_string()
}

/// "14:30", "14.30", "9:05", "1430".
fn clock(typed: &str) -> Option<Time> {
    let typed = typed.replace('.', ":");
    let digits = typed.len() >= 3 && typed.bytes().all(|byte| byte.is_ascii_digit());
    let (hour, minute) = if digits {
        typed.split_at(typed.len() - 2)
    } else {
        typed.split_once(':')?
    };
    Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(day: &str, month: &str, year: &str, time: &str) -> TypedDate {
        TypedDate {
            day: day.into(),
            month: month.into(),
            year: year.into(),
            time: time.into(),
        }
    }

    #[test]
    fn a_date_is_taken_as_people_type_it() {
        assert_eq!(
            typed("22", "5", "2026", "9.05").moment(),
            Ok("2026-05-22T09:05".to_owned())
        );
        assert_eq!(
            typed("22", "5", "2026", "after lunch").moment(),
            Err("Enter a real time, such as 14:30")
        );
        assert_eq!(
            typed("22", "5", "2026", "14:30").moment(),
            Ok("2026-05-22T14:30".to_owned())
        );
        assert_eq!(
            typed("22", "05", "2026", "").moment(),
            Ok("2026-05-22".to_owned())
        );
    }

    #[test]
    fn an_hour_is_taken_as_people_type_it() {
        for (time, taken) in [
            ("1430", "T14:30"),
            ("930", "T09:30"),
            ("9:05", "T09:05"),
            ("0:00", "T00:00"),
        ] {
            let moment = typed("22", "5", "2026", time).moment().unwrap();
            assert!(moment.ends_with(taken), "{moment}");
        }
        for time in ["25:00", "14:60", "14", "2pm", "-1:30", "1:2:3", ":"] {
            assert!(typed("22", "5", "2026", time).moment().is_err(), "{time}");
        }
    }

    #[test]
    fn what_is_ahead_keeps_no_hour_where_none_was_typed() {
        let ahead = |time| typed("22", "5", "2026", time).moment_ahead();
        assert_eq!(ahead(""), Ok("2026-05-22".to_owned()));
        assert_eq!(ahead("9.05"), Ok("2026-05-22T09:05".to_owned()));
        assert!(TypedDate::default().moment_ahead().is_err());
        assert!(typed("22", "5", "26", "").moment_ahead().is_err());
    }

    #[test]
    fn a_moment_goes_into_its_parts_and_back() {
        let typed = TypedDate::of("2026-05-02T09:05");
        assert_eq!(typed.moment().as_deref(), Ok("2026-05-02T09:05"));
        assert_eq!(TypedDate::of("soon"), TypedDate::default());
    }

    #[test]
    fn no_date_is_no_date() {
        assert_eq!(TypedDate::default().moment(), Ok(String::new()));
    }

    #[test]
    fn a_day_that_no_month_has_is_named() {
        assert!(typed("31", "2", "2026", "").moment().is_err());
        assert!(typed("", "2", "2026", "").moment().is_err());
    }
}
