//! Sets of answers, any of which would do.

use crate::outcome::Answer;
use crate::vocabulary::FactId;

/// The smallest sets of answers that each would have an effect; smallest first, and all of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ways {
    /// The answers of every set, one set after the other: a decision holds hundreds of sets, and most are never looked at.
    answers: Vec<(FactId, Answer)>,
    /// Where each set ends.
    ends: Vec<usize>,
}

impl Ways {
    /// One more answer of the set that is being put together.
    pub(crate) fn answer(&mut self, fact: FactId, answer: Answer) {
        self.answers.push((fact, answer));
    }

    /// The set is whole.
    pub(crate) fn end(&mut self) {
        self.ends.push(self.answers.len());
    }

    pub fn len(&self) -> usize {
        self.ends.len()
    }

    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    pub fn iter(&self) -> impl Iterator<Item = &[(FactId, Answer)]> {
        let starts = std::iter::once(&0).chain(&self.ends);
        starts
            .zip(&self.ends)
            .filter_map(|(start, end)| self.answers.get(*start..*end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Value;

    #[test]
    fn each_set_comes_out_as_it_went_in() {
        let sets: [Vec<(FactId, Answer)>; 3] = [
            vec![(FactId::new(1), Answer::AgeBelow(13))],
            Vec::new(),
            vec![
                (FactId::new(2), Answer::Is(Value::from(true))),
                (FactId::new(3), Answer::Is(Value::from(false))),
            ],
        ];
        let mut ways = Ways::default();
        assert!(ways.is_empty());
        for set in &sets {
            for (fact, answer) in set {
                ways.answer(*fact, answer.clone());
            }
            ways.end();
        }
        assert_eq!(ways.len(), 3);
        assert!(ways.iter().eq(sets.iter().map(Vec::as_slice)));
    }
}
