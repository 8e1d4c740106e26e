//! The use cases: one file for each thing a person does. Load → may they? → decide → append → enqueue.
//!
//! Everything a screen shows comes from here as plain data; nothing here knows HTML or SQL.

mod accounts;
mod case;
mod cases;
mod catalogue;
mod checklist;
mod chronology;
mod concern;
mod error;
mod exclusion;
mod form;
mod ids;
mod office;
mod ownership;
mod plan;
mod procedure;
mod sign_in;
mod surroundings;
mod triage;
mod verify;
mod view;
mod words;

pub use access::Role;
pub use cases::CaseQuery;
pub use catalogue::Catalogue;
pub use chronology::ChronologyFilter;
pub use error::{Changed, Error, Fault, FieldError};
pub use form::{
    AnswerForm, ChecklistAnswer, CloseForm, ConcernForm, CorrectForm, DepartForm, DoneForm,
    ExcludeForm, HandForm, NewAccount, NoteForm, OwnerForm, PersonForm, ReopenCaseForm, ReopenForm,
};
pub use ids::{AccountId, CaseId, OrgId, SessionId};
pub use office::{Office, Settings};
pub use sign_in::{SignInFault, Token};
pub use surroundings::Surroundings;
pub use view::*;
pub use words::{account_roles, answers, person_roles};
