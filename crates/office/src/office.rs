//! The office itself: what every use case needs, cheap to clone.

use std::sync::Arc;

use crate::error::{Error, Fault};
use crate::surroundings::Surroundings;

/// How this installation is set up.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The procedure that new cases follow: an id of the catalogue.
    pub procedure: String,
    pub organisation_name: String,
    /// The closing hour that "same working day" and "N working days" end at.
    pub closing: jiff::civil::Time,
    /// A session ends after so many minutes without a page.
    pub idle_minutes: u32,
    /// And in any case after so many hours.
    pub absolute_hours: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            procedure: "dorset".to_owned(),
            organisation_name: "Waypost".to_owned(),
            closing: jiff::civil::time(17, 0, 0, 0),
            idle_minutes: 30,
            absolute_hours: 10,
        }
    }
}

/// All use cases are methods of this.
#[derive(Clone)]
pub struct Office {
    pub(crate) inner: Arc<Inner>,
}

pub(crate) struct Inner {
    pub(crate) settings: Settings,
    pub(crate) surroundings: Arc<dyn Surroundings>,
}

impl Office {
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.inner.settings
    }

    #[must_use]
    pub fn now(&self) -> jiff::Timestamp {
        self.inner.surroundings.now()
    }
}

pub(crate) fn pending<T>() -> Result<T, Error> {
    Err(Error::Fault(Fault::new("this part is being written")))
}
