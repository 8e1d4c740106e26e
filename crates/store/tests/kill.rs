//! Acknowledged means durable: a writer is killed, at moments of no choosing of its own, two hundred times, and everything that it
//! acknowledged is there, in a chain that is whole. What it had committed and not yet acknowledged may be there too.

#![cfg(test)]

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use store::{Append, Db, Expected, NewEvent, Organisation};
use uuid::Uuid;

const KILLS: u32 = 200;
const ORG: Uuid = Uuid::from_u128(0xa);
/// In the child's environment: where the database is, and which run this is.
const ADDRESS: &str = "WAYPOST_KILL_ADDRESS";
const RUN: &str = "WAYPOST_KILL_RUN";
const WRITERS: u128 = 4;

/// The child's part: appends until it is killed and prints each acknowledgement once it has it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "is run by the test below, and killed"]
async fn the_writer_appends_until_it_is_killed() {
    let (Ok(address), Ok(run)) = (std::env::var(ADDRESS), std::env::var(RUN)) else {
        return;
    };
    let run: u128 = run.parse().unwrap();
    let db = Db::open(&address).await.unwrap();
    let writers: Vec<_> = (0..WRITERS)
        .map(|writer| tokio::spawn(append_for_ever(db.clone(), run, writer)))
        .collect();
    for writer in writers {
        writer.await.unwrap();
    }
}

async fn append_for_ever(db: Db, run: u128, writer: u128) {
    for number in 0.. {
        let append = Append {
            org: ORG,
            stream: Uuid::from_u128((run << 32) + writer),
            stream_kind: "case",
            expected: if number == 0 {
                Expected::New
            } else {
                Expected::Version(number)
            },
            command: Uuid::from_u128((run << 64) + (writer << 32) + u128::from(number)),
            recorded_at: i64::from(number),
            actor: ORG,
            role: "safeguarding_lead".into(),
            events: vec![NewEvent {
                kind: "note_added".into(),
                schema: 1,
                occurred_at: None,
                payload: vec![1; 100 + number as usize % 2_000],
            }],
            case_row: None,
            words: None,
            jobs: Vec::new(),
        };
        let command = append.command;
        let written = db.append(append).await.unwrap();
        // One write for the whole line, so that a line is there or is cut off, and never mixed with another.
        let line = format!("\nacknowledged {} {command} .\n", written.first_seq);
        std::io::stdout().write_all(line.as_bytes()).unwrap();
    }
}

/// Moments that differ from kill to kill and not from run to run of the test.
struct Moments(u64);

impl Moments {
    fn next(&mut self) -> Duration {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        Duration::from_micros((self.0 >> 33) % 60_000)
    }
}

fn begin_a_writer(address: &str, run: u32) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "the_writer_appends_until_it_is_killed",
            "--ignored",
            "--nocapture",
        ])
        .env(ADDRESS, address)
        .env(RUN, (run + 1).to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Lets the writer acknowledge something, waits a moment longer, kills it, and gives every acknowledgement that it got out.
fn acknowledged_before_the_kill(mut writer: Child, moment: Duration) -> Vec<(u64, Uuid)> {
    let mut lines = BufReader::new(writer.stdout.take().unwrap())
        .lines()
        .map_while(Result::ok);
    let mut first = lines.by_ref().filter_map(|line| acknowledgement(&line));
    let mut acknowledged: Vec<(u64, Uuid)> = first.next().into_iter().collect();
    assert!(!acknowledged.is_empty(), "the writer wrote nothing at all");
    let rest = std::thread::spawn(move || {
        lines
            .filter_map(|line| acknowledgement(&line))
            .collect::<Vec<_>>()
    });
    std::thread::sleep(moment);
    writer.kill().unwrap();
    writer.wait().unwrap();
    acknowledged.extend(rest.join().unwrap());
    acknowledged
}

fn acknowledgement(line: &str) -> Option<(u64, Uuid)> {
    let mut words = line
        .strip_prefix("acknowledged ")?
        .strip_suffix(" .")?
        .split(' ');
    Some((
        words.next()?.parse().ok()?,
        Uuid::parse_str(words.next()?).ok()?,
    ))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_hundred_kills_lose_nothing_that_was_acknowledged() {
    let folder = std::env::temp_dir().join(format!("waypost-kill-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let address = format!("sqlite:{}", folder.join("waypost.db").display());
    let db = Db::open(&address).await.unwrap();
    db.migrate().await.unwrap();
    db.create_organisation(&Organisation {
        id: ORG,
        name: "Invented".into(),
        created_at: 1,
    })
    .await
    .unwrap();
    // Nobody has the file open while a writer dies, so that the next one has to recover it.
    db.close().await;

    let mut moments = Moments(2_026);
    let mut acknowledged: BTreeMap<u64, Uuid> = BTreeMap::new();
    for run in 0..KILLS {
        for (seq, command) in
            acknowledged_before_the_kill(begin_a_writer(&address, run), moments.next())
        {
            assert_eq!(
                acknowledged.insert(seq, command),
                None,
                "no place in the journal is given twice"
            );
        }
    }

    let db = Db::open(&address).await.unwrap();
    let report = db.verify(None).await.unwrap();
    assert_eq!(report.broken, None);
    let mut found: BTreeMap<u64, Uuid> = BTreeMap::new();
    while let Some(last) = db
        .read_journal(ORG, found.len() as u64, 5_000)
        .await
        .unwrap()
        .into_iter()
        .map(|event| found.insert(event.seq, event.command))
        .last()
    {
        assert_eq!(last, None);
    }
    let lost: Vec<_> = acknowledged
        .iter()
        .filter(|(seq, command)| found.get(seq) != Some(command))
        .collect();
    assert_eq!(lost, Vec::new());
    println!(
        "{KILLS} kills, {} acknowledged, {} found, none lost",
        acknowledged.len(),
        found.len()
    );
    db.close().await;
    std::fs::remove_dir_all(&folder).unwrap();
}
