//! The next questions, and answers to them.

use std::collections::BTreeSet;

use access::{Action, Kind};
use casework::command::{self, AnswerFact};
use casework::{Case, FactAnswer, Refusal};
use decide::{DirectiveId, DirectiveKind, FactId, Question, Uneasy, Urgency, Vocabulary};
use uuid::Uuid;

use crate::agreement::agrees;
use crate::commit::Sent;
use crate::error::Error;
use crate::fact_words::{
    question_kind, read_answer, recorded_label, recorded_value, said, value_id, value_label,
};
use crate::form::AnswerForm;
use crate::judgement::{Decided, Judgement, Line, Undecided};
use crate::office::Office;
use crate::people::People;
use crate::view::{AnsweredView, QuestionView, TriageView, Visitor};

/// More reasons than these are counted, not listed.
const REASONS: usize = 4;

impl Office {
    /// # Errors
    /// `NotFound` when it is not there or not the visitor's to see.
    pub async fn triage(&self, visitor: &Visitor, reference: &str) -> Result<TriageView, Error> {
        let opened = self
            .open_to_read(visitor, reference, Kind::Triage, "the questions")
            .await?;
        let people = self.people(visitor).await?;
        let judgement = self.judge(&opened.case)?;
        let plan = self.plan_view(visitor, &opened, &people, &judgement);
        let questions = questions(&judgement);
        Ok(TriageView {
            case: plan.case.clone(),
            settled: judgement.decided.is_ok() && questions.is_empty(),
            questions,
            answered: answered(&judgement, &people),
            near_contradictions: uneasy(&judgement, self.inner.catalogue.uneasy()),
            plan,
        })
    }

    /// Whether the plan no longer asks for something that it asked for before: nothing is dropped without a word.
    ///
    /// # Errors
    /// `Refused` (fields `fact`, `answer`, `reason`), `Conflict`, `NotFound`.
    pub async fn answer(
        &self,
        visitor: &Visitor,
        reference: &str,
        version: u32,
        command: Uuid,
        form: AnswerForm,
    ) -> Result<bool, Error> {
        let opened = self
            .open_to_change(visitor, reference, Kind::Triage, Action::Answer)
            .await?;
        let (row, before) = (opened.row.clone(), self.asked_for(&opened.case)?);
        let vocabulary = self.inner.catalogue.vocabulary();
        let unknown = || Refusal::new("fact", "Choose one of the questions.");
        let fact = vocabulary.fact(&form.fact).ok_or_else(unknown)?;
        let read = read_answer(vocabulary[fact].kind, &form.answer);
        let answer = read.map_err(|message| Refusal::new("answer", message))?;
        let AnswerForm {
            fact,
            source,
            reason,
            ..
        } = form;
        let answer = AnswerFact {
            fact,
            answer,
            source,
            reason,
        };
        let act = |case: &Case, context: &command::Context| {
            agrees(vocabulary, case, std::slice::from_ref(&answer))
                .map_err(|message| Refusal::new("answer", message))?;
            command::answer_fact(case, answer, context)
        };
        self.change(visitor, opened, Sent { version, command }, act)
            .await?;
        let after = self.asked_for(&self.load(visitor, row).await?.case)?;
        Ok(!before.is_subset(&after))
    }

    /// What the plan asks for, whether it is settled or not.
    fn asked_for(&self, case: &Case) -> Result<BTreeSet<DirectiveId>, Error> {
        let judgement = self.judge(case)?;
        let required = judgement
            .lines()
            .filter(|line: &Line<'_>| line.is_required());
        Ok(required.map(|line| line.directed.directive).collect())
    }
}

/// In the order of the decision; what somebody has said is not known yet comes after what nobody has been asked.
fn questions(judgement: &Judgement<'_>) -> Vec<QuestionView> {
    let Ok(decided) = &judgement.decided else {
        return Vec::new();
    };
    let vocabulary = judgement.rulebook.vocabulary();
    let mut views: Vec<QuestionView> = decided
        .outcome
        .questions
        .iter()
        .map(|question| view(vocabulary, judgement.case, question))
        .collect();
    views.sort_by_key(|question| question.not_known_yet);
    views
}

fn view(vocabulary: &Vocabulary, case: &Case, question: &Question) -> QuestionView {
    let fact = &vocabulary[question.fact];
    QuestionView {
        fact: fact.id.clone(),
        ask: fact.ask.clone(),
        help: fact.help.clone(),
        kind: question_kind(fact.kind),
        why: why(vocabulary, &question.decides),
        who_might_know: fact.who.clone(),
        urgency: urgency(question.urgency).to_owned(),
        not_known_yet: case
            .facts
            .get(&fact.id)
            .is_some_and(|answer| answer.answer == FactAnswer::NotKnown),
    }
}

fn why(vocabulary: &Vocabulary, decides: &[DirectiveId]) -> Vec<String> {
    let mut reasons: Vec<String> = decides
        .iter()
        .take(REASONS)
        .map(|id| decides_whether(vocabulary, *id))
        .collect();
    let more = decides.len().saturating_sub(REASONS);
    if more > 0 {
        reasons.push(format!("and {more} more"));
    }
    reasons
}

fn decides_whether(vocabulary: &Vocabulary, directive: DirectiveId) -> String {
    let definition = &vocabulary[directive];
    let mut letters = definition.does.chars();
    let first = letters
        .next()
        .map(|letter| letter.to_lowercase().to_string())
        .unwrap_or_default();
    let rest = letters.as_str();
    if definition.kind == DirectiveKind::Prohibition || definition.does.starts_with("Do not") {
        return format!("decides whether this holds: {first}{rest}");
    }
    format!("decides whether to {first}{rest}")
}

const fn urgency(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Life => "danger to life",
        Urgency::Immediate => "at once",
        Urgency::SameDay => "today",
        Urgency::Soon => "soon",
        Urgency::WhenPossible => "when possible",
    }
}

/// What was answered, in the vocabulary's order, and then what follows from it.
fn answered(judgement: &Judgement<'_>, people: &People) -> Vec<AnsweredView> {
    let vocabulary = judgement.rulebook.vocabulary();
    let given = vocabulary.facts().filter_map(|(_, fact)| {
        let answer = judgement.case.facts.get(&fact.id)?;
        Some(AnsweredView {
            fact: fact.id.clone(),
            ask: fact.ask.clone(),
            answer: recorded_label(&answer.answer),
            value: recorded_value(&answer.answer),
            kind: question_kind(fact.kind),
            said_by: people.name(answer.signed.by),
            source: answer.source.clone().unwrap_or_default(),
            at: crate::said::exactly(answer.signed.at),
            implied_by: None,
            reason: answer.reason.clone(),
        })
    });
    let mut views: Vec<AnsweredView> = given.collect();
    if let Ok(decided) = &judgement.decided {
        views.extend(
            decided
                .outcome
                .implied
                .iter()
                .map(|(fact, value)| AnsweredView {
                    fact: vocabulary[*fact].id.clone(),
                    ask: vocabulary[*fact].ask.clone(),
                    answer: value_label(*value),
                    value: value_id(*value),
                    kind: question_kind(vocabulary[*fact].kind),
                    said_by: String::new(),
                    source: String::new(),
                    at: String::new(),
                    implied_by: Some(sources(vocabulary, decided, *fact)),
                    reason: None,
                }),
        );
    }
    views
}

fn sources(vocabulary: &Vocabulary, decided: &Decided, fact: FactId) -> String {
    let sources = decided.closed.because_of(vocabulary, fact);
    let words: Vec<String> = sources
        .iter()
        .map(|(source, value)| said(vocabulary, *source, *value))
        .collect();
    if words.is_empty() {
        "the other answers together".to_owned()
    } else {
        words.join("; ")
    }
}

/// What sits badly together: a contradiction, answers that the vocabulary names, two lines that pull apart, "not known" beside what
/// settles it.
fn uneasy(judgement: &Judgement<'_>, named: &[Uneasy]) -> Vec<String> {
    let vocabulary = judgement.rulebook.vocabulary();
    let decided = match &judgement.decided {
        Ok(decided) => decided,
        Err(Undecided::NotHeld(_)) => return Vec::new(),
        Err(fault) => return vec![crate::plan::undecided(judgement, fault)],
    };
    let required = |id: DirectiveId| {
        judgement
            .lines()
            .any(|line| line.is_required() && line.directed.directive == id)
    };
    let answers = named
        .iter()
        .filter(|uneasy| uneasy.is_shown(&decided.closed));
    let mut found: Vec<String> = answers.map(|uneasy| uneasy.says.clone()).collect();
    for line in judgement.lines().filter(|line| line.is_required()) {
        let one = &vocabulary[line.directed.directive];
        for other in one.contradicts.iter().filter(|other| required(**other)) {
            let other = &vocabulary[*other].does;
            found.push(format!(
                "Two things pull apart: “{}” and “{other}”. What must not be done comes first.",
                one.does
            ));
        }
    }
    for (fact, value) in &decided.outcome.implied {
        let answer = judgement.case.facts.get(&vocabulary[*fact].id);
        if answer.is_some_and(|answer| answer.answer == FactAnswer::NotKnown) {
            let settled = said(vocabulary, *fact, *value);
            found.push(format!(
                "This is recorded as not known yet, but other answers settle it: {settled}."
            ));
        }
    }
    found
}
