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
    contacts: Vec<ContactView>,
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
    let mut contacts = visit.office.contacts(id, which.version())?;
    contacts.sort_by_key(|contact| rank(&contact.name));
    page(&ContactsPage {
        frame: visit.frame,
        procedure,
        contacts,
    })
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
