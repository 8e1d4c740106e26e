//! The versions of a procedure, and how an address names one of them.

use std::sync::Arc;

use decide::{InForce, Procedure, Rulebook};
use jiff::Timestamp;

use crate::error::Error;
use crate::office::Office;
use crate::said;
use crate::view::VersionRow;

impl Office {
    /// The local procedure's version in force on that moment's day in London.
    #[must_use]
    pub fn rulebook_at(&self, id: &str, at: Timestamp) -> Option<&Arc<Rulebook>> {
        self.inner.catalogue.rulebook_in_force(id, said::day(at))
    }

    /// Every version, the newest first.
    pub(crate) fn history(&self, shown: &Procedure) -> Vec<VersionRow> {
        let today = said::day(self.now());
        let versions = self.inner.catalogue.versions(&shown.id);
        let rows = versions.into_iter().flat_map(|all| all.iter().rev());
        let row = |InForce { from, until }: InForce, procedure: &Procedure| VersionRow {
            version: procedure.version.clone(),
            valid_from: said::date_in_words(from),
            valid_until: until.map(said::date_in_words),
            in_force: InForce { from, until }.on(today),
            shown: procedure.version == shown.version,
            query: self.query_of(procedure),
        };
        rows.map(|version| row(version.in_force, version.held.procedure()))
            .collect()
    }

    /// The procedure and version that have a clause of that number: today's version of each procedure first.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn find_clause(&self, clause: &str) -> Result<(String, String), Error> {
        let catalogue = &self.inner.catalogue;
        let today = catalogue.ids().filter_map(|id| self.known(id, None).ok());
        let mut rulebooks = today.chain(catalogue.rulebooks());
        let found = rulebooks.find(|rulebook| rulebook.procedure().clause(clause).is_some());
        let procedure = found.ok_or(Error::NotFound)?.procedure();
        Ok((procedure.id.clone(), procedure.version.clone()))
    }

    /// Nothing for the version that an address without one leads to.
    pub(crate) fn query_of(&self, procedure: &Procedure) -> String {
        let usual = self.known(&procedure.id, None);
        if usual.is_ok_and(|usual| usual.procedure().version == procedure.version) {
            return String::new();
        }
        format!("?version={}", encoded(&procedure.version))
    }
}

/// As an address carries it.
fn encoded(text: &str) -> String {
    let mut written = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            written.push(char::from(byte));
        } else {
            written.push_str(&format!("%{byte:02X}"));
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_of_any_letters_goes_into_an_address() {
        assert_eq!(encoded("2018 to 2020"), "2018%20to%202020");
        assert_eq!(
            encoded("Version 26, 1 October"),
            "Version%2026%2C%201%20October"
        );
        assert_eq!(encoded("März & \"x\""), "M%C3%A4rz%20%26%20%22x%22");
    }
}
