//! A date for a line of the plan, set by whoever works the case: changed and taken away on the same page.

use askama::Template;
use axum::extract::Path;
use office::{DateForm, PlanLine, RemoveDateForm};

use crate::case_head::CaseHead;
use crate::form::{Errors, Form};
use crate::frame::Frame;
use crate::line_page::line;
use crate::problem::Problem;
use crate::respond::{Answer, again, page, refusals, saying};
use crate::shown::TypedDate;
use crate::visitor::Visit;

#[derive(Template)]
#[template(path = "case/dating.html")]
struct DatePage {
    frame: Frame,
    head: CaseHead,
    line: PlanLine,
    errors: Errors,
    hint: String,
    due: TypedDate,
    typed: DateForm,
    /// Why the date no longer holds.
    reason: String,
}

/// What was typed into one of the two forms of the page.
#[derive(Default)]
struct Typed {
    date: DateForm,
    due: TypedDate,
    reason: String,
}

impl DatePage {
    fn note_hint(&self) -> &'static str {
        if self.line.set_date.is_some() {
            "If you put it off, say why."
        } else {
            ""
        }
    }
}

pub(crate) async fn get(
    visit: Visit,
    Path((reference, directive)): Path<(String, String)>,
) -> Answer {
    let mut shown = date_page(visit, &reference, &directive).await?;
    if !shown.line.takes_date && shown.line.set_date.is_none() {
        let why = "This takes no date: it is for now, it is settled, or it is not a thing to do.";
        return Err(Problem::Refused(vec![why.to_owned()]));
    }
    if let Some(set) = &shown.line.set_date {
        shown.due = TypedDate::of(&set.typed);
    }
    page(&shown)
}

pub(crate) async fn post(
    visit: Visit,
    Path((reference, directive)): Path<(String, String)>,
    form: Form,
) -> Answer {
    let due = TypedDate::read(&form, "due");
    let mut date = DateForm {
        directive,
        due: String::new(),
        note: form.text("note"),
    };
    let (version, command) = (form.version()?, form.command()?);
    let sent = match due.moment_ahead() {
        Ok(moment) => {
            date.due = moment;
            let (office, visitor) = (&visit.office, &visit.visitor);
            let sent = office.set_date(visitor, &reference, version, command, date.clone());
            refusals(sent.await)?
        }
        Err(message) => Err(Errors::one("due", message)),
    };
    let typed = Typed {
        date,
        due,
        ..Typed::default()
    };
    answer(visit, &reference, sent, typed, "date-set").await
}

pub(crate) async fn remove(
    visit: Visit,
    Path((reference, directive)): Path<(String, String)>,
    form: Form,
) -> Answer {
    let removal = RemoveDateForm {
        directive,
        reason: form.text("reason"),
    };
    let (version, command) = (form.version()?, form.command()?);
    let (office, visitor) = (&visit.office, &visit.visitor);
    let sent = office.remove_date(visitor, &reference, version, command, removal.clone());
    let sent = refusals(sent.await)?;
    let typed = Typed {
        date: DateForm {
            directive: removal.directive,
            ..DateForm::default()
        },
        reason: removal.reason,
        ..Typed::default()
    };
    answer(visit, &reference, sent, typed, "date-removed").await
}

async fn answer(
    visit: Visit,
    reference: &str,
    sent: Result<(), Errors>,
    typed: Typed,
    said: &str,
) -> Answer {
    let Err(errors) = sent else {
        return saying(format!("/cases/{reference}/plan"), said);
    };
    let shown = date_page(visit, reference, &typed.date.directive).await?;
    again(&DatePage {
        errors,
        due: typed.due,
        typed: typed.date,
        reason: typed.reason,
        ..shown
    })
}

async fn date_page(visit: Visit, reference: &str, directive: &str) -> Result<DatePage, Problem> {
    let (head, line) = line(&visit, reference, directive).await?;
    let closing = visit.office.working_time().closing.strftime("%H:%M");
    let mut hint =
        format!("For example, 27 11 2026. Without a time it is closing time, {closing}.");
    if let Some(next) = visit.office.next_working_day() {
        hint.push_str(&format!(" The next working day is {next}."));
    }
    Ok(DatePage {
        frame: visit.frame,
        head,
        line,
        errors: Errors::none(),
        hint,
        due: TypedDate::default(),
        typed: DateForm::default(),
        reason: String::new(),
    })
}
