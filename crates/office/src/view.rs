//! What screens show: plain data, every text in plain words and ready to print. No SQL types, no ids that a person need not see.

mod account;
mod case;
mod chronology;
mod clauses;
mod comparison;
mod concern;
mod law;
mod not_in_force;
mod plan;
mod procedure;
mod redecided;
mod triage;

pub use account::{AccountView, SessionView, Visitor};
pub use case::{
    CaseRowView, CaseView, CasesView, ChoiceView, ClosedView, ExcludedView, MemberView, PersonView,
};
pub use chronology::{ChronologyView, EntryView, ReadingView};
pub use clauses::{ClausesView, CoverageRow, CoverageView, Covered, FoundClause, HonouredView};
pub use comparison::{
    AskView, ComparedColumn, ComparedDirective, ComparedSide, ComparisonCell, ComparisonGroup,
    ComparisonRow, ComparisonView,
};
pub use concern::{ConcernRow, ConcernView, Recorded};
pub use law::{CurrencyView, LawRow, MarkView, Sureness};
pub use not_in_force::NotInForceView;
pub use plan::{
    ChecklistLink, ChecklistQuestionView, ChecklistView, ClauseView, ClockView, DepartedView,
    DoneView, DueView, HandedView, PlanLine, PlanView, ReasonView, RulingView, SetDateView,
    StepView,
};
pub use procedure::{
    ClauseDetail, ContactView, FlowchartItem, FlowchartView, ProcedureRow, ProcedureView, RuleView,
    RulingDetail, SectionRow, SectionView, VerifyView, VersionRow, VignetteView,
};
pub use redecided::{DayView, Difference, DifferenceRow, DifferentToday};
pub use triage::{AnsweredView, QuestionKind, QuestionView, TriageView};
