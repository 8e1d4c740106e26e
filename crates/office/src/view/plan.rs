//! The plan: what to do, by whom, by when, and why.

use crate::view::case::CaseView;
use crate::view::law::MarkView;
use crate::view::procedure::ContactView;

/// The whole plan, in the order in which it is read.
#[derive(Clone, Debug)]
pub struct PlanView {
    pub case: CaseView,
    /// A child is in danger, or nobody has said that none is: 999 comes before everything, whatever the procedure says.
    pub danger: Option<String>,
    /// Required at once, or overdue.
    pub now: Vec<PlanLine>,
    /// In force now: always in view.
    pub do_not: Vec<PlanLine>,
    pub today: Vec<PlanLine>,
    /// Later than today; lines without a date of their own come last.
    pub by_date: Vec<PlanLine>,
    /// How the whole case is to be treated.
    pub treat_as: Vec<PlanLine>,
    /// Considerations and permissions.
    pub think_about: Vec<PlanLine>,
    pub could_still_follow: Vec<PlanLine>,
    /// Handed on or given a date, and no longer asked for since an answer changed.
    pub begun: Vec<PlanLine>,
    pub done: Vec<PlanLine>,
    pub departed: Vec<PlanLine>,
    /// What is not asked for, and which single other answer would ask for it.
    pub kept_away: Vec<String>,
    /// Whom to ask, and whether they are open.
    pub contacts: Vec<ContactView>,
    /// Answers that cannot all be true: shown instead of a plan until one is changed.
    pub contradiction: Option<String>,
    /// The version that the case follows is not here: said instead of a plan.
    pub not_held: Option<String>,
    /// A list of triggers is never complete: you may always refer (CAM-0295).
    pub always: String,
}

/// One line of the plan.
#[derive(Clone, Debug)]
pub struct PlanLine {
    /// The directive's id, for forms.
    pub directive: String,
    pub does: String,
    /// "safeguarding lead".
    pub by: String,
    /// `must`, `should`, `may`, `must_not` or `should_not`.
    pub modality: String,
    /// `duty`, `prohibition`, `consideration`, `permission` or `handling`.
    pub kind: String,
    /// Asked for by the law and guidance alone, whose name this is, and not by the local document.
    pub layer: Option<String>,
    /// By the procedure or the law.
    pub due: Option<DueView>,
    /// By somebody who works the case.
    pub set_date: Option<SetDateView>,
    /// Whether a date can be set for it, or another one.
    pub takes_date: bool,
    pub because: Vec<ReasonView>,
    /// For what could still follow: each set of answers that would require it, in words.
    pub would_follow_if: Vec<Vec<String>>,
    /// For what is not to be done: each set of answers that would lift it, in words.
    pub lifted_if: Vec<Vec<String>>,
    pub near_misses: Vec<String>,
    pub rulings: Vec<RulingView>,
    pub steps: Vec<StepView>,
    pub checklist: Option<ChecklistLink>,
    pub handed_to: Option<HandedView>,
    pub done: Option<DoneView>,
    pub departed: Option<DepartedView>,
}

impl PlanLine {
    /// Why it is never done or handed on, where it is to be kept as long as the case is open.
    #[must_use]
    pub fn kept(&self) -> Option<&'static str> {
        let is_kept = matches!(self.kind.as_str(), "prohibition" | "handling")
            || matches!(self.modality.as_str(), "must_not" | "should_not");
        is_kept.then_some(casework::command::KEPT)
    }
}

/// When it is due.
#[derive(Clone, Debug)]
pub struct DueView {
    /// "Friday 22 May 2026, 17:00".
    pub at_exact: String,
    /// "today by 17:00".
    pub say: String,
    pub overdue: bool,
    /// How the time was reached, one sentence each.
    pub steps: Vec<String>,
    /// Both clocks where the local document and the law set different times, and the law's where it alone sets one.
    pub clocks: Vec<ClockView>,
}

/// A date that somebody who works the case has set, apart from any that the procedure prints.
#[derive(Clone, Debug)]
pub struct SetDateView {
    /// "Wednesday 27 May 2026 at 17:00".
    pub at_exact: String,
    /// "tomorrow by 17:00".
    pub say: String,
    pub overdue: bool,
    /// The name of whoever set it.
    pub set_by: String,
    pub set_at: String,
    /// Why, in their words; may be empty.
    pub note: String,
    /// Said when nobody may be at work on that day.
    pub not_working: Option<String>,
    /// As [`crate::DateForm::due`] takes it.
    pub typed: String,
}

/// The time that one side sets.
#[derive(Clone, Debug)]
pub struct ClockView {
    /// "The procedure (Dorset)", "Law and guidance of England".
    pub by: String,
    /// "same day (Friday 22 May 2026 at 23:59)".
    pub says: String,
}

/// Why a line is there: one rule.
#[derive(Clone, Debug)]
pub struct ReasonView {
    pub rule: String,
    /// The name of the law and guidance that the rule belongs to; none for the local document's own.
    pub layer: Option<String>,
    /// One plain sentence.
    pub why: String,
    /// "Is a child in immediate danger? Yes".
    pub facts: Vec<String>,
    pub clauses: Vec<ClauseView>,
}

/// A clause of the procedure, in our words.
#[derive(Clone, Debug)]
pub struct ClauseView {
    pub id: String,
    pub section: String,
    pub ours: String,
    pub modality: String,
    /// Where it is no longer the law, or has changed since.
    pub marks: Vec<MarkView>,
}

/// How a doubt in the procedure is settled.
#[derive(Clone, Debug)]
pub struct RulingView {
    pub question: String,
    pub ruling: String,
    pub principle: String,
    pub confirm_by: String,
}

/// How a directive is carried out.
#[derive(Clone, Debug)]
pub struct StepView {
    pub does: String,
    pub modality: String,
    pub by: String,
    pub clauses: Vec<ClauseView>,
}

/// The checklist that helps to carry a directive out.
#[derive(Clone, Debug)]
pub struct ChecklistLink {
    pub id: String,
    pub title: String,
    pub answered: usize,
    pub total: usize,
}

/// Done: how, with whom, when.
#[derive(Clone, Debug)]
pub struct DoneView {
    pub how: String,
    pub with_whom: String,
    pub at: String,
    pub recorded_by: String,
    /// Whether it was done after it was due.
    pub late: bool,
    /// Whether the report itself did it; nobody recorded more of it, and there is nothing to open again.
    pub by_report: bool,
}

/// Not done, with the reason; stays in view.
#[derive(Clone, Debug)]
pub struct DepartedView {
    pub reason: String,
    pub agreed_by: String,
    pub at: String,
    pub recorded_by: String,
}

/// Handed to somebody.
#[derive(Clone, Debug)]
pub struct HandedView {
    pub to: String,
    pub at: String,
    pub recorded_by: String,
}

/// A checklist with its answers.
#[derive(Clone, Debug)]
pub struct ChecklistView {
    pub case: CaseView,
    pub id: String,
    pub title: String,
    pub intro: String,
    /// What it helps to carry out.
    pub directive: String,
    pub questions: Vec<ChecklistQuestionView>,
}

/// One question of a checklist.
#[derive(Clone, Debug)]
pub struct ChecklistQuestionView {
    pub id: String,
    pub ask: String,
    pub help: String,
    /// `yes_no`, `text` or `choice`.
    pub kind: String,
    pub options: Vec<String>,
    /// As answered so far; "" when it is not.
    pub answer: String,
    pub note: String,
    /// Whether the answer also answers a fact of the triage.
    pub decides: bool,
    pub clauses: Vec<ClauseView>,
}
