//! In which cases one procedure asks for a directive, by when and how strongly; and in which cases two procedures differ about that.

use biodivine_lib_bdd::Bdd;
use calendar::Span;

use super::kinds::{Kind, Side};
use super::pair::Pair;
use crate::procedure::{Modality, RuleIndex};
use crate::proof::no_later;
use crate::proof::smallest::Demand;
use crate::proof::subject::Subject;
use crate::vocabulary::DirectiveId;

/// What one procedure says of one directive.
pub(super) struct Asks {
    pub directive: DirectiveId,
    /// Where it asks for it.
    pub whole: Bdd,
    rules: Vec<RuleIndex>,
    spans: Vec<Span>,
    modalities: Vec<Modality>,
}

/// One kind of difference: the cases, and the ways to show one of them.
pub(super) struct Sought {
    pub kind: Kind,
    pub cases: Bdd,
    /// Each way is a list of demands, all of which an example must meet.
    pub ways: Vec<Vec<Demand>>,
}

impl Asks {
    pub fn of(subject: &Subject<'_>, directive: DirectiveId) -> Asks {
        let mut asks = Asks {
            directive,
            whole: subject.diagrams.directive(directive),
            rules: Vec::new(),
            spans: Vec::new(),
            modalities: Vec::new(),
        };
        for (index, rule) in subject.rules_for(directive) {
            asks.rules.push(index);
            asks.spans
                .extend(rule.deadline.filter(|span| !asks.spans.contains(span)));
            if !asks.modalities.contains(&rule.modality) {
                asks.modalities.push(rule.modality);
            }
        }
        asks
    }
}

/// One side's rules that are in time for a limit, or as strong as a wording.
#[derive(Clone, Copy)]
enum Within {
    Time(Span),
    Strength(Modality),
}

/// Two sides, the one that is ahead first.
struct Facing<'f> {
    pair: &'f Pair<'f>,
    sides: [Side; 2],
    asks: [&'f Asks; 2],
}

impl Sought {
    /// Every way to differ, whether or not there is such a case.
    pub fn all(pair: &Pair<'_>, asks: &[Asks; 2]) -> Vec<Sought> {
        let [a, b] = asks;
        let facing = [
            Facing {
                pair,
                sides: [Side::A, Side::B],
                asks: [a, b],
            },
            Facing {
                pair,
                sides: [Side::B, Side::A],
                asks: [b, a],
            },
        ];
        let mut sought: Vec<Sought> = facing.iter().map(Facing::asked).collect();
        if a.rules.is_empty() || b.rules.is_empty() {
            return sought;
        }
        let limits: Vec<Within> = facing[0].spans().map(Within::Time).collect();
        let wordings: Vec<Within> = facing[0].modalities().map(Within::Strength).collect();
        if !limits.is_empty() {
            sought.extend(facing.iter().map(|facing| facing.earlier(&limits)));
            sought.push(facing[0].other_deadline(&facing[1], &limits));
        }
        if wordings.len() > 1 {
            sought.extend(facing.iter().map(|facing| facing.stronger(&wordings)));
        }
        sought
    }
}

impl Facing<'_> {
    fn asked(&self) -> Sought {
        let [ours, theirs] = self.asks;
        let silent = self.silent(1, &theirs.rules);
        Sought {
            kind: Kind::Asked(self.sides[0]),
            cases: ours.whole.and_not(&theirs.whole),
            ways: self.with_and_without_lifts(|lifts| {
                let mut way = vec![self.so(&self.asking(0, lifts))];
                way.extend(silent.clone());
                way
            }),
        }
    }

    /// In time for one of the limits where the other side is not, and for every limit for which it is.
    fn earlier(&self, limits: &[Within]) -> Sought {
        let never_behind = limits.iter().fold(self.both(), |never, limit| {
            never.and(&self.keeps(1, *limit).imp(&self.keeps(0, *limit)))
        });
        self.ahead(Kind::Earlier(self.sides[0]), limits, &never_behind)
    }

    fn stronger(&self, wordings: &[Within]) -> Sought {
        self.ahead(Kind::Stronger(self.sides[0]), wordings, &self.both())
    }

    fn other_deadline(&self, back: &Facing<'_>, limits: &[Within]) -> Sought {
        let forth = self.ahead(Kind::OtherDeadline, limits, &self.both());
        let back = back.ahead(Kind::OtherDeadline, limits, &self.both());
        let mut ways = Vec::new();
        for one in &forth.ways {
            let both = |other: &Vec<Demand>| one.iter().chain(other).cloned().collect();
            ways.extend(back.ways.iter().map(both));
        }
        Sought {
            kind: Kind::OtherDeadline,
            cases: forth.cases.and(&back.cases),
            ways,
        }
    }

    /// Where this side keeps one of the limits and the other does not, and all of `besides` is so.
    fn ahead(&self, kind: Kind, limits: &[Within], besides: &Bdd) -> Sought {
        let mut cases = self.pair.side(Side::A).diagrams.never();
        let mut ways = Vec::new();
        for limit in limits {
            let here = self.keeps(0, *limit).and_not(&self.keeps(1, *limit));
            let here = here.and(besides);
            if !self.pair.is_possible(&here) {
                continue;
            }
            cases = cases.or(&here);
            let silent = self.silent(1, &self.within(1, *limit));
            ways.extend(self.with_and_without_lifts(|lifts| {
                let keeping = self.any(0, &self.within(0, *limit), lifts);
                let mut way = vec![self.so(&keeping), self.so(&self.asking(1, lifts))];
                way.extend(silent.clone());
                way
            }));
        }
        Sought { kind, cases, ways }
    }

    /// Where nobody has said whether a prohibition is lifted it stands: the first way leaves that open, the second says that it is not.
    fn with_and_without_lifts(&self, way: impl Fn(bool) -> Vec<Demand>) -> Vec<Vec<Demand>> {
        let rules = |place: usize| {
            let procedure = self.subject(place).procedure;
            let rules = self.asks[place].rules.iter();
            rules.map(move |rule| &procedure[*rule])
        };
        let lifted = rules(0).chain(rules(1)).any(|rule| rule.until.is_some());
        if lifted {
            vec![way(false), way(true)]
        } else {
            vec![way(true)]
        }
    }

    fn subject(&self, place: usize) -> &Subject<'_> {
        self.pair.side(self.sides[place])
    }

    fn spans(&self) -> impl Iterator<Item = Span> {
        let ours = &self.asks[0].spans;
        let theirs = self.asks[1].spans.iter();
        ours.iter()
            .chain(theirs.filter(|span| !ours.contains(span)))
            .copied()
    }

    fn modalities(&self) -> impl Iterator<Item = Modality> {
        let ours = &self.asks[0].modalities;
        let theirs = self.asks[1].modalities.iter();
        ours.iter()
            .chain(theirs.filter(|modality| !ours.contains(modality)))
            .copied()
    }

    fn both(&self) -> Bdd {
        self.asks[0].whole.and(&self.asks[1].whole)
    }

    fn within(&self, place: usize, limit: Within) -> Vec<RuleIndex> {
        let procedure = self.subject(place).procedure;
        let keeps = |rule: &&RuleIndex| {
            let rule = &procedure[**rule];
            match limit {
                Within::Time(limit) => rule.deadline.is_some_and(|span| no_later(span, limit)),
                Within::Strength(modality) => rule.modality <= modality,
            }
        };
        let rules = self.asks[place].rules.iter();
        rules.filter(keeps).copied().collect()
    }

    fn keeps(&self, place: usize, limit: Within) -> Bdd {
        self.any(place, &self.within(place, limit), true)
    }

    fn asking(&self, place: usize, lifts: bool) -> Bdd {
        self.any(place, &self.asks[place].rules, lifts)
    }

    /// Where one of the rules holds; what lifts them left aside if so wanted.
    fn any(&self, place: usize, rules: &[RuleIndex], lifts: bool) -> Bdd {
        let diagrams = &self.subject(place).diagrams;
        rules.iter().fold(diagrams.never(), |any, rule| {
            let rule = diagrams.rule(*rule);
            any.or(if lifts { &rule.holds } else { &rule.when })
        })
    }

    fn so(&self, condition: &Bdd) -> Demand {
        Demand::so(self.subject(0), condition)
    }

    fn silent(&self, place: usize, rules: &[RuleIndex]) -> Vec<Demand> {
        let subject = self.subject(place);
        rules
            .iter()
            .map(|rule| Demand::silent(subject, *rule))
            .collect()
    }
}
