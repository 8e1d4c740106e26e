//! What must follow from the answers of an example, and a case that spoils it as long as it does not.

use biodivine_lib_bdd::{Bdd, BddPointer};

use super::moves::{Moves, View};
use crate::procedure::RuleIndex;
use crate::proof::atoms::Literal;
use crate::proof::breach::{Breach, Part};
use crate::proof::subject::Subject;

/// One of a few conditions must follow.
#[derive(Clone)]
pub(crate) struct Demand {
    view: View,
    /// For each condition the cases, over the atoms that matter to it, in which it is not so.
    refuted: Vec<Bdd>,
}

impl Demand {
    pub fn all(subject: &Subject<'_>, breach: &Breach<'_>) -> Vec<Demand> {
        let mut demands = Vec::new();
        for part in &breach.parts {
            of_part(subject, part, View::Before, &mut demands);
        }
        for part in breach.change.iter().flat_map(|change| &change.then) {
            of_part(subject, part, View::After, &mut demands);
        }
        demands
    }

    /// The condition must follow.
    pub fn so(subject: &Subject<'_>, condition: &Bdd) -> Demand {
        Demand {
            view: View::Before,
            refuted: vec![subject.diagrams.refuted(&subject.atoms, condition)],
        }
    }

    /// A prohibition is out of force for each rule apart: its condition is known not to be so, or what lifts it is known.
    pub fn silent(subject: &Subject<'_>, rule: RuleIndex) -> Demand {
        let rule = subject.diagrams.rule(rule);
        let refuted = |diagram: &Bdd| subject.diagrams.refuted(&subject.atoms, diagram);
        let lifted = rule.until.iter().map(refuted);
        Demand {
            view: View::Before,
            refuted: std::iter::once(refuted(&rule.when.not()))
                .chain(lifted)
                .collect(),
        }
    }

    /// None if the demand is met; else the answers of which an example must hold one at least.
    pub(super) fn spoilt(
        &self,
        subject: &Subject<'_>,
        moves: &Moves<'_>,
        chosen: &[usize],
    ) -> Option<Vec<usize>> {
        let known = moves.known(chosen, self.view);
        let mut against = Vec::new();
        for refuted in &self.refuted {
            let case = agreeing(subject, refuted, &known)?;
            against.extend(moves.against(&case, self.view));
        }
        against.sort_unstable();
        against.dedup();
        Some(against)
    }
}

fn of_part(subject: &Subject<'_>, part: &Part<'_>, view: View, demands: &mut Vec<Demand>) {
    match part {
        Part::So(_) | Part::Required(_) => {
            let so = Demand::so(subject, &part.diagram(subject));
            demands.push(Demand { view, ..so });
        }
        Part::Absent(_) | Part::Later(..) => {
            for rule in part.silent(subject) {
                let silent = Demand::silent(subject, rule);
                demands.push(Demand { view, ..silent });
            }
        }
    }
}

/// The shortest path to a case of the diagram that agrees with what is known; none if there is no such case.
fn agreeing(subject: &Subject<'_>, diagram: &Bdd, known: &[Option<bool>]) -> Option<Vec<Literal>> {
    // Children come before their parents; 0 and 1 are the two ends.
    let mut shortest: Vec<Option<usize>> = vec![None, Some(0)];
    let steps = |pointer: BddPointer, shortest: &[Option<usize>]| {
        let atom = subject.diagrams.atom(diagram.var_of(pointer));
        let ways = [
            (false, diagram.low_link_of(pointer)),
            (true, diagram.high_link_of(pointer)),
        ];
        let open = ways.into_iter().filter(|(yes, next)| {
            known[atom].is_none_or(|known| known == *yes) && shortest[next.to_index()].is_some()
        });
        open.min_by_key(|(_, next)| shortest[next.to_index()])
            .map(|(yes, next)| (Literal { atom, yes }, next))
    };
    for pointer in diagram.pointers().skip(2) {
        let next = steps(pointer, &shortest);
        shortest.push(next.and_then(|(_, next)| shortest[next.to_index()].map(|rest| rest + 1)));
    }
    let mut at = diagram.root_pointer();
    if at.is_zero() || shortest[at.to_index()].is_none() {
        return None;
    }
    let mut case = Vec::new();
    while !at.is_one() {
        let (literal, next) = steps(at, &shortest)?;
        case.push(literal);
        at = next;
    }
    Some(case)
}
