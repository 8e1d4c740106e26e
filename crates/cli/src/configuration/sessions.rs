//! `[sessions]`: how long somebody stays signed in.

use super::reader::Reader;

/// The section `[sessions]`.
#[derive(Clone, Copy, Debug)]
pub struct Sessions {
    /// Signed out after so many minutes without a page.
    pub idle_minutes: u32,
    /// Signed out after so many hours, whatever happens.
    pub absolute_hours: u32,
}

impl Sessions {
    pub fn read(reader: &mut Reader) -> Self {
        Self {
            idle_minutes: reader.number("idle_minutes", 15, 1..=60),
            absolute_hours: reader.number("absolute_hours", 8, 1..=24),
        }
    }
}
