//! A checklist that helps to carry something out. Half filled in is fine: what is left empty stays as it was.

use askama::Template;
use axum::extract::Path;
use office::{ChecklistAnswer, ChecklistQuestionView, ChecklistView};

use crate::case_head::{CaseHead, Place};
use crate::form::{Errors, Form};
use crate::frame::Frame;
use crate::problem::Problem;
use crate::respond::{Answer, again, page, refusals, saying};
use crate::shown::Choice;
use crate::typed::{Chosen, Conflict};
use crate::visitor::Visit;

#[derive(Template)]
#[template(path = "case/checklist.html")]
struct ChecklistPage {
    frame: Frame,
    head: CaseHead,
    list: ChecklistView,
    errors: Errors,
}

impl ChecklistPage {
    fn answered(&self) -> usize {
        let questions = self.list.questions.iter();
        questions
            .filter(|question| !question.answer.is_empty())
            .count()
    }

    fn choices(&self, question: &ChecklistQuestionView) -> Vec<Choice> {
        choices(question)
    }

    /// The words of an answer, for whoever only reads.
    fn said(&self, question: &ChecklistQuestionView) -> String {
        let mut choices = choices(question).into_iter();
        let choice = choices.find(|choice| choice.is(&question.answer));
        choice.map_or_else(|| question.answer.clone(), |choice| choice.text)
    }
}

/// The choices of a question; a question in words has none.
fn choices(question: &ChecklistQuestionView) -> Vec<Choice> {
    let unknown = Choice::new("not_known", "Not known yet");
    match question.kind.as_str() {
        "yes_no" => Choice::answers(),
        "choice" => {
            let options = question.options.iter();
            let given: Vec<_> = options.map(|option| Choice::new(option, option)).collect();
            let says_so = given.iter().any(|choice| choice.text.contains("not known"));
            given
                .into_iter()
                .chain((!says_so).then_some(unknown))
                .collect()
        }
        _ => Vec::new(),
    }
}

pub(crate) async fn get(visit: Visit, Path((reference, form)): Path<(String, String)>) -> Answer {
    page(&checklist_page(visit, &reference, &form, Errors::none(), &[]).await?)
}

pub(crate) async fn post(
    visit: Visit,
    Path((reference, list)): Path<(String, String)>,
    form: Form,
) -> Answer {
    let typed = answers(&form);
    let (version, command) = (form.version()?, form.command()?);
    let saved = visit
        .office
        .answer_checklist(
            &visit.visitor,
            &reference,
            version,
            command,
            &list,
            typed.clone(),
        )
        .await;
    if let Err(office::Error::Conflict(changed)) = saved {
        let chosen = chosen(&visit, &reference, &list, &typed).await?;
        return Err(Conflict::of(*changed, chosen));
    }
    match refusals(saved)? {
        Ok(()) => saying(
            format!("/cases/{reference}/checklists/{list}"),
            "checklist-saved",
        ),
        Err(errors) => again(&checklist_page(visit, &reference, &list, errors, &typed).await?),
    }
}

/// The answers and notes that are otherwise than they stand by now: those that would be saved.
async fn chosen(
    visit: &Visit,
    reference: &str,
    form: &str,
    typed: &[ChecklistAnswer],
) -> Result<Vec<Chosen>, Problem> {
    let list = visit
        .office
        .checklist(&visit.visitor, reference, form)
        .await?;
    let mut chosen = Vec::new();
    for question in &list.questions {
        let Some(typed) = typed.iter().find(|typed| typed.question == question.id) else {
            continue;
        };
        if typed.answer != question.answer {
            let choices = choices(question);
            chosen.push(Chosen::new(
                &question.id,
                &question.ask,
                &typed.answer,
                &choices,
            ));
        }
        if typed.note != question.note {
            let ask = format!("Note on: {}", question.ask);
            chosen.push(Chosen::new(&question.id, ask, &typed.note, &[]));
        }
    }
    Ok(chosen)
}

/// The answers as sent: a question's answer is in the field of its id, its note in `note.` and the id.
fn answers(form: &Form) -> Vec<ChecklistAnswer> {
    let question = |name: &str| name.strip_prefix("note.").map(str::to_owned);
    let answer = |question: String| ChecklistAnswer {
        answer: form.text(&question),
        note: form.text(&format!("note.{question}")),
        question,
    };
    form.fields()
        .iter()
        .filter_map(|(name, _)| question(name))
        .map(answer)
        .collect()
}

async fn checklist_page(
    visit: Visit,
    reference: &str,
    form: &str,
    errors: Errors,
    typed: &[ChecklistAnswer],
) -> Result<ChecklistPage, Problem> {
    let mut list = visit
        .office
        .checklist(&visit.visitor, reference, form)
        .await?;
    let head = CaseHead::new(&list.case, Place::Plan);
    for question in &mut list.questions {
        if let Some(typed) = typed.iter().find(|typed| typed.question == question.id) {
            question.answer.clone_from(&typed.answer);
            question.note.clone_from(&typed.note);
        }
    }
    Ok(ChecklistPage {
        frame: visit.frame,
        head,
        list,
        errors,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_question_that_was_shown_is_read_answered_or_not() {
        let read = answers(&Form::of(&[
            ("token", "t"),
            ("risk", "yes"),
            ("note.risk", "seen"),
            ("note.plan", ""),
        ]));
        let expected = [("risk", "yes", "seen"), ("plan", "", "")];
        let read: Vec<_> = read
            .iter()
            .map(|answer| {
                (
                    answer.question.as_str(),
                    answer.answer.as_str(),
                    answer.note.as_str(),
                )
            })
            .collect();
        assert_eq!(read, expected);
    }
}
