//! What share of all combinations of facts satisfies a diagram. A combination gives every fact of the vocabulary a value: yes or no, one
//! of the nine settings, an age in whole years from 0 to 120; only those count that `implies` and `denies` allow. Ages that nothing tells
//! apart are one class, which weighs as many combinations as it has ages.
//!
//! Atoms are weighed so that the weights of a class's atoms multiply to its size. Facts that are not tied to those a diagram reads, through
//! `implies` and `denies`, come in the same proportions on both sides of the fraction and are left out of it.

use std::collections::{BTreeSet, HashMap};

use biodivine_lib_bdd::Bdd;

use crate::proof::atoms::{Atom, Atoms};
use crate::proof::diagrams::Diagrams;
use crate::value::OLDEST;

pub(super) struct Counting {
    /// For each atom the weight of its being so; its not being so weighs the rest to one.
    weights: Vec<f64>,
    /// For each atom the group of atoms that it is tied to, itself included.
    groups: Vec<usize>,
    /// What the vocabulary allows for some groups, and its weight.
    allowed: HashMap<BTreeSet<usize>, (Bdd, f64)>,
}

impl Counting {
    pub fn of(atoms: &Atoms) -> Counting {
        Counting {
            weights: weights(atoms.each()),
            groups: groups(atoms),
            allowed: HashMap::new(),
        }
    }

    /// Between 0 and 1.
    pub fn share(&mut self, atoms: &Atoms, diagrams: &Diagrams, diagram: &Bdd) -> f64 {
        if diagram.is_false() {
            return 0.0;
        }
        let read = diagram.support_set().into_iter();
        let groups: BTreeSet<usize> = read
            .map(|variable| self.groups[diagrams.atom(variable)])
            .collect();
        if !self.allowed.contains_key(&groups) {
            let clauses = atoms.clauses().iter().rev();
            let tied = clauses.filter(|clause| {
                clause
                    .first()
                    .is_some_and(|literal| groups.contains(&self.groups[literal.atom]))
            });
            let allowed = tied.fold(diagrams.always(), |allowed, clause| {
                allowed.and(&diagrams.clause(clause))
            });
            let weight = self.weight(diagrams, &allowed);
            self.allowed.insert(groups.clone(), (allowed, weight));
        }
        let (allowed, of_all) = &self.allowed[&groups];
        self.weight(diagrams, &diagram.and(allowed)) / of_all
    }

    /// The weight of all combinations of atoms that satisfy the diagram; of all there are, one.
    fn weight(&self, diagrams: &Diagrams, diagram: &Bdd) -> f64 {
        if diagram.is_false() {
            return 0.0;
        }
        // Children come before their parents; 0 and 1 are the two ends.
        let mut weights = vec![0.0, 1.0];
        for pointer in diagram.pointers().skip(2) {
            let so = self.weights[diagrams.atom(diagram.var_of(pointer))];
            let low: f64 = weights[diagram.low_link_of(pointer).to_index()];
            let high: f64 = weights[diagram.high_link_of(pointer).to_index()];
            weights.push((1.0 - so) * low + so * high);
        }
        weights[diagram.root_pointer().to_index()]
    }
}

/// For a class of ages after another, the two weights are as their sizes: multiplied along the thresholds they give each class its size.
fn weights(atoms: &[Atom]) -> Vec<f64> {
    let weight = |(number, atom): (usize, &Atom)| {
        let Atom::AtLeast(fact, years) = *atom else {
            return 0.5;
        };
        let threshold = |other: Option<&Atom>| match other {
            Some(Atom::AtLeast(of, years)) if *of == fact => Some(*years),
            _ => None,
        };
        let before = threshold(number.checked_sub(1).and_then(|before| atoms.get(before)));
        let after = threshold(atoms.get(number + 1)).unwrap_or(OLDEST + 1);
        let younger = f64::from(years - before.unwrap_or(0));
        let own = f64::from(after - years);
        own / (own + younger)
    };
    atoms.iter().enumerate().map(weight).collect()
}

/// Atoms of one clause belong together.
fn groups(atoms: &Atoms) -> Vec<usize> {
    let mut groups: Vec<usize> = (0..atoms.len()).collect();
    for clause in atoms.clauses() {
        let tied: Vec<usize> = clause.iter().map(|literal| groups[literal.atom]).collect();
        let first = tied.iter().copied().min().unwrap_or(0);
        for group in &mut groups {
            if tied.contains(group) {
                *group = first;
            }
        }
    }
    groups
}
