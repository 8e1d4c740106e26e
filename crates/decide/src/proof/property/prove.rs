//! Proving a sentence over every combination of facts, or refuting it by the smallest worked example.

use super::breaches::ways;
use super::{Properties, Property};
use crate::expression::Expression;
use crate::proof::breach::{Breach, Part};
use crate::proof::example::Example;
use crate::proof::subject::Subject;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verdict {
    /// No combination of facts breaks it.
    Proved,
    /// Likewise, but only because the document speaks of none of the directives.
    ProvedBySilence,
    /// It is broken, and listed so with the reason: a finding for the partnership.
    NotSatisfied,
    /// It is broken, and not listed so.
    Refuted,
    /// It is listed as not satisfied, and no combination of facts breaks it.
    WronglyListed,
    /// Its condition can never be so, so that it says nothing.
    SaysNothing,
}

impl Verdict {
    pub fn id(self) -> &'static str {
        match self {
            Verdict::Proved => "proved",
            Verdict::ProvedBySilence => "proved_by_silence",
            Verdict::NotSatisfied => "not_satisfied",
            Verdict::Refuted => "refuted",
            Verdict::WronglyListed => "wrongly_listed",
            Verdict::SaysNothing => "says_nothing",
        }
    }

    pub fn is_failure(self) -> bool {
        matches!(
            self,
            Verdict::Refuted | Verdict::WronglyListed | Verdict::SaysNothing
        )
    }
}

/// What came of one sentence for one procedure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    pub property: Property,
    pub verdict: Verdict,
    /// In which ways it is broken: directives, or kinds of incident.
    pub broken: Vec<String>,
    /// The smallest example of all ways: one case, or two where one answer is changed.
    pub examples: Vec<Example>,
    /// Set if the proof and the evaluator do not agree: a fault in Waypost.
    pub disagreement: Option<String>,
}

impl Judged {
    pub fn is_failure(&self) -> bool {
        self.verdict.is_failure() || self.disagreement.is_some()
    }
}

pub(crate) fn judge(
    subject: &mut Subject<'_>,
    properties: &Properties,
    property: &Property,
) -> Judged {
    let kinds: Vec<Expression> = properties
        .kinds
        .iter()
        .map(|kind| Expression::Fact(*kind))
        .collect();
    let mut judged = Judged {
        property: property.clone(),
        verdict: Verdict::Proved,
        broken: Vec::new(),
        examples: Vec::new(),
        disagreement: None,
    };
    let says_nothing = property
        .claim
        .whenever()
        .is_some_and(|whenever| !Breach::of(vec![Part::So(whenever)]).is_possible(subject));
    if says_nothing {
        judged.verdict = Verdict::SaysNothing;
        return judged;
    }
    let ways = ways(subject, properties, &kinds, &property.claim);
    let spoken = is_spoken_of(subject, property);
    let mut is_broken = false;
    for way in &ways {
        if !way.breach.is_possible(subject) {
            continue;
        }
        is_broken = true;
        judged.broken.extend(way.label.clone());
        match Example::of(subject, &way.breach) {
            Ok(examples) => keep_smaller(&mut judged.examples, examples),
            Err(disagreement) => judged.disagreement = Some(disagreement.0),
        }
    }
    judged.broken.dedup();
    let listed = property.excuse(&subject.procedure.id).is_some();
    judged.verdict = match (is_broken, listed) {
        (true, true) => Verdict::NotSatisfied,
        (true, false) => Verdict::Refuted,
        (false, true) => Verdict::WronglyListed,
        (false, false) if spoken => Verdict::Proved,
        (false, false) => Verdict::ProvedBySilence,
    };
    judged
}

/// Whether some rule speaks of a directive in question.
fn is_spoken_of(subject: &Subject<'_>, property: &Property) -> bool {
    let named = property.claim.directives();
    named.is_empty()
        || named
            .iter()
            .any(|directive| subject.rules_for(*directive).next().is_some())
}

fn keep_smaller(kept: &mut Vec<Example>, found: Vec<Example>) {
    let size = |examples: &[Example]| {
        examples
            .first()
            .map_or(usize::MAX, |example| example.facts.iter().count())
    };
    if size(&found) < size(kept) {
        *kept = found;
    }
}
