//! The list of cases and the search.

use crate::error::Error;
use crate::office::{Office, pending};
use crate::view::{CasesView, Visitor};

/// What is asked of the list; everything empty lists all that the visitor may see, most urgent first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseQuery {
    /// A reference, words, or a person's name.
    pub text: String,
    pub mine: bool,
    pub overdue: bool,
    /// A value of [`CasesView::kinds`].
    pub kind: Option<String>,
    /// A value of [`CasesView::statuses`].
    pub status: Option<String>,
    /// The cursor of the page before.
    pub after: Option<String>,
}

impl Office {
    /// # Errors
    /// `Denied` for roles that see no list of cases.
    pub async fn cases(&self, _visitor: &Visitor, _query: &CaseQuery) -> Result<CasesView, Error> {
        pending()
    }
}
