//! `waypost procedure diff`: two procedures, or two versions of one, set side by side over every combination of facts.

mod json;
mod text;

use std::io::Write;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;
use decide::Rulebook;
use decide::difference::{Compared, compare};
use office::Catalogue;

use super::chosen::{NAMED, chosen, names};
use crate::failure::Failure;

/// Compare two procedures, or two versions, and tell the smallest case of each difference
#[derive(Args)]
#[command(after_help = format!("\
For each directive of which either speaks: the same, stricter, looser, earlier, later, stronger or
weaker in B than in A, or only in one of them; in what share of all combinations of facts they
differ; and the smallest case that shows each difference, with the clauses of both sides.

A combination gives every fact a value that the vocabulary allows beside the others: yes or no, an
age from 0 to 120, one of nine settings. All combinations count alike, so a share says how much of
the rules differs, not how often it happens to people. Prohibitions that can be lifted are compared
as they stand once it is known whether they are lifted.

{NAMED}

Examples:
  waypost procedure diff dorset kent-medway
  waypost procedure diff dorset ./dorset-next --json"))]
pub struct Diff {
    /// The first procedure
    #[arg(value_name = "A")]
    a: String,
    /// The second procedure
    #[arg(value_name = "B")]
    b: String,
    /// Print the answer for other programs (docs/comparison.md)
    #[arg(long)]
    json: bool,
}

/// Two procedures, what to call them, and how they differ.
struct Pair {
    rulebooks: [Arc<Rulebook>; 2],
    names: [String; 2],
    compared: Compared,
}

impl Diff {
    pub fn run(&self, catalogue: &Catalogue, out: &mut impl Write) -> Result<ExitCode, Failure> {
        let a = chosen(catalogue, &self.a)?;
        let b = chosen(catalogue, &self.b)?;
        let compared = compare(&a, &b)
            .map_err(|fault| Failure::because(format!("{fault}; please report it")))?;
        let pair = Pair {
            names: names([&a, &b], [&self.a, &self.b]),
            rulebooks: [a, b],
            compared,
        };
        if self.json {
            writeln!(out, "{:#}", json::written(&pair))?;
        } else {
            text::write(&pair, out)?;
        }
        Ok(ExitCode::SUCCESS)
    }
}
