//! What was refused at the start, told in plain words to whoever reads a procedure: that it is not in force, and what is instead. What is
//! wrong with it, file by file, is for whoever looks after the machine.

use decide::Procedure;
use jiff::civil::Date;

use crate::catalogue::{Catalogue, Cause, Refused};
use crate::office::Office;
use crate::said;
use crate::view::NotInForceView;

impl Refused {
    /// "Version 2027 of Online safety (Dorset) is not in force, because its check failed."
    #[must_use]
    pub fn sentence(&self) -> String {
        let Self { title, version, .. } = self;
        let why = match self.cause {
            Cause::Unreadable => "its files cannot be read",
            Cause::CheckFailed => "its check failed",
        };
        match version.as_str() {
            "" => format!("{title} is not in force, because {why}."),
            version => format!(
                "{} of {title} is not in force, because {why}.",
                named(version)
            ),
        }
    }

    /// What concerns of that day are decided by instead.
    #[must_use]
    pub fn stays(&self, catalogue: &Catalogue, day: Date) -> String {
        match catalogue.instead_of(self, day) {
            Some(version) => format!("{} stays in force.", named(version)),
            None => "No other version of it is in force.".to_owned(),
        }
    }

    /// What shows everything that is wrong with it.
    #[must_use]
    pub fn command(&self) -> String {
        format!("waypost procedure check {}", self.id)
            .trim_end()
            .to_owned()
    }
}

impl Office {
    /// Whether it is what concerns of today are decided by; a refused version is not, although its days have come.
    pub(crate) fn is_in_force(&self, procedure: &Procedure) -> bool {
        let today = said::day(self.now());
        let found = self.inner.catalogue.rulebook_in_force(&procedure.id, today);
        found.is_some_and(|found| found.procedure().version == procedure.version)
    }

    /// Of one procedure, or of all.
    #[must_use]
    pub fn not_in_force(&self, id: Option<&str>) -> Vec<NotInForceView> {
        let catalogue = &self.inner.catalogue;
        let today = said::day(self.now());
        let refused = catalogue.refused().iter();
        let asked = refused.filter(|refused| id.is_none_or(|id| refused.id == id));
        asked
            .map(|refused| NotInForceView {
                says: refused.sentence(),
                stays: refused.stays(catalogue, today),
                command: refused.command(),
            })
            .collect()
    }
}

/// Some documents say the word in their version's name already.
fn named(version: &str) -> String {
    match version.to_lowercase().starts_with("version") {
        true => version.to_owned(),
        false => format!("Version {version}"),
    }
}
