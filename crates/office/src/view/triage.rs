//! The next questions, and the plan as it stands.

use crate::view::case::{CaseView, ChoiceView};
use crate::view::plan::PlanView;

/// The page on which the lead answers.
#[derive(Clone, Debug)]
pub struct TriageView {
    pub case: CaseView,
    /// In the order in which they are asked; only those that can still change something.
    pub questions: Vec<QuestionView>,
    pub answered: Vec<AnsweredView>,
    /// Answers that sit badly together, in words.
    pub near_contradictions: Vec<String>,
    /// Nothing that is still unknown can change anything.
    pub settled: bool,
    pub plan: PlanView,
}

/// What kind of answer a question takes; "not known yet" is always one.
#[derive(Clone, Debug)]
pub enum QuestionKind {
    Bool,
    Age,
    Setting(Vec<ChoiceView>),
}

/// One question.
#[derive(Clone, Debug)]
pub struct QuestionView {
    pub fact: String,
    pub ask: String,
    pub help: Option<String>,
    pub kind: QuestionKind,
    /// "decides whether to call 999", one each.
    pub why: Vec<String>,
    pub who_might_know: Option<String>,
    /// "danger to life", "at once", "today", "soon", "when possible".
    pub urgency: String,
    /// Somebody has already said that it is not known yet.
    pub not_known_yet: bool,
}

/// One answered question, or one that follows from the answers.
#[derive(Clone, Debug)]
pub struct AnsweredView {
    pub fact: String,
    pub ask: String,
    /// "Yes", "No", "Not known yet", "13", "A school".
    pub answer: String,
    /// The value that the form would send for the same answer.
    pub value: String,
    pub kind: QuestionKind,
    /// Who recorded it.
    pub said_by: String,
    /// Who said so, as recorded.
    pub source: String,
    pub at: String,
    /// In words, what it follows from; `None` for a given answer.
    pub implied_by: Option<String>,
    /// Why it was changed, when it was.
    pub reason: Option<String>,
}
