//! One column of time.

use crate::view::case::{CaseView, ChoiceView};

/// The chronology of a case.
#[derive(Clone, Debug)]
pub struct ChronologyView {
    pub case: CaseView,
    /// Oldest first, by when it happened.
    pub entries: Vec<EntryView>,
    /// For the filter.
    pub people: Vec<ChoiceView>,
    /// For the filter.
    pub kinds: Vec<ChoiceView>,
}

/// One entry.
#[derive(Clone, Debug)]
pub struct EntryView {
    /// Its number in the chronology, for printing and for speaking about it.
    pub number: usize,
    /// The version of the event, for corrections; 0 for a reading.
    pub version: u32,
    pub recorded_at: String,
    /// When it happened, where that is another time than when it was recorded.
    pub occurred_at: Option<String>,
    pub who: String,
    pub role: String,
    /// "Answered a question".
    pub what: String,
    pub text: String,
    /// The kind of entry, for the filter.
    pub kind: String,
    pub corrections: Vec<EntryView>,
    /// Where it is known from; "" when nothing was said.
    pub source: String,
    /// What that person did when Waypost wrote the entry by itself: "recorded the concern"; none for what the person did.
    pub set_off_by: Option<&'static str>,
    pub is_reading: bool,
    /// Whether the visitor may correct it.
    pub may_correct: bool,
}

impl EntryView {
    /// "Amina Okafor, Safeguarding lead", or "Waypost, when Amina Okafor recorded the concern".
    #[must_use]
    pub fn by(&self) -> String {
        match self.set_off_by {
            Some(did) => format!("Waypost, when {} {did}", self.who),
            None => format!("{}, {}", self.who, self.role),
        }
    }
}

/// Somebody looked at the case.
#[derive(Clone, Debug)]
pub struct ReadingView {
    pub who: String,
    pub role: String,
    pub at: String,
    /// "the plan".
    pub page: String,
}
