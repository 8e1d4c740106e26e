//! Whom to call: the contacts that a procedure prints, and whether they are open.

use decide::{Contact, Procedure};
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
        let rulebook = self.rulebook_for_new_cases(now);
        rulebook.map_or_else(
            |_| Vec::new(),
            |rulebook| outside(rulebook.procedure(), now),
        )
    }

    /// "Friday 22 May 2026 at 14:30": of when it is said who is open.
    #[must_use]
    pub fn moment_in_words(&self) -> String {
        said::exactly(self.now())
    }
}

pub(crate) fn contacts_of(procedure: &Procedure, now: Timestamp) -> Vec<ContactView> {
    let contacts = procedure.contacts.iter();
    contacts.map(|contact| contact_view(contact, now)).collect()
}

fn outside(procedure: &Procedure, now: Timestamp) -> Vec<ContactView> {
    let mut outside: Vec<&Contact> = procedure.contacts.iter().collect();
    outside.retain(|contact| contact.takes.is_some());
    outside.sort_by_key(|contact| contact.takes);
    let views = outside.into_iter();
    views.map(|contact| contact_view(contact, now)).collect()
}

fn contact_view(contact: &Contact, now: Timestamp) -> ContactView {
    ContactView {
        id: contact.id.clone(),
        out_of_hours: is_out_of_hours(&contact.name) || is_out_of_hours(&contact.purpose),
        name: contact.name.clone(),
        when_to_use: contact.purpose.clone(),
        phone: contact.phone.clone(),
        email: contact.email.clone(),
        web: contact.web.clone(),
        open_state: open_state(contact, now).unwrap_or_default(),
        printed: printed(&contact.printed),
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;

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
    fn whoever_takes_allegations_stands_before_whoever_takes_referrals_and_nobody_else_is_outside()
    {
        let catalogue = Catalogue::built_in().unwrap();
        let ids = |procedure: &str| -> Vec<String> {
            let rulebook = catalogue.rulebook(procedure).unwrap();
            let found = outside(rulebook.procedure(), Timestamp::UNIX_EPOCH).into_iter();
            found.map(|contact| contact.id).collect()
        };
        assert_eq!(ids("dorset"), ["social-care"]);
        assert_eq!(ids("kent-medway"), ["lado", "childrens-services"]);
        assert_eq!(
            ids("cambridgeshire-peterborough"),
            [
                "lado-peterborough",
                "lado-cambridgeshire",
                "social-care-cambridgeshire",
                "social-care-peterborough",
                "social-care-out-of-hours",
            ]
        );
    }
}
