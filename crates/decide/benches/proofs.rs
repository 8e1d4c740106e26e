//! How long the proofs of every procedure take, and how large they grow: `cargo bench -p decide --bench proofs`.

#[path = "../tests/decide/held.rs"]
mod held;
#[path = "../tests/proof/sentences.rs"]
mod sentences;

use std::hint::black_box;
use std::time::{Duration, Instant};

use decide::proof::{Report, Verdict, check};

use sentences::PROCEDURES;

const RUNS: usize = 5;

/// All five together, with all sentences.
const WANTED: Duration = Duration::from_secs(2);

fn row(report: &Report, took: Duration) {
    let count = |verdicts: &[Verdict]| {
        let judged = report.properties.iter();
        judged
            .filter(|judged| verdicts.contains(&judged.verdict))
            .count()
    };
    println!(
        "| {:<28} | {:>5} | {:>9} | {:>13} | {:>16} | {:>8.1} |",
        report.procedure,
        report.rules,
        count(&[Verdict::Proved, Verdict::ProvedBySilence]),
        count(&[Verdict::NotSatisfied]),
        report.largest_diagram,
        took.as_secs_f64() * 1e3
    );
}

fn main() {
    println!(
        "| procedure                    | rules | sentences proved | not satisfied | largest diagram | ms, best of {RUNS} |"
    );
    println!("|---|---|---|---|---|---|");
    let mut whole = Duration::ZERO;
    for procedure in PROCEDURES {
        let rulebook = held::rulebook(procedure);
        let properties = sentences::held(rulebook.vocabulary());
        let mut best = Duration::MAX;
        let mut last = None;
        for _ in 0..RUNS {
            let start = Instant::now();
            last = Some(black_box(check(&rulebook, &properties, &mut |_| {})));
            best = best.min(start.elapsed());
        }
        whole += best;
        if let Some(report) = last {
            row(&report, best);
        }
    }
    let verdict = if whole < WANTED { "met" } else { "MISSED" };
    println!(
        "\nall five: {:.0} ms; {} ms wanted: {verdict}",
        whole.as_secs_f64() * 1e3,
        WANTED.as_millis()
    );
}
