//! The vocabulary of the repository, for all targets.

use std::sync::LazyLock;

use decide::{Source, Vocabulary};

const FACTS: &str = include_str!("../../procedures/vocabulary/facts.toml");
const DIRECTIVES: &str = include_str!("../../procedures/vocabulary/directives.toml");

pub static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let facts = Source::new("facts.toml", FACTS);
    let directives = Source::new("directives.toml", DIRECTIVES);
    Vocabulary::parse(&facts, &directives).expect("the vocabulary of the repository is well formed")
});
