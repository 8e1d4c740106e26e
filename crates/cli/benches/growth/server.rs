//! Making a database of a given size and starting the real program on it, as anybody would.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::client::Client;

const PROGRAM: &str = env!("CARGO_BIN_EXE_waypost");

/// Invents so many cases in `database`.
pub fn invent(folder: &Path, database: &str, cases: usize) -> Result<Duration, String> {
    let start = Instant::now();
    let made = Command::new(PROGRAM)
        .args(["demo", "--no-serve", "--database", database])
        .args(["--cases", &cases.to_string(), "--data"])
        .arg(folder)
        .stdout(Stdio::null())
        .status()
        .map_err(|fault| format!("{PROGRAM}: {fault}"))?;
    if made.success() {
        Ok(start.elapsed())
    } else {
        Err(format!(
            "waypost demo --cases {cases} on {} failed",
            engine(database)
        ))
    }
}

/// "SQLite" or "PostgreSQL".
pub fn engine(database: &str) -> &'static str {
    if database.starts_with("sqlite:") {
        "SQLite"
    } else {
        "PostgreSQL"
    }
}

/// A running `waypost serve`; stopped when dropped.
pub struct Server {
    process: Child,
    pub address: SocketAddr,
    /// From starting the program to the first page answered.
    pub cold_start: Duration,
}

impl Server {
    pub fn start(folder: &Path, database: &str) -> Result<Self, String> {
        let start = Instant::now();
        let mut process = Command::new(PROGRAM)
            .args(["serve", "--listen", "127.0.0.1:0"])
            .env("WAYPOST_DATABASE_URL", database)
            .current_dir(folder)
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|fault| format!("{PROGRAM}: {fault}"))?;
        let output = process.stdout.take().ok_or("no output")?;
        let ready = BufReader::new(output)
            .lines()
            .map_while(Result::ok)
            .find_map(|line| {
                line.strip_prefix("Waypost is ready at http://")?
                    .parse()
                    .ok()
            });
        let mut server = Self {
            process,
            address: SocketAddr::from(([127, 0, 0, 1], 0)),
            cold_start: Duration::ZERO,
        };
        server.address = ready.ok_or("waypost serve ended before it was ready")?;
        Client::connect(server.address)?.get("/sign-in")?;
        server.cold_start = start.elapsed();
        Ok(server)
    }

    /// A line of the kernel's account of the process, in megabytes: `VmRSS` now, `VmHWM` at most. None where there is none.
    pub fn memory(&self, line: &str) -> Option<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id())).ok()?;
        let found = status
            .lines()
            .find_map(|found| found.strip_prefix(line)?.strip_prefix(':'))?;
        let kilobytes: f64 = found.trim().strip_suffix("kB")?.trim().parse().ok()?;
        Some(kilobytes / 1024.0)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to stop.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
