//! The people named in a case, who is kept from it, and adding somebody.

use askama::Template;
use axum::extract::Path;
use office::{CaseView, PersonForm, person_roles};

use crate::case_head::{CaseHead, Place};
use crate::form::{Errors, Form};
use crate::frame::Frame;
use crate::problem::Problem;
use crate::respond::{Answer, again, page, refusals, saying};
use crate::shown::Choice;
use crate::typed::{Chosen, Conflict};
use crate::visitor::Visit;

#[derive(Template)]
#[template(path = "case/people.html")]
struct PeoplePage {
    frame: Frame,
    head: CaseHead,
    case: CaseView,
}

#[derive(Template)]
#[template(path = "case/add_person.html")]
struct AddPersonPage {
    frame: Frame,
    head: CaseHead,
    errors: Errors,
    typed: PersonForm,
    roles: Vec<Choice>,
}

pub(crate) async fn get(visit: Visit, Path(reference): Path<String>) -> Answer {
    let case = visit.office.case(&visit.visitor, &reference).await?;
    let head = CaseHead::new(&case, Place::People);
    page(&PeoplePage {
        frame: visit.frame,
        head,
        case,
    })
}

pub(crate) async fn get_add(visit: Visit, Path(reference): Path<String>) -> Answer {
    page(&add_page(visit, &reference, Errors::none(), PersonForm::default()).await?)
}

pub(crate) async fn post_add(visit: Visit, Path(reference): Path<String>, form: Form) -> Answer {
    let typed = PersonForm {
        name: form.text("name"),
        role: form.text("role"),
        age: form.text("age"),
        organisation: form.text("organisation"),
        note: form.text("note"),
    };
    let (version, command) = (form.version()?, form.command()?);
    let added = visit
        .office
        .add_person(&visit.visitor, &reference, version, command, typed.clone())
        .await;
    if let Err(office::Error::Conflict(changed)) = added {
        let role = Chosen::new("role", "What they are to this case", &typed.role, &roles());
        return Err(Conflict::of(*changed, vec![role]));
    }
    match refusals(added)? {
        Ok(()) => saying(format!("/cases/{reference}/people"), "person-added"),
        Err(errors) => again(&add_page(visit, &reference, errors, typed).await?),
    }
}

async fn add_page(
    visit: Visit,
    reference: &str,
    errors: Errors,
    typed: PersonForm,
) -> Result<AddPersonPage, Problem> {
    let case = visit.office.case(&visit.visitor, reference).await?;
    let head = CaseHead::new(&case, Place::People);
    Ok(AddPersonPage {
        frame: visit.frame,
        head,
        errors,
        typed,
        roles: roles(),
    })
}

fn roles() -> Vec<Choice> {
    person_roles().into_iter().map(Choice::from).collect()
}
