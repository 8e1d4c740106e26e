//! "Who do I call now?" 999 and Childline first, then everybody the procedure prints, with whether they are open.

use askama::Template;
use axum::extract::Path;
use office::{ContactView, ProcedureView};

use crate::frame::Frame;
use crate::problem::Problem;
use crate::respond::{Answer, page};
use crate::version::Which;
use crate::visitor::Visit;

#[derive(Template)]
#[template(path = "procedure/contacts.html")]
struct ContactsPage {
    frame: Frame,
    procedure: ProcedureView,
    /// When it was looked up who is open.
    looked_up: String,
    parts: Vec<Part>,
}

/// Those that can be reached alike.
struct Part {
    title: &'static str,
    contacts: Vec<ContactView>,
}

/// How a contact can be reached at this moment; whom to try first comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    Open,
    OutOfHours,
    HoursNotPrinted,
    Closed,
    NoNumber,
}

impl Reach {
    const ALL: [(Self, &'static str); 5] = [
        (Self::Open, "Open now"),
        (Self::OutOfHours, "Out of hours"),
        (Self::HoursNotPrinted, "Hours not printed"),
        (Self::Closed, "Closed now"),
        (Self::NoNumber, "Named without a number"),
    ];

    fn of(contact: &ContactView) -> Self {
        if is_open(&contact.open_state) {
            return Self::Open;
        }
        match (contact.out_of_hours, contact.open_state.is_empty()) {
            (true, _) => Self::OutOfHours,
            (false, false) => Self::Closed,
            (false, true) if contact.phone.is_some() => Self::HoursNotPrinted,
            (false, true) => Self::NoNumber,
        }
    }
}

/// "open now until 17:00" and "always open", but not "opens Monday 08:00".
pub(crate) fn is_open(state: &str) -> bool {
    state.starts_with("open now") || state == "always open"
}

/// The number as a telephone takes it; nothing for words that are no number.
pub(crate) fn dialled(phone: &str) -> Option<String> {
    let digits: String = phone.chars().filter(|each| !each.is_whitespace()).collect();
    let is_number = digits.len() >= 3 && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then_some(digits)
}

/// The contacts of the procedure that new cases follow.
pub(crate) async fn get_in_use(visit: Visit) -> Answer {
    let in_use = visit
        .office
        .procedures()
        .into_iter()
        .find(|procedure| procedure.in_use);
    let id = in_use.ok_or(Problem::NotFound)?.id;
    shown(visit, &id, &Which::default())
}

pub(crate) async fn get(visit: Visit, Path(id): Path<String>, which: Which) -> Answer {
    shown(visit, &id, &which)
}

fn shown(visit: Visit, id: &str, which: &Which) -> Answer {
    let procedure = visit.office.procedure(id, which.version())?;
    let contacts = visit.office.contacts(id, which.version())?;
    page(&ContactsPage {
        looked_up: visit.office.moment_in_words(),
        frame: visit.frame,
        procedure,
        parts: parts(contacts),
    })
}

fn parts(mut contacts: Vec<ContactView>) -> Vec<Part> {
    contacts.sort_by_key(|contact| rank(&contact.name));
    let part = |(reach, title): (Reach, &'static str)| Part {
        title,
        contacts: contacts
            .iter()
            .filter(|contact| Reach::of(contact) == reach)
            .cloned()
            .collect(),
    };
    let parts = Reach::ALL.into_iter().map(part);
    parts.filter(|part| !part.contacts.is_empty()).collect()
}

/// Whoever helps at any hour first, then who has a number printed.
pub(crate) fn first(contacts: Vec<ContactView>, most: usize) -> Vec<ContactView> {
    let mut contacts = contacts;
    contacts.sort_by_key(|contact| (rank(&contact.name), contact.phone.is_none()));
    contacts.truncate(most);
    contacts
}

/// Where a contact stands: whoever helps at any hour first; the order of the procedure otherwise.
fn rank(name: &str) -> u8 {
    let name = name.to_lowercase();
    match () {
        () if name.contains("999") => 0,
        () if name.contains("childline") => 1,
        () => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contact(name: &str, phone: Option<&str>, open_state: &str) -> ContactView {
        ContactView {
            name: name.to_owned(),
            phone: phone.map(str::to_owned),
            open_state: open_state.to_owned(),
            ..crate::samples::contact()
        }
    }

    #[test]
    fn whom_to_try_first_stands_first_and_everybody_stands_once() {
        let night = ContactView {
            out_of_hours: true,
            ..contact("Night", Some("01632 960001"), "")
        };
        let parts = parts(vec![
            contact("Nobody", None, ""),
            contact("Shut", Some("01632 960002"), "opens Monday 08:00"),
            night,
            contact("Day", Some("01632 960003"), "open now until 17:00"),
            contact("Childline", Some("0800 1111"), "always open"),
            contact("Some", Some("01632 960004"), ""),
        ]);
        let shown: Vec<(&str, Vec<&str>)> = parts
            .iter()
            .map(|part| {
                let names = part.contacts.iter().map(|each| each.name.as_str());
                (part.title, names.collect())
            })
            .collect();
        assert_eq!(
            shown,
            [
                ("Open now", vec!["Childline", "Day"]),
                ("Out of hours", vec!["Night"]),
                ("Hours not printed", vec!["Some"]),
                ("Closed now", vec!["Shut"]),
                ("Named without a number", vec!["Nobody"]),
            ]
        );
    }

    #[test]
    fn beside_a_plan_those_with_a_number_stand_before_those_without() {
        let asked = first(
            vec![
                contact("Nobody", None, ""),
                contact("Day", Some("01632 960003"), ""),
                contact("Police emergency (999)", Some("999"), "always open"),
            ],
            2,
        );
        let names: Vec<&str> = asked.iter().map(|each| each.name.as_str()).collect();
        assert_eq!(names, ["Police emergency (999)", "Day"]);
    }

    #[test]
    fn only_a_number_is_dialled() {
        assert_eq!(dialled("01202 222844"), Some("01202222844".to_owned()));
        assert_eq!(dialled("999"), Some("999".to_owned()));
        assert_eq!(dialled("101, then ask"), None);
        assert_eq!(dialled(""), None);
    }

    #[test]
    fn whoever_helps_at_any_hour_comes_first() {
        let mut names = [
            "Police (101)",
            "Childline",
            "Police emergency (999)",
            "Children’s services",
        ];
        names.sort_by_key(|name| rank(name));
        assert_eq!(
            names,
            [
                "Police emergency (999)",
                "Childline",
                "Police (101)",
                "Children’s services"
            ]
        );
    }
}
