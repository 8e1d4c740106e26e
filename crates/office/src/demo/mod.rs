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

use jiff::{SignedDuration, Timestamp};
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
    let reported = moment(chance, course, office.now(), cases);
    let story = match course {
        Course::Restricted => &stories::ABOUT_STAFF,
        Course::Overdue => &stories::TO_BE_REPORTED_AT_ONCE,
        _ if index < USUAL => &stories::STORIES[index % stories::STORIES.len()],
        _ => chance.one_of(stories::STORIES),
    };
    let reference = secret::reference(chance);
    let mut life = Life::begin(office, chance, staff, reported);
    life.report(story, reference, course)?;
    life.run(story, course)?;
    life.written()
}

/// When it was reported: the newest are still unread, the oldest are long closed. Within school hours, on any day but Sunday.
fn moment(chance: &Chance, course: Course, now: Timestamp, cases: usize) -> Timestamp {
    let oldest = if cases > USUAL { OLDEST_DAYS } else { 60 };
    let days = match course {
        Course::Reported => chance.between(0, 1),
        Course::Triaged | Course::InProgress => chance.between(1, 6),
        Course::Overdue => chance.between(4, 20),
        _ => chance.between(12, oldest),
    };
    let minutes = chance.between(5, 420);
    now - SignedDuration::from_hours(24 * days) - SignedDuration::from_mins(minutes)
}
