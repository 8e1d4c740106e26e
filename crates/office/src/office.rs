//! The office itself: what every use case needs, cheap to clone.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use calendar::WorkingTime;
use jiff::Timestamp;
use tokio::sync::Semaphore;
use uuid::Uuid;

use crate::catalogue::Catalogue;
use crate::clause_index::ClauseIndex;
use crate::error::Fault;
use crate::readings::RecentReadings;
use crate::surroundings::{Surroundings, fresh_id};
use crate::view::Visitor;

/// How this installation is set up.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The procedure that new cases follow: an id of the catalogue.
    pub procedure: String,
    /// Whether the law and guidance of the nation take part in the plans, under their own name. What is out of date is marked anyway.
    pub national_layer: bool,
    pub organisation_name: String,
    /// What kind of organisation it is: the answer to the fact `setting`; empty when it is not to be answered.
    pub setting: String,
    /// The closing hour that "same working day" and "N working days" end at.
    pub closing: jiff::civil::Time,
    /// Days on which nobody is there, beside weekends and bank holidays.
    pub closures: Vec<calendar::Closure>,
    /// A session ends after so many minutes without a page.
    pub idle_minutes: u32,
    /// And in any case after so many hours.
    pub absolute_hours: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            procedure: "dorset".to_owned(),
            national_layer: true,
            organisation_name: "Waypost".to_owned(),
            setting: "school".to_owned(),
            closing: jiff::civil::time(17, 0, 0, 0),
            closures: Vec::new(),
            idle_minutes: 30,
            absolute_hours: 10,
        }
    }
}

/// So many passwords are hashed at once: each takes 19 MiB while it lasts.
const PASSWORDS_AT_ONCE: usize = 2;

/// All use cases are methods of this.
#[derive(Clone)]
pub struct Office {
    pub(crate) inner: Arc<Inner>,
}

pub(crate) struct Inner {
    pub(crate) db: store::Db,
    pub(crate) catalogue: Catalogue,
    pub(crate) settings: Settings,
    pub(crate) working_time: WorkingTime,
    pub(crate) surroundings: Arc<dyn Surroundings>,
    pub(crate) passwords: Semaphore,
    pub(crate) readings: RecentReadings,
    pub(crate) clause_index: OnceLock<Arc<ClauseIndex>>,
    organisations: Mutex<HashMap<Uuid, String>>,
}

impl Office {
    /// The database is migrated already.
    #[must_use]
    pub fn new(
        db: store::Db,
        catalogue: Catalogue,
        settings: Settings,
        surroundings: Arc<dyn Surroundings>,
    ) -> Self {
        let working_time = WorkingTime {
            closing: settings.closing,
            closures: settings.closures.clone(),
        };
        Self {
            inner: Arc::new(Inner {
                db,
                catalogue,
                settings,
                working_time,
                surroundings,
                passwords: Semaphore::new(PASSWORDS_AT_ONCE),
                readings: RecentReadings::default(),
                clause_index: OnceLock::new(),
                organisations: Mutex::default(),
            }),
        }
    }

    /// Opens the database, makes its tables or brings them up to date.
    ///
    /// # Errors
    /// Says what is wrong with the database.
    pub async fn open(
        url: &str,
        catalogue: Catalogue,
        settings: Settings,
        surroundings: Arc<dyn Surroundings>,
    ) -> Result<Self, Fault> {
        let db = store::Db::open(url).await?;
        db.migrate().await?;
        Ok(Self::new(db, catalogue, settings, surroundings))
    }

    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.inner.settings
    }

    #[must_use]
    pub fn catalogue(&self) -> &Catalogue {
        &self.inner.catalogue
    }

    #[must_use]
    pub fn working_time(&self) -> &WorkingTime {
        &self.inner.working_time
    }

    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.inner.surroundings.now()
    }

    pub(crate) fn db(&self) -> &store::Db {
        &self.inner.db
    }

    pub(crate) fn fresh_id(&self) -> Uuid {
        fresh_id(self.inner.surroundings.as_ref())
    }

    pub(crate) fn micros(&self) -> store::Micros {
        self.now().as_microsecond()
    }

    /// The organisation's name; names do not change while the program runs.
    pub(crate) async fn organisation_name(&self, org: Uuid) -> Result<String, Fault> {
        if let Some(name) = self.names().get(&org) {
            return Ok(name.clone());
        }
        let found = self.db().organisation(org).await?;
        let name = found
            .map(|organisation| organisation.name)
            .unwrap_or_default();
        self.names().insert(org, name.clone());
        Ok(name)
    }

    fn names(&self) -> std::sync::MutexGuard<'_, HashMap<Uuid, String>> {
        self.inner
            .organisations
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

impl std::fmt::Debug for Office {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Office")
            .field("settings", &self.inner.settings)
            .finish_non_exhaustive()
    }
}

/// A time that the store keeps; a time out of range is the beginning of time, which no screen shows as due.
pub(crate) fn timestamp(micros: store::Micros) -> Timestamp {
    Timestamp::from_microsecond(micros).unwrap_or(Timestamp::MIN)
}

impl Visitor {
    /// As the access rules ask.
    pub(crate) fn who(&self) -> access::Who<'_> {
        access::Who {
            account: self.account.0,
            org: self.org.0,
            roles: &self.roles,
        }
    }

    /// As commands want to know.
    pub(crate) fn context(&self, now: Timestamp) -> casework::command::Context {
        casework::command::Context {
            now,
            actor: self.account.0,
            role: self.role.id().to_owned(),
        }
    }
}
