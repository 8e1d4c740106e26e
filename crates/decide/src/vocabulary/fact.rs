//! One fact of the vocabulary, and how an answer to it is read from a file.

use toml::de::DeValue;

use crate::document::as_number;
use crate::fault::nearest;
use crate::value::{FactKind, OLDEST, Setting, Value};

/// A fact of one vocabulary, by its place in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FactId(u16);

impl FactId {
    pub(crate) fn new(index: usize) -> FactId {
        FactId(u16::try_from(index).unwrap_or(u16::MAX))
    }

    /// The fact's place in the vocabulary, from 0.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactDefinition {
    pub id: String,
    pub kind: FactKind,
    /// The question put to a person.
    pub ask: String,
    pub help: Option<String>,
    /// Who might know.
    pub who: Option<String>,
    /// Facts that are yes when this one is.
    pub implies: Vec<FactId>,
    /// Facts that are no when this one is yes.
    pub denies: Vec<FactId>,
}

impl FactDefinition {
    /// In which keys another definition of it has another meaning.
    pub(super) fn differences(&self, other: &FactDefinition) -> Vec<&'static str> {
        let rows = [
            ("type", self.kind == other.kind),
            ("ask", self.ask == other.ask),
            ("implies", alike(&self.implies, &other.implies)),
            ("denies", alike(&self.denies, &other.denies)),
        ];
        rows.into_iter()
            .filter_map(|(key, same)| (!same).then_some(key))
            .collect()
    }
}

/// The same ids, in whatever order.
pub(super) fn alike<T: Ord + Clone>(one: &[T], other: &[T]) -> bool {
    let sorted = |ids: &[T]| {
        let mut ids = ids.to_vec();
        ids.sort();
        ids
    };
    sorted(one) == sorted(other)
}

/// An answer as a file writes it: `true`, `14` or `"school"`.
///
/// # Errors
/// One sentence saying what was expected.
pub(crate) fn read_value(kind: FactKind, written: &DeValue<'_>) -> Result<Value, String> {
    let read = match kind {
        FactKind::Bool => written.as_bool().map(Value::from),
        FactKind::Age => as_number(written)
            .and_then(|years| u8::try_from(years).ok())
            .filter(|years| *years <= OLDEST)
            .map(Value::Age),
        FactKind::Setting => written
            .as_str()
            .and_then(|text| text.parse().ok())
            .map(Value::Setting),
    };
    read.ok_or_else(|| match kind {
        FactKind::Bool => "must be true or false".to_owned(),
        FactKind::Age => format!("must be an age in whole years, 0 to {OLDEST}"),
        FactKind::Setting => must_be_a_setting(written),
    })
}

fn must_be_a_setting(written: &DeValue<'_>) -> String {
    let near = written
        .as_str()
        .and_then(|text| nearest(text, Setting::ALL.map(Setting::id)))
        .map_or_else(String::new, |near| format!(" (did you mean \"{near}\"?)"));
    let all = Setting::ALL.map(|setting| format!("\"{setting}\""));
    format!("must be one of {}{near}", all.join(", "))
}
