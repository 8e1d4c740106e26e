//! The use cases: one file for each thing a person does. Load → may they? → decide → append → enqueue.
//!
//! Everything a screen shows comes from here as plain data; nothing here knows HTML or SQL.

mod account_event;
mod accounts;
mod agreement;
mod case;
mod cases;
mod catalogue;
mod checklist;
mod chronology;
mod clause_index;
mod clauses;
mod clock;
mod closing;
mod commit;
mod comparison;
mod concern;
mod concern_faults;
mod concern_form;
mod concern_kind;
mod contacts;
mod coverage;
mod dating;
pub mod decision;
pub mod demo;
mod drafts;
mod entries;
mod error;
mod exclusion;
mod fact_words;
mod first_start;
mod flowchart;
mod form;
mod history;
mod honoured;
mod ids;
mod impact;
mod judgement;
mod law;
mod lines;
mod load;
mod may;
mod named;
mod not_in_force;
mod notes;
mod notice;
mod office;
mod ownership;
mod password;
mod people;
mod plan;
mod printing;
mod procedure;
mod readings;
mod redecide;
mod rule_words;
mod rulebook;
mod said;
mod search_words;
mod secret;
mod session;
mod sign_in;
mod surroundings;
mod throttle;
mod tidying;
mod triage;
mod verify;
mod view;
mod vignettes;
mod words;

pub use access::Role;
pub use cases::CaseQuery;
pub use catalogue::{Catalogue, Cause, Refused, Sentences, Shelf};
pub use chronology::ChronologyFilter;
pub use clauses::ClauseQuery;
pub use comparison::ComparisonQuery;
pub use coverage::coverage;
pub use decide::strength_beside;
pub use error::{Changed, Error, Fault, FieldError};
pub use form::{
    AnswerForm, ChecklistAnswer, CloseForm, ConcernForm, CorrectForm, DateForm, DepartForm,
    DoneForm, ExcludeForm, HandForm, NewAccount, NoteForm, OwnerForm, PersonForm, RemoveDateForm,
    ReopenCaseForm, ReopenForm,
};
pub use ids::{AccountId, CaseId, OrgId, SessionId};
pub use impact::{ChangedCase, DirectiveImpact, Impact};
pub use law::currency;
pub use notice::DueNotice;
pub use office::{Office, Settings};
pub use procedure::slug_of;
pub use said::london_time;
pub use sign_in::{SignInFault, Token};
pub use surroundings::Surroundings;
pub use tidying::Tidied;
pub use view::*;
pub use words::{account_roles, answers, person_roles};
