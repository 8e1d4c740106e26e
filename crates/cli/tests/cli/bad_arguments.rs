//! Command lines that cannot be followed: what is wrong, what would be right, exit code 2, and never a panic.

use crate::program::{Folder, said};

/// A command line, and what is said about it.
const LINES: [(&str, &str); 22] = [
    ("", "Usage: waypost"),
    ("traige", "a similar subcommand exists: 'triage'"),
    ("triage", "--procedure <ID>"),
    ("triage --procedure dorset", "--facts <FILE>"),
    (
        "triage --procedure dorest --facts -",
        "there is no procedure `dorest` (did you mean `dorset`?)",
    ),
    (
        "triage --procedure dorset --facts - --jsno",
        "a similar argument exists: '--json'",
    ),
    (
        "triage --procedure dorset --facts - --at",
        "a value is required for '--at <TIME>'",
    ),
    (
        "triage --procedure dorset --facts - --at yesterday",
        "a date and a time are needed, such as 2026-11-20T15:30",
    ),
    (
        "triage --procedure dorset --facts - --at 2026-11-20",
        "a date and a time are needed, such as 2026-11-20T15:30",
    ),
    (
        "triage --procedure dorset --facts - --at 2026-02-30T10:00",
        "a date and a time are needed",
    ),
    (
        "triage --procedure dorset --facts - --at 2026-03-29T01:30",
        "does not exist: the clocks go forward in that hour",
    ),
    ("procedure", "Usage: waypost procedure"),
    ("procedure show", "<PROCEDURE>"),
    (
        "procedure show dorsett",
        "there is no procedure `dorsett` (did you mean `dorset`?)",
    ),
    (
        "procedure show dorset DOR-9999",
        "dorset has no clause `DOR-9999`",
    ),
    (
        "procedure test --procedure nowhere",
        "there is no procedure `nowhere`",
    ),
    (
        "procedure draw dorset no-such-section",
        "dorset has no section `no-such-section` that decides anything",
    ),
    (
        "serve --listen 8080",
        "an address and a port are needed, such as 127.0.0.1:8080",
    ),
    ("demo --cases 0", "0 is not in 1..=1000000"),
    ("demo --seed minus", "invalid digit found in string"),
    (
        "verify --database mysql://localhost/waypost",
        "a database is needed, such as sqlite:waypost.db",
    ),
    (
        "config --config nowhere.toml",
        "nowhere.toml: there is no such file",
    ),
];

#[test]
fn a_line_that_cannot_be_followed_says_what_would_be_right() {
    for (line, message) in LINES {
        let said = Folder::new().waypost(line);
        assert_eq!(
            (said.code, said.out.as_str()),
            (Some(2), ""),
            "{line}: {}",
            said.err
        );
        assert!(said.err.contains(message), "{line}: {}", said.err);
    }
}

#[test]
#[cfg(unix)]
fn an_argument_that_is_not_text_is_refused() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let folder = Folder::new();
    let wrong = OsStr::from_bytes(b"\xff");
    let mut line: Vec<&OsStr> = ["triage", "--facts", "-", "--procedure"]
        .map(OsStr::new)
        .to_vec();
    line.push(wrong);
    let answer = said(&mut folder.command(line));
    assert_eq!(answer.code, Some(2), "{answer:?}");
    assert!(answer.err.contains("invalid UTF-8"), "{answer:?}");
    let mut line: Vec<&OsStr> = ["triage", "--procedure", "dorset", "--facts"]
        .map(OsStr::new)
        .to_vec();
    line.push(wrong);
    let answer = said(&mut folder.command(line));
    assert_eq!(answer.code, Some(2), "{answer:?}");
    assert!(answer.err.contains("there is no such file"), "{answer:?}");
}

#[test]
fn every_command_has_help_with_an_example() {
    let folder = Folder::new();
    for line in [
        "",
        "triage",
        "procedure new",
        "procedure check",
        "procedure test",
        "procedure show",
        "procedure draw",
        "config",
        "serve",
        "demo",
        "verify",
        "rebuild",
    ] {
        let said = folder.waypost(&format!("{line} --help")).good();
        assert!(said.out.contains("Examples:\n"), "{line}: {}", said.out);
        assert!(
            said.out.lines().all(|line| line.chars().count() <= 110),
            "{line}: {}",
            said.out
        );
    }
}

#[test]
fn settings_that_cannot_be_used_are_told_with_their_place() {
    let folder = Folder::new();
    folder.write(
        "waypost.toml",
        "[server]\nlisten = \"127.0.0.1:1\"\n\n[sesions]\nidle_minutes = 5\n",
    );
    folder
        .waypost("config")
        .refused("waypost.toml:4:2: there is no section `[sesions]` (did you mean `[sessions]`?)");
    folder.write("waypost.toml", b"[server]\n\xff");
    folder
        .waypost("config")
        .refused("waypost.toml:2:1: this is not UTF-8 text");
    folder.write("waypost.toml", "");
    let mut command = folder.command(["config"]);
    let answer = said(command.env("WAYPOST_SERVER_LISTN", "x"));
    answer.refused("environment variable WAYPOST_SERVER_LISTN: it sets no key of Waypost (did you mean `WAYPOST_SERVER_LISTEN`?)");
}
