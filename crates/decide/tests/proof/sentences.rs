//! The sentences that the repository holds, read for tests and benches.

use std::fs;
use std::path::Path;

use decide::proof::Properties;
use decide::{Source, Vocabulary};

pub const PROCEDURES: [&str; 5] = [
    "cambridgeshire-peterborough",
    "dorset",
    "greater-manchester",
    "kent-medway",
    "online-safety-2024",
];

pub fn held(vocabulary: &Vocabulary) -> Properties {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../procedures/properties.toml");
    let text = fs::read_to_string(&path).unwrap_or_else(|fault| panic!("{fault}"));
    let source = Source::new("properties.toml", text);
    match Properties::parse(vocabulary, &PROCEDURES, &source) {
        Ok(properties) => properties,
        Err(faults) => panic!("{faults:#?}"),
    }
}
