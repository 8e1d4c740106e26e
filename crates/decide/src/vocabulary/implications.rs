//! What follows from what: `implies` and `denies` with their contrapositives, closed once when the vocabulary is read. Each is a
//! clause of two facts, so what follows from several answers is just what follows from each of them.

use crate::set::Set;

/// Facts that are then yes, and facts that are then no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Consequences {
    pub yes: Set,
    pub no: Set,
}

impl Consequences {
    #[inline]
    pub fn join(&mut self, other: &Consequences) {
        self.yes.join(&other.yes);
        self.no.join(&other.no);
    }

    /// The facts that either is said of.
    #[inline]
    pub fn facts(&self) -> Set {
        self.yes | self.no
    }

    fn side(&mut self, yes: bool) -> &mut Set {
        if yes { &mut self.yes } else { &mut self.no }
    }
}

/// From a fact answered so, another answered so.
type Edge = ((usize, bool), (usize, bool));

/// For each fact and each answer, everything that follows from it, itself included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Implications {
    if_yes: Vec<Consequences>,
    if_no: Vec<Consequences>,
    /// Facts from whose yes, or no, something else follows.
    speaking: Consequences,
}

impl Implications {
    /// `implies` and `denies` are pairs of indices below `facts`.
    pub fn new(
        facts: usize,
        implies: &[(usize, usize)],
        denies: &[(usize, usize)],
    ) -> Implications {
        let mut edges: Vec<Edge> = Vec::new();
        for (from, to) in implies {
            edges.extend([((*from, true), (*to, true)), ((*to, false), (*from, false))]);
        }
        for (from, to) in denies {
            edges.extend([((*from, true), (*to, false)), ((*to, true), (*from, false))]);
        }
        let mut implications = Implications {
            if_yes: own(facts, true),
            if_no: own(facts, false),
            speaking: Consequences::default(),
        };
        while implications.extend_once(&edges) {}
        for fact in 0..facts {
            for yes in [true, false] {
                let consequences = implications.of(fact, yes);
                if consequences.yes.len() + consequences.no.len() > 1 {
                    implications.speaking.side(yes).insert(fact);
                }
            }
        }
        implications
    }

    fn extend_once(&mut self, edges: &[Edge]) -> bool {
        let mut changed = false;
        for ((from, from_yes), (to, to_yes)) in edges {
            let then = *self.of(*to, *to_yes);
            let here = if *from_yes {
                &mut self.if_yes[*from]
            } else {
                &mut self.if_no[*from]
            };
            let before = *here;
            here.join(&then);
            changed |= before != *here;
        }
        changed
    }

    #[inline]
    pub fn of(&self, fact: usize, yes: bool) -> &Consequences {
        if yes {
            &self.if_yes[fact]
        } else {
            &self.if_no[fact]
        }
    }

    /// Whether the fact's yes contradicts itself.
    pub fn never_yes(&self, fact: usize) -> bool {
        let consequences = self.of(fact, true);
        consequences.yes.meets(&consequences.no)
    }

    /// Everything that follows from what is known, itself included; whether it is free of contradiction is the caller's to check.
    #[inline]
    pub fn close(&self, known: &Consequences) -> Consequences {
        let mut closed = *known;
        for fact in (known.yes & self.speaking.yes).iter() {
            closed.join(&self.if_yes[fact]);
        }
        for fact in (known.no & self.speaking.no).iter() {
            closed.join(&self.if_no[fact]);
        }
        closed
    }

    /// Facts whose answer can say something about this fact, itself included: those from which one of its answers follows.
    pub fn neighbours(&self, fact: usize) -> Set {
        let (yes, no) = (self.of(fact, true), self.of(fact, false));
        yes.yes | yes.no | no.yes | no.no
    }
}

fn own(facts: usize, yes: bool) -> Vec<Consequences> {
    let only = |fact| {
        let mut consequences = Consequences::default();
        consequences.side(yes).insert(fact);
        consequences
    };
    (0..facts).map(only).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_is_followed_forwards_and_its_contrapositive_backwards() {
        let implications = Implications::new(4, &[(0, 1), (1, 2)], &[(2, 3)]);
        let then = implications.of(0, true);
        assert_eq!((then.yes.len(), then.no), (3, Set::of(3)));
        assert_eq!(implications.of(3, true).no.len(), 3);
        assert_eq!(implications.of(2, false).no.len(), 3);
        assert_eq!(implications.neighbours(3).len(), 4);
    }

    #[test]
    fn a_fact_that_denies_what_it_implies_can_never_be_yes() {
        let implications = Implications::new(2, &[(0, 1)], &[(0, 1)]);
        assert!(implications.never_yes(0) && !implications.never_yes(1));
    }
}
