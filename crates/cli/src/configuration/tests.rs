//! What the file and the environment may say, and what is said about what they may not.

use super::*;

const DOCUMENT: &str = include_str!("../../../../docs/configuration.md");

fn read(text: &str, variables: &[(&str, &str)]) -> Result<Configuration, Vec<String>> {
    let variables = variables
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect();
    Configuration::read(Some((Path::new("waypost.toml"), text)), variables)
}

fn fault(text: &str) -> String {
    let faults = read(text, &[]).unwrap_err();
    assert_eq!(faults.len(), 1, "{faults:?}");
    faults[0].clone()
}

#[test]
fn every_key_is_documented_and_nothing_else_is() {
    let configuration = read("", &[]).unwrap();
    let mut section = "";
    let mut documented = Vec::new();
    for line in DOCUMENT.lines() {
        if let Some(name) = line
            .strip_prefix("## `[")
            .and_then(|rest| rest.split(']').next())
        {
            section = name;
        } else if let Some(row) = line.strip_prefix("| `") {
            let cells: Vec<&str> = row.split('|').map(str::trim).collect();
            let key = cells[0].trim_end_matches('`');
            documented.push((format!("{section}.{key}"), cells[1], cells[2]));
        }
    }
    let known: Vec<&str> = configuration
        .entries
        .iter()
        .map(|entry| entry.key.as_str())
        .collect();
    let named: Vec<&str> = documented.iter().map(|(key, _, _)| key.as_str()).collect();
    assert_eq!(
        named, known,
        "docs/configuration.md has other keys, or another order"
    );
    for (entry, (key, variable, default)) in configuration.entries.iter().zip(&documented) {
        assert_eq!(
            *variable,
            format!("`{}`", entry.variable()),
            "variable of {key}"
        );
        let expected = if entry.value.is_empty() {
            "none"
        } else {
            &entry.value
        };
        assert_eq!(default.trim_matches('`'), expected, "default of {key}");
    }
}

#[test]
fn the_environment_comes_before_the_file() {
    let text = "[server]\nlisten = \"127.0.0.1:1\"\n";
    let variables = [("WAYPOST_SERVER_LISTEN", "127.0.0.1:2")];
    let configuration = read(text, &variables).unwrap();
    assert_eq!(configuration.server.listen.port(), 2);
    let origin = &configuration.entries[0].origin;
    assert_eq!(
        origin.to_string(),
        "environment variable WAYPOST_SERVER_LISTEN"
    );
}

#[test]
fn every_value_says_where_it_was_written() {
    let configuration = read("\n[sessions]\n  idle_minutes = 20\n", &[]).unwrap();
    let entry = configuration
        .entries
        .iter()
        .find(|entry| entry.key == "sessions.idle_minutes")
        .unwrap();
    assert_eq!(
        (entry.value.as_str(), entry.origin.to_string().as_str()),
        ("20", "waypost.toml:3:3")
    );
}

#[test]
fn closures_are_read_from_the_file_and_from_the_environment() {
    let christmas = "2026-12-21 to 2027-01-01: Christmas holidays";
    let inset = "2026-09-01: staff training";
    let file = format!("[organisation]\nclosures = [\"{christmas}\", \"{inset}\"]");
    let variable = format!("{christmas}; {inset}");
    let from_file = read(&file, &[]).unwrap().organisation.closures;
    let from_environment = read("", &[("WAYPOST_ORGANISATION_CLOSURES", &variable)]).unwrap();
    assert_eq!(from_file, from_environment.organisation.closures);
    assert_eq!(from_file[1].from, from_file[1].to);
}

#[test]
fn a_password_is_never_shown() {
    let rows = [
        (
            "postgres://amy:secret@db/waypost",
            "postgres://amy:…@db/waypost",
        ),
        (
            "postgres://amy:se@cr:et@db/waypost",
            "postgres://amy:…@db/waypost",
        ),
        (
            "postgres://db/waypost?user=amy&password=secret",
            "postgres://db/waypost?user=amy&password=…",
        ),
        ("postgres://db/waypost", "postgres://db/waypost"),
        ("sqlite:data/waypost.db", "sqlite:data/waypost.db"),
    ];
    for (written, shown) in rows {
        let text = format!("[database]\nurl = \"{written}\"");
        let configuration = read(&text, &[]).unwrap();
        let mut entries = configuration.entries.iter();
        let entry = entries.find(|entry| entry.key == "database.url").unwrap();
        assert_eq!(
            (entry.key.as_str(), entry.value.as_str()),
            ("database.url", shown)
        );
        assert!(!format!("{configuration:?}").contains("secret"));
    }
}

#[test]
fn every_fault_is_told_at_once() {
    let faults = read(
        "[server]\nlisten = \"x\"\nlisen = 1\n[sesions]\n",
        &[("WAYPOST_LISTEN", "")],
    );
    assert_eq!(faults.unwrap_err().len(), 4);
}

/// A file, and what is said about it.
const MISTAKES: [(&str, &str); 17] = [
    (
        "[server]\nlisen = \"127.0.0.1:1\"",
        "waypost.toml:2:1: there is no key `server.lisen` (did you mean `server.listen`?)",
    ),
    (
        "[sever]\n",
        "waypost.toml:1:2: there is no section `[sever]` (did you mean `[server]`?)",
    ),
    (
        "listen = 1",
        "waypost.toml:1:1: `listen` stands outside a section; write it under a heading such as `[server]`",
    ),
    (
        "[server]\nlisten = 8080",
        "waypost.toml:2:1: `server.listen`: text in quotation marks is needed, not a number",
    ),
    (
        "[server]\nlisten = \"8080\"",
        "waypost.toml:2:1: `server.listen`: an address and a port are needed, such as 127.0.0.1:8080 or [::1]:8080, not `8080`",
    ),
    (
        "[server]\npublic_url = \"example.org\"",
        "waypost.toml:2:1: `server.public_url`: an address without a path is needed, such as https://waypost.example.org, not `example.org`",
    ),
    (
        "[database]\nurl = \"mysql://x\"",
        "waypost.toml:2:1: `database.url`: a database is needed, such as sqlite:waypost.db or postgres://name:password@host/database, not `mysql://x`",
    ),
    (
        "[organisation]\nname = \"  \"",
        "waypost.toml:2:1: `organisation.name`: a name of 1 to 100 letters is needed",
    ),
    (
        "[organisation]\nsetting = \"scool\"",
        "waypost.toml:2:1: `organisation.setting`: `scool` is none of school, college, early_years, health, social_care, police, voluntary, local_authority, other (did you mean `school`?)",
    ),
    (
        "[organisation]\nclosing_hour = \"25:00\"",
        "waypost.toml:2:1: `organisation.closing_hour`: a time of day is needed, such as \"17:00\", not `25:00`",
    ),
    (
        "[organisation]\nclosing_hour = 17:00:00",
        "waypost.toml:2:1: `organisation.closing_hour`: text in quotation marks is needed, not a date or time without quotation marks",
    ),
    (
        "[organisation]\nclosures = [\"2026-01-02 to 2026-01-01: x\"]",
        "waypost.toml:2:1: `organisation.closures`: the closure ends (2026-01-01) before it begins (2026-01-02)",
    ),
    (
        "[organisation]\nclosures = [\"Christmas\"]",
        "waypost.toml:2:1: `organisation.closures`: a closure is needed, such as \"2026-12-21 to 2027-01-01: Christmas holidays\", not `Christmas`",
    ),
    (
        "[organisation]\nclosures = \"Christmas\"",
        "waypost.toml:2:1: `organisation.closures`: a list of texts, such as [\"…\", \"…\"], is needed, not text",
    ),
    (
        "[sessions]\nidle_minutes = 0",
        "waypost.toml:2:1: `sessions.idle_minutes`: a whole number from 1 to 60 is needed, not 0",
    ),
    (
        "[sessions]\nabsolute_hours = true",
        "waypost.toml:2:1: `sessions.absolute_hours`: a whole number from 1 to 24 is needed, not true or false",
    ),
    (
        "[procedures]\npath = \"\"",
        "waypost.toml:2:1: `procedures.path`: a folder is needed",
    ),
];

#[test]
fn a_mistake_is_named_with_its_place_and_the_nearest_name() {
    for (text, message) in MISTAKES {
        assert_eq!(fault(text), message, "{text}");
    }
}

#[test]
fn a_variable_that_sets_nothing_is_refused() {
    let faults = read("", &[("WAYPOST_SERVER_LISTN", "127.0.0.1:1")]).unwrap_err();
    assert_eq!(
        faults,
        [
            "environment variable WAYPOST_SERVER_LISTN: it sets no key of Waypost (did you mean `WAYPOST_SERVER_LISTEN`?)"
        ]
    );
}

#[test]
fn what_is_not_toml_is_refused_with_its_place() {
    let faults = read("[server]\nlisten = \n", &[]).unwrap_err();
    assert!(faults[0].starts_with("waypost.toml:2:"), "{faults:?}");
}
