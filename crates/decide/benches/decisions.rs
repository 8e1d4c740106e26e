//! Decisions a second on Dorset's real rules, one thread, the best of several runs: `cargo bench -p decide`.

#[path = "../tests/difference/draw.rs"]
mod draw;
#[path = "../tests/decide/held.rs"]
mod held;

use std::hint::black_box;
use std::time::{Duration, Instant};

use decide::{Facts, Known, Rulebook};

const CASES: usize = 4_096;
const RUNS: usize = 15;

/// The thread's own time on the processor, so that the figures stay usable on a machine that others are using too; elsewhere than on Linux
/// the time on the wall.
struct Clock(Instant);

impl Clock {
    fn read(&self) -> Duration {
        let schedule = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
        let on_processor = schedule
            .split(' ')
            .next()
            .and_then(|nanoseconds| nanoseconds.parse().ok());
        on_processor.map_or_else(|| self.0.elapsed(), Duration::from_nanos)
    }
}

/// The best time of one pass, over runs of at least a tenth of a second each.
fn best(mut pass: impl FnMut()) -> Duration {
    let clock = Clock(Instant::now());
    let mut best = Duration::MAX;
    for _ in 0..RUNS {
        let (start, mut passes) = (clock.read(), 0);
        while clock.read() - start < Duration::from_millis(100) {
            pass();
            passes += 1;
        }
        best = best.min((clock.read() - start) / passes);
    }
    best
}

fn row(name: &str, decisions: usize, took: Duration, wanted: f64) {
    let rate = decisions as f64 / took.as_secs_f64();
    let verdict = if rate >= wanted { "met" } else { "MISSED" };
    println!("| {name:<58} | {rate:>14.0} | {wanted:>12.0} | {verdict:<6} |");
}

fn heading(rulebook: &Rulebook, half: &[Facts]) {
    let facts = rulebook.vocabulary().facts().len();
    let unknown: usize = half.iter().map(|case| facts - case.iter().count()).sum();
    println!(
        "Dorset: {} rules, {facts} facts; {CASES} cases, on average {:.1} facts unknown\n",
        rulebook.procedure().rules.len(),
        unknown as f64 / CASES as f64
    );
    println!(
        "| {:<58} | {:>14} | {:>12} | {:<6} |",
        "one thread, its own processor time, best of 15 runs", "a second", "wanted", ""
    );
    println!(
        "|{}|{}|{}|{}|",
        "-".repeat(60),
        "-".repeat(16),
        "-".repeat(14),
        "-".repeat(8)
    );
}

fn main() {
    let rulebook = held::rulebook("dorset");
    let half = draw::cases(&rulebook, CASES, 2, 20_261_122);
    let full = draw::cases(&rulebook, CASES, 0, 20_261_123);
    heading(&rulebook, &half);
    half_known(&rulebook, &half);
    fully_known(&rulebook, &full);
}

fn half_known(rulebook: &Rulebook, half: &[Facts]) {
    let known: Vec<Known> = half.iter().map(|facts| rulebook.known(facts)).collect();
    let took = best(|| {
        for known in &known {
            black_box(rulebook.decide_fast(black_box(known)));
        }
    });
    row(
        "half unknown, statuses only (exact, closure included)",
        CASES,
        took,
        1_000_000.0,
    );
    let took = best(|| {
        for facts in half {
            black_box(rulebook.decide(black_box(facts)).is_ok());
        }
    });
    row(
        "half unknown, with reasons, answers and questions",
        CASES,
        took,
        50_000.0,
    );
}

fn fully_known(rulebook: &Rulebook, full: &[Facts]) {
    let batch = rulebook.batch();
    let complete: Vec<Known> = full.iter().map(|facts| rulebook.known(facts)).collect();
    let took = best(|| {
        black_box(batch.decide_all(black_box(&complete)));
    });
    row(
        "fully known, batch, case by case in and out",
        CASES,
        took,
        20_000_000.0,
    );
    let blocks: Vec<_> = complete
        .chunks(decide::batch::BLOCK)
        .map(|cases| batch.block(cases))
        .collect();
    let mut required = Vec::new();
    let took = best(|| {
        for block in &blocks {
            batch.decide(black_box(block), &mut required);
            black_box(&required);
        }
    });
    row(
        "fully known, batch, kept as columns",
        CASES,
        took,
        20_000_000.0,
    );
}
