//! How an ambiguity or contradiction of the procedure is settled, by which principle, and who should confirm it.

use super::names::Reading;
use crate::document::Fields;

/// A ruling by its place in its procedure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RulingIndex(u16);

impl RulingIndex {
    pub(crate) fn new(index: usize) -> RulingIndex {
        RulingIndex(u16::try_from(index).unwrap_or(u16::MAX))
    }

    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ruling {
    pub id: String,
    pub clauses: Vec<String>,
    pub question: String,
    pub ruling: String,
    /// 1 to 9, as the rulings number their principles.
    pub principle: u8,
    pub confirm_by: String,
}

/// Reads `rulings.toml`.
pub(super) fn read(reading: &mut Reading<'_>, mut root: Fields<'_>, rulings: &mut Vec<Ruling>) {
    for mut fields in root.tables("ruling") {
        let id = reading.id(&mut fields, "ruling");
        let clauses = reading.cites(&mut fields, "clauses");
        let question = fields.text("question").value;
        let ruling = fields.text("ruling").value;
        let principle = read_principle(reading, &mut fields);
        let confirm_by = fields.text("confirm_by").value;
        fields.finish();
        reading.names.rulings.push(id.clone());
        rulings.push(Ruling {
            id,
            clauses,
            question,
            ruling,
            principle,
            confirm_by,
        });
    }
    root.finish();
}

fn read_principle(reading: &Reading<'_>, fields: &mut Fields<'_>) -> u8 {
    match fields.number("principle") {
        Some((number @ 1..=9, _)) => number.unsigned_abs() as u8,
        Some((_, at)) => {
            reading
                .document
                .fault(at, "a principle is a number from 1 to 9");
            1
        }
        None => {
            reading
                .document
                .fault(fields.at(), "`principle` is missing or no number");
            1
        }
    }
}
