//! Any text is read as the facts of a case or refused with its place; what is read decides, or its contradiction is named.
#![no_main]

mod held;

use std::sync::{Arc, LazyLock};

use decide::{Facts, Procedure, Rulebook, Source};
use libfuzzer_sys::fuzz_target;

static RULEBOOK: LazyLock<Rulebook> = LazyLock::new(|| {
    let files = [
        Source::new("procedure.toml", include_str!("../../procedures/dorset/procedure.toml")),
        Source::new("rules/families.toml", held::RULES),
    ];
    let procedure = Procedure::parse(&held::VOCABULARY, &files).expect("the files are well formed");
    Rulebook::new(Arc::new(held::VOCABULARY.clone()), procedure).expect("the rules compile")
});

fuzz_target!(|text: &str| {
    match Facts::parse(RULEBOOK.vocabulary(), &Source::new("case.toml", text)) {
        Ok(facts) => {
            let decided = RULEBOOK.decide(&facts);
            assert_eq!(decided.is_ok(), facts.close(RULEBOOK.vocabulary()).is_ok());
        }
        Err(faults) => assert!(!faults.is_empty() && faults.iter().all(|fault| fault.line >= 1)),
    }
});
