//! Rules as a tree of questions: what several rules ask first is asked once, with every answer that leads on; the commonest question stands
//! at the top.

use super::ListItem;
use crate::decision::Rulebook;
use crate::explain::{Asked, person, question};
use crate::expression::Expression;
use crate::procedure::{Modality, Rule, RuleIndex, strength_beside};

/// A question, or none where what follows needs no question.
#[derive(Debug, Clone)]
pub(super) struct Branch {
    pub asked: Option<Question>,
    pub answers: Vec<Answering>,
}

/// A question with what stands under it, whatever the answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Question {
    pub ask: String,
    pub among: Vec<String>,
}

/// One answer, and what it leads to.
#[derive(Debug, Clone)]
pub(super) struct Answering {
    pub answer: String,
    pub outcomes: Vec<Outcome>,
    pub branches: Vec<Branch>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Outcome {
    pub modality: Modality,
    pub does: String,
    /// By whom, by when, until what, and the clauses.
    pub detail: String,
}

/// The outermost branches; outcomes that always follow stand in one without a question.
pub(super) fn grow(rulebook: &Rulebook, rules: &[RuleIndex]) -> Vec<Branch> {
    let procedure = rulebook.procedure();
    let asked = |rule: &RuleIndex| {
        let parts = parts(&procedure[*rule].when).into_iter();
        let asked = parts.map(|part| question(rulebook.vocabulary(), &part));
        asked.collect::<Vec<Asked>>()
    };
    let all: Vec<Vec<Asked>> = rules.iter().map(asked).collect();
    let same = |one: &Asked, other: &Asked| one.ask == other.ask && one.among == other.among;
    let asks = |parts: &[Asked], part: &Asked| parts.iter().any(|each| same(each, part));
    let count = |part: &Asked| all.iter().filter(|parts| asks(parts, part)).count();
    let first = |part: &Asked| all.iter().position(|parts| asks(parts, part));
    let mut root = Answering::to("in every case".to_owned());
    for (rule, parts) in rules.iter().zip(&all) {
        let mut path = parts.clone();
        path.sort_by_key(|part| (std::cmp::Reverse(count(part)), first(part)));
        path.dedup();
        let mut reached = &mut root;
        for part in path {
            reached = reached.under(part);
        }
        let outcome = outcome(rulebook, &procedure[*rule]);
        if !reached.outcomes.contains(&outcome) {
            reached.outcomes.push(outcome);
        }
    }
    let mut branches = std::mem::take(&mut root.branches);
    if !root.outcomes.is_empty() {
        let always = Branch {
            asked: None,
            answers: vec![root],
        };
        branches.insert(0, always);
    }
    branches
}

/// What must all hold.
fn parts(when: &Expression) -> Vec<Expression> {
    match when {
        Expression::And(parts) => parts.clone(),
        Expression::Always => Vec::new(),
        other => vec![other.clone()],
    }
}

impl Answering {
    fn to(answer: String) -> Self {
        Self {
            answer,
            outcomes: Vec::new(),
            branches: Vec::new(),
        }
    }

    /// The answer to that question here; the question is asked once, however many answers lead on.
    fn under(&mut self, part: Asked) -> &mut Answering {
        let Asked { ask, among, answer } = part;
        let asked = Some(Question { ask, among });
        let branches = &mut self.branches;
        let place = branches.iter().position(|branch| branch.asked == asked);
        let place = place.unwrap_or_else(|| {
            branches.push(Branch {
                asked,
                answers: Vec::new(),
            });
            branches.len() - 1
        });
        let answers = &mut branches[place].answers;
        let known = answers.iter().position(|each| each.answer == answer);
        let known = known.unwrap_or_else(|| {
            answers.push(Answering::to(answer));
            answers.len() - 1
        });
        &mut answers[known]
    }
}

fn outcome(rulebook: &Rulebook, rule: &Rule) -> Outcome {
    let definition = &rulebook.vocabulary()[rule.directive];
    let mut detail = vec![person(rule.by.as_ref().unwrap_or(&definition.by))];
    detail.extend(rule.deadline.map(|span| span.to_string().replace('_', " ")));
    if let Some(until) = &rule.until {
        detail.push(format!(
            "until: {}",
            question(rulebook.vocabulary(), until).joined()
        ));
    }
    if !rule.cites.is_empty() {
        detail.push(rule.cites.join(", "));
    }
    Outcome {
        modality: rule.modality,
        does: definition.does.clone(),
        detail: detail.join(" · "),
    }
}

/// How strongly, in the words that stand before what is to be done.
pub(super) fn said(outcome: &Outcome) -> String {
    strength_beside(outcome.modality.id(), &outcome.does)
}

pub(super) fn list(branches: &[Branch]) -> Vec<ListItem> {
    let answered = branches
        .iter()
        .flat_map(|branch| branch.answers.iter().map(move |answer| (branch, answer)));
    let item = |(branch, answering): (&Branch, &Answering)| {
        let outcome = |outcome: &Outcome| ListItem {
            text: format!("{}: {} ({})", said(outcome), outcome.does, outcome.detail),
            children: Vec::new(),
        };
        let mut children: Vec<ListItem> = answering.outcomes.iter().map(outcome).collect();
        children.extend(list(&answering.branches));
        let text = match &branch.asked {
            None => "In every case".to_owned(),
            Some(Question { ask, among }) => Asked {
                ask: ask.clone(),
                among: among.clone(),
                answer: answering.answer.clone(),
            }
            .joined(),
        };
        ListItem { text, children }
    };
    answered.map(item).collect()
}
