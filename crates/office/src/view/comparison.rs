//! What each procedure asks for, side by side.

use super::{ChoiceView, RuleView, StepView};
use crate::error::FieldError;

/// Directives by procedures.
#[derive(Clone, Debug)]
pub struct ComparisonView {
    pub columns: Vec<ComparedColumn>,
    pub groups: Vec<ComparisonGroup>,
    /// Rows that the filters leave.
    pub shown: usize,
    /// Of so many that there are for this kind of concern.
    pub total: usize,
    pub abouts: Vec<ChoiceView>,
    pub whats: Vec<ChoiceView>,
    pub shows: Vec<ChoiceView>,
    /// What was asked and cannot be; it was left out.
    pub faults: Vec<FieldError>,
}

/// A procedure in the version of today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedColumn {
    pub id: String,
    /// "Online safety, Dorset".
    pub called: String,
    pub area: String,
    pub version: String,
    /// As in [`super::ProcedureView`].
    pub query: String,
    /// Whether new cases follow it.
    pub in_use: bool,
}

/// Rows of one urgency; what is not to be done stands apart.
#[derive(Clone, Debug)]
pub struct ComparisonGroup {
    pub title: &'static str,
    pub lead: &'static str,
    pub rows: Vec<ComparisonRow>,
}

/// One directive.
#[derive(Clone, Debug)]
pub struct ComparisonRow {
    pub directive: String,
    pub does: String,
    /// duty, prohibition, consideration, permission or handling.
    pub kind: &'static str,
    pub asked_by: usize,
    /// "who asks", "how strongly", "by when"; empty where nothing differs.
    pub differs: Vec<&'static str>,
    /// In the order of the columns.
    pub cells: Vec<ComparisonCell>,
}

/// What one procedure says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparisonCell {
    /// The strongest first; empty where it does not ask for it.
    pub asks: Vec<AskView>,
    pub rules: usize,
    /// How many clauses stand behind them.
    pub clauses: usize,
}

/// One wording with its deadline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskView {
    pub modality: &'static str,
    /// "same working day"; none where no date is printed.
    pub deadline: Option<String>,
}

/// One directive in every procedure, with what stands behind it.
#[derive(Clone, Debug)]
pub struct ComparedDirective {
    pub directive: String,
    pub does: String,
    /// "To do", "Not to do".
    pub kind: &'static str,
    /// "At once", "Soon": where it stands in a plan.
    pub when: &'static str,
    pub asked_by: usize,
    /// As in [`ComparisonRow`].
    pub differs: Vec<&'static str>,
    pub sides: Vec<ComparedSide>,
}

/// One procedure on it.
#[derive(Clone, Debug)]
pub struct ComparedSide {
    pub column: ComparedColumn,
    pub cell: ComparisonCell,
    pub rules: Vec<RuleView>,
    /// How it says that it is to be done.
    pub steps: Vec<StepView>,
}
