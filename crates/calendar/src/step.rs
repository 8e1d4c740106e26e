//! The reasons of a due time, one step after another, in plain words. They are kept as data so that they are derived from
//! the reckoning itself and never written beside it.

use std::fmt;

use jiff::civil::{Date, DateTime};

use crate::london;
use crate::working_time::DayKind;

/// One step from the moment something arose to the moment it is due. Its words begin in lower case and carry no full stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// When it arose, on London's clocks, and how that lies to the working day.
    Raised { at: DateTime, arose: Arose },
    /// Days on which the organisation is closed, both included.
    Closed { from: Date, to: Date, name: String },
    /// A bank holiday; `next` if it would have been the next working day.
    BankHoliday {
        date: Date,
        name: &'static str,
        next: bool,
    },
    /// Working days are counted from this one, the first.
    CountedFrom { first: Date, days: u16 },
    /// The clocks change between the two moments, so the hour differs.
    ClocksChange { forward: bool },
    /// It is due when it arose.
    DueAtOnce,
    /// It is due by the end of that day.
    DueEndOfDay { date: Date },
    /// It is due at that moment; `year` if it lies in another year than it arose.
    Due { at: DateTime, year: bool },
}

/// How the moment lies to the working day; `AnyTime` where the span does not ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arose {
    AnyTime,
    BeforeClosing,
    AfterClosing,
    Weekend,
    BankHoliday(&'static str),
    Closed(String),
}

impl fmt::Display for Step {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Raised { at, arose } => {
                write!(out, "raised {}{arose}", london::day_and_time(*at))
            }
            Self::Closed { from, to, name } if from == to => {
                write!(out, "closed {} ({name})", london::day(*from))
            }
            Self::Closed { from, to, name } => {
                write!(
                    out,
                    "closed {} to {} ({name})",
                    london::day(*from),
                    london::day(*to)
                )
            }
            Self::BankHoliday {
                date, next: true, ..
            } => {
                write!(
                    out,
                    "next working day {} is a bank holiday",
                    london::day(*date)
                )
            }
            Self::BankHoliday { date, .. } => {
                write!(out, "{} is a bank holiday", london::day(*date))
            }
            Self::CountedFrom { first, days: 1 } => {
                write!(out, "1 working day on is {}", london::day(*first))
            }
            Self::CountedFrom { first, days } => {
                write!(
                    out,
                    "{days} working days, the first is {}",
                    london::day(*first)
                )
            }
            Self::ClocksChange { forward: true } => {
                out.write_str("the clocks go forward in between")
            }
            Self::ClocksChange { forward: false } => out.write_str("the clocks go back in between"),
            Self::DueAtOnce => out.write_str("due at once"),
            Self::DueEndOfDay { date } => write!(out, "due by the end of {}", london::day(*date)),
            Self::Due { at, year: false } => write!(out, "due {}", london::day_and_time(*at)),
            Self::Due { at, year: true } => {
                write!(out, "due {}", at.strftime("%A %-d %B %Y %H:%M"))
            }
        }
    }
}

impl fmt::Display for Arose {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AnyTime => Ok(()),
            Self::BeforeClosing => out.write_str(", before closing"),
            Self::AfterClosing => out.write_str(", after closing"),
            Self::Weekend => out.write_str(", at the weekend"),
            Self::BankHoliday(_) => out.write_str(", a bank holiday"),
            Self::Closed(name) => write!(out, ", while closed ({name})"),
        }
    }
}

/// The steps for the days passed over: a run of the same closure is one step, and weekends go without saying.
/// `next` marks a bank holiday that would have been the next working day; only the first can be.
pub(crate) fn passed_over(passed: &[(Date, DayKind<'_>)], next: bool) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut yesterday = None;
    for (date, kind) in passed {
        match kind {
            DayKind::Working | DayKind::Weekend => {}
            DayKind::BankHoliday(holiday) => {
                let next = next && steps.is_empty();
                steps.push(Step::BankHoliday {
                    date: *date,
                    name: holiday.name,
                    next,
                });
            }
            DayKind::Closed(closure) => match steps.last_mut() {
                Some(Step::Closed { to, name, .. })
                    if Some(*to) == yesterday && *name == closure.name =>
                {
                    *to = *date
                }
                _ => steps.push(Step::Closed {
                    from: *date,
                    to: *date,
                    name: closure.name.clone(),
                }),
            },
        }
        yesterday = Some(*date);
    }
    steps
}
