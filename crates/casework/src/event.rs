//! What has happened: facts in the past tense, kept for ever in the shape in which they were written.
//!
//! To change a shape: raise its number in [`Event::schema`], add the step to `upcast`, add `fixtures/<kind>.v<n>.json`;
//! the older fixtures stay.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::answer::{Answer, FactAnswer};
use crate::happened::Happened;
use crate::person::Person;

/// The report of a concern, in the reporter's words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConcernReported {
    /// As printed: random, never counted up (S13).
    pub reference: String,
    pub what_happened: String,
    pub still_going_on: Answer,
    pub in_danger: Answer,
    pub when_it_happened: String,
    pub how_it_came_to_light: String,
    pub people: Vec<Person>,
    pub devices: String,
    pub done_so_far: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub setting: Option<String>,
}

/// Everything that can have happened to a case, or (the last) to its readings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Event {
    ConcernReported(Box<ConcernReported>),
    /// Until then the answers are those of the report; from then on they are the triage's.
    ProcedureChosen {
        procedure: String,
        version: String,
    },
    OwnerAssigned {
        account: Uuid,
    },
    PersonAdded {
        person: Person,
    },
    FactAnswered {
        fact: String,
        answer: FactAnswer,
        /// Who said so.
        source: Option<String>,
        /// Why it changes an earlier answer.
        reason: Option<String>,
    },
    DirectiveDone {
        directive: String,
        how: String,
        with_whom: String,
        done_at: Timestamp,
        /// Only the day is known; `done_at` is its first moment.
        day_only: bool,
    },
    DirectiveDeparted {
        directive: String,
        reason: String,
        agreed_by: String,
    },
    DirectiveHanded {
        directive: String,
        to: String,
    },
    DirectiveReopened {
        directive: String,
        reason: String,
    },
    /// Somebody has said by when a line of the plan is to be done, where the procedure prints no time or a later one.
    DateSet {
        directive: String,
        due: Timestamp,
        note: String,
    },
    DateRemoved {
        directive: String,
        reason: String,
    },
    ChecklistAnswered {
        form: String,
        question: String,
        answer: String,
        note: String,
    },
    NoteAdded {
        text: String,
        happened_at: Option<Timestamp>,
        /// Only the day is known; `happened_at` is its first moment.
        day_only: bool,
    },
    /// `corrects` is the version of the entry; it stays as it was, with this beneath it.
    EntryCorrected {
        corrects: u32,
        text: String,
        reason: String,
    },
    /// From then on the case does not exist for that account (S1).
    AccountExcluded {
        account: Uuid,
        reason: String,
    },
    AccountReadmitted {
        account: Uuid,
        reason: String,
    },
    CaseClosed {
        outcome: String,
        review: String,
    },
    CaseReopened {
        reason: String,
    },
    /// In the stream of readings, not in the case's own.
    CaseRead {
        page: String,
    },
}

impl Event {
    /// Every kind, as stored.
    pub const KINDS: [&'static str; 19] = [
        "concern_reported",
        "procedure_chosen",
        "owner_assigned",
        "person_added",
        "fact_answered",
        "directive_done",
        "directive_departed",
        "directive_handed",
        "directive_reopened",
        "date_set",
        "date_removed",
        "checklist_answered",
        "note_added",
        "entry_corrected",
        "account_excluded",
        "account_readmitted",
        "case_closed",
        "case_reopened",
        "case_read",
    ];

    /// As stored beside the payload.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::ConcernReported(_) => "concern_reported",
            Self::ProcedureChosen { .. } => "procedure_chosen",
            Self::OwnerAssigned { .. } => "owner_assigned",
            Self::PersonAdded { .. } => "person_added",
            Self::FactAnswered { .. } => "fact_answered",
            Self::DirectiveDone { .. } => "directive_done",
            Self::DirectiveDeparted { .. } => "directive_departed",
            Self::DirectiveHanded { .. } => "directive_handed",
            Self::DirectiveReopened { .. } => "directive_reopened",
            Self::DateSet { .. } => "date_set",
            Self::DateRemoved { .. } => "date_removed",
            Self::ChecklistAnswered { .. } => "checklist_answered",
            Self::NoteAdded { .. } => "note_added",
            Self::EntryCorrected { .. } => "entry_corrected",
            Self::AccountExcluded { .. } => "account_excluded",
            Self::AccountReadmitted { .. } => "account_readmitted",
            Self::CaseClosed { .. } => "case_closed",
            Self::CaseReopened { .. } => "case_reopened",
            Self::CaseRead { .. } => "case_read",
        }
    }

    /// The version of the shape in which an event of this kind is written today; 0 for a kind that does not exist.
    #[must_use]
    pub fn schema(kind: &str) -> u32 {
        match kind {
            "directive_done" | "note_added" => 2,
            kind => u32::from(Self::KINDS.contains(&kind)),
        }
    }

    /// When it happened, where the event says so itself.
    #[must_use]
    pub fn occurred_at(&self) -> Option<Timestamp> {
        self.happened().map(|happened| happened.at)
    }

    /// The same, and whether only the day is known.
    #[must_use]
    pub fn happened(&self) -> Option<Happened> {
        let (at, day_only) = match self {
            Self::DirectiveDone {
                done_at, day_only, ..
            } => (*done_at, *day_only),
            Self::NoteAdded {
                happened_at,
                day_only,
                ..
            } => ((*happened_at)?, *day_only),
            _ => return None,
        };
        Some(Happened { at, day_only })
    }
}
