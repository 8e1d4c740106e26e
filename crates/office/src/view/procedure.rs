//! A procedure, for reading: no case content.

use crate::view::law::MarkView;
use crate::view::plan::{ClauseView, RulingView};

/// One procedure of the catalogue.
#[derive(Clone, Debug)]
pub struct ProcedureRow {
    pub id: String,
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
    pub title: String,
    pub publisher: String,
    pub area: String,
    pub version: String,
    pub valid_from: String,
    pub valid_until: Option<String>,
    pub source: String,
    pub currency: String,
    pub sections: Vec<SectionRow>,
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
    pub procedure_title: String,
    /// As in [`ProcedureView`].
    pub query: String,
    pub slug: String,
    pub title: String,
    pub clauses: Vec<ClauseDetail>,
    /// Drawn by us from the rules; "" when the section decides nothing.
    pub flowchart_svg: String,
    /// The same, for a screen reader.
    pub flowchart_list: Vec<FlowchartItem>,
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
    /// In words.
    pub honoured: Vec<String>,
    /// Where it is no longer the law, or has changed since.
    pub marks: Vec<MarkView>,
    pub rules: Vec<RuleView>,
}

/// A rule, in words.
#[derive(Clone, Debug)]
pub struct RuleView {
    pub id: String,
    pub when: String,
    pub until: Option<String>,
    /// The facts that the condition speaks of, each with its question.
    pub asks: Vec<(String, String)>,
    pub directive: String,
    pub does: String,
    pub modality: String,
    pub by: String,
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
    pub name: String,
    /// When to use it.
    pub when_to_use: String,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub web: Option<String>,
    /// "open now until 17:00", "opens Monday 08:00", or "" when the hours are not printed.
    pub open_state: String,
    /// "as printed in March 2018: check before use".
    pub printed: String,
}

/// What checking the journal found.
#[derive(Clone, Debug)]
pub struct VerifyView {
    pub events: u64,
    pub organisations: u64,
    /// In words, where the chain is broken; `None` when it is whole.
    pub broken: Option<String>,
}
