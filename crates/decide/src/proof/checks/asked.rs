//! Every fact that is asked can change something: there is a case in which another answer to it, with what follows from that, changes
//! what is required. A fact that only says which steps belong to a directive changes the plan, and that is enough. A fact that rules read
//! and that can change nothing (another rule says the same without it) is not asked: worth a look, no fault.

use crate::expression::Expression;
use crate::facts::Facts;
use crate::procedure::RuleIndex;
use crate::proof::breach::{Breach, Change, Part};
use crate::proof::finding::{Check, Finding, Weight};
use crate::proof::subject::Subject;
use crate::value::Value;
use crate::vocabulary::{DirectiveId, FactId};

pub(super) fn findings(subject: &Subject<'_>) -> Vec<Finding> {
    let asked = asked(subject);
    let mut findings = Vec::new();
    for fact in read(subject) {
        if matters(subject, fact) || is_read_by_steps(subject, fact) {
            continue;
        }
        let rules = reading(subject, fact);
        let (name, names) = (subject.fact(fact), subject.rule_names(&rules));
        let (weight, message) = if asked.contains(&fact) {
            let message = format!(
                "`{name}` is asked, but no answer to it can change what follows (read by {names})"
            );
            (Weight::Failure, message)
        } else {
            let message = format!(
                "`{name}` is read by {names}, but never asked: no answer to it can change what follows"
            );
            (Weight::Warning, message)
        };
        let mut finding = Finding::new(Check::FactsMatter, weight, message)
            .citing(subject.cites(rules.iter().copied()));
        if let Some(first) = rules.first() {
            finding = finding.at(subject.place(*first));
        }
        findings.push(finding);
    }
    findings.extend(forms(subject));
    findings
}

/// The facts that the evaluator asks for when nothing is known: all that it ever asks for.
fn asked(subject: &Subject<'_>) -> Vec<FactId> {
    let nothing = Facts::new(subject.vocabulary);
    let questions = subject
        .rulebook
        .decide(&nothing)
        .map(|outcome| outcome.questions);
    let questions = questions.unwrap_or_default();
    questions.iter().map(|question| question.fact).collect()
}

/// The facts that rules read.
fn read(subject: &Subject<'_>) -> Vec<FactId> {
    let rules = subject.procedure.rules.iter();
    let mut read: Vec<FactId> = rules
        .flat_map(|rule| std::iter::once(&rule.when).chain(&rule.until))
        .flat_map(Expression::facts)
        .collect();
    read.sort_unstable();
    read.dedup();
    read
}

fn reading(subject: &Subject<'_>, fact: FactId) -> Vec<RuleIndex> {
    let reads = |condition: &Expression| condition.facts().contains(&fact);
    let rules = subject.procedure.rules();
    rules
        .filter(|(_, rule)| reads(&rule.when) || rule.until.as_ref().is_some_and(reads))
        .map(|(index, _)| index)
        .collect()
}

fn is_read_by_steps(subject: &Subject<'_>, fact: FactId) -> bool {
    let whens = subject.procedure.steps.iter();
    whens
        .filter_map(|step| step.when.as_ref())
        .any(|when| when.facts().contains(&fact))
}

fn matters(subject: &Subject<'_>, fact: FactId) -> bool {
    let values = subject.atoms.values(subject.vocabulary, fact);
    let ordered = |from: &Value| {
        let from = *from;
        let others = values.iter().filter(move |to| **to != from);
        others.map(move |to| (from, *to)).collect::<Vec<_>>()
    };
    let changes: Vec<(Value, Value)> = values.iter().flat_map(ordered).collect();
    let directives: Vec<DirectiveId> = subject
        .vocabulary
        .directives()
        .map(|(directive, _)| directive)
        .filter(|directive| is_read_for(subject, *directive, fact))
        .collect();
    let turns = |first: Part<'static>, then: Part<'static>| {
        changes.iter().any(|(from, to)| {
            Breach {
                parts: vec![first.clone()],
                change: Some(Change {
                    fact,
                    from: *from,
                    to: *to,
                    then: vec![then.clone()],
                }),
            }
            .by_diagram(subject)
        })
    };
    directives.iter().any(|directive| {
        turns(Part::Required(*directive), Part::Absent(*directive))
            || turns(Part::Absent(*directive), Part::Required(*directive))
    })
}

/// Whether an answer to the fact says something about what the directive's rules read.
fn is_read_for(subject: &Subject<'_>, directive: DirectiveId, fact: FactId) -> bool {
    let diagram = subject.diagrams.directive(directive);
    let values = subject.atoms.values(subject.vocabulary, fact);
    values.into_iter().any(|value| {
        let following = subject.atoms.following(subject.vocabulary, fact, value);
        subject.diagrams.reads(&diagram, &following)
    })
}

/// A checklist may ask more than the rules read: worth a look, since the answer then changes nothing.
fn forms(subject: &Subject<'_>) -> Vec<Finding> {
    let steps = subject.procedure.steps.iter();
    let steps = steps.filter_map(|step| step.when.as_ref());
    let mut known = read(subject);
    known.extend(steps.flat_map(Expression::facts));
    let mut findings = Vec::new();
    for form in &subject.procedure.forms {
        for question in &form.questions {
            let Some(fact) = question
                .fact
                .filter(|fact| !says_something(subject, &known, *fact))
            else {
                continue;
            };
            let message = format!(
                "question `{}` of the checklist `{}` answers `{}`, which nothing here reads",
                question.id,
                form.id,
                subject.fact(fact)
            );
            findings.push(
                Finding::new(Check::FactsMatter, Weight::Warning, message)
                    .citing(question.cites.clone()),
            );
        }
    }
    findings
}

fn says_something(subject: &Subject<'_>, known: &[FactId], fact: FactId) -> bool {
    let near = subject.vocabulary.implications().neighbours(fact.index());
    known.iter().any(|known| near.contains(known.index()))
}
