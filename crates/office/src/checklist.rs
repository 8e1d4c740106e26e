//! Checklists that help to carry a directive out. A question bound to a fact answers the fact too.

use access::{Action, Kind};
use casework::command::{self, AnswerChecklist, AnswerFact, ChecklistReply};
use casework::{Case, Event, Refusal};
use decide::{AnswerKind, Form, FormQuestion, Procedure, Vocabulary};
use uuid::Uuid;

use crate::agreement::agrees;
use crate::commit::Sent;
use crate::error::{Error, FieldError};
use crate::fact_words::read_answer;
use crate::form::ChecklistAnswer;
use crate::judgement::Judgement;
use crate::lines::clauses;
use crate::office::Office;
use crate::view::{ChecklistQuestionView, ChecklistView, Visitor};

impl Office {
    /// # Errors
    /// `NotFound` when there is no such case or form.
    pub async fn checklist(
        &self,
        visitor: &Visitor,
        reference: &str,
        form: &str,
    ) -> Result<ChecklistView, Error> {
        let opened = self
            .open_to_read(visitor, reference, Kind::Checklist, "a checklist")
            .await?;
        let people = self.people(visitor).await?;
        let judgement = self.judge(&opened.case)?;
        let procedure = judgement.rulebook.procedure();
        let form = find(procedure, form)?;
        let questions = form
            .questions
            .iter()
            .map(|question| question_view(&judgement, form, question));
        Ok(ChecklistView {
            questions: questions.collect(),
            case: self.case_view(visitor, &opened, &people, &judgement),
            id: form.id.clone(),
            title: form.title.clone(),
            intro: form.intro.clone().unwrap_or_default(),
            directive: judgement.rulebook.vocabulary()[form.directive].does.clone(),
        })
    }

    /// # Errors
    /// `Refused` (the field is the question's id), `Conflict`, `NotFound`.
    pub async fn answer_checklist(
        &self,
        visitor: &Visitor,
        reference: &str,
        version: u32,
        command: Uuid,
        form: &str,
        answers: Vec<ChecklistAnswer>,
    ) -> Result<(), Error> {
        let opened = self
            .open_to_change(visitor, reference, Kind::Checklist, Action::Answer)
            .await?;
        let rulebook = self.rulebook_of(&opened.case)?;
        let form = find(rulebook.procedure(), form)?;
        let (replies, facts) = checked(rulebook.vocabulary(), &opened.case, form, answers)?;
        let reply = AnswerChecklist {
            form: form.id.clone(),
            replies,
        };
        let act = |case: &Case, context: &command::Context| {
            let mut events = command::answer_checklist(case, reply, context)?;
            for fact in facts {
                events.extend(command::answer_fact(case, fact, context)?);
            }
            Ok::<Vec<Event>, Refusal>(events)
        };
        self.change(visitor, opened, Sent { version, command }, act)
            .await
    }
}

fn find<'a>(procedure: &'a Procedure, id: &str) -> Result<&'a Form, Error> {
    procedure
        .forms
        .iter()
        .find(|form| form.id == id)
        .ok_or(Error::NotFound)
}

fn question_view(
    judgement: &Judgement<'_>,
    form: &Form,
    question: &FormQuestion,
) -> ChecklistQuestionView {
    let (procedure, case) = (judgement.rulebook.procedure(), judgement.case);
    let entry = case.checklists.get(&(form.id.clone(), question.id.clone()));
    let (kind, options) = match &question.answer {
        AnswerKind::YesNo => ("yes_no", Vec::new()),
        AnswerKind::Text => ("text", Vec::new()),
        AnswerKind::Choice(options) => ("choice", options.clone()),
    };
    ChecklistQuestionView {
        id: question.id.clone(),
        ask: question.ask.clone(),
        help: question.help.clone().unwrap_or_default(),
        kind: kind.to_owned(),
        options,
        answer: entry.map(|entry| entry.answer.clone()).unwrap_or_default(),
        note: entry.map(|entry| entry.note.clone()).unwrap_or_default(),
        decides: question.fact.is_some(),
        clauses: clauses(procedure, &judgement.marks, &question.cites),
    }
}

/// The answers that the form can take, and the facts that they answer too. A question left empty and without a note stays
/// as it was.
fn checked(
    vocabulary: &Vocabulary,
    case: &Case,
    form: &Form,
    answers: Vec<ChecklistAnswer>,
) -> Result<(Vec<ChecklistReply>, Vec<AnswerFact>), Error> {
    let (mut replies, mut facts, mut faults) = (Vec::new(), Vec::new(), Vec::new());
    for answer in answers {
        let Some(question) = form
            .questions
            .iter()
            .find(|question| question.id == answer.question)
        else {
            faults.push(FieldError::new(
                answer.question,
                "This question is not in the checklist.",
            ));
            continue;
        };
        let typed = answer.answer.trim();
        if typed.is_empty() && answer.note.trim().is_empty() {
            continue;
        }
        if !takes(&question.answer, typed) {
            faults.push(FieldError::new(
                answer.question,
                "Choose one of the answers.",
            ));
            continue;
        }
        match also(vocabulary, case, form, question, &answer) {
            Ok(Some(fact)) => {
                facts.push(fact);
                if let Err(message) = agrees(vocabulary, case, &facts) {
                    faults.push(FieldError::new(answer.question.clone(), message));
                }
            }
            Ok(None) => {}
            Err(message) => faults.push(FieldError::new(answer.question.clone(), message)),
        }
        replies.push(ChecklistReply {
            question: answer.question,
            answer: typed.to_owned(),
            note: answer.note,
        });
    }
    if faults.is_empty() {
        Ok((replies, facts))
    } else {
        Err(Error::Refused(faults))
    }
}

fn takes(kind: &AnswerKind, typed: &str) -> bool {
    match kind {
        _ if typed.is_empty() || typed == "not_known" => true,
        AnswerKind::YesNo => matches!(typed, "yes" | "no"),
        AnswerKind::Choice(options) => options.iter().any(|option| option == typed),
        AnswerKind::Text => true,
    }
}

/// The fact that the answer also answers. Changing an earlier answer takes the note as its reason.
fn also(
    vocabulary: &Vocabulary,
    case: &Case,
    form: &Form,
    question: &FormQuestion,
    answer: &ChecklistAnswer,
) -> Result<Option<AnswerFact>, String> {
    let Some(fact) = question.fact.filter(|_| !answer.answer.trim().is_empty()) else {
        return Ok(None);
    };
    let definition = &vocabulary[fact];
    let value = read_answer(definition.kind, &answer.answer).map_err(str::to_owned)?;
    let before = case.facts.get(&definition.id).map(|before| &before.answer);
    let changes =
        before.is_some_and(|before| *before != value && *before != casework::FactAnswer::NotKnown);
    if changes && answer.note.trim().is_empty() {
        return Err("This changes an earlier answer. Say why in the note.".to_owned());
    }
    Ok(Some(AnswerFact {
        fact: definition.id.clone(),
        answer: value,
        source: format!("checklist: {}", form.title),
        reason: if changes {
            answer.note.clone()
        } else {
            String::new()
        },
    }))
}
