//! A case as lists show it: no narrative, nothing that a list does not need.

use crate::journal::Micros;
use uuid::Uuid;

/// The read model of the case lists; written with the events that change it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseRow {
    /// The case; the same id as its stream.
    pub id: Uuid,
    /// The printed reference, unique in the organisation.
    pub reference: String,
    /// A few words for the list. Never names, never narrative.
    pub title: String,
    /// The summary kind of the concern, a text id.
    pub kind: String,
    /// `reported`, `triaged`, `in_progress` or `closed`.
    pub status: String,
    /// Who leads the case.
    pub owner: Option<Uuid>,
    /// Who reported it.
    pub reporter: Uuid,
    /// Whether somebody is known to be in danger; never when closed.
    pub danger: bool,
    /// When it was reported. Never changes.
    pub opened_at: Micros,
    /// The earliest time at which something open is due; `None` when nothing is, and always when closed.
    pub next_due: Option<Micros>,
    /// When the case last changed.
    pub updated_at: Micros,
    /// Accounts from which this case is hidden whatever their role, such as a person suspected in it.
    pub excluded: Vec<Uuid>,
}

/// Whose cases a list may hold; made by `access`, applied in the statement. There is no unfiltered list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All cases of the organisation, save those from which the viewer is excluded.
    All {
        /// Who looks.
        viewer: Uuid,
    },
    /// Only the cases that the viewer reported, save those from which the viewer is excluded.
    Own {
        /// Who looks.
        viewer: Uuid,
    },
    /// No case at all.
    None,
}

/// In which order a list comes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Last opened first.
    #[default]
    Newest,
    /// Earliest due first; holds only cases in which something is due.
    Due,
}

/// Which cases a list holds. All conditions apply together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseFilter {
    /// Whose cases.
    pub scope: Scope,
    /// Only cases that this account leads.
    pub owner: Option<Uuid>,
    /// Only cases in which something was due at or before this moment; implies [`Order::Due`].
    pub overdue_at: Option<Micros>,
    /// Only cases in which somebody is known to be in danger.
    pub danger: bool,
    /// Only this kind.
    pub kind: Option<String>,
    /// Only this status.
    pub status: Option<String>,
    /// In which order.
    pub order: Order,
    /// Where the page begins: the `next` of the page before.
    pub after: Option<Cursor>,
    /// At most this many rows; 1 to 200.
    pub limit: u32,
    /// The rows of all pages are counted up to here; 0 counts only those of this page.
    pub count_to: u32,
}

impl CaseFilter {
    /// Everything in scope, newest first, 25 a page.
    #[must_use]
    pub fn new(scope: Scope) -> Self {
        Self {
            scope,
            owner: None,
            overdue_at: None,
            danger: false,
            kind: None,
            status: None,
            order: Order::Newest,
            after: None,
            limit: 25,
            count_to: 500,
        }
    }
}

/// The place in a list behind which the next page begins. Fit for a query string: `Display` and `FromStr` are each other's inverse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// The row's time in the list's order.
    pub at: Micros,
    /// The row's id, to tell rows of the same time apart.
    pub id: Uuid,
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}.{}", self.at, self.id)
    }
}

/// A cursor in a query string is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("that is not a place in a list")]
pub struct NotACursor;

impl std::str::FromStr for Cursor {
    type Err = NotACursor;

    fn from_str(text: &str) -> Result<Self, NotACursor> {
        let (at, id) = text.split_once('.').ok_or(NotACursor)?;
        Ok(Self {
            at: at.parse().map_err(|_| NotACursor)?,
            id: Uuid::parse_str(id).map_err(|_| NotACursor)?,
        })
    }
}

/// How many rows a list holds, counted no further than is useful.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// So many.
    Exactly(u32),
    /// More than so many; not counted further.
    MoreThan(u32),
}

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<T> {
    /// The rows, in order.
    pub rows: Vec<T>,
    /// Where the next page begins; `None` on the last.
    pub next: Option<Cursor>,
    /// How many rows all pages hold together.
    pub count: Count,
}
