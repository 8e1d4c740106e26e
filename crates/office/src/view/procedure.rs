//! A procedure, for reading: no case content.

use crate::view::case::ChoiceView;
use crate::view::clauses::HonouredView;
use crate::view::law::MarkView;
use crate::view::plan::{ClauseView, RulingView, StepView};

/// One procedure of the catalogue.
#[derive(Clone, Debug)]
pub struct ProcedureRow {
    pub id: String,
    /// "Online safety, Dorset": several documents have the same title.
    pub called: String,
    pub title: String,
    pub publisher: String,
    pub area: String,
    pub version: String,
    pub clauses: usize,
    /// Whether this organisation's new cases follow it.
    pub in_use: bool,
}

/// A procedure and its sections.
#[derive(Clone, Debug)]
pub struct ProcedureView {
    pub id: String,
    /// As in [`ProcedureRow`].
    pub called: String,
    pub title: String,
    pub publisher: String,
    pub area: String,
    pub version: String,
    pub valid_from: String,
    pub valid_until: Option<String>,
    pub source: String,
    pub currency: String,
    pub sections: Vec<SectionRow>,
    /// Where its clauses are gathered: filters of [`super::ClausesView::places`], and what to call them.
    pub libraries: Vec<ChoiceView>,
    /// For addresses: empty for the version in force today, else `?version=…`.
    pub query: String,
    /// Whether this version is in force today.
    pub in_force: bool,
    /// Every version that there is, the newest first.
    pub versions: Vec<VersionRow>,
}

/// One version of a procedure.
#[derive(Clone, Debug)]
pub struct VersionRow {
    pub version: String,
    pub valid_from: String,
    pub valid_until: Option<String>,
    /// Whether it is in force today.
    pub in_force: bool,
    /// Whether it is the one that is shown.
    pub shown: bool,
    /// As in [`ProcedureView`].
    pub query: String,
}

/// One section of a procedure.
#[derive(Clone, Debug)]
pub struct SectionRow {
    pub slug: String,
    pub title: String,
    pub clauses: usize,
    pub rules: usize,
}

/// A section with its clauses and its flowchart.
#[derive(Clone, Debug)]
pub struct SectionView {
    pub procedure: String,
    /// As in [`ProcedureRow`].
    pub procedure_called: String,
    /// As in [`ProcedureView`].
    pub query: String,
    pub slug: String,
    pub title: String,
    pub clauses: Vec<ClauseDetail>,
    /// None where the section decides nothing.
    pub flowchart: Option<FlowchartView>,
}

/// A section's decisions, drawn by us from the rules.
#[derive(Clone, Debug)]
pub struct FlowchartView {
    /// Pictures that stand one under another, as HTML; silent for a screen reader.
    pub strips: Vec<String>,
    /// "4 questions lead to 9 things to do or not to do."
    pub counted: String,
    /// The same, for a screen reader.
    pub list: Vec<FlowchartItem>,
}

/// An item of the flowchart's nested list.
#[derive(Clone, Debug)]
pub struct FlowchartItem {
    pub text: String,
    pub children: Vec<FlowchartItem>,
}

/// One clause, and what Waypost does with it.
#[derive(Clone, Debug)]
pub struct ClauseDetail {
    pub id: String,
    pub section: String,
    pub section_slug: String,
    pub ours: String,
    pub modality: String,
    pub kind: String,
    pub honoured: Vec<HonouredView>,
    /// Where it is no longer the law, or has changed since.
    pub marks: Vec<MarkView>,
    pub rules: Vec<RuleView>,
    pub steps: Vec<StepView>,
}

/// A rule, in words.
#[derive(Clone, Debug)]
pub struct RuleView {
    pub id: String,
    /// What must all be so, as questions with their answers; empty where it holds in every case.
    pub all_of: Vec<String>,
    /// The same as it is written in the rule.
    pub when: String,
    /// For a prohibition: what lifts it, as a question with its answer.
    pub lifted_when: Option<String>,
    /// The same as it is written in the rule.
    pub until: Option<String>,
    pub directive: String,
    pub does: String,
    pub modality: String,
    pub by: String,
    /// "same working day"; none where no date is printed.
    pub deadline: Option<String>,
    pub why: String,
    pub cites: Vec<ClauseView>,
}

/// A worked case, and whether the decisions agree with it.
#[derive(Clone, Debug)]
pub struct VignetteView {
    pub id: String,
    pub story: String,
    pub passed: bool,
    /// "youngest_age: 12", in words.
    pub facts: Vec<String>,
    /// What the procedure asks for, in words.
    pub required: Vec<String>,
    pub possible: Vec<String>,
    pub absent: Vec<String>,
    /// Every difference; empty when it passed.
    pub differences: Vec<String>,
}

/// How a doubt in the procedure is settled, and the clauses that it is about.
#[derive(Clone, Debug)]
pub struct RulingDetail {
    pub id: String,
    pub settled: RulingView,
    pub clauses: Vec<ClauseView>,
}

/// Whom to call.
#[derive(Clone, Debug)]
pub struct ContactView {
    pub id: String,
    pub name: String,
    /// When to use it.
    pub when_to_use: String,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub web: Option<String>,
    /// "open now until 17:00", "opens Monday 08:00", or "" when the hours are not printed.
    pub open_state: String,
    /// Whether it is there for when the others have closed.
    pub out_of_hours: bool,
    /// "as printed in March 2018: check before use".
    pub printed: String,
}

/// What checking the journal found.
#[derive(Clone, Debug)]
pub struct VerifyView {
    pub events: u64,
    /// For each organisation the place and hash of its last event, to be kept elsewhere.
    pub heads: Vec<String>,
    /// In words, where the chain is broken; `None` when it is whole.
    pub broken: Option<String>,
}
