//! When a contact can be reached: hours of the week in London, with or without bank holidays, or always.

use std::fmt;

use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::{SignedDuration, Timestamp};

use crate::{CalendarFault, bank_holidays, london};

/// No contact is closed for longer by its weekly hours and bank holidays alone; also the longest "open until" looked for.
const HORIZON_DAYS: u8 = 35;

/// When a contact is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpeningHours {
    hours: Hours,
    closed_on_bank_holidays: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Hours {
    Always,
    Weekly(Vec<Opening>),
}

/// Hours on some days of the week. Where `to` is not after `from` they run past midnight into the next day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    days: Vec<Weekday>,
    from: Time,
    to: Time,
}

/// Hours that are not written as they must be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpeningFault {
    #[error("`{0}` is not a day of the week: write `monday` to `sunday`")]
    Day(String),
    #[error("`{0}` is not a time of day: write `08:00`, or `24:00` for the end of the day")]
    Time(String),
    #[error("opening hours need at least one day")]
    NoDays,
}

/// Whether a contact is open. Its words begin in lower case and carry no full stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenState {
    Always,
    /// Open now, without a break until that moment.
    Open {
        until: DateTime,
    },
    /// Closed now; `opens` is nothing if no hours are known. `today` is the day it was asked on.
    Closed {
        opens: Option<DateTime>,
        today: Date,
    },
}

impl Opening {
    /// Reads `["monday", …]`, `08:00` and `17:00` or `24:00`, as the contacts of a procedure write them.
    ///
    /// # Errors
    /// [`OpeningFault`] with the word that cannot be read.
    pub fn parse<D: AsRef<str>>(days: &[D], from: &str, to: &str) -> Result<Self, OpeningFault> {
        if days.is_empty() {
            return Err(OpeningFault::NoDays);
        }
        let days = days
            .iter()
            .map(|day| weekday(day.as_ref()))
            .collect::<Result<_, _>>()?;
        let to = if to == "24:00" {
            Time::midnight()
        } else {
            time_of_day(to)?
        };
        Ok(Self {
            days,
            from: time_of_day(from)?,
            to,
        })
    }

    /// The hours that begin on that date. Null hours cannot be written: equal times are a whole day.
    fn on(&self, date: Date) -> Result<Option<(DateTime, DateTime)>, CalendarFault> {
        if !self.days.contains(&date.weekday()) {
            return Ok(None);
        }
        let last = if self.to > self.from {
            date
        } else {
            tomorrow(date)?
        };
        Ok(Some((
            date.to_datetime(self.from),
            last.to_datetime(self.to),
        )))
    }
}

impl OpeningHours {
    /// Open day and night, bank holidays included.
    pub fn always() -> Self {
        Self {
            hours: Hours::Always,
            closed_on_bank_holidays: false,
        }
    }

    /// Open in these hours each week, bank holidays included.
    pub fn weekly(openings: Vec<Opening>) -> Self {
        Self {
            hours: Hours::Weekly(openings),
            closed_on_bank_holidays: false,
        }
    }

    /// The same hours, but hours that would begin on one of England's bank holidays do not.
    #[must_use]
    pub fn closed_on_bank_holidays(self) -> Self {
        Self {
            closed_on_bank_holidays: true,
            ..self
        }
    }

    /// Whether the contact is open at that moment.
    ///
    /// # Errors
    /// [`CalendarFault::UnknownYear`] if it depends on a bank holiday that is not known.
    pub fn at(&self, now: Timestamp) -> Result<OpenState, CalendarFault> {
        let Hours::Weekly(openings) = &self.hours else {
            return Ok(OpenState::Always);
        };
        let now = london::clock(now).datetime();
        let (mut until, mut opens) = (None, None);
        let mut date = yesterday(now.date())?;
        for _ in 0..HORIZON_DAYS {
            for (from, to) in self.on(date, openings)? {
                let open_till = until.unwrap_or(now);
                if from <= open_till && open_till < to {
                    until = Some(to);
                } else if until.is_none() && opens.is_none() && from > now {
                    opens = Some(from);
                }
            }
            if opens.is_some() || until.is_some_and(|until: DateTime| until.date() < date) {
                break;
            }
            date = tomorrow(date)?;
        }
        let week_on = now
            .checked_add(SignedDuration::from_hours(7 * 24))
            .map_err(|_| CalendarFault::OutOfRange)?;
        Ok(match until {
            Some(until) if until > week_on => OpenState::Always,
            Some(until) => OpenState::Open { until },
            None => OpenState::Closed {
                opens,
                today: now.date(),
            },
        })
    }

    /// The hours that begin on that date, in order.
    fn on(
        &self,
        date: Date,
        openings: &[Opening],
    ) -> Result<Vec<(DateTime, DateTime)>, CalendarFault> {
        let mut hours = Vec::new();
        for opening in openings {
            hours.extend(opening.on(date)?);
        }
        if self.closed_on_bank_holidays && !hours.is_empty() && bank_holidays::on(date)?.is_some() {
            hours.clear();
        }
        hours.sort_unstable();
        Ok(hours)
    }
}

impl OpenState {
    /// Whether somebody can be reached now.
    pub fn is_open(self) -> bool {
        !matches!(self, Self::Closed { .. })
    }
}

impl fmt::Display for OpenState {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::Closed { opens, today } = self else {
            return match self {
                Self::Open { until } if until.time() == Time::midnight() => {
                    out.write_str("open now until midnight")
                }
                Self::Open { until } => write!(out, "open now until {}", until.strftime("%H:%M")),
                _ => out.write_str("always open"),
            };
        };
        let Some(opens) = opens else {
            return out.write_str("opening hours not known");
        };
        match today.duration_until(opens.date()).as_hours() / 24 {
            0 => write!(out, "opens today {}", opens.strftime("%H:%M")),
            1 => write!(out, "opens tomorrow {}", opens.strftime("%H:%M")),
            2..=6 => write!(out, "opens {}", opens.strftime("%A %H:%M")),
            _ => write!(out, "opens {}", london::day_and_time(*opens)),
        }
    }
}

fn weekday(word: &str) -> Result<Weekday, OpeningFault> {
    Ok(match word {
        "monday" => Weekday::Monday,
        "tuesday" => Weekday::Tuesday,
        "wednesday" => Weekday::Wednesday,
        "thursday" => Weekday::Thursday,
        "friday" => Weekday::Friday,
        "saturday" => Weekday::Saturday,
        "sunday" => Weekday::Sunday,
        _ => return Err(OpeningFault::Day(word.to_owned())),
    })
}

/// Exactly `HH:MM`.
fn time_of_day(word: &str) -> Result<Time, OpeningFault> {
    let exact = word.len() == 5 && word.as_bytes().get(2) == Some(&b':');
    let time = exact.then(|| word.parse().ok()).flatten();
    time.ok_or_else(|| OpeningFault::Time(word.to_owned()))
}

fn tomorrow(date: Date) -> Result<Date, CalendarFault> {
    date.tomorrow().map_err(|_| CalendarFault::OutOfRange)
}

fn yesterday(date: Date) -> Result<Date, CalendarFault> {
    date.yesterday().map_err(|_| CalendarFault::OutOfRange)
}

#[cfg(test)]
mod tests;
