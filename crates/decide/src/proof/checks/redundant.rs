//! A rule adds nothing when others ask for the same directive wherever it does, as strongly, by then at the latest and of the same
//! person. That is no fault: rules repeat one another so that every clause can be traced. It is named, with the rules that cover it.

use biodivine_lib_bdd::Bdd;

use crate::procedure::{Rule, RuleIndex};
use crate::proof::breach::no_later;
use crate::proof::finding::{Check, Finding, Weight};
use crate::proof::subject::Subject;

pub(super) fn findings(subject: &Subject<'_>) -> Vec<Finding> {
    let rules = subject.procedure.rules();
    rules
        .filter_map(|(index, rule)| {
            let covering = covering(subject, index)?;
            let others = subject.rule_names(&covering);
            Some(
                Finding::new(
                    Check::RulesAddSomething,
                    Weight::Warning,
                    format!("rule `{}` adds nothing to {others}", rule.id),
                )
                .at(subject.place(index))
                .citing(rule.cites.clone()),
            )
        })
        .collect()
}

/// The fewest other rules found that do all that this one does; none if it adds something.
fn covering(subject: &Subject<'_>, index: RuleIndex) -> Option<Vec<RuleIndex>> {
    let rule = &subject.procedure[index];
    if !subject
        .diagrams
        .is_possible(&subject.diagrams.rule(index).holds)
    {
        return None;
    }
    let mut others: Vec<RuleIndex> = subject
        .rules_for(rule.directive)
        .filter(|(other, _)| *other != index && is_lifted_no_sooner(subject, *other, index))
        .map(|(other, _)| other)
        .collect();
    if !covers(subject, &others, index) {
        return None;
    }
    let alone = others
        .iter()
        .find(|other| covers(subject, &[**other], index));
    if let Some(alone) = alone {
        return Some(vec![*alone]);
    }
    let mut place = 0;
    while place < others.len() {
        let mut without = others.clone();
        without.remove(place);
        if covers(subject, &without, index) {
            others = without;
        } else {
            place += 1;
        }
    }
    Some(others)
}

/// What lifts the other lifts this one too: so whatever is known, as long as this one stands the other does.
fn is_lifted_no_sooner(subject: &Subject<'_>, other: RuleIndex, index: RuleIndex) -> bool {
    let diagrams = &subject.diagrams;
    match (&diagrams.rule(other).until, &diagrams.rule(index).until) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(other), Some(own)) => !diagrams.is_possible(&other.and_not(own)),
    }
}

/// Wherever the rule's condition holds, one of the others is as strong, one as early, and one names the same person.
fn covers(subject: &Subject<'_>, others: &[RuleIndex], index: RuleIndex) -> bool {
    let rule = &subject.procedure[index];
    let is_covered_by = |fits: &dyn Fn(&Rule) -> bool| {
        let whens = others
            .iter()
            .filter(|other| fits(&subject.procedure[**other]))
            .map(|other| &subject.diagrams.rule(*other).when);
        let any = whens.fold(subject.diagrams.never(), |any: Bdd, when| any.or(when));
        let own = &subject.diagrams.rule(index).when;
        !subject.diagrams.is_possible(&own.and_not(&any))
    };
    let as_early = |other: &Rule| match (rule.deadline, other.deadline) {
        (Some(limit), Some(span)) => no_later(span, limit),
        (limit, _) => limit.is_none(),
    };
    is_covered_by(&|other| other.modality <= rule.modality)
        && is_covered_by(&as_early)
        && is_covered_by(&|other| rule.by.is_none() || other.by == rule.by)
}
