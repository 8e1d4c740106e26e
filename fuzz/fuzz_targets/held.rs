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

/// A few of the repository's conditions, without what other files would have to hold.
#[allow(dead_code, reason = "not every target needs it")]
pub const RULES: &str = r#"
[[rule]]
id        = "hold-the-family"
when      = "grooming or pornography_exposure or not (youngest_age < 16) and setting in [school, college]"
until     = "agencies_consulted_on_family"
directive = "hold_family_contact"
modality  = "should_not"
cites     = ["DOR-0001"]
why       = "The agencies come first."

[[rule]]
id        = "record"
when      = "always"
directive = "record_incident"
modality  = "must"
deadline  = "same_day"
cites     = ["DOR-0001"]
why       = "Everything is recorded."
"#;
