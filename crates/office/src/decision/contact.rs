//! Whom to ask, and whether they are open at the moment of the decision.

use calendar::{Opening, OpeningHours};
use jiff::Timestamp;
use jiff::civil::Time;
use serde::Serialize;

use super::Decision;

/// A contact of the procedure, as printed there.
#[derive(Serialize)]
pub(super) struct Contact {
    pub id: String,
    pub name: String,
    #[serde(rename = "for")]
    pub when_to_use: String,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub web: Option<String>,
    /// "open now", "opens Monday 08:00"; none where the procedure prints no hours.
    pub open: Option<String>,
    /// The date of the print, such as `2018-03`.
    pub printed: String,
}

impl Decision<'_> {
    pub(super) fn contacts(&self) -> Vec<Contact> {
        let contacts = &self.rulebook.procedure().contacts;
        contacts
            .iter()
            .map(|contact| self.contact(contact))
            .collect()
    }

    fn contact(&self, contact: &decide::Contact) -> Contact {
        Contact {
            id: contact.id.clone(),
            name: contact.name.clone(),
            when_to_use: contact.purpose.clone(),
            phone: contact.phone.clone(),
            email: contact.email.clone(),
            web: contact.web.clone(),
            open: open(contact, self.at),
            printed: contact.printed.clone(),
        }
    }
}

/// Whether the contact can be reached at that moment, in words; none where the procedure prints no hours, or where it depends on
/// a bank holiday that is not known.
pub(crate) fn open(contact: &decide::Contact, at: Timestamp) -> Option<String> {
    let hours = match contact.always_open {
        true => OpeningHours::always(),
        false if contact.opening.is_empty() => return None,
        false => OpeningHours::weekly(contact.opening.iter().map(weekly).collect::<Option<_>>()?),
    };
    hours.at(at).ok().map(|state| state.to_string())
}

fn weekly(opening: &decide::Opening) -> Option<Opening> {
    let days: Vec<String> = opening
        .days
        .iter()
        .map(|day| format!("{day:?}").to_lowercase())
        .collect();
    let time = |time: Time| time.strftime("%H:%M").to_string();
    Opening::parse(&days, &time(opening.from), &time(opening.to)).ok()
}
