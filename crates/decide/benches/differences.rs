//! Comparing two procedures, and re-deciding cases under another: `cargo bench -p decide --bench differences`. One thread; of a
//! comparison the best of three runs, of re-deciding the best of sixty.

#[path = "../tests/difference/draw.rs"]
mod draw;
#[path = "../tests/difference/edited.rs"]
mod edited;
#[path = "../tests/decide/held.rs"]
mod held;

use std::hint::black_box;
use std::time::{Duration, Instant};

use decide::difference::{Redeciding, compare};
use decide::{Facts, Rulebook};

const PROCEDURES: [&str; 5] = [
    "dorset",
    "kent-medway",
    "online-safety-2024",
    "greater-manchester",
    "cambridgeshire-peterborough",
];
/// So few that a run fits between two interruptions of a busy machine.
const CASES: usize = 2_048;

fn best(runs: usize, mut run: impl FnMut()) -> Duration {
    let mut best = Duration::MAX;
    for _ in 0..runs {
        let start = Instant::now();
        run();
        best = best.min(start.elapsed());
    }
    best
}

fn pairs(rulebooks: &[Rulebook]) {
    println!(
        "| {:<58} | {:>8} | {:>9} | {:<6} |",
        "pair", "differ", "seconds", "under 1"
    );
    println!(
        "|{}|{}|{}|{}|",
        "-".repeat(60),
        "-".repeat(10),
        "-".repeat(11),
        "-".repeat(9)
    );
    for (place, one) in rulebooks.iter().enumerate() {
        for other in &rulebooks[place + 1..] {
            let mut differ = 0;
            let took = best(3, || {
                if let Ok(compared) = black_box(compare(one, other)) {
                    let directives = compared.directives.iter();
                    differ = directives.filter(|found| !found.is_same()).count();
                }
            });
            let name = format!("{} and {}", one.procedure().id, other.procedure().id);
            let verdict = if took.as_secs_f64() < 1.0 {
                "met"
            } else {
                "MISSED"
            };
            println!(
                "| {name:<58} | {differ:>8} | {:>9.3} | {verdict:<7} |",
                took.as_secs_f64()
            );
        }
    }
}

fn impact(name: &str, from: &Rulebook, to: &Rulebook, cases: &[Facts]) {
    let Ok(redeciding) = Redeciding::new(from, to) else {
        return println!("| {name:<58} | no common vocabulary |");
    };
    let took = best(60, || {
        black_box(redeciding.redecide(black_box(cases)));
    });
    // Each case is decided twice.
    let rate = 2.0 * cases.len() as f64 / took.as_secs_f64();
    let verdict = if rate >= 1e6 { "met" } else { "MISSED" };
    println!("| {name:<58} | {rate:>20.0} | {verdict:<7} |");
}

fn main() {
    let rulebooks = PROCEDURES.map(held::rulebook);
    pairs(&rulebooks);
    let dorset = &rulebooks[0];
    let edited = edited::edited();
    println!(
        "\n| {:<58} | {:>20} | {:<7} |",
        "re-deciding, both procedures", "decisions a second", "1 m"
    );
    println!("|{}|{}|{}|", "-".repeat(60), "-".repeat(22), "-".repeat(9));
    for (words, unknown_in) in [
        ("9 of 10 unknown", 1),
        ("half unknown", 2),
        ("fully known", 0),
    ] {
        let cases = draw::cases(dorset, CASES, unknown_in, 20_261_122);
        impact(
            &format!("Dorset and an edited Dorset, {words}"),
            dorset,
            &edited,
            &cases,
        );
        impact(
            &format!("Dorset and Kent and Medway, {words}"),
            dorset,
            &rulebooks[1],
            &cases,
        );
    }
}
