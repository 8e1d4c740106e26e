//! Triage: the next question, why it is asked and what it decides, who might know; beside it the plan as it stands. One
//! question at a time, the most urgent first; it says so when nothing more can change.

use askama::Template;
use axum::extract::Path;
use office::{AnswerForm, AnsweredView, QuestionKind, QuestionView, TriageView};

use crate::case_head::{CaseHead, Place};
use crate::form::{Errors, Form};
use crate::frame::Frame;
use crate::plan_sections::{Section, glance};
use crate::problem::Problem;
use crate::respond::{Answer, again, page, refusals, saying};
use crate::shown::Choice;
use crate::told::{self, Told};
use crate::typed::{Chosen, Conflict};
use crate::visitor::Visit;

/// The answer that the box beside an age sends.
const NOT_KNOWN: &str = "not_known";

/// The question that the page asks: one that is open, or an answered one that is being changed.
#[derive(Debug, Clone)]
struct Asked {
    fact: String,
    ask: String,
    help: Option<String>,
    kind: QuestionKind,
    /// "decides whether to call 999", one each.
    why: Vec<String>,
    who_might_know: Option<String>,
    urgency: String,
    /// The answer that stands, when it is being changed.
    stands: Option<AnsweredView>,
    /// What the answer follows from, when nobody gave it.
    follows: Option<String>,
}

#[derive(Template)]
#[template(path = "case/triage.html")]
struct TriagePage {
    frame: Frame,
    head: CaseHead,
    asked: Option<Asked>,
    /// Open questions after the one that is asked.
    later: Vec<QuestionView>,
    /// Questions to which somebody has said "not known yet".
    not_known: Vec<QuestionView>,
    given: Vec<AnsweredView>,
    implied: Vec<AnsweredView>,
    near_contradictions: Vec<String>,
    settled: bool,
    sections: Vec<Section>,
    danger: Option<String>,
    contradiction: Option<String>,
    errors: Errors,
    typed: AnswerForm,
    /// An age as it was typed, and its box.
    age: Told,
}

impl Asked {
    fn open(question: QuestionView) -> Self {
        Self {
            fact: question.fact,
            ask: question.ask,
            help: question.help,
            kind: question.kind,
            why: question.why,
            who_might_know: question.who_might_know,
            urgency: question.urgency,
            stands: None,
            follows: None,
        }
    }

    fn answered(stands: AnsweredView) -> Self {
        Self {
            fact: stands.fact.clone(),
            ask: stands.ask.clone(),
            help: None,
            kind: stands.kind.clone(),
            why: Vec::new(),
            who_might_know: None,
            urgency: String::new(),
            follows: stands.implied_by.clone(),
            stands: Some(stands).filter(|stands| stands.implied_by.is_none()),
        }
    }

    /// Yes and no, or the settings; "not known yet" is always among them.
    fn choices(&self) -> Vec<Choice> {
        let given = match &self.kind {
            QuestionKind::Bool => return Choice::answers(),
            QuestionKind::Age => vec![Choice::new("age", "Known")],
            QuestionKind::Setting(settings) => settings
                .iter()
                .cloned()
                .map(Choice::from)
                .collect::<Vec<_>>(),
        };
        let unknown = Choice::new(NOT_KNOWN, "Not known yet");
        given
            .into_iter()
            .filter(|choice| choice.value != unknown.value)
            .chain([unknown.clone()])
            .collect()
    }

    fn is_age(&self) -> bool {
        matches!(self.kind, QuestionKind::Age)
    }
}

pub(crate) async fn get(visit: Visit, Path(reference): Path<String>) -> Answer {
    page(&triage_page(visit, &reference, Errors::none(), AnswerForm::default()).await?)
}

/// One question out of its turn, or an answer to be changed.
pub(crate) async fn get_one(
    visit: Visit,
    Path((reference, fact)): Path<(String, String)>,
) -> Answer {
    page(
        &triage_page(
            visit,
            &reference,
            Errors::none(),
            AnswerForm {
                fact,
                ..AnswerForm::default()
            },
        )
        .await?,
    )
}

pub(crate) async fn post(visit: Visit, Path(reference): Path<String>, form: Form) -> Answer {
    let typed = AnswerForm {
        fact: form.text("fact"),
        answer: answer(&form),
        source: form.text("source"),
        reason: form.text("reason"),
    };
    let (version, command) = (form.version()?, form.command()?);
    if let Some(age) = age_and_box(&form) {
        let errors = Errors::one("answer", told::keep_one(&age.text));
        let mut page = triage_page(visit, &reference, errors, typed).await?;
        page.age = age;
        return again(&page);
    }
    let answered = visit
        .office
        .answer(&visit.visitor, &reference, version, command, typed.clone())
        .await;
    if let Err(office::Error::Conflict(changed)) = answered {
        return Err(Conflict::of(
            *changed,
            chosen(&visit, &reference, &typed).await?,
        ));
    }
    match refusals(answered)? {
        Ok(asks_less) => {
            let told = if asks_less {
                "answer-asks-less"
            } else {
                "answer-saved"
            };
            saying(format!("/cases/{reference}/triage"), told)
        }
        Err(errors) => again(&triage_page(visit, &reference, errors, typed).await?),
    }
}

/// The answer as the page says it, beside its question; a question that is no longer asked leaves the answer.
async fn chosen(
    visit: &Visit,
    reference: &str,
    typed: &AnswerForm,
) -> Result<Vec<Chosen>, Problem> {
    let view = visit.office.triage(&visit.visitor, reference).await?;
    let asked = asked(&view.questions, &view.answered, &typed.fact).unwrap_or_default();
    let (ask, choices) = match &asked {
        Some(asked) => (asked.ask.as_str(), asked.choices()),
        None => ("Your answer", Choice::answers()),
    };
    // An age is typed in a field of its own, and said with its question.
    let age = Chosen::new("age", "", "", &[]);
    let answer = Chosen::new("answer", ask, &typed.answer, &choices);
    Ok(vec![answer, age])
}

/// An age is typed beside its own choice; a person who types it without choosing has answered all the same.
fn answer(form: &Form) -> String {
    let (chosen, age) = (form.text("answer"), form.text("age"));
    if chosen == "age" || (chosen.is_empty() && !age.is_empty()) {
        age
    } else {
        chosen
    }
}

/// An age that was typed although its box is ticked: which of them is meant, only the writer knows.
fn age_and_box(form: &Form) -> Option<Told> {
    let both = Told {
        text: form.text("age"),
        not_known: form.text("answer") == NOT_KNOWN,
    };
    Some(both).filter(|both| both.not_known && !both.text.is_empty())
}

async fn triage_page(
    visit: Visit,
    reference: &str,
    errors: Errors,
    mut typed: AnswerForm,
) -> Result<TriagePage, Problem> {
    let view = visit.office.triage(&visit.visitor, reference).await?;
    let head = CaseHead::new(&view.case, Place::Triage);
    let TriageView {
        questions,
        answered,
        near_contradictions,
        settled,
        plan,
        ..
    } = view;
    let asked = match asked(&questions, &answered, &typed.fact) {
        _ if !head.may_work => None,
        // A question that was taken away while it was being answered: the mistakes are shown with the next one.
        Err(_) if !errors.is_empty() => asked(&questions, &answered, "")?,
        found => found?,
    };
    if let (true, Some(stands)) = (
        errors.is_empty(),
        asked.as_ref().and_then(|asked| asked.stands.as_ref()),
    ) {
        typed.answer.clone_from(&stands.value);
    }
    let here = asked
        .as_ref()
        .map(|asked| asked.fact.clone())
        .unwrap_or_default();
    let (not_known, later) = questions
        .into_iter()
        .filter(|question| question.fact != here)
        .partition(|question| question.not_known_yet);
    let (implied, given) = answered
        .into_iter()
        .partition(|answer| answer.implied_by.is_some());
    let age = Told::new(&typed.answer);
    let danger = plan.danger.clone().filter(|_| head.danger.is_none());
    let contradiction = plan.contradiction.clone().or(plan.not_held.clone());
    let sections = glance(plan);
    Ok(TriagePage {
        frame: visit.frame,
        head,
        asked,
        later,
        not_known,
        given,
        implied,
        near_contradictions,
        settled,
        sections,
        danger,
        contradiction,
        errors,
        typed,
        age,
    })
}

/// The question asked for; without a wish, the first that nobody has yet said "we don't know" to.
fn asked(
    questions: &[QuestionView],
    answered: &[AnsweredView],
    fact: &str,
) -> Result<Option<Asked>, Problem> {
    if fact.is_empty() {
        return Ok(questions
            .iter()
            .find(|question| !question.not_known_yet)
            .cloned()
            .map(Asked::open));
    }
    let given = answered
        .iter()
        .find(|answer| answer.fact == fact)
        .cloned()
        .map(Asked::answered);
    let open = questions
        .iter()
        .find(|question| question.fact == fact)
        .cloned()
        .map(Asked::open);
    open.or(given).map(Some).ok_or(Problem::NotFound)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(fact: &str, not_known_yet: bool) -> QuestionView {
        QuestionView {
            fact: fact.to_owned(),
            ask: "?".to_owned(),
            help: None,
            kind: QuestionKind::Bool,
            why: Vec::new(),
            who_might_know: None,
            urgency: "soon".to_owned(),
            not_known_yet,
        }
    }

    #[test]
    fn an_age_typed_without_choosing_is_an_answer() {
        assert_eq!(answer(&Form::of(&[("age", "13")])), "13");
        assert_eq!(answer(&Form::of(&[("answer", "age"), ("age", "13")])), "13");
        assert_eq!(answer(&Form::of(&[("answer", "yes")])), "yes");
    }

    #[test]
    fn the_first_question_that_nobody_has_put_off_is_asked() {
        let questions = [question("grooming", true), question("blackmailed", false)];
        assert_eq!(
            asked(&questions, &[], "").unwrap().map(|asked| asked.fact),
            Some("blackmailed".to_owned())
        );
        assert_eq!(
            asked(&questions, &[], "grooming")
                .unwrap()
                .map(|asked| asked.fact),
            Some("grooming".to_owned())
        );
    }

    #[test]
    fn a_question_that_decides_nothing_is_not_asked() {
        assert!(asked(&[], &[], "").unwrap().is_none());
        assert!(asked(&[], &[], "grooming").is_err());
    }
}
