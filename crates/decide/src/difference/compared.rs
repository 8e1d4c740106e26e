//! The outcome of a comparison, directive by directive.

use super::NotCompared;
use super::asks::{Asks, Sought};
use super::example;
use super::kinds::{Difference, Kind, Side};
use super::pair::Pair;
use crate::vocabulary::DirectiveId;

#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    pub directives: Vec<DirectiveCompared>,
}

/// The second procedure beside the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Extent {
    Same,
    /// The second asks for it in more cases, and in all of the first's.
    Stricter,
    /// The second asks for it in fewer cases, all of them the first's.
    Looser,
    /// Each asks for it in cases in which the other does not.
    BothWays,
    OnlyInA,
    OnlyInB,
}

/// The second procedure's deadline beside the first's, where both ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Timing {
    Same,
    Earlier,
    Later,
    /// Earlier in some cases and later in others, or not to be compared without knowing when they start.
    BothWays,
}

/// The second procedure's wording beside the first's, where both ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Strength {
    Same,
    Stronger,
    Weaker,
    BothWays,
}

/// Shares of all combinations of facts; together they are one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shares {
    pub both: f64,
    pub only_a: f64,
    pub only_b: f64,
    pub neither: f64,
}

#[derive(Debug, Clone, PartialEq)]
pub struct DirectiveCompared {
    pub directive: DirectiveId,
    /// Which side has a rule for it.
    pub speaks: [bool; 2],
    /// Who asks for it.
    pub shares: Shares,
    /// In which share they differ in any way.
    pub differ: f64,
    /// Each way in which they differ, once.
    pub differences: Vec<Difference>,
    /// For each side the clauses behind its rules for the directive.
    pub clauses: [Vec<String>; 2],
}

impl DirectiveCompared {
    pub fn extent(&self) -> Extent {
        match (self.speaks, self.both_sides(Kind::Asked)) {
            ([true, false], _) => Extent::OnlyInA,
            ([false, true], _) => Extent::OnlyInB,
            (_, (false, false)) => Extent::Same,
            (_, (false, true)) => Extent::Stricter,
            (_, (true, false)) => Extent::Looser,
            (_, (true, true)) => Extent::BothWays,
        }
    }

    pub fn timing(&self) -> Timing {
        match (
            self.has(Kind::OtherDeadline),
            self.both_sides(Kind::Earlier),
        ) {
            (false, (false, false)) => Timing::Same,
            (false, (false, true)) => Timing::Earlier,
            (false, (true, false)) => Timing::Later,
            _ => Timing::BothWays,
        }
    }

    pub fn strength(&self) -> Strength {
        match self.both_sides(Kind::Stronger) {
            (false, false) => Strength::Same,
            (false, true) => Strength::Stronger,
            (true, false) => Strength::Weaker,
            (true, true) => Strength::BothWays,
        }
    }

    /// Nothing that either says of the directive differs from what the other says in any case.
    pub fn is_same(&self) -> bool {
        self.differences.is_empty() && self.speaks[0] == self.speaks[1]
    }

    fn has(&self, kind: Kind) -> bool {
        self.differences
            .iter()
            .any(|difference| difference.kind == kind)
    }

    fn both_sides(&self, kind: fn(Side) -> Kind) -> (bool, bool) {
        (self.has(kind(Side::A)), self.has(kind(Side::B)))
    }
}

pub(super) fn directive(
    pair: &mut Pair<'_>,
    directive: DirectiveId,
) -> Result<DirectiveCompared, NotCompared> {
    let asks = Side::BOTH.map(|side| Asks::of(pair.side(side), directive));
    let shares = shares(pair, &asks);
    let mut any = pair.side(Side::A).diagrams.never();
    let mut differences = Vec::new();
    for sought in Sought::all(pair, &asks) {
        if !pair.is_possible(&sought.cases) {
            continue;
        }
        any = any.or(&sought.cases);
        differences.push(Difference {
            kind: sought.kind,
            share: pair.share(&sought.cases),
            example: example::smallest(pair, &asks, &sought)?,
        });
    }
    Ok(DirectiveCompared {
        directive,
        speaks: Side::BOTH.map(|side| pair.speaks(side, directive)),
        shares,
        differ: pair.share(&any),
        differences,
        clauses: Side::BOTH.map(|side| clauses(pair, side, directive)),
    })
}

fn shares(pair: &mut Pair<'_>, asks: &[Asks; 2]) -> Shares {
    let [a, b] = asks.each_ref().map(|asks| &asks.whole);
    Shares {
        both: pair.share(&a.and(b)),
        only_a: pair.share(&a.and_not(b)),
        only_b: pair.share(&b.and_not(a)),
        neither: pair.share(&a.or(b).not()),
    }
}

fn clauses(pair: &Pair<'_>, side: Side, directive: DirectiveId) -> Vec<String> {
    let subject = pair.side(side);
    let rules = subject.rules_for(directive).map(|(rule, _)| rule);
    let mut clauses = subject.cites(rules);
    clauses.sort_unstable();
    clauses.dedup();
    clauses
}
