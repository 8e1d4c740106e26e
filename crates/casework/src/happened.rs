//! When something happened, as somebody says.

use jiff::Timestamp;

/// A moment, or a day whose hour nobody gave: no hour is made up for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Happened {
    /// The day's first moment in London where only the day is known.
    pub at: Timestamp,
    pub day_only: bool,
}

impl From<Timestamp> for Happened {
    fn from(at: Timestamp) -> Self {
        Self {
            at,
            day_only: false,
        }
    }
}
