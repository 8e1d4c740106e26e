//! Whether Waypost stays as fast when it grows: the same pages over HTTP with 500 and with 50,000 cases, on SQLite and on
//! PostgreSQL, in one go. `cargo bench -p cli --bench growth` prints the tables of BENCHMARKS.md.
//!
//! `WAYPOST_TEST_POSTGRES` names a PostgreSQL in which databases may be made; without it that half is left out, and said so.
//! A list of sizes may follow, and an engine: `cargo bench -p cli --bench growth -- 500 5000 PostgreSQL`.

mod client;
mod databases;
mod figures;
mod html;
mod pages;
mod server;

use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use databases::Place;
use figures::Figures;
use pages::Pages;
use server::Server;

const SIZES: [usize; 2] = [500, 50_000];
const REQUESTS: usize = 1000;
const WARM_UP: usize = 50;

/// What was measured with one database.
struct Measured {
    engine: &'static str,
    cases: usize,
    made_in: Duration,
    cold_start: Duration,
    memory: [Option<f64>; 3],
    pages: Vec<(&'static str, Figures)>,
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("error: {fault}");
            ExitCode::from(1)
        }
    }
}

fn run() -> Result<(), String> {
    let asked: Vec<usize> = std::env::args()
        .skip(1)
        .filter_map(|word| word.parse().ok())
        .collect();
    let sizes = if asked.is_empty() {
        SIZES.to_vec()
    } else {
        asked
    };
    let mut measured = Vec::new();
    let engines: Vec<String> = std::env::args().skip(1).collect();
    let is_asked = |place: &Place| {
        let named =
            ["SQLite", "PostgreSQL"].map(|engine| engines.iter().any(|word| word == engine));
        named == [false, false] || engines.iter().any(|word| word == place.engine())
    };
    for place in Place::all().into_iter().filter(is_asked) {
        for cases in &sizes {
            eprintln!("{}: inventing {cases} cases", place.engine());
            measured.push(measure(&place, *cases)?);
        }
    }
    print(&measured);
    Ok(())
}

fn measure(place: &Place, cases: usize) -> Result<Measured, String> {
    let made = place.make(cases)?;
    let (folder, database) = (made.folder(), made.url());
    let made_in = server::invent(folder, database, cases)?;
    let server = Server::start(folder, database)?;
    let first = server.memory("VmRSS");
    let mut pages = Pages::sign_in(server.address, folder)?;
    let mut figures = Vec::new();
    for page in &pages::ALL {
        let measured = pages.measure(page, WARM_UP, REQUESTS)?;
        eprintln!(
            "  {:<22} {:>7.2} ms, p99 {:>7.2} ms",
            page.name, measured.median, measured.p99
        );
        figures.push((page.name, measured));
    }
    Ok(Measured {
        engine: place.engine(),
        cases,
        made_in,
        cold_start: fastest_start(folder, database, server.cold_start)?,
        memory: [first, server.memory("VmRSS"), server.memory("VmHWM")],
        pages: figures,
    })
}

/// The quickest of five starts: what else the machine does only ever adds to it.
fn fastest_start(folder: &Path, database: &str, first: Duration) -> Result<Duration, String> {
    let mut fastest = first;
    for _ in 0..4 {
        fastest = fastest.min(Server::start(folder, database)?.cold_start);
    }
    Ok(fastest)
}

fn print(measured: &[Measured]) {
    println!("| database | cases | page | median ms | p99 ms | p99 / median | most ms | bytes |");
    println!("|---|---|---|---|---|---|---|---|");
    for one in measured {
        for (page, figures) in &one.pages {
            println!(
                "| {} | {} | {page} | {:.2} | {:.2} | {:.1} | {:.2} | {} |",
                one.engine,
                one.cases,
                figures.median,
                figures.p99,
                figures.p99 / figures.median,
                figures.most,
                figures.bytes
            );
        }
    }
    println!("\n| database | page | median, large / small |\n|---|---|---|");
    for engine in ["SQLite", "PostgreSQL"] {
        let of_engine: Vec<&Measured> =
            measured.iter().filter(|one| one.engine == engine).collect();
        let (Some(small), Some(large)) = (of_engine.first(), of_engine.last()) else {
            continue;
        };
        for ((page, before), (_, after)) in small.pages.iter().zip(&large.pages) {
            println!(
                "| {engine} | {page} | {:.2} |",
                after.median / before.median
            );
        }
    }
    println!(
        "\n| database | cases | made in s | cold start ms | memory at first MB | after MB | at most MB |"
    );
    println!("|---|---|---|---|---|---|---|");
    for one in measured {
        let memory = one.memory.map(|megabytes| {
            megabytes.map_or("not known".to_owned(), |megabytes| {
                format!("{megabytes:.0}")
            })
        });
        println!(
            "| {} | {} | {:.1} | {:.0} | {} |",
            one.engine,
            one.cases,
            one.made_in.as_secs_f64(),
            one.cold_start.as_secs_f64() * 1000.0,
            memory.join(" | ")
        );
    }
}
