//! The fast ways to decide say what the full decision says. Nothing is timed here; see benches/decisions.rs.

use decide::batch::BLOCK;
use decide::{FactKind, Facts, Known, Rulebook, Setting, Status, Value};

use crate::held;

/// SplitMix64.
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }
}

/// A case in which every fact is known and none contradicts another.
fn complete(rulebook: &Rulebook, random: &mut Random) -> Facts {
    let vocabulary = rulebook.vocabulary();
    let mut facts = Facts::new(vocabulary);
    for (fact, definition) in vocabulary.facts() {
        let draw = random.next();
        let wanted = match definition.kind {
            FactKind::Bool => Value::from(draw.is_multiple_of(3)),
            FactKind::Age => Value::Age((draw % 25) as u8),
            FactKind::Setting => Value::Setting(Setting::ALL[(draw % 9) as usize]),
        };
        let implied = facts.close(vocabulary).unwrap().get(fact);
        facts.set(fact, implied.unwrap_or(wanted)).unwrap();
    }
    facts
}

#[test]
fn a_batch_of_fully_known_cases_comes_out_as_each_case_alone() {
    let rulebook = held::rulebook("dorset");
    let mut random = Random(7);
    let cases: Vec<Facts> = (0..BLOCK + 50)
        .map(|_| complete(&rulebook, &mut random))
        .collect();
    let known: Vec<Known> = cases.iter().map(|facts| rulebook.known(facts)).collect();
    let decided = rulebook.batch().decide_all(&known);
    assert_eq!(decided.len(), cases.len());
    for ((facts, known), required) in cases.iter().zip(&known).zip(&decided) {
        let outcome = rulebook.decide(facts).unwrap();
        let fast = rulebook.decide_fast(known).unwrap();
        assert!(fast.possible.is_empty());
        assert_eq!(fast.required, *required);
        for (directive, definition) in rulebook.vocabulary().directives() {
            let expected = outcome.status(directive) == Some(Status::Required);
            assert_eq!(
                required.contains(directive.index()),
                expected,
                "{}",
                definition.id
            );
        }
    }
}
