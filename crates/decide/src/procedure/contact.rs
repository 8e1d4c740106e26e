//! Whom to call, when they are open, as printed and when.

use jiff::civil::{Time, Weekday};

use super::names::Reading;
use crate::document::{Fields, Text};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    pub id: String,
    pub name: String,
    /// When to use it.
    pub purpose: String,
    pub phone: Option<String>,
    pub web: Option<String>,
    pub email: Option<String>,
    /// When it was printed, for example `2018-03`.
    pub printed: String,
    pub cites: Vec<String>,
    pub always_open: bool,
    pub opening: Vec<Opening>,
    /// What is reported to them from outside an organisation too; most contacts take neither.
    pub takes: Option<Takes>,
}

/// What a contact takes from whoever can tell nobody where they work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Takes {
    /// The Local Authority Designated Officer (LADO): an allegation against somebody who works with children.
    Allegations,
    /// Children's social care: a child who may be at risk.
    Referrals,
}

const TAKES: [(&str, Takes); 2] = [
    ("allegations", Takes::Allegations),
    ("referrals", Takes::Referrals),
];

/// On these days, from one time to another, London.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    pub days: Vec<Weekday>,
    pub from: Time,
    pub to: Time,
}

const DAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
];

/// Reads `contacts.toml`.
pub(super) fn read(reading: &mut Reading<'_>, mut root: Fields<'_>, contacts: &mut Vec<Contact>) {
    for mut fields in root.tables("contact") {
        let id = reading.id(&mut fields, "contact");
        let name = fields.text("name").value;
        let purpose = fields.text("for").value;
        let mut optional = |key| fields.optional_text(key).map(|text| text.value);
        let (phone, web, email) = (optional("phone"), optional("web"), optional("email"));
        let printed = fields.text("printed").value;
        let takes = fields
            .optional_text("takes")
            .and_then(|text| takes(reading, &text));
        let cites = reading.cites(&mut fields, "cites");
        let always_open = fields.flag("always_open").unwrap_or(false);
        let opening: Vec<Opening> = fields
            .tables("opening")
            .into_iter()
            .filter_map(|opening| read_opening(reading, opening))
            .collect();
        if always_open && !opening.is_empty() {
            reading.document.fault(
                fields.at(),
                "a contact is either always open or has opening hours",
            );
        }
        fields.finish();
        contacts.push(Contact {
            id,
            name,
            purpose,
            phone,
            web,
            email,
            printed,
            cites,
            always_open,
            opening,
            takes,
        });
    }
    root.finish();
}

fn takes(reading: &Reading<'_>, text: &Text) -> Option<Takes> {
    let found = TAKES.iter().find(|(name, _)| *name == text.value);
    if found.is_none() {
        let names = TAKES.map(|(name, _)| name);
        reading
            .document
            .unknown(text.at, "kind of report", &text.value, names);
    }
    found.map(|(_, takes)| *takes)
}

fn read_opening(reading: &Reading<'_>, mut fields: Fields<'_>) -> Option<Opening> {
    let mut days = Vec::new();
    for text in fields.texts("days") {
        match DAYS.iter().find(|(name, _)| *name == text.value) {
            Some((_, day)) => days.push(*day),
            None => {
                reading
                    .document
                    .unknown(text.at, "day", &text.value, DAYS.map(|(name, _)| name))
            }
        }
    }
    let (from, to) = (fields.text("from"), fields.text("to"));
    let (from_time, to_time) = (read_time(reading, &from), read_time(reading, &to));
    if let (Some(opens), Some(closes)) = (from_time, to_time)
        && opens >= closes
    {
        reading
            .document
            .fault(to.at, "closing must come after opening");
    }
    fields.finish();
    Some(Opening {
        days,
        from: from_time?,
        to: to_time?,
    })
}

fn read_time(reading: &Reading<'_>, text: &Text) -> Option<Time> {
    let plain = text.value.len() == 5 && text.value.is_ascii() && &text.value[2..3] == ":";
    let time = text.value.parse::<Time>().ok().filter(|_| plain);
    if time.is_none() && !text.value.is_empty() {
        reading.document.fault(text.at, "a time is written 08:30");
    }
    time
}
