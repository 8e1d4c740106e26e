//! Statements over many rows at once, in a few fixed sizes, so that each text is prepared once and then found again.

use crate::engine::Engine;
use crate::statement::{Statement, Value, push_place};
use std::sync::{Arc, OnceLock};

/// The sizes in which rows are written: any number is a sum of a few of them.
const SIZES: [usize; 6] = [32, 16, 8, 4, 2, 1];

/// A statement with a list of rows in the middle: `insert into … values (…), (…) on conflict …`.
pub(crate) struct Rows {
    head: &'static str,
    columns: usize,
    tail: &'static str,
    texts: [[OnceLock<Arc<str>>; SIZES.len()]; 2],
}

impl Rows {
    pub(crate) const fn new(head: &'static str, columns: usize, tail: &'static str) -> Self {
        Self {
            head,
            columns,
            tail,
            texts: [const { [const { OnceLock::new() }; SIZES.len()] }; 2],
        }
    }

    /// Statements that write the rows; `values` gives each row's values in the order of the columns.
    pub(crate) fn statements<T>(
        &self,
        engine: Engine,
        rows: &[T],
        values: impl Fn(&T) -> Vec<Value>,
    ) -> Vec<Statement> {
        let written = |(text, piece): (Arc<str>, &[T])| {
            Statement::built(text, piece.iter().flat_map(&values).collect())
        };
        self.pieces(engine, rows).into_iter().map(written).collect()
    }

    /// Cuts the rows into pieces and gives each with the statement of its size.
    fn pieces<'rows, T>(
        &self,
        engine: Engine,
        mut rows: &'rows [T],
    ) -> Vec<(Arc<str>, &'rows [T])> {
        let mut pieces = Vec::new();
        while let Some(place) = SIZES.iter().position(|size| *size <= rows.len()) {
            let (piece, rest) = rows.split_at(SIZES[place]);
            pieces.push((self.text(engine, place), piece));
            rows = rest;
        }
        pieces
    }

    fn text(&self, engine: Engine, place: usize) -> Arc<str> {
        let texts = match engine {
            Engine::Sqlite => &self.texts[0],
            Engine::Postgres => &self.texts[1],
        };
        texts[place]
            .get_or_init(|| self.build(engine, SIZES[place]).into())
            .clone()
    }

    fn build(&self, engine: Engine, rows: usize) -> String {
        let mut text = String::from(self.head);
        let mut number = 0;
        for row in 0..rows {
            text.push_str(if row == 0 { "(" } else { ", (" });
            for column in 0..self.columns {
                number += 1;
                let comma = if column == 0 { "" } else { ", " };
                text.push_str(comma);
                push_place(&mut text, engine, number);
            }
            text.push(')');
        }
        text.push_str(self.tail);
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static PAIRS: Rows = Rows::new("insert into t values ", 2, " on conflict do nothing");

    #[test]
    fn any_number_of_rows_is_cut_into_pieces_of_the_fixed_sizes() {
        for count in 0..200 {
            let rows: Vec<usize> = (0..count).collect();
            let pieces = PAIRS.pieces(Engine::Sqlite, &rows);
            let joined: Vec<usize> = pieces
                .iter()
                .flat_map(|(_, piece)| piece.to_vec())
                .collect();
            assert_eq!(joined, rows);
            assert!(pieces.iter().all(|(_, piece)| SIZES.contains(&piece.len())));
        }
    }

    #[test]
    fn each_engine_reads_its_own_places() {
        assert_eq!(
            PAIRS.build(Engine::Postgres, 2),
            "insert into t values ($1, $2), ($3, $4) on conflict do nothing"
        );
        assert_eq!(
            PAIRS.build(Engine::Sqlite, 2),
            "insert into t values (?, ?), (?, ?) on conflict do nothing"
        );
    }
}
