//! When an organisation works: Monday to Friday without England's bank holidays, to its own closing hour, without its own
//! closures (rulings, "Deadlines").

use jiff::Timestamp;
use jiff::civil::{self, Date, Weekday};
use serde::{Deserialize, Serialize};

use crate::bank_holidays::{self, BankHoliday};
use crate::{CalendarFault, london};

/// So many days in a row without a working day are a mistake in the closures, not a holiday.
const LONGEST_PAUSE: u16 = 366;

/// An organisation's working time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct WorkingTime {
    /// The hour at which a working day ends, in London.
    pub closing: civil::Time,
    /// Days on which the organisation does not work, beside weekends and bank holidays.
    pub closures: Vec<Closure>,
}

/// Days on which an organisation is closed, both ends included; closed on none if they are the wrong way round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Closure {
    pub from: Date,
    pub to: Date,
    /// What people call it: "Summer holiday".
    pub name: String,
}

/// What kind of day it is. A closure is named before a bank holiday, a bank holiday before a weekend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayKind<'a> {
    Working,
    Closed(&'a Closure),
    BankHoliday(&'static BankHoliday),
    Weekend,
}

impl Default for WorkingTime {
    /// Closing at 17:00, without closures.
    fn default() -> Self {
        Self {
            closing: civil::time(17, 0, 0, 0),
            closures: Vec::new(),
        }
    }
}

impl WorkingTime {
    /// What kind of day it is.
    ///
    /// # Errors
    /// [`CalendarFault::UnknownYear`] whatever the day, even a Sunday.
    pub fn day(&self, date: Date) -> Result<DayKind<'_>, CalendarFault> {
        let bank_holiday = bank_holidays::on(date)?;
        let closure = self
            .closures
            .iter()
            .find(|closure| closure.from <= date && date <= closure.to);
        Ok(match (closure, bank_holiday) {
            (Some(closure), _) => DayKind::Closed(closure),
            (None, Some(holiday)) => DayKind::BankHoliday(holiday),
            (None, None) if matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday) => {
                DayKind::Weekend
            }
            (None, None) => DayKind::Working,
        })
    }

    /// The first working day after `date`, with the days passed over on the way.
    ///
    /// # Errors
    /// [`CalendarFault::NoWorkingDay`] if there is none in 366 days; [`CalendarFault::UnknownYear`] past the table.
    pub fn next_working_day(
        &self,
        date: Date,
    ) -> Result<(Date, Vec<(Date, DayKind<'_>)>), CalendarFault> {
        let mut passed = Vec::new();
        let mut day = date;
        for _ in 0..LONGEST_PAUSE {
            day = day.tomorrow().map_err(|_| CalendarFault::OutOfRange)?;
            match self.day(day)? {
                DayKind::Working => return Ok((day, passed)),
                other => passed.push((day, other)),
            }
        }
        Err(CalendarFault::NoWorkingDay {
            after: date,
            days: LONGEST_PAUSE,
        })
    }

    /// Closing on that day, whether or not it is a working day.
    ///
    /// # Errors
    /// [`CalendarFault::NoSuchTime`] if the clocks leave that hour out: never on a working day, as they change on Sundays.
    pub fn closing_on(&self, date: Date) -> Result<Timestamp, CalendarFault> {
        london::instant(date.to_datetime(self.closing))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn closed(from: Date, to: Date) -> WorkingTime {
        WorkingTime {
            closures: vec![Closure {
                from,
                to,
                name: "Summer holiday".into(),
            }],
            ..WorkingTime::default()
        }
    }

    #[test]
    fn a_working_day_is_a_weekday_that_is_neither_bank_holiday_nor_closed() {
        let time = closed(date(2026, 7, 20), date(2026, 8, 31));
        assert_eq!(time.day(date(2026, 5, 22)), Ok(DayKind::Working));
        assert_eq!(time.day(date(2026, 5, 23)), Ok(DayKind::Weekend));
        assert!(
            matches!(time.day(date(2026, 5, 25)), Ok(DayKind::BankHoliday(holiday)) if holiday.name == "Spring bank holiday")
        );
        for last in [date(2026, 7, 20), date(2026, 8, 1), date(2026, 8, 31)] {
            assert!(
                matches!(time.day(last), Ok(DayKind::Closed(closure)) if closure.name == "Summer holiday")
            );
        }
        assert_eq!(time.day(date(2026, 9, 1)), Ok(DayKind::Working));
    }

    #[test]
    fn a_closure_the_wrong_way_round_closes_nothing() {
        assert_eq!(
            closed(date(2026, 6, 30), date(2026, 6, 1)).day(date(2026, 6, 10)),
            Ok(DayKind::Working)
        );
    }

    #[test]
    fn a_closure_without_end_is_an_error_and_not_an_endless_search() {
        let fault = closed(date(2026, 1, 1), date(2029, 12, 31))
            .next_working_day(date(2026, 3, 2))
            .unwrap_err();
        assert_eq!(
            fault,
            CalendarFault::NoWorkingDay {
                after: date(2026, 3, 2),
                days: 366
            }
        );
        assert_eq!(
            fault.to_string(),
            "there is no working day in the 366 days after Monday 2 March 2026: check the closures"
        );
    }

    #[test]
    fn an_unknown_year_has_no_working_days_even_at_a_weekend() {
        let fault = WorkingTime::default().day(date(2031, 1, 4)).unwrap_err();
        assert_eq!(
            fault.to_string(),
            "the bank holidays of 2031 are not known here: the table holds 2015 to 2030"
        );
    }

    #[test]
    fn settings_are_read_with_their_defaults_and_unknown_keys_are_refused() {
        let read = |json| serde_json::from_str::<WorkingTime>(json);
        assert_eq!(read("{}").unwrap(), WorkingTime::default());
        assert_eq!(
            read(r#"{"closing":"16:30"}"#).unwrap().closing,
            civil::time(16, 30, 0, 0)
        );
        let closed =
            r#"{"closures":[{"from":"2026-07-20","to":"2026-08-31","name":"Summer holiday"}]}"#;
        assert_eq!(read(closed).unwrap().closures.len(), 1);
        assert!(read(r#"{"opening":"08:00"}"#).is_err());
    }
}
