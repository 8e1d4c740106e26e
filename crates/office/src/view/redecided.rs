//! A case decided again under another version: what would differ, directive by directive. Nothing of the case changes by it.

use crate::view::case::{CaseView, ChoiceView};
use crate::view::plan::PlanLine;

/// The comparison.
#[derive(Clone, Debug)]
pub struct DifferentToday {
    pub case: CaseView,
    /// What the case follows.
    pub then: DayView,
    /// What it is compared with.
    pub now: DayView,
    /// What differs first, and of that what is required; what is the same last.
    pub rows: Vec<DifferenceRow>,
    /// Why the two cannot be compared: answers that contradict one another, or a version that is missing.
    pub not_compared: Option<String>,
    /// Every version of every procedure, to compare with; the value is `ID/VERSION`.
    pub choices: Vec<ChoiceView>,
    /// The one that is compared with.
    pub chosen: String,
}

/// One side of the comparison.
#[derive(Clone, Debug)]
pub struct DayView {
    /// "Online safety (Dorset)".
    pub title: String,
    pub version: String,
    /// "from 1 February 2017 until 1 January 2027"; empty of a version that is missing.
    pub in_force: String,
    /// The law and guidance that decide with it; none if none do.
    pub layer: Option<String>,
}

/// One directive.
#[derive(Clone, Debug)]
pub struct DifferenceRow {
    pub does: String,
    pub difference: Difference,
    /// On one side at least it is more than possible.
    pub required: bool,
    /// As the case follows it; none if it is not asked for.
    pub then: Option<PlanLine>,
    pub now: Option<PlanLine>,
}

/// What differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    OnlyNow,
    OnlyThen,
    /// Required on one side, and only possible on the other.
    StandingChanged,
    DeadlineChanged,
    /// `must` on one side and `should` on the other, or somebody else does it.
    WordingChanged,
    Same,
    /// The other side is not known.
    NotCompared,
}

impl Difference {
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::OnlyNow => "only now",
            Self::OnlyThen => "only then",
            Self::StandingChanged => "changed",
            Self::DeadlineChanged => "deadline changed",
            Self::WordingChanged => "strength or person changed",
            Self::Same => "same",
            Self::NotCompared => "not compared",
        }
    }

    /// The tag's colour.
    #[must_use]
    pub const fn colour(self) -> &'static str {
        match self {
            Self::OnlyNow => "purple",
            Self::OnlyThen => "blue",
            Self::StandingChanged | Self::DeadlineChanged | Self::WordingChanged => "orange",
            Self::Same | Self::NotCompared => "grey",
        }
    }
}
