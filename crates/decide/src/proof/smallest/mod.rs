//! The smallest worked example: of all sets of answers that suffice to show a breach, however the facts left out turn out, one with the
//! fewest answers.
//!
//! A set of answers shows the breach when it meets every *demand*: each demand says that one of a few conditions must follow from the
//! answers. As long as some demand is not met there is a case, described by a few atoms, that agrees with the answers and spoils the
//! demand; any set that will do must hold an answer against it. Those answers make a set to be hit. The fewest answers that hit all
//! sets found so far are tried next: once they meet every demand, none fewer could.

mod demand;
mod hitting;
mod moves;

pub(crate) use self::demand::Demand;
use self::hitting::Hitting;
use self::moves::Moves;
use super::breach::Breach;
use super::subject::Subject;
use crate::facts::Facts;

/// What was answered in a case, before and after one answer is changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Smallest {
    pub before: Facts,
    pub after: Option<Facts>,
    /// Whether no fewer answers would do; otherwise it is only that none of these can be left out.
    pub fewest: bool,
}

/// None if no case is like that.
pub(crate) fn smallest(subject: &mut Subject<'_>, breach: &Breach<'_>) -> Option<Smallest> {
    let moves = Moves::of(subject, breach.change.as_ref());
    let demands = Demand::all(subject, breach);
    let mut hitting = Hitting::new(&moves);
    loop {
        match hitting.fewest() {
            hitting::Found::These(chosen) => {
                let spoilt: Vec<Vec<usize>> = demands
                    .iter()
                    .filter_map(|demand| demand.spoilt(subject, &moves, &chosen))
                    .collect();
                if spoilt.is_empty() {
                    return Some(told(&moves, &chosen, true));
                }
                for set in spoilt {
                    hitting.must_hit(set);
                }
            }
            hitting::Found::None => return None,
            hitting::Found::TooMany => return lesser(subject, breach, &moves, &demands),
        }
    }
}

/// The fewest answers that meet every demand. None if no answers do, or if there are too many ways to look at them all.
pub(crate) fn fewest(subject: &Subject<'_>, demands: &[Demand]) -> Option<Facts> {
    let moves = Moves::of(subject, None);
    let mut hitting = Hitting::new(&moves);
    loop {
        let hitting::Found::These(chosen) = hitting.fewest() else {
            return None;
        };
        let spoilt: Vec<Vec<usize>> = demands
            .iter()
            .filter_map(|demand| demand.spoilt(subject, &moves, &chosen))
            .collect();
        if spoilt.is_empty() {
            return Some(moves.before(&chosen));
        }
        for set in spoilt {
            hitting.must_hit(set);
        }
    }
}

/// A complete case from which answers are left out as long as the rest suffices.
fn lesser(
    subject: &mut Subject<'_>,
    breach: &Breach<'_>,
    moves: &Moves<'_>,
    demands: &[Demand],
) -> Option<Smallest> {
    let case = breach.case(subject)?;
    let mut chosen = moves.in_case(&case);
    for place in (0..chosen.len()).rev() {
        let mut without = chosen.clone();
        without.remove(place);
        let suffices = demands
            .iter()
            .all(|demand| demand.spoilt(subject, moves, &without).is_none());
        if suffices {
            chosen = without;
        }
    }
    Some(told(moves, &chosen, false))
}

fn told(moves: &Moves<'_>, chosen: &[usize], fewest: bool) -> Smallest {
    Smallest {
        before: moves.before(chosen),
        after: moves.after(chosen),
        fewest,
    }
}
