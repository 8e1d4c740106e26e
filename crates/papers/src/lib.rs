//! Papers that leave the screen. For now one: the chronology of a case as numbered plain text, which prints on anything and is
//! read aloud in order. It gets everything handed in, the date included, so that the same case prints the same tomorrow.

mod chronology;
mod sheet;

pub use chronology::{Chronology, Entry};
