//! Every rule can hold in some case that the vocabulary allows; of one that cannot, what shuts it out is named.

use biodivine_lib_bdd::Bdd;

use crate::expression::Expression;
use crate::procedure::RuleIndex;
use crate::proof::finding::{Check, Finding, Weight};
use crate::proof::subject::Subject;
use crate::vocabulary::FactId;

pub(super) fn findings(subject: &Subject<'_>) -> Vec<Finding> {
    let rules = subject.procedure.rules();
    rules
        .map(|(index, _)| index)
        .filter(|index| {
            let holds = &subject.diagrams.rule(*index).holds;
            !subject.diagrams.is_possible(holds)
        })
        .map(|index| dead(subject, index))
        .collect()
}

fn dead(subject: &Subject<'_>, index: RuleIndex) -> Finding {
    let rule = &subject.procedure[index];
    let (parts, pairs) = core(subject, index);
    let mut why = format!("{} cannot be", all_of(&parts));
    if !pairs.is_empty() {
        why = format!("{why}, because {}", pairs.join(" and "));
    }
    Finding::new(
        Check::RulesCanHold,
        Weight::Failure,
        format!("rule `{}` can never hold: {why}", rule.id),
    )
    .at(subject.place(index))
    .citing(rule.cites.clone())
}

fn all_of(parts: &[String]) -> String {
    match parts {
        [only] => format!("`{only}`"),
        parts => {
            let parts: Vec<String> = parts.iter().map(|part| format!("`{part}`")).collect();
            format!("{} together", parts.join(" and "))
        }
    }
}

/// The fewest of the condition's parts, and of the vocabulary's sentences, that together leave no case, found by leaving out.
fn core(subject: &Subject<'_>, index: RuleIndex) -> (Vec<String>, Vec<String>) {
    let rule = &subject.procedure[index];
    let mut parts: Vec<(String, Bdd)> = conjuncts(&rule.when)
        .into_iter()
        .map(|part| {
            (
                part.written(subject.vocabulary).to_string(),
                diagram(subject, part),
            )
        })
        .collect();
    if let Some(until) = &rule.until {
        let text = format!("not yet ({})", until.written(subject.vocabulary));
        parts.push((text, diagram(subject, until).not()));
    }
    let without = |parts: &[(String, Bdd)], left_out: usize| {
        let rest = parts.iter().enumerate();
        let rest = rest.filter(|(place, _)| *place != left_out);
        rest.fold(subject.diagrams.always(), |all, (_, (_, part))| {
            all.and(part)
        })
    };
    let mut place = 0;
    while place < parts.len() {
        if subject.diagrams.is_possible(&without(&parts, place)) {
            place += 1;
        } else {
            parts.remove(place);
        }
    }
    let all = without(&parts, parts.len());
    let mut pairs = sentences(subject, &rule.when, rule.until.as_ref());
    let together = |pairs: &[(String, Bdd)], left_out: usize| without(pairs, left_out).and(&all);
    let mut place = 0;
    while place < pairs.len() {
        if together(&pairs, place).is_false() {
            pairs.remove(place);
        } else {
            place += 1;
        }
    }
    let texts = |of: Vec<(String, Bdd)>| of.into_iter().map(|(text, _)| text).collect();
    (texts(parts), texts(pairs))
}

fn conjuncts(condition: &Expression) -> Vec<&Expression> {
    match condition {
        Expression::And(parts) => parts.iter().collect(),
        other => vec![other],
    }
}

fn diagram(subject: &Subject<'_>, condition: &Expression) -> Bdd {
    subject.diagrams.formula(&subject.atoms.formula(condition))
}

/// What the vocabulary says of the facts read: "`blackmailed` means `coerced`".
fn sentences(
    subject: &Subject<'_>,
    when: &Expression,
    until: Option<&Expression>,
) -> Vec<(String, Bdd)> {
    let mut read: Vec<FactId> = when.facts();
    read.extend(until.map(Expression::facts).unwrap_or_default());
    let yes = |fact: FactId| diagram(subject, &Expression::Fact(fact));
    let mut sentences = Vec::new();
    for fact in &read {
        let then = subject.vocabulary.implications().of(fact.index(), true);
        for other in read.iter().filter(|other| *other != fact) {
            let (one, two) = (subject.fact(*fact), subject.fact(*other));
            if then.yes.contains(other.index()) {
                let text = format!("`{one}` always means `{two}`");
                sentences.push((text, yes(*fact).imp(&yes(*other))));
            }
            if then.no.contains(other.index()) {
                let text = format!("`{one}` rules out `{two}`");
                sentences.push((text, yes(*fact).and(&yes(*other)).not()));
            }
        }
    }
    sentences
}
