//! What follows from the facts given, through `implies`, `denies` and their contrapositives; and what they contradict.

use std::fmt;

use crate::facts::{Answers, Facts};
use crate::set::Set;
use crate::value::{FactKind, Value};
use crate::vocabulary::{Consequences, FactId, Vocabulary};

/// Facts free of contradiction, given and implied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closed {
    /// Each follows from a fact given and is not itself given.
    pub implied: Vec<(FactId, Value)>,
    given: Facts,
    known: Consequences,
}

impl Closed {
    /// Given or implied.
    pub fn get(&self, fact: FactId) -> Option<Value> {
        match self.given.get(fact) {
            Some(value) => Some(value),
            None if self.known.yes.contains(fact.index()) => Some(Value::Yes),
            None if self.known.no.contains(fact.index()) => Some(Value::No),
            None => None,
        }
    }

    pub fn given(&self) -> &Facts {
        &self.given
    }

    pub fn is_given(&self, fact: FactId) -> bool {
        self.given.get(fact).is_some()
    }

    /// The given facts from which this implied one follows.
    pub fn because_of(&self, vocabulary: &Vocabulary, fact: FactId) -> Vec<(FactId, Value)> {
        let index = fact.index();
        let speaks = |(given, value): &(FactId, Value)| {
            let then = consequences(vocabulary, *given, *value);
            then.yes.contains(index) && self.known.yes.contains(index)
                || then.no.contains(index) && self.known.no.contains(index)
        };
        self.given
            .iter()
            .filter(|given| given.0 != fact)
            .filter(speaks)
            .collect()
    }
}

impl Answers for Closed {
    fn answer(&self, fact: FactId) -> Option<Value> {
        self.get(fact)
    }
}

/// Two given facts that cannot both be so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    pub facts: Vec<(FactId, Value)>,
    /// One plain sentence with the facts' names.
    pub why: String,
}

/// Given facts that contradict one another. No decision is made from them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    /// All given facts involved, each once.
    pub facts: Vec<(FactId, Value)>,
    /// The conflicts' sentences.
    pub why: String,
    pub conflicts: Vec<Conflict>,
}

impl fmt::Display for Contradiction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.why)
    }
}

impl std::error::Error for Contradiction {}

/// The facts of type bool as two sets, before anything follows from them.
pub(crate) fn known(facts: &Facts) -> Consequences {
    let (yes, no) = facts.sides();
    Consequences { yes, no }
}

pub(crate) fn close(vocabulary: &Vocabulary, facts: &Facts) -> Result<Closed, Contradiction> {
    let given = known(facts);
    let closed = vocabulary.implications().close(&given);
    if closed.yes.meets(&closed.no) {
        return Err(contradiction(vocabulary, facts));
    }
    let mut implied = Vec::new();
    let already = given.yes | given.no;
    for index in (closed.yes | closed.no).without(&already).iter() {
        implied.push((FactId::new(index), Value::from(closed.yes.contains(index))));
    }
    Ok(Closed {
        implied,
        given: facts.clone(),
        known: closed,
    })
}

fn consequences(vocabulary: &Vocabulary, fact: FactId, value: Value) -> Consequences {
    match value {
        Value::Yes | Value::No => *vocabulary
            .implications()
            .of(fact.index(), value == Value::Yes),
        Value::Age(_) | Value::Setting(_) => Consequences::default(),
    }
}

/// Names every pair of given facts whose consequences clash; a clash of three always holds one of two.
fn contradiction(vocabulary: &Vocabulary, facts: &Facts) -> Contradiction {
    let given: Vec<(FactId, Value)> = facts
        .iter()
        .filter(|(fact, _)| vocabulary[*fact].kind == FactKind::Bool)
        .collect();
    let mut conflicts = Vec::new();
    for (index, first) in given.iter().enumerate() {
        let of_first = consequences(vocabulary, first.0, first.1);
        for second in &given[index + 1..] {
            let opposite = if second.1 == Value::Yes {
                of_first.no
            } else {
                of_first.yes
            };
            if opposite.contains(second.0.index()) {
                conflicts.push(conflict(vocabulary, *first, *second));
            }
        }
    }
    let mut involved: Vec<(FactId, Value)> = conflicts
        .iter()
        .flat_map(|conflict| conflict.facts.clone())
        .collect();
    involved.sort_unstable();
    involved.dedup();
    let why: Vec<&str> = conflicts
        .iter()
        .map(|conflict| conflict.why.as_str())
        .collect();
    Contradiction {
        facts: involved,
        why: why.join("; "),
        conflicts,
    }
}

/// The one that is yes speaks: `a` is yes, so `b` would be …
fn conflict(vocabulary: &Vocabulary, first: (FactId, Value), second: (FactId, Value)) -> Conflict {
    let (speaker, other) = if first.1 == Value::Yes {
        (first, second)
    } else {
        (second, first)
    };
    let must = if other.1 == Value::Yes {
        Value::No
    } else {
        Value::Yes
    };
    let (speaker_id, other_id) = (&vocabulary[speaker.0].id, &vocabulary[other.0].id);
    let why = format!(
        "`{speaker_id}` is {}, so `{other_id}` is {must}, but it is given as {}",
        speaker.1, other.1
    );
    Conflict {
        facts: vec![first, second],
        why,
    }
}

/// The facts that would be known in this set; for tests and benches.
impl Closed {
    /// Facts known to be yes, and facts known to be no, as sets of indices.
    pub fn sets(&self) -> (Set, Set) {
        (self.known.yes, self.known.no)
    }
}
