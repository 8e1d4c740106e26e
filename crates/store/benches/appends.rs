//! What durability costs: bare SQLite, one small row a transaction with `synchronous = full`, against appends to the journal with their
//! chain, by one writer and by 32. Everything in one run on one disk, taking turns, so that the ratios hold whatever the machine is doing.
//!
//! `cargo bench -p store --bench appends`; the folder is the system's for temporary files, or `WAYPOST_BENCH_FOLDER`.

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions, SqliteConnection};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};
use store::{Append, CaseRow, Db, Expected, NewEvent, Organisation};
use uuid::Uuid;

type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

const ROUNDS: usize = 5;
const TURN: Duration = Duration::from_millis(1_500);
const ORG: Uuid = Uuid::from_u128(0xa);
/// About the length of an answered question.
const PAYLOAD: usize = 200;

static NEXT: AtomicU32 = AtomicU32::new(1);

#[tokio::main]
async fn main() -> Outcome<()> {
    let folder =
        std::env::var_os("WAYPOST_BENCH_FOLDER").map_or_else(std::env::temp_dir, Into::into);
    let folder = folder.join(format!("waypost-appends-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let measured = measure(&folder).await;
    std::fs::remove_dir_all(&folder)?;
    print(measured?);
    Ok(())
}

/// The rates of each round, one list a contestant.
async fn measure(folder: &Path) -> Outcome<Vec<(&'static str, Vec<f64>)>> {
    let mut bare = bare(&folder.join("bare.db")).await?;
    let db = Db::open(&format!("sqlite:{}", folder.join("waypost.db").display())).await?;
    db.migrate().await?;
    db.create_organisation(&Organisation {
        id: ORG,
        name: "Invented".into(),
        created_at: 1,
    })
    .await?;
    let mut rates = vec![
        ("bare SQLite, one row a transaction", Vec::new()),
        ("append, 1 writer", Vec::new()),
        ("append, 32 writers", Vec::new()),
        ("append with case row and words, 1 writer", Vec::new()),
        ("append with case row and words, 32 writers", Vec::new()),
    ];
    for _ in 0..ROUNDS {
        rates[0].1.push(bare_rate(&mut bare).await?);
        rates[1].1.push(append_rate(&db, 1, note).await?);
        rates[2].1.push(append_rate(&db, 32, note).await?);
        rates[3].1.push(append_rate(&db, 1, case).await?);
        rates[4].1.push(append_rate(&db, 32, case).await?);
    }
    let report = db.verify(None).await?;
    assert_eq!(report.broken, None, "the chain is whole");
    println!("{} events appended, the chain is whole\n", report.events);
    db.close().await;
    Ok(rates)
}

async fn bare(file: &Path) -> Outcome<SqliteConnection> {
    let options = SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(true);
    let options = options
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full);
    let mut connection = options.connect().await?;
    sqlx::query("create table small (id integer primary key, text text not null)")
        .execute(&mut connection)
        .await?;
    Ok(connection)
}

async fn bare_rate(connection: &mut SqliteConnection) -> Outcome<f64> {
    let began = Instant::now();
    let mut count = 0_u32;
    while began.elapsed() < TURN {
        sqlx::query("insert into small (text) values ($1)")
            .bind("one small row")
            .execute(&mut *connection)
            .await?;
        count += 1;
    }
    Ok(f64::from(count) / began.elapsed().as_secs_f64())
}

async fn append_rate(db: &Db, writers: u32, make: fn(u32) -> Append) -> Outcome<f64> {
    let began = Instant::now();
    let count = Arc::new(AtomicU32::new(0));
    let tasks: Vec<_> = (0..writers)
        .map(|_| {
            let (db, count) = (db.clone(), count.clone());
            tokio::spawn(async move {
                while began.elapsed() < TURN {
                    db.append(make(NEXT.fetch_add(1, Ordering::Relaxed)))
                        .await?;
                    count.fetch_add(1, Ordering::Relaxed);
                }
                Ok::<(), store::AppendFault>(())
            })
        })
        .collect();
    for task in tasks {
        task.await??;
    }
    Ok(f64::from(count.load(Ordering::Relaxed)) / began.elapsed().as_secs_f64())
}

fn note(number: u32) -> Append {
    Append {
        org: ORG,
        stream: stream(number),
        stream_kind: "case",
        expected: Expected::Any,
        command: Uuid::from_u128((0xc0 << 96) + u128::from(number)),
        recorded_at: i64::from(number),
        actor: ORG,
        role: "safeguarding_lead".into(),
        events: vec![NewEvent {
            kind: "fact_answered".into(),
            schema: 1,
            occurred_at: None,
            payload: vec![7; PAYLOAD],
        }],
        case_row: None,
        words: None,
        jobs: Vec::new(),
    }
}

/// One of a thousand cases, as when many are worked on at the same time.
fn stream(number: u32) -> Uuid {
    Uuid::from_u128((0x5 << 96) + u128::from(number % 1_000))
}

fn case(number: u32) -> Append {
    let row = CaseRow {
        id: stream(number),
        reference: format!("WP-{}", number % 1_000),
        title: "Sharing of imagery".into(),
        kind: "imagery".into(),
        status: "in_progress".into(),
        owner: Some(ORG),
        reporter: ORG,
        danger: false,
        opened_at: i64::from(number % 1_000),
        next_due: Some(i64::from(number)),
        updated_at: i64::from(number),
        excluded: Vec::new(),
    };
    let words = store::words("amira hollis tablet group chat invented school year nine");
    Append {
        case_row: Some(row),
        words: Some(words),
        ..note(number)
    }
}

fn print(mut measured: Vec<(&'static str, Vec<f64>)>) {
    for (_, rates) in &mut measured {
        rates.sort_by(f64::total_cmp);
    }
    let median = |rates: &[f64]| rates[rates.len() / 2];
    let bare = median(&measured[0].1);
    println!("| what | a second, median of {ROUNDS} | lowest | highest | of bare |");
    println!("|---|---:|---:|---:|---:|");
    for (what, rates) in &measured {
        let (low, high) = (rates[0], rates[rates.len() - 1]);
        println!(
            "| {what} | {:.0} | {low:.0} | {high:.0} | {:.2} |",
            median(rates),
            median(rates) / bare
        );
    }
}
