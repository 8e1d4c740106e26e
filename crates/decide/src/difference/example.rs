//! The smallest case that shows a difference, with what the ordinary evaluator of each procedure says of it.

use calendar::Span;

use super::NotCompared;
use super::asks::{Asks, Sought};
use super::fewer::fewer;
use super::kinds::{Kind, Side};
use super::pair::Pair;
use crate::decision::Rulebook;
use crate::facts::Facts;
use crate::outcome::Status;
use crate::procedure::{Modality, RuleIndex};
use crate::proof::no_later;
use crate::proof::smallest::fewest;
use crate::value::{OLDEST, Value};
use crate::vocabulary::DirectiveId;

/// A case in which two procedures differ, and what each says. No answer can be left out of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    pub facts: Facts,
    /// None: this side does not ask for the directive.
    pub says: [Option<Says>; 2],
}

/// How a procedure asks for a directive in one case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Says {
    pub modality: Modality,
    /// Every deadline that applies; the earliest due time counts.
    pub spans: Vec<Span>,
    pub rules: Vec<RuleIndex>,
    pub clauses: Vec<String>,
}

/// The fewest answers that show it, of all ways to show it.
pub(super) fn smallest(
    pair: &Pair<'_>,
    asks: &[Asks; 2],
    sought: &Sought,
) -> Result<Example, NotCompared> {
    let directive = asks[0].directive;
    let trial = Trial {
        pair,
        kind: sought.kind,
        directive,
    };
    let found = sought.ways.iter().filter_map(|way| {
        let facts = fewest(pair.side(Side::A), way)?;
        trial.shows(&facts).then(|| match sought.kind {
            // That nobody has said whether a prohibition is lifted may be enough for the evaluator.
            Kind::Asked(_) => leave_out(facts, |rest| trial.shows(rest)),
            _ => facts,
        })
    });
    let found = found.min_by_key(|facts| facts.iter().count());
    let found = found.or_else(|| trial.cut_down(sought));
    let found = found.map(|facts| trial.fewer(&facts).unwrap_or(facts));
    let facts = found.map(|facts| trial.likely_ages(facts));
    let example = facts.and_then(|facts| {
        let says = trial.says(&facts)?;
        Some(Example { facts, says })
    });
    example.ok_or_else(|| {
        let id = &pair.side(Side::A).vocabulary[directive].id;
        NotCompared::Disagreement(id.clone())
    })
}

/// Puts cases to both evaluators.
struct Trial<'t> {
    pair: &'t Pair<'t>,
    kind: Kind,
    directive: DirectiveId,
}

impl Trial<'_> {
    fn shows(&self, facts: &Facts) -> bool {
        self.says(facts).is_some()
    }

    /// What both say, if they differ in the way sought.
    fn says(&self, facts: &Facts) -> Option<[Option<Says>; 2]> {
        let [a, b] = Side::BOTH.map(|side| self.asked(side, facts));
        let says = [a?, b?];
        differ(self.kind, &says).then_some(says)
    }

    /// None if the evaluator does not say for certain whether this side asks.
    fn asked(&self, side: Side, facts: &Facts) -> Option<Option<Says>> {
        says(self.pair.side(side).rulebook, self.directive, facts)
    }

    fn fewer(&self, than: &Facts) -> Option<Facts> {
        let Kind::Asked(side) = self.kind else {
            return None;
        };
        fewer(self.pair, side, self.directive, than.iter().count())
            .filter(|facts| self.shows(facts))
    }

    /// A complete case, from which answers are left out as long as the rest shows it however they turn out.
    fn cut_down(&self, sought: &Sought) -> Option<Facts> {
        let subject = self.pair.side(Side::A);
        let diagrams = &subject.diagrams;
        let case = diagrams.case(subject.vocabulary, &subject.atoms, &sought.cases)?;
        let others = sought.cases.not();
        let certain = |rest: &Facts| {
            let known = rest
                .iter()
                .flat_map(|(fact, value)| subject.atoms.following(subject.vocabulary, fact, value));
            let with = known.fold(others.clone(), |with, literal| {
                with.and(&diagrams.literal(literal))
            });
            !diagrams.is_possible(&with)
        };
        self.shows(&case)
            .then(|| leave_out(case, |rest| certain(rest) && self.shows(rest)))
    }

    /// Of ages that show it alike from nought on, the oldest: a child of twelve is likelier than one just born.
    fn likely_ages(&self, facts: Facts) -> Facts {
        let mut likely = facts.clone();
        for (fact, value) in facts.iter() {
            if value != Value::Age(0) {
                continue;
            }
            let alike = |years: &u8| {
                let mut other = likely.clone();
                other.set(fact, Value::Age(*years)).is_ok() && self.shows(&other)
            };
            let oldest = (1..OLDEST).take_while(alike).last();
            if let Some(years) = oldest {
                // An age is what this fact takes.
                let _ = likely.set(fact, Value::Age(years));
            }
        }
        likely
    }
}

/// Without each answer that the rest can do without.
fn leave_out(mut facts: Facts, suffices: impl Fn(&Facts) -> bool) -> Facts {
    let given: Vec<_> = facts.iter().map(|(fact, _)| fact).collect();
    for fact in given {
        let mut rest = facts.clone();
        rest.clear(fact);
        if suffices(&rest) {
            facts = rest;
        }
    }
    facts
}

fn says(rulebook: &Rulebook, directive: DirectiveId, facts: &Facts) -> Option<Option<Says>> {
    let outcome = rulebook.decide(facts).ok()?;
    let Some(directed) = outcome.find(directive) else {
        return Some(None);
    };
    if directed.status != Status::Required {
        return None;
    }
    let because = directed.because.iter();
    let mut clauses: Vec<String> = because.flat_map(|because| because.cites.to_vec()).collect();
    clauses.sort_unstable();
    clauses.dedup();
    Some(Some(Says {
        modality: directed.modality,
        spans: directed.spans.clone(),
        rules: directed.rules.clone(),
        clauses,
    }))
}

fn differ(kind: Kind, says: &[Option<Says>; 2]) -> bool {
    let of = |side: Side| says[side.index()].as_ref();
    match kind {
        Kind::Asked(side) => of(side).is_some() && of(side.other()).is_none(),
        Kind::Earlier(side) => both(of(side), of(side.other()), |ours, theirs| {
            in_time(ours, theirs) && !in_time(theirs, ours)
        }),
        Kind::OtherDeadline => both(of(Side::A), of(Side::B), |a, b| {
            !in_time(a, b) && !in_time(b, a)
        }),
        Kind::Stronger(side) => both(of(side), of(side.other()), |ours, theirs| {
            ours.modality < theirs.modality
        }),
    }
}

fn both(ours: Option<&Says>, theirs: Option<&Says>, so: impl Fn(&Says, &Says) -> bool) -> bool {
    matches!((ours, theirs), (Some(ours), Some(theirs)) if so(ours, theirs))
}

/// Whether our earliest deadline is never after theirs, whenever both start.
pub(super) fn in_time(ours: &Says, theirs: &Says) -> bool {
    never_after(&ours.spans, &theirs.spans)
}

/// Whether the earliest of ours is never after the earliest of theirs, whenever all start.
pub(super) fn never_after(ours: &[Span], theirs: &[Span]) -> bool {
    theirs
        .iter()
        .all(|limit| ours.iter().any(|span| no_later(*span, *limit)))
}
