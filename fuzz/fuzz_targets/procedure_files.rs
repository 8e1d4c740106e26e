//! Any text in any file of a procedure is read or refused with its place; what is read can be compiled and decides the empty case.
//! The first byte picks the file; the others stand as in a small procedure that is well formed.
#![no_main]

mod held;

use std::sync::Arc;

use decide::{Facts, Procedure, Rulebook, Source, Vocabulary};
use libfuzzer_sys::fuzz_target;

const WELL_FORMED: [(&str, &str); 8] = [
    ("procedure.toml", include_str!("../../procedures/dorset/procedure.toml")),
    ("rules/families.toml", held::RULES),
    ("steps.toml", include_str!("../../procedures/dorset/steps.toml")),
    ("forms/victim.toml", include_str!("../../procedures/dorset/forms/victim.toml")),
    ("contacts.toml", include_str!("../../procedures/dorset/contacts.toml")),
    ("rulings.toml", include_str!("../../procedures/dorset/rulings.toml")),
    ("clauses.csv", include_str!("../../procedures/dorset/clauses.csv")),
    ("vignettes.toml", include_str!("../../procedures/dorset/vignettes.toml")),
];

/// No clause catalogue stands beside the file that is tried, so that its own words can be well formed.
const ALONE: usize = 2;

fuzz_target!(|data: (u8, String)| {
    let (pick, text) = data;
    let (path, _) = WELL_FORMED[usize::from(pick) % WELL_FORMED.len()];
    let files: Vec<Source> = WELL_FORMED[..ALONE]
        .iter()
        .filter(|(other, _)| *other != path)
        .map(|(other, text)| Source::new(*other, *text))
        .chain([Source::new(path, text)])
        .collect();
    match Procedure::parse(&held::VOCABULARY, &files) {
        Ok(procedure) => decides(procedure),
        Err(faults) => assert!(!faults.is_empty() && faults.iter().all(|fault| fault.line >= 1)),
    }
});

fn decides(procedure: Procedure) {
    let vocabulary: Arc<Vocabulary> = Arc::new(held::VOCABULARY.clone());
    if let Ok(rulebook) = Rulebook::new(vocabulary, procedure) {
        let facts = Facts::new(rulebook.vocabulary());
        assert!(rulebook.decide(&facts).is_ok(), "nothing known cannot contradict itself");
    }
}
