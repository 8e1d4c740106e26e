//! The table against the rule that makes it, reckoned here a second time, with each exception by proclamation named.

use super::*;
use jiff::ToSpan;
use jiff::civil::{Weekday, date};

/// Easter Sunday in the Gregorian calendar (the computus of Meeus, Jones and Butcher).
fn easter(year: i16) -> Date {
    let golden = year % 19;
    let (century, of_century) = (year / 100, year % 100);
    let corrected = (century - (century + 8) / 25 + 1) / 3;
    let moon = (19 * golden + century - century / 4 - corrected + 15) % 30;
    let to_sunday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - moon - of_century % 4) % 7;
    let late = (golden + 11 * moon + 22 * to_sunday) / 451;
    let reached = moon + to_sunday - 7 * late + 114;
    date(year, (reached / 31) as i8, (reached % 31 + 1) as i8)
}

fn monday(year: i16, month: i8, nth: i8) -> Date {
    date(year, month, 1)
        .nth_weekday_of_month(nth, Weekday::Monday)
        .unwrap()
}

fn weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// The days in order of date, each with whether it stands in for a weekend.
fn by_rule(year: i16) -> Vec<(Date, &'static str, bool)> {
    let sunday = easter(year);
    let mut days = vec![
        (sunday - 2.days(), "Good Friday", false),
        (sunday + 1.day(), "Easter Monday", false),
        (monday(year, 5, 1), "Early May bank holiday", false),
        (monday(year, 5, -1), "Spring bank holiday", false),
        (monday(year, 8, -1), "Summer bank holiday", false),
    ];
    let fixed = [
        ("New Year's Day", 1, 1),
        ("Christmas Day", 12, 25),
        ("Boxing Day", 12, 26),
    ];
    let (at_weekend, in_week): (Vec<_>, Vec<_>) = fixed
        .map(|(name, month, day)| (name, date(year, month, day)))
        .into_iter()
        .partition(|(_, day)| weekend(*day));
    days.extend(in_week.into_iter().map(|(name, day)| (day, name, false)));
    for (name, day) in at_weekend {
        let mut instead = day;
        while weekend(instead) || days.iter().any(|(taken, ..)| *taken == instead) {
            instead = instead.tomorrow().unwrap();
        }
        days.push((instead, name, true));
    }
    days.sort_unstable();
    days
}

fn listed(year: i16) -> Vec<(Date, &'static str, bool)> {
    all()
        .unwrap()
        .filter(|holiday| holiday.date.year() == year)
        .map(|holiday| (holiday.date, holiday.name, holiday.how == "substitute"))
        .collect()
}

#[test]
fn easter_is_reckoned_right_where_it_is_well_known() {
    for (year, month, day) in [
        (1961, 4, 2),
        (2000, 4, 23),
        (2008, 3, 23),
        (2011, 4, 24),
        (2015, 4, 5),
        (2019, 4, 21),
        (2024, 3, 31),
        (2026, 4, 5),
        (2038, 4, 25),
    ] {
        assert_eq!(easter(year), date(year, month, day));
    }
}

#[test]
fn the_table_is_the_rule_with_the_five_days_that_proclamations_moved_or_added() {
    for year in YEARS {
        let mut expected = by_rule(year);
        let mut proclaim = |removed: Option<Date>, added: Date, name| {
            expected.retain(|(day, ..)| Some(*day) != removed);
            expected.push((added, name, false));
        };
        match year {
            2020 => proclaim(
                Some(date(2020, 5, 4)),
                date(2020, 5, 8),
                "Early May bank holiday",
            ),
            2022 => {
                proclaim(
                    Some(date(2022, 5, 30)),
                    date(2022, 6, 2),
                    "Spring bank holiday",
                );
                proclaim(None, date(2022, 6, 3), "Platinum Jubilee bank holiday");
                proclaim(
                    None,
                    date(2022, 9, 19),
                    "State Funeral of Queen Elizabeth II",
                );
            }
            2023 => proclaim(None, date(2023, 5, 8), "Coronation of King Charles III"),
            _ => {}
        }
        expected.sort_unstable();
        assert_eq!(listed(year), expected, "{year}");
    }
}

#[test]
fn days_moved_or_added_by_proclamation_are_marked_so() {
    let marked: Vec<_> = all()
        .unwrap()
        .filter(|holiday| ["moved", "extra"].contains(&holiday.how))
        .map(|holiday| (holiday.date, holiday.how))
        .collect();
    assert_eq!(
        marked,
        [
            (date(2020, 5, 8), "moved"),
            (date(2022, 6, 2), "moved"),
            (date(2022, 6, 3), "extra"),
            (date(2022, 9, 19), "extra"),
            (date(2023, 5, 8), "extra"),
        ]
    );
}

#[test]
fn no_bank_holiday_falls_on_a_weekend_and_computed_years_say_so() {
    for holiday in all().unwrap() {
        assert!(!weekend(holiday.date), "{holiday:?}");
        assert_eq!(holiday.published, holiday.date.year() < 2027, "{holiday:?}");
    }
}

#[test]
fn a_year_outside_the_table_is_an_error_even_for_a_day_that_could_be_guessed() {
    for (year, month, day) in [(2014, 12, 31), (2031, 1, 1), (2031, 7, 5)] {
        assert_eq!(
            on(date(year, month, day)),
            Err(CalendarFault::UnknownYear {
                year,
                first: 2015,
                last: 2030
            })
        );
    }
    assert_eq!(on(date(2030, 12, 31)), Ok(None));
    assert_eq!(
        on(date(2015, 1, 1)).unwrap().unwrap().name,
        "New Year's Day"
    );
}

#[test]
fn a_table_with_a_bad_row_is_refused_by_line() {
    for (text, line) in [
        ("name,date\n", 1),
        (
            "# note\ndate,name,how,basis\n2026-02-30,Leap,usual,published\n",
            3,
        ),
        (
            "date,name,how,basis\n2026-01-01,New Year's Day,usual,published\n2026-01-01,Again,usual,published\n",
            3,
        ),
        (
            "date,name,how,basis\n2031-01-01,New Year's Day,usual,computed\n",
            2,
        ),
        (
            "date,name,how,basis\n2026-01-01,New Year's Day,often,published\n",
            2,
        ),
        (
            "date,name,how,basis\n2026-01-01,New Year's Day,usual,published,more\n",
            2,
        ),
        ("date,name,how,basis\n\n", 2),
    ] {
        assert_eq!(
            read(text).unwrap_err(),
            CalendarFault::UnreadableTable { line },
            "{text}"
        );
    }
}

#[test]
fn the_source_date_is_the_one_in_the_head_of_the_table() {
    let written = SOURCE_DATE.strftime("%-d %B %Y").to_string();
    assert!(
        include_str!("../../data/bank-holidays-england.csv")
            .lines()
            .next()
            .unwrap()
            .contains(&written)
    );
}
