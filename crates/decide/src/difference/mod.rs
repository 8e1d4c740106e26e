//! Two procedures, or two versions of one, compared directive by directive: which asks for it in more cases, which by an earlier deadline,
//! which more strongly; in what share of all combinations of facts they differ; and the smallest case that shows each difference.
//!
//! The comparison is about completely known cases: there an `until` simply has its value. Two diagrams over the same atoms are set against
//! one another, so that "the same" is a proof and a share is counted, not sampled. Every example is put to the ordinary evaluator of both
//! procedures, and is shown with what they say.

mod asks;
mod compared;
mod count;
mod example;
mod fewer;
mod kinds;
mod pair;
mod redecide;

pub use compared::{Compared, DirectiveCompared, Extent, Shares, Strength, Timing};
pub use example::{Example, Says};
pub use kinds::{Difference, Kind, Side};
pub use redecide::{Change, Redecided, Redeciding};

use std::fmt;

use crate::decision::Rulebook;

use self::pair::Pair;

/// Why there is no comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotCompared {
    /// They do not speak the same words.
    OtherVocabulary,
    /// The count and the evaluator say different things: a fault in Waypost, never in a procedure.
    Disagreement(String),
}

impl fmt::Display for NotCompared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NotCompared::OtherVocabulary => {
                f.write_str("the two procedures do not share one vocabulary")
            }
            NotCompared::Disagreement(directive) => write!(
                f,
                "a fault in Waypost: the comparison and the evaluator say different things of `{directive}`"
            ),
        }
    }
}

impl std::error::Error for NotCompared {}

/// Every directive of which either procedure speaks, in the vocabulary's order. `compare(b, a)` is the mirror image.
///
/// # Errors
/// [`NotCompared`].
pub fn compare(a: &Rulebook, b: &Rulebook) -> Result<Compared, NotCompared> {
    if a.vocabulary() != b.vocabulary() {
        return Err(NotCompared::OtherVocabulary);
    }
    let mut pair = Pair::of(a, b);
    let mut directives = Vec::new();
    for (directive, _) in a.vocabulary().directives() {
        if pair.speaks(Side::A, directive) || pair.speaks(Side::B, directive) {
            directives.push(compared::directive(&mut pair, directive)?);
        }
    }
    Ok(Compared { directives })
}
