//! The parts of Waypost that are still to come and that clauses wait for: a closed list.

/// Id, as a catalogue of clauses names it after `planned:`, and what the part will be for.
const PARTS: [(&str, &str); 8] = [
    ("policies", "an organisation’s own policies and standards"),
    ("training", "training, and who has read what"),
    ("sub-group", "the work of the partnership’s sub-group"),
    ("equipment", "lending and setting up equipment"),
    ("statistics", "figures over many cases"),
    ("action-plan", "the partnership’s action plan"),
    ("audits", "audits"),
    ("directory", "people and the roles they hold"),
];

/// Every part that a clause can wait for.
pub(crate) fn parts() -> impl Iterator<Item = &'static str> {
    PARTS.iter().map(|(part, _)| *part)
}

/// "lending and setting up equipment"; none if there is to be no such part.
#[must_use]
pub fn planned_part(id: &str) -> Option<&'static str> {
    let part = PARTS.iter().find(|(part, _)| *part == id);
    part.map(|(_, words)| *words)
}
