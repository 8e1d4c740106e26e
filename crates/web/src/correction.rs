//! Correcting an entry of the chronology. The entry stays as it was; the correction stands beneath it, with its reason.

use askama::Template;
use axum::extract::Path;
use office::{ChronologyFilter, CorrectForm, EntryView};

use crate::case_head::{CaseHead, Place};
use crate::form::{Errors, Form};
use crate::frame::Frame;
use crate::problem::Problem;
use crate::respond::{Answer, again, page, refusals, saying};
use crate::visitor::Visit;

#[derive(Template)]
#[template(path = "case/correction.html")]
struct CorrectionPage {
    frame: Frame,
    head: CaseHead,
    entry: EntryView,
    errors: Errors,
    typed: CorrectForm,
}

pub(crate) async fn get(visit: Visit, Path((reference, entry)): Path<(String, u32)>) -> Answer {
    let typed = CorrectForm {
        entry,
        ..CorrectForm::default()
    };
    page(&correction_page(visit, &reference, Errors::none(), typed).await?)
}

pub(crate) async fn post(
    visit: Visit,
    Path((reference, entry)): Path<(String, u32)>,
    form: Form,
) -> Answer {
    let typed = CorrectForm {
        entry,
        text: form.text("text"),
        reason: form.text("reason"),
    };
    let (version, command) = (form.version()?, form.command()?);
    let corrected = visit
        .office
        .correct_entry(&visit.visitor, &reference, version, command, typed.clone())
        .await;
    match refusals(corrected)? {
        Ok(()) => saying(
            format!("/cases/{reference}/chronology#entry-{entry}"),
            "correction-added",
        ),
        Err(errors) => again(&correction_page(visit, &reference, errors, typed).await?),
    }
}

async fn correction_page(
    visit: Visit,
    reference: &str,
    errors: Errors,
    typed: CorrectForm,
) -> Result<CorrectionPage, Problem> {
    let whole = visit
        .office
        .chronology(&visit.visitor, reference, &ChronologyFilter::default())
        .await?;
    let head = CaseHead::new(&whole.case, Place::Chronology);
    let entry = whole
        .entries
        .into_iter()
        .find(|entry| entry.version == typed.entry && entry.may_correct);
    let entry = entry.ok_or(Problem::NotFound)?;
    Ok(CorrectionPage {
        frame: visit.frame,
        head,
        entry,
        errors,
        typed,
    })
}
