//! What would differ today: the case decided again, by today's version or by another, beside what it follows. Nothing changes by it.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, Query};
use office::{DayView, Difference, DifferenceRow, DifferentToday, PlanLine};

use crate::case_head::{CaseHead, Place};
use crate::form::Errors;
use crate::frame::Frame;
use crate::respond::{Answer, page};
use crate::shown::Choice;
use crate::visitor::Visit;

#[derive(Template)]
#[template(path = "case/today.html")]
struct TodayPage {
    frame: Frame,
    head: CaseHead,
    then: DayView,
    now: DayView,
    not_compared: Option<String>,
    /// What differs in what is to be done; in what could still follow; and what does not differ.
    differing: Vec<DifferenceRow>,
    possible: Vec<DifferenceRow>,
    same: Vec<DifferenceRow>,
    choices: Vec<Choice>,
    chosen: String,
    errors: Errors,
}

/// `?by=ID/VERSION`: which version to compare with.
type Asked = Query<BTreeMap<String, String>>;

pub(crate) async fn get(
    visit: Visit,
    Path(reference): Path<String>,
    Query(asked): Asked,
) -> Answer {
    let by = asked.get("by").and_then(|by| by.split_once('/'));
    let different = visit
        .office
        .redecide(&visit.visitor, &reference, by)
        .await?;
    page(&TodayPage::new(visit.frame, different))
}

impl TodayPage {
    fn new(frame: Frame, different: DifferentToday) -> Self {
        let is_same = |row: &DifferenceRow| row.difference == Difference::Same;
        let (same, differing): (Vec<_>, Vec<_>) = different.rows.into_iter().partition(is_same);
        let (differing, possible) = differing.into_iter().partition(|row| row.required);
        Self {
            frame,
            head: CaseHead::new(&different.case, Place::Plan),
            then: different.then,
            now: different.now,
            not_compared: different.not_compared,
            differing,
            possible,
            same,
            choices: different.choices.into_iter().map(Choice::from).collect(),
            chosen: different.chosen,
            errors: Errors::default(),
        }
    }
}

/// "Must, by the safeguarding lead: due today by 17:00", or that it could still follow.
fn stands(line: &PlanLine) -> String {
    let modality = office::strength_beside(&line.modality, &line.does);
    let due = line
        .due
        .as_ref()
        .map(|due| format!("; {}", due.say))
        .unwrap_or_default();
    if line.because.is_empty() {
        return format!("could still follow ({modality}, by {})", line.by);
    }
    format!("{modality}, by {}{due}", line.by)
}
