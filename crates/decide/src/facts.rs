//! The facts of one case as far as they are known. A fact that is not known is simply not there.

use std::fmt;
use std::sync::Arc;

use crate::closure::{Closed, Contradiction, close};
use crate::document::{Document, Entry, Fields};
use crate::fault::{Fault, Source};
use crate::set::Set;
use crate::value::{FactKind, OLDEST, Value};
use crate::vocabulary::{FactId, Vocabulary, read_value};

/// Whatever can answer a fact: the facts given, or given and implied.
pub trait Answers {
    /// The fact's value; none if it is not known.
    fn answer(&self, fact: FactId) -> Option<Value>;
}

/// What is known of a case, for one vocabulary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    kinds: Arc<[FactKind]>,
    values: Vec<Option<Value>>,
    /// The values that are yes, and those that are no, once more: most decisions read nothing else.
    yes: Set,
    no: Set,
}

/// A value that the fact cannot take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FactFault {
    pub fact: FactId,
    /// What the fact takes; none if the vocabulary does not have the fact.
    pub expected: Option<FactKind>,
    pub found: Value,
}

impl fmt::Display for FactFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.expected {
            Some(expected) => write!(f, "the answer must be {expected}, not {}", self.found),
            None => f.write_str("no such fact"),
        }
    }
}

impl std::error::Error for FactFault {}

impl Facts {
    /// Nothing known yet.
    pub fn new(vocabulary: &Vocabulary) -> Facts {
        let kinds: Arc<[FactKind]> = vocabulary.facts().map(|(_, fact)| fact.kind).collect();
        Facts {
            values: vec![None; kinds.len()],
            kinds,
            yes: Set::EMPTY,
            no: Set::EMPTY,
        }
    }

    /// Reads `fact = value` lines: `true`, `14`, `"school"`.
    ///
    /// # Errors
    /// Every unknown fact, wrong type and contradiction, each with its line.
    pub fn parse(vocabulary: &Vocabulary, source: &Source) -> Result<Facts, Vec<Fault>> {
        let (document, root) = Document::open(source);
        let root = root.unwrap_or_default();
        let facts = Facts::read(vocabulary, &document, Fields::new(&document, &root, 0));
        let faults = document.into_faults();
        if faults.is_empty() {
            Ok(facts)
        } else {
            Err(faults)
        }
    }

    /// Reads a table of facts; faults go to the document.
    pub(crate) fn read<'d>(
        vocabulary: &Vocabulary,
        document: &Document<'_>,
        fields: Fields<'d>,
    ) -> Facts {
        let mut facts = Facts::new(vocabulary);
        let mut places = Vec::new();
        for Entry {
            key,
            key_at,
            value,
            value_at,
        } in fields.entries()
        {
            let Some(fact) = vocabulary.fact(key) else {
                document.unknown(key_at, "fact", key, vocabulary.fact_names());
                continue;
            };
            match read_value(vocabulary[fact].kind, value) {
                Ok(value) => {
                    facts.put(fact, Some(value));
                    places.push((fact, key_at));
                }
                Err(expected) => document.fault(value_at, format!("`{key}` {expected}")),
            }
        }
        if let Err(contradiction) = facts.close(vocabulary) {
            for conflict in contradiction.conflicts {
                let at = places
                    .iter()
                    .filter(|(fact, _)| conflict.facts.iter().any(|(given, _)| given == fact));
                document.fault(at.map(|(_, at)| *at).max().unwrap_or(0), conflict.why);
            }
        }
        facts
    }

    /// # Errors
    /// When the fact takes another kind of answer, or an age is past 120.
    pub fn set(&mut self, fact: FactId, value: Value) -> Result<(), FactFault> {
        let expected = self.kinds.get(fact.index()).copied();
        let too_old = matches!(value, Value::Age(years) if years > OLDEST);
        if expected != Some(value.kind()) || too_old {
            return Err(FactFault {
                fact,
                expected,
                found: value,
            });
        }
        self.put(fact, Some(value));
        Ok(())
    }

    /// The fact is not known any more.
    pub fn clear(&mut self, fact: FactId) {
        if fact.index() < self.values.len() {
            self.put(fact, None);
        }
    }

    fn put(&mut self, fact: FactId, value: Option<Value>) {
        let index = fact.index();
        self.values[index] = value;
        for (side, answer) in [(&mut self.yes, Value::Yes), (&mut self.no, Value::No)] {
            if value == Some(answer) {
                side.insert(index);
            } else {
                side.remove(index);
            }
        }
    }

    pub fn get(&self, fact: FactId) -> Option<Value> {
        self.values.get(fact.index()).copied().flatten()
    }

    /// The facts given, in the vocabulary's order.
    pub fn iter(&self) -> impl Iterator<Item = (FactId, Value)> {
        self.values
            .iter()
            .enumerate()
            .filter_map(|(index, value)| value.map(|value| (FactId::new(index), value)))
    }

    /// The facts that are yes, and those that are no.
    pub(crate) const fn sides(&self) -> (Set, Set) {
        (self.yes, self.no)
    }

    pub fn is_empty(&self) -> bool {
        self.values.iter().all(Option::is_none)
    }

    /// What is given and what follows from it.
    ///
    /// # Errors
    /// When given facts contradict one another; every conflict is named.
    pub fn close(&self, vocabulary: &Vocabulary) -> Result<Closed, Contradiction> {
        close(vocabulary, self)
    }
}

impl Answers for Facts {
    fn answer(&self, fact: FactId) -> Option<Value> {
        self.get(fact)
    }
}
