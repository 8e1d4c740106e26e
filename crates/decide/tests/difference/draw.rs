//! Cases drawn by chance: for tests and benches.

use decide::{FactKind, Facts, Rulebook, Setting, Value};

/// SplitMix64.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }
}

/// Free of contradiction. Of every `unknown_in` facts one is left unknown; of ten, nine if that is 1; none if it is 0.
pub fn cases(rulebook: &Rulebook, count: usize, unknown_in: u64, seed: u64) -> Vec<Facts> {
    let vocabulary = rulebook.vocabulary();
    let mut random = Random(seed);
    let mut cases = Vec::new();
    for _ in 0..count {
        let mut facts = Facts::new(vocabulary);
        for (fact, definition) in vocabulary.facts() {
            let unknown = match unknown_in {
                0 => false,
                1 => !random.next().is_multiple_of(10),
                one_in => random.next().is_multiple_of(one_in),
            };
            if unknown {
                continue;
            }
            let draw = random.next();
            let value = match definition.kind {
                FactKind::Bool => Value::from(draw % 100 < 20),
                FactKind::Age => Value::Age((draw % 25) as u8),
                FactKind::Setting => Value::Setting(Setting::ALL[(draw % 9) as usize]),
            };
            let implied = facts
                .close(vocabulary)
                .ok()
                .and_then(|closed| closed.get(fact));
            if let Err(fault) = facts.set(fact, implied.unwrap_or(value)) {
                panic!("{fault}");
            }
        }
        cases.push(facts);
    }
    cases
}
