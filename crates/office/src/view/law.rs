//! The law and guidance over the procedures.

/// How far a row can be relied on. The screen says it in words too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sureness {
    /// In force, read in good sources, not due for a new look.
    Sound,
    /// Information that needs checking: amber.
    NeedsChecking,
    /// Whether it is in force is not known: red.
    Unknown,
}

impl Sureness {
    /// For a tag.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Sound => "read and in force",
            Self::NeedsChecking => "needs checking",
            Self::Unknown => "not known whether in force",
        }
    }

    /// The tag's colour.
    #[must_use]
    pub const fn colour(self) -> &'static str {
        match self {
            Self::Sound => "green",
            Self::NeedsChecking => "orange",
            Self::Unknown => "red",
        }
    }
}

/// Beside a clause that is no longer the law, or has changed since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkView {
    /// The row's id, which has a place on the page of the law.
    pub law: String,
    /// "no longer the law", "changed since", "may have changed" …
    pub says: String,
    /// The position today.
    pub stands: String,
    pub sources: Vec<String>,
    /// "in force", "announced, not in force" …
    pub commenced: String,
    pub sureness: Sureness,
}

/// All rows, and how many of them need somebody to look.
#[derive(Clone, Debug)]
pub struct CurrencyView {
    pub title: String,
    pub version: String,
    pub valid_from: String,
    pub currency: String,
    /// Whether its rules take part in this organisation's plans.
    pub decides: bool,
    pub sound: usize,
    pub amber: usize,
    pub red: usize,
    /// Rows past their review date, whatever their colour.
    pub overdue: usize,
    /// The day of which all this is said.
    pub today: String,
    pub rows: Vec<LawRow>,
}

/// One row.
#[derive(Clone, Debug)]
pub struct LawRow {
    pub id: String,
    pub topic: String,
    pub printed: String,
    pub stands: String,
    pub sources: Vec<String>,
    pub commenced: String,
    pub since: Option<String>,
    pub read_on: String,
    pub review_by: String,
    pub overdue: bool,
    pub sureness: Sureness,
    /// Why it needs checking.
    pub why: Vec<String>,
    /// What Waypost asks for because of it; empty for information.
    pub asks: Vec<String>,
    /// The clauses that it bears on, and what each is marked with.
    pub clauses: Vec<(String, String)>,
}
