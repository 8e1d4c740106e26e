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

#[test]
fn every_section_that_is_listed_can_be_drawn() {
    let folder = Folder::new();
    let listed = folder.waypost("procedure draw dorset").good().out;
    let sections: Vec<&str> = listed
        .lines()
        .filter(|line| !line.starts_with(' '))
        .collect();
    assert!(sections.len() > 5, "{listed}");
    for section in sections {
        let picture = folder
            .waypost(&format!("procedure draw dorset {section}"))
            .good()
            .out;
        assert!(
            picture.starts_with("<svg") && picture.trim_end().ends_with("</svg>"),
            "{section}"
        );
        let list = folder
            .waypost(&format!("procedure draw dorset {section} --list"))
            .good()
            .out;
        assert!(
            list.lines().count() > 1 && list.contains("\n  - "),
            "{section}: {list}"
        );
    }
}

#[test]
fn a_section_is_drawn_by_its_printed_title_as_by_its_name() {
    let folder = Folder::new();
    let by = |section: &str| {
        let line = ["procedure", "draw", "dorset", section];
        said(&mut folder.command(line)).good().out
    };
    let listed = folder.waypost("procedure draw dorset").good().out;
    let lines: Vec<&str> = listed.lines().collect();
    for pair in lines.chunks(2) {
        let [name, title] = pair else {
            panic!("{listed}")
        };
        let words: Vec<&str> = name.split('-').collect();
        assert!(words.windows(2).all(|two| two[0] != two[1]), "{name}");
        assert_eq!(by(name), by(title.trim()), "{name}");
    }
    let staff = lines.iter().find(|name| name.contains("member-of-staff"));
    assert!(
        staff.unwrap().ends_with("member-of-staff-volunteer"),
        "{staff:?}"
    );
}

#[test]
fn a_clause_is_shown_with_the_rules_behind_it() {
    let folder = Folder::new();
    let all = folder.waypost("procedure show dorset").good().out;
    assert!(all.contains("\n  DOR-0189  should "), "{all}");
    let one = folder.waypost("procedure show dorset dor-0189").good().out;
    assert!(one.starts_with("DOR-0189  "), "{one}");
    assert!(
        one.contains("\n  when   youth_produced_imagery and blackmailed\n"),
        "{one}"
    );
    assert!(one.contains("(refer_police)"), "{one}");
}

#[test]
fn the_worked_cases_pass_and_one_that_does_not_is_named() {
    let folder = Folder::new();
    let said = folder.waypost("procedure test --procedure dorset").good();
    let last = said.out.lines().last().unwrap_or_default();
    assert!(
        last.ends_with(" passed, 0 failed") && !last.starts_with("0 "),
        "{last}"
    );
    folder.write(
        "mine.toml",
        "[[vignette]]\nid = \"mine-001\"\nprocedure = \"dorset\"\nstory = \"x\"\n[vignette.facts]\ngrooming = true\n[vignette.expect]\nabsent = [\"record_incident\"]\n",
    );
    let said = folder.waypost("procedure test mine.toml");
    assert_eq!((said.code, said.err.as_str()), (Some(1), ""));
    let lines: Vec<&str> = said.out.lines().map(str::trim).collect();
    assert_eq!(
        lines,
        [
            "FAILED  mine-001",
            "`record_incident` is required, not absent",
            "0 passed, 1 failed"
        ]
    );
}
