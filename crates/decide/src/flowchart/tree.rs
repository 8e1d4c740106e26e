//! Rules as a tree of questions: what several rules ask first is asked once, the commonest question at the top.

use super::ListItem;
use crate::decision::Rulebook;
use crate::explain::{Asked, person, question};
use crate::expression::Expression;
use crate::procedure::{Modality, Rule, RuleIndex};

/// A question, or none where what follows needs no question, and what its answer leads to.
#[derive(Debug, Clone)]
pub(super) struct Branch {
    pub asked: Option<Asked>,
    pub outcomes: Vec<Outcome>,
    pub branches: Vec<Branch>,
    condition: Option<Expression>,
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
    let all: Vec<Vec<Expression>> = rules
        .iter()
        .map(|rule| parts(&procedure[*rule].when))
        .collect();
    let count = |part: &Expression| all.iter().filter(|parts| parts.contains(part)).count();
    let first = |part: &Expression| all.iter().position(|parts| parts.contains(part));
    let mut root = Branch {
        asked: None,
        outcomes: Vec::new(),
        branches: Vec::new(),
        condition: None,
    };
    for (rule, parts) in rules.iter().zip(&all) {
        let mut path = parts.clone();
        path.sort_by_key(|part| (std::cmp::Reverse(count(part)), first(part)));
        path.dedup();
        let mut branch = &mut root;
        for part in path {
            branch = branch.under(rulebook, part);
        }
        let outcome = outcome(rulebook, &procedure[*rule]);
        if !branch.outcomes.contains(&outcome) {
            branch.outcomes.push(outcome);
        }
    }
    let mut branches = std::mem::take(&mut root.branches);
    if !root.outcomes.is_empty() {
        branches.insert(0, root);
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

impl Branch {
    fn under(&mut self, rulebook: &Rulebook, part: Expression) -> &mut Branch {
        let place = self
            .branches
            .iter()
            .position(|branch| branch.condition.as_ref() == Some(&part));
        let place = place.unwrap_or_else(|| {
            let asked = Some(question(rulebook.vocabulary(), &part));
            self.branches.push(Branch {
                asked,
                outcomes: Vec::new(),
                branches: Vec::new(),
                condition: Some(part),
            });
            self.branches.len() - 1
        });
        &mut self.branches[place]
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

/// In words, for example "must not".
pub(super) fn said(modality: Modality) -> String {
    modality.id().replace('_', " ")
}

pub(super) fn list(branches: &[Branch]) -> Vec<ListItem> {
    let mut items = Vec::new();
    for branch in branches {
        let outcome = |outcome: &Outcome| ListItem {
            text: format!(
                "{}: {} ({})",
                said(outcome.modality),
                outcome.does,
                outcome.detail
            ),
            children: Vec::new(),
        };
        let mut children: Vec<ListItem> = branch.outcomes.iter().map(outcome).collect();
        children.extend(list(&branch.branches));
        let text = branch
            .asked
            .as_ref()
            .map_or("In every case".to_owned(), Asked::joined);
        items.push(ListItem { text, children });
    }
    items
}
