//! What a completely known case is made of: an atom for each yes-or-no fact, for each age that a condition tells apart ("at least 13"),
//! and for each of the nine settings; and which combinations of atoms the vocabulary allows.
//!
//! Only facts that are read have atoms. `implies` and `denies` are closed, each a clause of two facts, so that what they say of the facts
//! read is just what the pairs among those say: leaving the other facts out loses nothing.

use std::collections::HashMap;

use crate::expression::{Comparison, Expression};
use crate::facts::Facts;
use crate::value::{FactKind, OLDEST, Setting, Value};
use crate::vocabulary::{FactId, Vocabulary};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Atom {
    Yes(FactId),
    AtLeast(FactId, u8),
    Is(FactId, Setting),
}

impl Atom {
    pub fn fact(self) -> FactId {
        match self {
            Atom::Yes(fact) | Atom::AtLeast(fact, _) | Atom::Is(fact, _) => fact,
        }
    }

    /// Whether the atom is so once its fact has this value.
    pub fn holds(self, value: Value) -> bool {
        match (self, value) {
            (Atom::AtLeast(_, years), Value::Age(age)) => age >= years,
            (Atom::Is(_, setting), Value::Setting(found)) => setting == found,
            (Atom::Yes(_), value) => value == Value::Yes,
            _ => false,
        }
    }
}

/// An atom by its number, and whether it is so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Literal {
    pub atom: usize,
    pub yes: bool,
}

impl Literal {
    pub fn opposite(self) -> Literal {
        Literal {
            atom: self.atom,
            yes: !self.yes,
        }
    }
}

/// A condition over atoms, ages and settings taken apart.
#[derive(Debug, Clone)]
pub(crate) enum Formula {
    Constant(bool),
    Literal(Literal),
    Not(Box<Formula>),
    And(Vec<Formula>),
    Or(Vec<Formula>),
}

#[derive(Debug, Clone)]
pub(crate) struct Atoms {
    atoms: Vec<Atom>,
    numbers: HashMap<Atom, usize>,
    /// Of each clause one literal is so in every case that the vocabulary allows.
    clauses: Vec<Vec<Literal>>,
}

impl Atoms {
    /// Atoms for all that the conditions read, and for these facts of type bool or setting besides.
    pub fn of<'e>(
        vocabulary: &Vocabulary,
        conditions: impl Iterator<Item = &'e Expression>,
        besides: &[FactId],
    ) -> Atoms {
        let mut read: Vec<Atom> = Vec::new();
        for condition in conditions {
            condition.visit(&mut |part| read.extend(atoms_of(part)));
        }
        for fact in besides {
            match vocabulary[*fact].kind {
                FactKind::Bool => read.push(Atom::Yes(*fact)),
                FactKind::Age => {}
                FactKind::Setting => {
                    read.extend(Setting::ALL.map(|setting| Atom::Is(*fact, setting)))
                }
            }
        }
        read.sort_unstable_by_key(|atom| (atom.fact(), *atom));
        read.dedup();
        let numbers = read
            .iter()
            .enumerate()
            .map(|(number, atom)| (*atom, number))
            .collect();
        let mut atoms = Atoms {
            atoms: read,
            numbers,
            clauses: Vec::new(),
        };
        atoms.clauses = atoms.allowed(vocabulary);
        atoms
    }

    pub fn len(&self) -> usize {
        self.atoms.len()
    }

    /// Facts in the vocabulary's order, the ages of each ascending.
    pub fn each(&self) -> &[Atom] {
        &self.atoms
    }

    pub fn clauses(&self) -> &[Vec<Literal>] {
        &self.clauses
    }

    /// Every fact that has atoms, once, in the vocabulary's order.
    pub fn facts(&self) -> Vec<FactId> {
        let mut facts: Vec<FactId> = self.atoms.iter().map(|atom| atom.fact()).collect();
        facts.dedup();
        facts
    }

    pub fn formula(&self, condition: &Expression) -> Formula {
        let all = |parts: &[Expression]| parts.iter().map(|part| self.formula(part)).collect();
        match condition {
            Expression::Always => Formula::Constant(true),
            Expression::Never => Formula::Constant(false),
            Expression::Fact(fact) => self.atom(Atom::Yes(*fact)),
            Expression::Not(part) => Formula::Not(Box::new(self.formula(part))),
            Expression::And(parts) => Formula::And(all(parts)),
            Expression::Or(parts) => Formula::Or(all(parts)),
            Expression::SettingIn { fact, settings } => Formula::Or(
                settings
                    .iter()
                    .map(|setting| self.atom(Atom::Is(*fact, *setting)))
                    .collect(),
            ),
            Expression::Age {
                fact,
                comparison,
                years,
            } => {
                let at_least = || self.at_least(*fact, *years);
                let above = || self.at_least(*fact, years.saturating_add(1));
                let not = |formula| Formula::Not(Box::new(formula));
                match comparison {
                    Comparison::AtLeast => at_least(),
                    Comparison::Above => above(),
                    Comparison::Below => not(at_least()),
                    Comparison::AtMost => not(above()),
                    Comparison::Exactly => Formula::And(vec![at_least(), not(above())]),
                }
            }
        }
    }

    fn at_least(&self, fact: FactId, years: u8) -> Formula {
        match years {
            0 => Formula::Constant(true),
            years if years > OLDEST => Formula::Constant(false),
            years => self.atom(Atom::AtLeast(fact, years)),
        }
    }

    /// An atom that nothing reads is in no condition that is built, so the constant is never met.
    fn atom(&self, atom: Atom) -> Formula {
        match self.numbers.get(&atom) {
            Some(number) => Formula::Literal(Literal {
                atom: *number,
                yes: true,
            }),
            None => Formula::Constant(false),
        }
    }

    /// The values of a fact that its atoms tell apart, one of each kind: of ages the one just below the next limit.
    pub fn values(&self, vocabulary: &Vocabulary, fact: FactId) -> Vec<Value> {
        match vocabulary[fact].kind {
            FactKind::Bool => vec![Value::Yes, Value::No],
            FactKind::Setting => Setting::ALL.map(Value::Setting).to_vec(),
            FactKind::Age => {
                let limits = self.atoms.iter().filter_map(|atom| match atom {
                    Atom::AtLeast(other, years) if *other == fact => Some(*years),
                    _ => None,
                });
                let limits: Vec<u8> = limits.collect();
                let below = limits.iter().map(|years| years - 1);
                below
                    .chain([limits.last().copied().unwrap_or(0)])
                    .map(Value::Age)
                    .collect()
            }
        }
    }

    /// Everything that follows from one answer, among the atoms. The answer's fact need not have any.
    pub fn following(&self, vocabulary: &Vocabulary, fact: FactId, value: Value) -> Vec<Literal> {
        if let Value::Age(_) | Value::Setting(_) = value {
            let own = self.atoms.iter().enumerate();
            return own
                .filter(|(_, atom)| atom.fact() == fact)
                .map(|(number, atom)| Literal {
                    atom: number,
                    yes: atom.holds(value),
                })
                .collect();
        }
        let then = vocabulary
            .implications()
            .of(fact.index(), value == Value::Yes);
        let mut literals = Vec::new();
        for (side, yes) in [(then.yes, true), (then.no, false)] {
            for index in side.iter() {
                let number = self.numbers.get(&Atom::Yes(FactId::new(index)));
                literals.extend(number.map(|number| Literal { atom: *number, yes }));
            }
        }
        literals
    }

    /// A complete case as facts.
    pub fn case(&self, vocabulary: &Vocabulary, holding: impl Fn(usize) -> bool) -> Facts {
        let mut facts = Facts::new(vocabulary);
        for fact in self.facts() {
            let own = |number: &usize| self.atoms[*number].fact() == fact;
            let agrees = |value: &Value| {
                (0..self.len())
                    .filter(own)
                    .all(|number| self.atoms[number].holds(*value) == holding(number))
            };
            // A case that the vocabulary allows has a value for every fact.
            if let Some(value) = self.values(vocabulary, fact).into_iter().find(agrees) {
                let _ = facts.set(fact, value);
            }
        }
        facts
    }

    fn allowed(&self, vocabulary: &Vocabulary) -> Vec<Vec<Literal>> {
        let mut clauses = Vec::new();
        for (number, atom) in self.atoms.iter().enumerate() {
            match atom {
                Atom::Yes(fact) => {
                    let own = Literal {
                        atom: number,
                        yes: true,
                    };
                    let then = self.following(vocabulary, *fact, Value::Yes);
                    for literal in then.into_iter().filter(|then| then.atom != number) {
                        clauses.push(vec![own.opposite(), literal]);
                    }
                }
                Atom::AtLeast(fact, years) => {
                    let younger = |other: &usize| matches!(self.atoms[*other], Atom::AtLeast(of, age) if of == *fact && age < *years);
                    clauses.extend(
                        (0..number)
                            .filter(younger)
                            .map(|other| follows(number, other, true)),
                    );
                }
                Atom::Is(fact, Setting::School) => {
                    let nine = self.settings(*fact);
                    let so = |atom: &usize| Literal {
                        atom: *atom,
                        yes: true,
                    };
                    clauses.push(nine.iter().map(so).collect());
                    for (place, one) in nine.iter().enumerate() {
                        clauses.extend(
                            nine[place + 1..]
                                .iter()
                                .map(|other| follows(*one, *other, false)),
                        );
                    }
                }
                Atom::Is(..) => {}
            }
        }
        clauses
    }

    fn settings(&self, fact: FactId) -> Vec<usize> {
        Setting::ALL
            .iter()
            .filter_map(|setting| self.numbers.get(&Atom::Is(fact, *setting)).copied())
            .collect()
    }
}

/// If the first atom is so, the other is as said.
fn follows(first: usize, other: usize, yes: bool) -> Vec<Literal> {
    vec![
        Literal {
            atom: first,
            yes: false,
        },
        Literal { atom: other, yes },
    ]
}

fn atoms_of(part: &Expression) -> Vec<Atom> {
    match part {
        Expression::Fact(fact) => vec![Atom::Yes(*fact)],
        Expression::SettingIn { fact, .. } => Setting::ALL
            .map(|setting| Atom::Is(*fact, setting))
            .to_vec(),
        Expression::Age {
            fact,
            comparison,
            years,
        } => {
            let above = years.saturating_add(1);
            let ages = match comparison {
                Comparison::Below | Comparison::AtLeast => vec![*years],
                Comparison::AtMost | Comparison::Above => vec![above],
                Comparison::Exactly => vec![*years, above],
            };
            ages.into_iter()
                .filter(|age| (1..=OLDEST).contains(age))
                .map(|age| Atom::AtLeast(*fact, age))
                .collect()
        }
        _ => Vec::new(),
    }
}
