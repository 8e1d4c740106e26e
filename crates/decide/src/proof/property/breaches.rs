//! What would have to be so of a case for a claim not to hold, one way after another.

use super::{Claim, Kept, Properties};
use crate::expression::Expression;
use crate::proof::breach::{Breach, Change, Part};
use crate::proof::subject::Subject;
use crate::value::Value;
use crate::vocabulary::{DirectiveId, DirectiveKind, FactId};

/// One way, and a few words that tell it from the others; none if there is but one.
pub(super) struct Way<'p> {
    pub breach: Breach<'p>,
    pub label: Option<String>,
}

/// `conditions` are those of `properties.kinds`, one for each.
pub(super) fn ways<'p>(
    subject: &Subject<'_>,
    properties: &'p Properties,
    conditions: &'p [Expression],
    claim: &'p Claim,
) -> Vec<Way<'p>> {
    let each = |directives: &[DirectiveId], part: &dyn Fn(DirectiveId) -> Vec<Part<'p>>| {
        directives
            .iter()
            .map(|directive| Way {
                breach: Breach::of(part(*directive)),
                label: Some(subject.directive(*directive).to_owned()),
            })
            .collect::<Vec<_>>()
    };
    match claim {
        Claim::Required {
            whenever,
            directives,
            any: false,
        } => each(directives, &|directive| {
            vec![Part::So(whenever), Part::Absent(directive)]
        }),
        Claim::Required {
            whenever,
            directives,
            any: true,
        } => vec![none_of(Part::So(whenever), directives.iter().copied())],
        Claim::Never {
            whenever,
            directives,
        } => each(directives, &|directive| {
            vec![Part::So(whenever), Part::Required(directive)]
        }),
        Claim::NoLaterThan {
            whenever,
            directives,
            deadline,
        } => each(directives, &|directive| {
            vec![Part::So(whenever), Part::Later(directive, *deadline)]
        }),
        Claim::NeverTogether {
            whenever,
            directives,
        } => together(subject, Part::So(whenever), directives),
        Claim::AlwaysSomething { whenever, kinds } => {
            let of_kind = subject
                .vocabulary
                .directives()
                .filter(|(_, definition)| kinds.contains(&definition.kind));
            let spoken = of_kind
                .map(|(directive, _)| directive)
                .filter(|directive| subject.rules_for(*directive).next().is_some());
            vec![none_of(Part::So(whenever), spoken)]
        }
        Claim::WhateverHappened { directives } => {
            each_kind(subject, properties, conditions, directives)
        }
        Claim::Kept { learning, of } => kept(subject, learning, of),
        Claim::Regardless { of, directives } => regardless(subject, of, directives),
    }
}

fn each_kind<'p>(
    subject: &Subject<'_>,
    properties: &Properties,
    conditions: &'p [Expression],
    directives: &[DirectiveId],
) -> Vec<Way<'p>> {
    let mut ways = Vec::new();
    for (kind, condition) in properties.kinds.iter().zip(conditions) {
        for directive in directives {
            ways.push(Way {
                breach: Breach::of(vec![Part::So(condition), Part::Absent(*directive)]),
                label: Some(subject.fact(*kind).to_owned()),
            });
        }
    }
    ways
}

fn none_of<'p>(so: Part<'p>, directives: impl Iterator<Item = DirectiveId>) -> Way<'p> {
    Way {
        breach: Breach::of(
            std::iter::once(so)
                .chain(directives.map(Part::Absent))
                .collect(),
        ),
        label: None,
    }
}

fn together<'p>(subject: &Subject<'_>, so: Part<'p>, directives: &[DirectiveId]) -> Vec<Way<'p>> {
    let mut ways = Vec::new();
    for (place, one) in directives.iter().enumerate() {
        for other in &directives[place + 1..] {
            let (first, second) = (subject.directive(*one), subject.directive(*other));
            ways.push(Way {
                breach: Breach::of(vec![
                    so.clone(),
                    Part::Required(*one),
                    Part::Required(*other),
                ]),
                label: Some(format!("{first} with {second}")),
            });
        }
    }
    ways
}

fn kept<'p>(subject: &Subject<'_>, learning: &[FactId], of: &Kept) -> Vec<Way<'p>> {
    let directives: Vec<DirectiveId> = match of {
        Kept::These(directives) => directives.clone(),
        Kept::DutiesAtLeast(urgency) => subject
            .vocabulary
            .directives()
            .filter(|(_, directive)| {
                directive.kind == DirectiveKind::Duty && directive.urgency <= *urgency
            })
            .map(|(directive, _)| directive)
            .collect(),
    };
    let mut ways = Vec::new();
    for fact in learning {
        for directive in &directives {
            ways.extend(change(subject, *fact, Value::No, Value::Yes, *directive));
        }
    }
    ways
}

fn regardless<'p>(
    subject: &Subject<'_>,
    of: &[FactId],
    directives: &[DirectiveId],
) -> Vec<Way<'p>> {
    let mut ways = Vec::new();
    for fact in of {
        let values = subject.atoms.values(subject.vocabulary, *fact);
        for directive in directives {
            for from in &values {
                for to in values.iter().filter(|to| *to != from) {
                    ways.extend(change(subject, *fact, *from, *to, *directive));
                }
            }
        }
    }
    ways
}

/// The directive follows, and no longer does once the answer is changed; none if the answer says nothing of what its rules read.
fn change<'p>(
    subject: &Subject<'_>,
    fact: FactId,
    from: Value,
    to: Value,
    directive: DirectiveId,
) -> Option<Way<'p>> {
    let whole = subject.diagrams.directive(directive);
    let reads = |value| {
        let following = subject.atoms.following(subject.vocabulary, fact, value);
        subject.diagrams.reads(&whole, &following)
    };
    if !reads(from) && !reads(to) {
        return None;
    }
    let (name, of) = (subject.fact(fact), subject.directive(directive));
    Some(Way {
        breach: Breach {
            parts: vec![Part::Required(directive)],
            change: Some(Change {
                fact,
                from,
                to,
                then: vec![Part::Absent(directive)],
            }),
        },
        label: Some(format!("{of} when {name} turns from {from} to {to}")),
    })
}
