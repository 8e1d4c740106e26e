//! A layer over the local procedures: the law and guidance of a nation, row by row, and the few rules that rest on rows which are in
//! force and well read. What it asks for is shown under its own name and never attributed to a local document.

mod attach;
mod law;
mod load;
mod reading;

pub use attach::Attached;
pub use law::{Authority, Cited, Commenced, Law, Mark, Standing};

use std::collections::{BTreeMap, BTreeSet};

use crate::fault::{Fault, Source, nearest};
use crate::procedure::Procedure;
use crate::vocabulary::Vocabulary;

/// One version of a layer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layer {
    /// Its heading and rules; its clauses are the rows, so that a rule cites them as any rule cites clauses.
    pub heading: Procedure,
    pub law: Vec<Law>,
    /// For each clause of a local document the rows that bear on it, as places in `law`.
    bearing: BTreeMap<String, Vec<usize>>,
}

impl Layer {
    /// Reads all files of a layer's folder: `layer.toml`, `law/*.toml` and `rules/*.toml`.
    ///
    /// # Errors
    /// Every fault of every file; among them a rule that rests on a row which is not in force or not well read.
    pub fn parse(vocabulary: &Vocabulary, files: &[Source]) -> Result<Layer, Vec<Fault>> {
        load::load(vocabulary, files)
    }

    pub fn row(&self, id: &str) -> Option<&Law> {
        self.law.iter().find(|law| law.id == id)
    }

    /// The rows that bear on a clause of a local document.
    pub fn on(&self, clause: &str) -> impl Iterator<Item = &Law> {
        let places = self.bearing.get(clause).into_iter().flatten();
        places.map(|place| &self.law[*place])
    }

    /// Clauses that the rows name and no procedure has. Those of a document of which not one clause is known are passed over: it is
    /// not installed here.
    pub fn unknown_clauses(&self, known: &BTreeSet<&str>) -> Vec<Fault> {
        let installed: BTreeSet<&str> = known.iter().map(|id| series(id)).collect();
        let cited = self.law.iter().flat_map(Law::cited);
        let missing = cited.filter(|cited| {
            !known.contains(cited.clause.as_str()) && installed.contains(series(&cited.clause))
        });
        missing.map(|cited| fault(cited, known)).collect()
    }
}

/// `DOR` of `DOR-0189`: one document's clauses begin alike.
fn series(clause: &str) -> &str {
    clause.split_once('-').map_or(clause, |(series, _)| series)
}

fn fault(cited: &Cited, known: &BTreeSet<&str>) -> Fault {
    Fault {
        file: cited.file.clone(),
        line: cited.line,
        column: cited.column,
        message: format!("no procedure has a clause `{}`", cited.clause),
        nearest: nearest(&cited.clause, known.iter().copied()).map(str::to_owned),
    }
}
