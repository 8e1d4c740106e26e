//! What is printed, where it goes, and what happens when nobody reads it.

use std::process::Stdio;

use crate::program::{Folder, said};

const TRIAGE: &str = "triage --procedure dorset --at 2026-11-20T15:30 --facts -";

#[test]
fn every_setting_is_printed_with_its_source() {
    let folder = Folder::new();
    folder.write("waypost.toml", "[sessions]\nidle_minutes = 15\n");
    let mut command = folder.command(["config"]);
    let answer = said(command.env("WAYPOST_SERVER_LISTEN", "127.0.0.1:9")).good();
    let line = |key: &str| {
        let found = answer.out.lines().find(|line| line.starts_with(key));
        found
            .unwrap_or_default()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(
        line("sessions.idle_minutes"),
        "sessions.idle_minutes 15 waypost.toml:2:1"
    );
    assert_eq!(
        line("server.listen"),
        "server.listen 127.0.0.1:9 environment variable WAYPOST_SERVER_LISTEN"
    );
    assert_eq!(
        line("database.url"),
        "database.url sqlite:waypost.db default"
    );
}

#[test]
fn a_reader_that_has_seen_enough_is_no_fault() {
    let folder = Folder::new();
    let mut command = folder.command(["procedure", "show", "dorset"]);
    let mut process = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(process.stdout.take());
    let output = process.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_told() {
    let folder = Folder::new();
    let full = std::fs::File::create("/dev/full").unwrap();
    let mut command = folder.command(["procedure", "show", "dorset"]);
    let output = command
        .stdout(full)
        .stderr(Stdio::piped())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(
        told.starts_with("error: the answer could not be written: "),
        "{told}"
    );
}

#[test]
fn nothing_known_is_a_case_too_and_every_line_end_is_read() {
    let folder = Folder::new();
    for input in [
        "",
        "# nothing\n",
        "\u{feff}grooming = true\r\n",
        "grooming = true",
    ] {
        let said = folder.waypost_told(TRIAGE, input.as_bytes()).good();
        assert!(said.out.contains("NEXT QUESTIONS"), "{}", said.out);
    }
}
