//! No two directives that the vocabulary says contradict each other are both required in any case, unless a ruling that both rules name
//! says which gives way.

use crate::procedure::RuleIndex;
use crate::proof::breach::{Breach, Part};
use crate::proof::example::Example;
use crate::proof::finding::{Check, Finding, Weight};
use crate::proof::subject::Subject;
use crate::vocabulary::DirectiveId;

pub(super) fn findings(subject: &mut Subject<'_>) -> Vec<Finding> {
    pairs(subject)
        .into_iter()
        .filter_map(|(one, other)| together(subject, one, other))
        .collect()
}

/// Each pair once.
fn pairs(subject: &Subject<'_>) -> Vec<(DirectiveId, DirectiveId)> {
    let mut pairs: Vec<(DirectiveId, DirectiveId)> = Vec::new();
    for (directive, definition) in subject.vocabulary.directives() {
        for other in &definition.contradicts {
            pairs.push((directive.min(*other), directive.max(*other)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

fn together(subject: &mut Subject<'_>, one: DirectiveId, other: DirectiveId) -> Option<Finding> {
    let breach = Breach::of(vec![Part::Required(one), Part::Required(other)]);
    if !breach.is_possible(subject) {
        return None;
    }
    let clashing = clashing(subject, one, other);
    let rules: Vec<RuleIndex> = clashing
        .iter()
        .flat_map(|(first, second)| [*first, *second])
        .collect();
    let names = format!(
        "`{}` and `{}`",
        subject.directive(one),
        subject.directive(other)
    );
    let unsettled = clashing
        .iter()
        .find(|(first, second)| shared_rulings(subject, *first, *second).is_empty());
    let finding = match unsettled {
        None => {
            let mut rulings: Vec<String> = clashing
                .iter()
                .flat_map(|(first, second)| shared_rulings(subject, *first, *second))
                .collect();
            rulings.sort_unstable();
            rulings.dedup();
            Finding::new(
                Check::NoContradictions,
                Weight::Note,
                format!(
                    "{names} can both be required; settled by the ruling {}",
                    rulings.join(", ")
                ),
            )
        }
        Some((first, second)) => {
            let message = format!(
                "{names} contradict each other and are both required in the example; no ruling says which gives way (rules {})",
                subject.rule_names(&[*first, *second])
            );
            match Example::of(subject, &breach) {
                Ok(examples) => Finding::new(Check::NoContradictions, Weight::Failure, message)
                    .shown_by(examples)
                    .at(subject.place(*first)),
                Err(fault) => Finding::new(Check::NoContradictions, Weight::Failure, fault.0),
            }
        }
    };
    Some(finding.citing(subject.cites(rules)))
}

/// The rules, one for each directive, that can hold in the same case.
fn clashing(
    subject: &Subject<'_>,
    one: DirectiveId,
    other: DirectiveId,
) -> Vec<(RuleIndex, RuleIndex)> {
    let mut clashing = Vec::new();
    for (first, _) in subject.rules_for(one) {
        for (second, _) in subject.rules_for(other) {
            let holds = |rule| &subject.diagrams.rule(rule).holds;
            if subject
                .diagrams
                .is_possible(&holds(first).and(holds(second)))
            {
                clashing.push((first, second));
            }
        }
    }
    clashing
}

fn shared_rulings(subject: &Subject<'_>, one: RuleIndex, other: RuleIndex) -> Vec<String> {
    let procedure = subject.procedure;
    let others = &procedure[other].rulings;
    procedure[one]
        .rulings
        .iter()
        .filter(|ruling| others.contains(ruling))
        .map(|ruling| procedure[*ruling].id.clone())
        .collect()
}
