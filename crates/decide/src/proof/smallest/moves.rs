//! The answers of which an example can be made, with what follows from each, and which of them cannot stand together.

use std::collections::HashMap;

use crate::facts::Facts;
use crate::proof::atoms::Literal;
use crate::proof::breach::Change;
use crate::proof::subject::Subject;
use crate::value::Value;
use crate::vocabulary::{FactId, Vocabulary};

pub(super) struct Move {
    pub fact: FactId,
    pub value: Value,
    /// What follows, among the atoms.
    pub literals: Vec<Literal>,
}

pub(super) struct Moves<'m> {
    vocabulary: &'m Vocabulary,
    atoms: usize,
    moves: Vec<Move>,
    /// For each literal the answers from which it follows.
    bringing: HashMap<Literal, Vec<usize>>,
    /// The answer that changes: as it is first, and as it is then.
    changing: Option<(Move, Move)>,
}

/// The case before the change, or after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum View {
    Before,
    After,
}

impl<'m> Moves<'m> {
    pub fn of(subject: &Subject<'m>, change: Option<&Change<'_>>) -> Moves<'m> {
        let vocabulary = subject.vocabulary;
        let answer = |fact, value| Move {
            fact,
            value,
            literals: subject.atoms.following(vocabulary, fact, value),
        };
        let changing = change.map(|change| {
            (
                answer(change.fact, change.from),
                answer(change.fact, change.to),
            )
        });
        let mut moves: Vec<Move> = Vec::new();
        for (fact, _) in vocabulary.facts() {
            for value in subject.atoms.values(vocabulary, fact) {
                let next = answer(fact, value);
                let fits = changing
                    .as_ref()
                    .is_none_or(|(from, _)| !clash(vocabulary, from, &next));
                if fits && !next.literals.is_empty() && change.is_none_or(|of| of.fact != fact) {
                    moves.push(next);
                }
            }
        }
        // Of answers that serve alike those are preferred that say the least beside.
        let says = |answer: &Move| match answer.value {
            Value::Yes | Value::No => {
                let then = vocabulary
                    .implications()
                    .of(answer.fact.index(), answer.value == Value::Yes);
                then.yes.len() + then.no.len()
            }
            Value::Age(_) | Value::Setting(_) => 1,
        };
        moves.sort_by_key(says);
        let mut bringing: HashMap<Literal, Vec<usize>> = HashMap::new();
        for (number, answer) in moves.iter().enumerate() {
            for literal in &answer.literals {
                bringing.entry(*literal).or_default().push(number);
            }
        }
        Moves {
            vocabulary,
            atoms: subject.atoms.len(),
            moves,
            bringing,
            changing,
        }
    }

    /// For each answer those that cannot stand beside it.
    pub fn clashes(&self) -> Vec<Vec<usize>> {
        let against = |one: &Move| {
            (0..self.moves.len())
                .filter(|other| clash(self.vocabulary, one, &self.moves[*other]))
                .collect()
        };
        self.moves.iter().map(against).collect()
    }

    /// What is known of each atom once these answers are given.
    pub fn known(&self, chosen: &[usize], view: View) -> Vec<Option<bool>> {
        let mut known = vec![None; self.atoms];
        let own = chosen
            .iter()
            .map(|number| &self.moves[*number])
            .filter(|answer| self.stays(answer, view));
        for answer in own.chain(self.fixed(view)) {
            for literal in &answer.literals {
                known[literal.atom] = Some(literal.yes);
            }
        }
        known
    }

    /// The answers that rule out a case of which these literals are so.
    pub fn against(&self, case: &[Literal], view: View) -> Vec<usize> {
        let mut against: Vec<usize> = case
            .iter()
            .filter_map(|literal| self.bringing.get(&literal.opposite()))
            .flatten()
            .filter(|number| self.stays(&self.moves[**number], view))
            .copied()
            .collect();
        against.sort_unstable();
        against.dedup();
        against
    }

    pub fn before(&self, chosen: &[usize]) -> Facts {
        self.facts(chosen, View::Before)
    }

    pub fn after(&self, chosen: &[usize]) -> Option<Facts> {
        self.changing
            .is_some()
            .then(|| self.facts(chosen, View::After))
    }

    /// The answers that agree with a complete case.
    pub fn in_case(&self, case: &Facts) -> Vec<usize> {
        let so = |number: &usize| {
            let answer = &self.moves[*number];
            case.get(answer.fact) == Some(answer.value)
        };
        (0..self.moves.len()).filter(so).collect()
    }

    fn facts(&self, chosen: &[usize], view: View) -> Facts {
        let mut facts = Facts::new(self.vocabulary);
        let own = chosen
            .iter()
            .map(|number| &self.moves[*number])
            .filter(|answer| self.stays(answer, view));
        for answer in own.chain(self.fixed(view)) {
            // The value is one of its fact's own.
            let _ = facts.set(answer.fact, answer.value);
        }
        facts
    }

    fn fixed(&self, view: View) -> Option<&Move> {
        self.changing.as_ref().map(|(from, to)| match view {
            View::Before => from,
            View::After => to,
        })
    }

    /// After the change an answer that contradicts it no longer stands.
    fn stays(&self, answer: &Move, view: View) -> bool {
        let fixed = self.fixed(view);
        fixed.is_none_or(|fixed| !clash(self.vocabulary, fixed, answer))
    }
}

/// What follows is closed, so two answers clash exactly when one of them rules out the other.
fn clash(vocabulary: &Vocabulary, one: &Move, other: &Move) -> bool {
    if one.fact == other.fact {
        return one.value != other.value;
    }
    if !matches!(one.value, Value::Yes | Value::No) {
        return false;
    }
    let then = vocabulary
        .implications()
        .of(one.fact.index(), one.value == Value::Yes);
    match other.value {
        Value::Yes => then.no.contains(other.fact.index()),
        Value::No => then.yes.contains(other.fact.index()),
        Value::Age(_) | Value::Setting(_) => false,
    }
}
