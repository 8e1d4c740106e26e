//! An invented school with invented people and incidents, the same from the same seed. Nothing in it is real, nothing graphic,
//! and nobody is blamed for what was done to them.

mod accounts;
mod chance;
mod course;
mod deeds;
mod life;
mod names;
mod reports;
mod stories;

pub use accounts::DemoAccount;

use calendar::london;
use jiff::civil::Weekday;
use jiff::{SignedDuration, Timestamp, ToSpan};
use store::Organisation;

use self::accounts::Staff;
use self::chance::Chance;
use self::course::Course;
use self::life::Life;
use crate::error::{Error, Fault};
use crate::office::Office;
use crate::secret;

/// The school's name, on every page of the demo.
pub const ORGANISATION: &str = "Harbour View School (invented)";
/// So many incidents, in every state, unless another number is asked for.
const USUAL: usize = 40;
/// So many cases are written together.
const BATCH: usize = 100;
/// The oldest incident is so many days old; of a large demo.
const OLDEST_DAYS: i64 = 380;

/// A school's day, in minutes from midnight: 08:15 to 16:40.
const FIRST_MINUTE: i64 = 8 * 60 + 15;
const LAST_MINUTE: i64 = 16 * 60 + 40;
/// Nothing was reported more lately than this, so that the demo has no future.
const LATELY: SignedDuration = SignedDuration::from_mins(5);

/// What was invented, for whoever shows it.
#[derive(Clone, Debug)]
pub struct Invented {
    pub organisation: String,
    pub cases: usize,
    pub accounts: Vec<DemoAccount>,
}

/// Invents a school in an empty database. `progress` is told how many incidents of how many are there.
///
/// # Errors
/// `Refused` when somebody can sign in already; faults of the database.
pub async fn invent(
    office: &Office,
    seed: u64,
    cases: Option<usize>,
    progress: &dyn Fn(usize, usize),
) -> Result<Invented, Error> {
    if !office.first_administrator_pending().await? {
        return Err(Error::refused(
            "",
            "This database holds accounts already: a demo needs an empty one.",
        ));
    }
    let chance = Chance::new(seed, office.now());
    let organisation = Organisation {
        id: chance.id(office.now()),
        name: ORGANISATION.to_owned(),
        created_at: office.micros(),
    };
    office.db().create_organisation(&organisation).await?;
    let (staff, accounts) = accounts::open(office, &chance, organisation.id).await?;
    let cases = cases.unwrap_or(USUAL);
    let mut done = 0;
    progress(done, cases);
    while done < cases {
        let next = (done + BATCH).min(cases);
        let mut appends = Vec::new();
        for index in done..next {
            appends.extend(incident(office, &chance, &staff, index, cases)?);
        }
        for answer in office.db().append_many(appends).await {
            answer.map_err(Fault::from)?;
        }
        done = next;
        progress(done, cases);
    }
    office.db().analyse().await?;
    Ok(Invented {
        organisation: organisation.name,
        cases,
        accounts,
    })
}

/// Everything that was ever written about one incident.
fn incident(
    office: &Office,
    chance: &Chance,
    staff: &Staff,
    index: usize,
    cases: usize,
) -> Result<Vec<store::Append>, Error> {
    let course = Course::of(index, chance);
    let reported = moment(chance, course, office.now(), cases)?;
    let story = match course {
        Course::Restricted => &stories::ABOUT_STAFF,
        Course::Overdue => &stories::TO_BE_REPORTED_AT_ONCE,
        Course::InDanger => &stories::IN_DANGER,
        _ if index < USUAL => &stories::STORIES[index % stories::STORIES.len()],
        _ => chance.one_of(stories::STORIES),
    };
    let reference = secret::reference(chance);
    let mut life = Life::begin(office, chance, staff, reported);
    life.report(story, reference, course)?;
    life.run(story, course)?;
    life.written()
}

/// When it was reported: the newest are still unread, the oldest are long closed. In school hours of a school day.
fn moment(
    chance: &Chance,
    course: Course,
    now: Timestamp,
    cases: usize,
) -> Result<Timestamp, Error> {
    let oldest = if cases > USUAL { OLDEST_DAYS } else { 60 };
    let days = match course {
        Course::Reported | Course::InDanger => chance.between(0, 1),
        Course::Triaged | Course::InProgress => chance.between(1, 6),
        Course::Overdue => chance.between(4, 20),
        _ => chance.between(12, oldest),
    };
    let minute = chance.between(FIRST_MINUTE, LAST_MINUTE);
    let mut day = london::clock(now).date().saturating_sub(days.days());
    loop {
        let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        let clock = day.at(0, 0, 0, 0).saturating_add(minute.minutes());
        let at = london::instant(clock).map_err(|fault| Fault::new(fault.to_string()))?;
        if !weekend && at < now - LATELY {
            return Ok(at);
        }
        day = day.saturating_sub(1.days());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_incident_is_reported_in_school_hours_whenever_the_demo_is_made() {
        let chance = Chance::new(3, Timestamp::UNIX_EPOCH);
        // A Sunday at 03:20, and the nights in which the clocks change.
        for now in [
            "2026-11-22T03:20:00Z",
            "2026-03-29T01:30:00Z",
            "2026-10-25T01:30:00Z",
        ] {
            let now: Timestamp = now.parse().unwrap();
            for _ in 0..300 {
                for course in [Course::Reported, Course::Overdue, Course::Closed] {
                    let at = moment(&chance, course, now, 50_000).unwrap();
                    let clock = london::clock(at);
                    assert!(at < now && (8..17).contains(&clock.hour()), "{clock}");
                    assert!(
                        !matches!(clock.weekday(), Weekday::Saturday | Weekday::Sunday),
                        "{clock}"
                    );
                }
            }
        }
    }
}
