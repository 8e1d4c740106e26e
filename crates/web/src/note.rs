//! Adding a note to the chronology.

use askama::Template;
use axum::extract::Path;
use office::NoteForm;

use crate::case_head::{CaseHead, Place};
use crate::form::{Errors, Form};
use crate::frame::Frame;
use crate::problem::Problem;
use crate::respond::{Answer, again, page, refusals, saying};
use crate::shown::TypedDate;
use crate::visitor::Visit;

#[derive(Template)]
#[template(path = "case/note.html")]
struct NotePage {
    frame: Frame,
    head: CaseHead,
    errors: Errors,
    typed: NoteForm,
    happened: TypedDate,
}

pub(crate) async fn get(visit: Visit, Path(reference): Path<String>) -> Answer {
    page(
        &note_page(
            visit,
            &reference,
            Errors::none(),
            NoteForm::default(),
            TypedDate::default(),
        )
        .await?,
    )
}

pub(crate) async fn post(visit: Visit, Path(reference): Path<String>, form: Form) -> Answer {
    let happened = TypedDate::read(&form, "happened_at");
    let mut typed = NoteForm {
        text: form.text("text"),
        happened_at: String::new(),
    };
    typed.happened_at = match happened.moment() {
        Ok(moment) => moment,
        Err(message) => {
            return again(
                &note_page(
                    visit,
                    &reference,
                    Errors::one("happened_at", message),
                    typed,
                    happened,
                )
                .await?,
            );
        }
    };
    let (version, command) = (form.version()?, form.command()?);
    let added = visit
        .office
        .add_note(&visit.visitor, &reference, version, command, typed.clone())
        .await;
    match refusals(added)? {
        Ok(()) => saying(format!("/cases/{reference}/chronology"), "note-added"),
        Err(errors) => again(&note_page(visit, &reference, errors, typed, happened).await?),
    }
}

async fn note_page(
    visit: Visit,
    reference: &str,
    errors: Errors,
    typed: NoteForm,
    happened: TypedDate,
) -> Result<NotePage, Problem> {
    let case = visit.office.case(&visit.visitor, reference).await?;
    Ok(NotePage {
        frame: visit.frame,
        head: CaseHead::new(&case, Place::Chronology),
        errors,
        typed,
        happened,
    })
}
