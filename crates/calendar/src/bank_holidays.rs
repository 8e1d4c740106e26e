//! England's bank holidays, from the committed table `data/bank-holidays-england.csv`, whose head gives its source and date.
//!
//! Outside the table's years nothing is known, and saying so is the point: a guessed holiday moves a child's deadline.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::sync::LazyLock;

use jiff::civil::Date;

use crate::CalendarFault;

/// The years of which every bank holiday is in the table.
pub const YEARS: RangeInclusive<i16> = 2015..=2030;

/// The day on which the table was last compared with its sources.
pub const SOURCE_DATE: Date = jiff::civil::date(2026, 11, 22);

/// A row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BankHoliday {
    pub date: Date,
    pub name: &'static str,
    /// `usual`, `substitute`, `moved` or `extra`.
    pub how: &'static str,
    /// Announced by the government, or computed here by the Act of 1971 and open to a later proclamation.
    pub published: bool,
}

static TABLE: LazyLock<Result<BTreeMap<Date, BankHoliday>, CalendarFault>> =
    LazyLock::new(|| read(include_str!("../data/bank-holidays-england.csv")));

/// The bank holiday on that date, if it is one.
///
/// # Errors
/// [`CalendarFault::UnknownYear`] outside [`YEARS`].
pub fn on(date: Date) -> Result<Option<&'static BankHoliday>, CalendarFault> {
    let year = date.year();
    if !YEARS.contains(&year) {
        return Err(CalendarFault::UnknownYear {
            year,
            first: *YEARS.start(),
            last: *YEARS.end(),
        });
    }
    Ok(table()?.get(&date))
}

/// Every bank holiday of the table, in order.
///
/// # Errors
/// [`CalendarFault::UnreadableTable`], which a test rules out for the table as committed.
pub fn all() -> Result<impl Iterator<Item = &'static BankHoliday>, CalendarFault> {
    Ok(table()?.values())
}

fn table() -> Result<&'static BTreeMap<Date, BankHoliday>, CalendarFault> {
    TABLE.as_ref().map_err(Clone::clone)
}

fn read(text: &'static str) -> Result<BTreeMap<Date, BankHoliday>, CalendarFault> {
    let mut table = BTreeMap::new();
    let mut headed = false;
    for (above, line) in text.lines().enumerate() {
        if line.starts_with('#') {
            continue;
        }
        let fault = CalendarFault::UnreadableTable { line: above + 1 };
        if !headed {
            headed = line == "date,name,how,basis";
            if !headed {
                return Err(fault);
            }
            continue;
        }
        let Some(row) = row(line) else {
            return Err(fault);
        };
        if table.insert(row.date, row).is_some() {
            return Err(fault);
        }
    }
    Ok(table)
}

fn row(line: &'static str) -> Option<BankHoliday> {
    let mut cells = line.split(',');
    let (date, name, how, basis) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
    let known = ["usual", "substitute", "moved", "extra"].contains(&how)
        && ["published", "computed"].contains(&basis);
    let date: Date = date.parse().ok()?;
    let within =
        YEARS.contains(&date.year()) && cells.next().is_none() && known && !name.is_empty();
    within.then_some(BankHoliday {
        date,
        name,
        how,
        published: basis == "published",
    })
}

#[cfg(test)]
mod tests;
