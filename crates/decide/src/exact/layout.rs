//! Ages and settings as classes: the ages that no condition tells apart are one class, and each setting is one. A case is in exactly
//! one class of each such fact.

use super::TooEntangled;
use super::cube::Cube;
use crate::expression::Expression;
use crate::outcome::Answer;
use crate::set::{MOST, Set};
use crate::value::{FactKind, OLDEST, Setting, Value};
use crate::vocabulary::{FactId, Vocabulary};

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Classed {
    pub fact: FactId,
    pub kind: FactKind,
    /// All classes of this fact.
    pub mask: Set,
    /// The number of the first class; a multiple of four.
    pub first: usize,
    /// For ages the youngest of each class, ascending.
    youngest: Vec<u8>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Layout {
    pub facts: Vec<Classed>,
}

impl Layout {
    /// Tells apart what any of the conditions tells apart.
    pub fn of<'e>(
        vocabulary: &Vocabulary,
        conditions: impl Iterator<Item = &'e Expression> + Clone,
    ) -> Result<Layout, TooEntangled> {
        let mut facts = Vec::new();
        let mut first = 0;
        for (fact, definition) in vocabulary.facts() {
            let youngest = match definition.kind {
                FactKind::Bool => continue,
                FactKind::Age => cuts(fact, conditions.clone()),
                FactKind::Setting => Vec::new(),
            };
            let count = if definition.kind == FactKind::Age {
                youngest.len()
            } else {
                Setting::ALL.len()
            };
            if first + count > MOST {
                return Err(TooEntangled);
            }
            facts.push(Classed {
                fact,
                kind: definition.kind,
                mask: (first..first + count).collect(),
                first,
                youngest,
            });
            first += count.next_multiple_of(4);
        }
        Ok(Layout { facts })
    }

    pub fn classed_fact(&self, fact: FactId) -> Option<&Classed> {
        self.facts.iter().find(|classed| classed.fact == fact)
    }

    /// The facts of which some class is out.
    pub fn classed<'l>(&'l self, out: &'l Set) -> impl Iterator<Item = &'l Classed> {
        self.facts.iter().filter(|classed| classed.mask.meets(out))
    }

    #[inline]
    pub fn leaves_a_class(&self, out: &Set) -> bool {
        self.facts
            .iter()
            .all(|classed| !classed.mask.is_subset(out))
    }

    /// The classes that are out once the fact has this value.
    pub fn out_for(&self, fact: FactId, value: Value) -> Set {
        self.classed_fact(fact).map_or(Set::EMPTY, |classed| {
            classed.mask.without(&Set::of(classed.class_of(value)))
        })
    }
}

impl Classed {
    fn class_of(&self, value: Value) -> usize {
        self.first
            + match value {
                Value::Age(years) => self
                    .youngest
                    .iter()
                    .filter(|youngest| **youngest <= years)
                    .count()
                    .saturating_sub(1),
                Value::Setting(setting) => setting as usize,
                Value::Yes | Value::No => 0,
            }
    }

    /// The classes whose values fail the test.
    pub fn failing(&self, holds: impl Fn(Value) -> bool) -> Set {
        let fails = |class: &usize| !holds(self.sample(class - self.first));
        self.mask.iter().filter(fails).collect()
    }

    /// One value of the class.
    fn sample(&self, class: usize) -> Value {
        match self.kind {
            FactKind::Setting => Value::Setting(Setting::ALL[class.min(Setting::ALL.len() - 1)]),
            _ => Value::Age(self.youngest.get(class).copied().unwrap_or(0)),
        }
    }

    /// For each class, what is known once the fact is in it.
    pub fn each(&self) -> Vec<Cube> {
        let known = |class| Cube {
            out: self.mask.without(&Set::of(class)),
            ..Cube::default()
        };
        self.mask.iter().map(known).collect()
    }

    /// One value of each class.
    pub fn samples(&self) -> impl Iterator<Item = Value> {
        self.mask
            .iter()
            .map(|class| self.sample(class - self.first))
    }

    /// What is left when these classes are out, as an answer.
    pub fn answer(&self, out: &Set) -> Answer {
        let left: Vec<usize> = self
            .mask
            .without(out)
            .iter()
            .map(|class| class - self.first)
            .collect();
        if self.kind == FactKind::Setting {
            return Answer::among_settings(
                left.into_iter()
                    .filter_map(|class| Setting::ALL.get(class).copied())
                    .collect(),
            );
        }
        let mut ranges: Vec<(u8, u8)> = Vec::new();
        for class in left {
            let from = self.youngest.get(class).copied().unwrap_or(0);
            let to = self.youngest.get(class + 1).map_or(OLDEST, |next| next - 1);
            match ranges.last_mut() {
                Some(last) if last.1 + 1 == from => last.1 = to,
                _ => ranges.push((from, to)),
            }
        }
        Answer::among_ages(ranges)
    }
}

/// The youngest age of each class, from 0.
fn cuts<'e>(fact: FactId, conditions: impl Iterator<Item = &'e Expression>) -> Vec<u8> {
    let mut cuts = vec![0];
    for condition in conditions {
        condition.visit(&mut |part| {
            if let Expression::Age {
                fact: found,
                comparison,
                years,
            } = part
                && *found == fact
            {
                let tells_apart =
                    |age: &u8| comparison.holds(*age, *years) != comparison.holds(age - 1, *years);
                cuts.extend((1..=OLDEST).filter(tells_apart));
            }
        });
    }
    cuts.sort_unstable();
    cuts.dedup();
    cuts
}
