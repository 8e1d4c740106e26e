//! What can stand in the way of a due time. Every one of them means "not known", never "nothing due": a caller shows the
//! duty without its time, and the reason.

use jiff::civil;

use crate::london;

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CalendarFault {
    /// The table ends where it ends; nobody guesses a bank holiday.
    #[error("the bank holidays of {year} are not known here: the table holds {first} to {last}")]
    UnknownYear { year: i16, first: i16, last: i16 },
    /// The closures leave no working day within `days` days.
    #[error("there is no working day in the {days} days after {}: check the closures", london::day_and_year(*after))]
    NoWorkingDay { after: civil::Date, days: u16 },
    /// A span of 0 hours or 0 working days, which the notation cannot write.
    #[error("a deadline of no length: write `immediate` instead")]
    NoLength,
    /// The hour that the clocks leave out in spring.
    #[error("{} does not exist: the clocks go forward in that hour", london::day_and_time(*at))]
    NoSuchTime { at: civil::DateTime },
    /// Beyond the years that dates are kept for.
    #[error("the date lies outside what can be reckoned with")]
    OutOfRange,
    /// The committed table itself cannot be read.
    #[error("the table of bank holidays cannot be read at line {line}")]
    UnreadableTable { line: usize },
}
