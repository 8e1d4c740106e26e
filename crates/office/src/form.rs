//! What a person typed, as typed: every field is text, and an empty text means "not given".
//! "not_known" is an answer everywhere.

use serde::{Deserialize, Serialize};

/// The report of a concern, from any member of staff.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ConcernForm {
    pub what_happened: String,
    /// `yes`, `no`, `not_known` or empty.
    pub still_going_on: String,
    /// `yes`, `no`, `not_known` or empty: is anyone in danger now?
    pub in_danger: String,
    /// In the reporter's words: "last Tuesday after lunch" is an answer.
    pub when_it_happened: String,
    pub how_it_came_to_light: String,
    pub people: Vec<PersonForm>,
    pub devices: String,
    pub done_so_far: String,
    /// "This is what I know, as I know it."
    pub declared: bool,
}

/// One person named in a concern or added to a case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PersonForm {
    pub name: String,
    /// A value of [`crate::person_roles`]; empty counts as not known.
    pub role: String,
    /// Whole years, `not_known` or empty.
    pub age: String,
    pub organisation: String,
    pub note: String,
}

/// An answer to one question of the triage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnswerForm {
    pub fact: String,
    /// `yes`, `no`, `not_known`, an age in years, or a setting.
    pub answer: String,
    /// Who said so.
    pub source: String,
    /// Needed when it changes an earlier answer.
    pub reason: String,
}

/// Something on the plan has been done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DoneForm {
    pub directive: String,
    pub how: String,
    pub with_whom: String,
    /// `2026-05-22T14:30` in London, `2026-05-22` where the hour is not known, or empty for now. Never in the future.
    pub when: String,
}

/// Something on the plan will not be done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DepartForm {
    pub directive: String,
    pub reason: String,
    pub agreed_by: String,
}

/// Somebody else carries it out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HandForm {
    pub directive: String,
    pub to: String,
}

/// What was done, departed from or handed over is open again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReopenForm {
    pub directive: String,
    pub reason: String,
}

/// By when something on the plan is to be done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DateForm {
    pub directive: String,
    /// `2026-05-22T14:30` in London, or `2026-05-22` for closing time on that day.
    pub due: String,
    /// Why; needed when it is later than the date before.
    pub note: String,
}

/// A date that was set no longer holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RemoveDateForm {
    pub directive: String,
    pub reason: String,
}

/// An entry in the chronology.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoteForm {
    pub text: String,
    /// `2026-05-22T14:30` in London, `2026-05-22` where the hour is not known, or empty for now.
    pub happened_at: String,
}

/// A correction, shown beneath what it corrects.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CorrectForm {
    /// The version of the entry that it corrects.
    pub entry: u32,
    pub text: String,
    pub reason: String,
}

/// Who owns the case from now on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnerForm {
    /// An account's id, from [`crate::view::CaseView::can_own`].
    pub to: String,
}

/// This account never sees this case: the person is named in it, or too close to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExcludeForm {
    /// An account's id.
    pub account: String,
    pub reason: String,
}

/// The end of a case, for now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CloseForm {
    pub outcome: String,
    /// What will be looked at again, or changed.
    pub review: String,
}

/// Why a closed case is open again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReopenCaseForm {
    pub reason: String,
}

/// One answer of a checklist.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChecklistAnswer {
    pub question: String,
    /// `yes`, `no`, `not_known`, one of the options, or text; empty leaves the question as it was.
    pub answer: String,
    pub note: String,
}

/// A new account, made by an administrator.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct NewAccount {
    pub name: String,
    pub login: String,
    /// Ids of roles.
    pub roles: Vec<String>,
    pub password: String,
}

impl std::fmt::Debug for NewAccount {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewAccount")
            .field("login", &self.login)
            .field("roles", &self.roles)
            .finish_non_exhaustive()
    }
}
