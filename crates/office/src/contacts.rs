//! Whom to call: the contacts that a procedure prints, and whether they are open.

use decide::Procedure;
use jiff::Timestamp;

use crate::decision::open_state;
use crate::error::Error;
use crate::office::Office;
use crate::said;
use crate::view::ContactView;

impl Office {
    /// In the order of the procedure.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn contacts(&self, id: &str, version: Option<&str>) -> Result<Vec<ContactView>, Error> {
        let procedure = self.known(id, version)?.procedure();
        Ok(contacts_of(procedure, self.now()))
    }

    /// Whom somebody tells who can tell nobody here: the Local Authority Designated Officer first, then children's social care, as the
    /// procedure of new cases prints them. Empty where it prints neither.
    #[must_use]
    pub fn contacts_outside(&self) -> Vec<ContactView> {
        let now = self.now();
        let Ok(rulebook) = self.rulebook_for_new_cases(now) else {
            return Vec::new();
        };
        let mut contacts = contacts_of(rulebook.procedure(), now);
        contacts.retain(|contact| outside(&contact.name).is_some());
        contacts.sort_by_key(|contact| outside(&contact.name));
        contacts
    }

    /// "Friday 22 May 2026 at 14:30": of when it is said who is open.
    #[must_use]
    pub fn moment_in_words(&self) -> String {
        said::exactly(self.now())
    }
}

pub(crate) fn contacts_of(procedure: &Procedure, now: Timestamp) -> Vec<ContactView> {
    let contacts = procedure.contacts.iter().map(|contact| ContactView {
        id: contact.id.clone(),
        out_of_hours: is_out_of_hours(&contact.name) || is_out_of_hours(&contact.purpose),
        name: contact.name.clone(),
        when_to_use: contact.purpose.clone(),
        phone: contact.phone.clone(),
        email: contact.email.clone(),
        web: contact.web.clone(),
        open_state: open_state(contact, now).unwrap_or_default(),
        printed: printed(&contact.printed),
    });
    contacts.collect()
}

/// "as printed in March 2018: check before use".
fn printed(when: &str) -> String {
    let month = jiff::civil::Date::strptime("%Y-%m-%d", format!("{when}-01"));
    let when = month.map_or_else(
        |_| when.to_owned(),
        |date| date.strftime("%B %Y").to_string(),
    );
    format!("as printed in {when}: check before use")
}

/// Whether these words say that somebody answers when the others have closed.
fn is_out_of_hours(words: &str) -> bool {
    words
        .to_lowercase()
        .replace('-', " ")
        .contains("out of hours")
}

/// Where among those outside the name stands; nothing for one who does not take reports of somebody who works with children.
fn outside(name: &str) -> Option<u8> {
    let name = name.to_lowercase();
    if name.contains("designated officer") || name.contains("(lado)") {
        Some(0)
    } else if name.contains("children") && (name.contains("care") || name.contains("services")) {
        Some(1)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_of_print_is_said_in_words_where_it_is_a_month() {
        assert_eq!(
            printed("2018-03"),
            "as printed in March 2018: check before use"
        );
        assert_eq!(printed("2018"), "as printed in 2018: check before use");
    }

    #[test]
    fn a_line_for_the_night_is_known_by_its_words() {
        assert!(is_out_of_hours("Social care, emergencies out of hours"));
        assert!(is_out_of_hours("Out-of-hours team"));
        assert!(!is_out_of_hours("Opening hours are not printed"));
    }

    #[test]
    fn of_all_contacts_only_those_who_take_such_a_report_are_told_from_outside() {
        assert_eq!(
            outside("Local Authority Designated Officer, Peterborough"),
            Some(0)
        );
        assert_eq!(outside("Local authority children's social care"), Some(1));
        assert_eq!(outside("Specialist Children's Services (Kent)"), Some(1));
        assert_eq!(
            outside("Dorset Police Safe Schools and Communities Team"),
            None
        );
        assert_eq!(outside("LawStuff, by Coram Children's Legal Centre"), None);
    }
}
