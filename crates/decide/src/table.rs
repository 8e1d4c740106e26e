//! Which rules hold for a fully known case of up to 128 facts: one table look-up for every eight facts, whatever the rules say.

use crate::decision::Rulebook;

/// The most facts, and the most rules, that a table can hold.
pub const WIDEST: usize = 128;

const BYTES: usize = WIDEST / 8;

/// One way for a rule to hold: these facts yes, these no, a bit for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Alternative {
    pub yes: u128,
    pub no: u128,
}

/// Rules over facts of type bool, compiled.
#[derive(Debug, Clone)]
pub struct RuleTable {
    /// For each rank of alternatives: which rules' alternative of that rank each byte of facts leaves standing.
    ranks: Vec<Rank>,
}

#[derive(Debug, Clone)]
struct Rank {
    /// For each byte that some alternative of this rank reads, its place and the rules left standing by each of its values.
    bytes: Vec<(u32, Box<[u128; 256]>)>,
    /// Rules that have an alternative of this rank.
    rules: u128,
}

impl RuleTable {
    /// For each rule its alternatives; none if there are too many rules.
    pub fn new(rules: &[Vec<Alternative>]) -> Option<RuleTable> {
        if rules.len() > WIDEST {
            return None;
        }
        let most = rules.iter().map(Vec::len).max().unwrap_or(0);
        let rank = |rank: usize| Rank::of(rules.iter().map(|alternatives| alternatives.get(rank)));
        Some(RuleTable {
            ranks: (0..most).map(rank).collect(),
        })
    }

    /// The rules that hold for a case, a bit for each, from its facts that are yes; all others are no.
    #[inline]
    pub fn holding(&self, facts: u128) -> u128 {
        let mut holding = 0;
        for rank in &self.ranks {
            let standing = |left: u128, (shift, rules): &(u32, Box<[u128; 256]>)| {
                left & rules[(facts >> shift & 255) as usize]
            };
            holding |= rank.bytes.iter().fold(rank.rules, standing);
        }
        holding
    }
}

impl Rank {
    fn of<'a>(alternatives: impl Iterator<Item = Option<&'a Alternative>>) -> Rank {
        let present: Vec<(usize, Alternative)> = alternatives
            .enumerate()
            .filter_map(|(rule, alternative)| alternative.map(|alternative| (rule, *alternative)))
            .collect();
        let rules = present.iter().fold(0, |rules, (rule, _)| rules | 1 << rule);
        let byte = |byte: usize| {
            let shift = 8 * byte as u32;
            let reads = |(_, alternative): &(usize, Alternative)| {
                (alternative.yes | alternative.no) >> shift & 255 != 0
            };
            present.iter().any(reads).then(|| {
                (
                    shift,
                    Box::new(std::array::from_fn(|value| {
                        standing(&present, shift, value as u128)
                    })),
                )
            })
        };
        Rank {
            bytes: (0..BYTES).filter_map(byte).collect(),
            rules,
        }
    }
}

fn standing(alternatives: &[(usize, Alternative)], shift: u32, value: u128) -> u128 {
    let stands = |alternative: &Alternative| {
        alternative.yes >> shift & 255 & !value == 0 && alternative.no >> shift & value == 0
    };
    alternatives
        .iter()
        .filter(|(_, alternative)| stands(alternative))
        .fold(0, |rules, (rule, _)| rules | 1 << rule)
}

impl Rulebook {
    /// The rules' own conditions as a table, `until` left aside; none if the procedure reads ages or settings, or is too wide.
    pub fn rule_table(&self) -> Option<RuleTable> {
        let compiled = self.compiled();
        if self.vocabulary().facts().len() > WIDEST
            || compiled.rule_cubes.iter().any(|cube| !cube.out.is_empty())
        {
            return None;
        }
        let word =
            |set: &crate::set::Set| u128::from(set.words()[0]) | u128::from(set.words()[1]) << 64;
        let alternatives = |range: &std::ops::Range<usize>| {
            let cubes = compiled.rule_cubes[range.clone()].iter();
            cubes
                .map(|cube| Alternative {
                    yes: word(&cube.yes),
                    no: word(&cube.no),
                })
                .collect()
        };
        RuleTable::new(
            &compiled
                .rule_ranges
                .iter()
                .map(alternatives)
                .collect::<Vec<_>>(),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_holds_when_one_of_its_alternatives_does() {
        let rules = [
            vec![
                Alternative {
                    yes: 1 << 3,
                    no: 1 << 100,
                },
                Alternative {
                    yes: 1 << 101,
                    no: 0,
                },
            ],
            vec![Alternative::default()],
            vec![],
        ];
        let table = RuleTable::new(&rules).unwrap();
        assert_eq!(table.holding(1 << 3), 0b011);
        assert_eq!(table.holding(1 << 3 | 1 << 100), 0b010);
        assert_eq!(table.holding(1 << 101 | 1 << 100), 0b011);
    }
}
