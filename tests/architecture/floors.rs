//! Imports go down only, and the pure floors stay pure.

use crate::tree::{code, files, graph};

/// Each crate with its floor. A crate may use those on lower floors, and those named beside it on its own.
const FLOORS: [(&str, u8, &[&str]); 12] = [
    ("calendar", 0, &[]),
    ("decide", 0, &["calendar"]),
    ("access", 1, &[]),
    ("casework", 1, &["access"]),
    ("assets", 2, &[]),
    ("notify", 2, &[]),
    ("papers", 2, &[]),
    ("store", 2, &[]),
    ("office", 3, &[]),
    ("api", 4, &[]),
    ("web", 4, &[]),
    ("cli", 5, &[]),
];

const PURE: [&str; 4] = ["calendar", "decide", "access", "casework"];

/// What the pure floors may use of other people's packages: data, notation and mathematics.
const FOR_PURE: [&str; 9] = [
    "batsat",
    "biodivine-lib-bdd",
    "jiff",
    "proptest",
    "serde",
    "serde_json",
    "thiserror",
    "toml",
    "uuid",
];

/// Words that mean a clock, chance, a file, a network, another process or waiting.
const IMPURE: [&str; 12] = [
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "std::thread",
    "std::io",
    "SystemTime",
    "Instant::now",
    "Timestamp::now",
    "Zoned::now",
    "async fn",
    ".await",
];

fn floor(name: &str) -> Option<(u8, &'static [&'static str])> {
    FLOORS
        .iter()
        .find(|(crate_name, ..)| *crate_name == name)
        .map(|(_, floor, beside)| (*floor, *beside))
}

#[test]
fn every_crate_of_the_workspace_has_its_floor() {
    for package in graph().packages.values().filter(|package| package.ours) {
        assert!(
            floor(&package.name).is_some(),
            "give {} its floor in tests/architecture/floors.rs",
            package.name
        );
    }
}

#[test]
fn imports_go_down_only() {
    for package in graph().packages.values().filter(|package| package.ours) {
        let (own, beside) = floor(&package.name).expect("has a floor");
        for (used, kinds) in &package.asks {
            let Some((theirs, _)) = floor(used) else {
                continue;
            };
            let may = theirs < own || beside.contains(&used.as_str());
            assert!(
                may || kinds.iter().all(|kind| kind == "dev"),
                "{} (floor {own}) may not use {used} (floor {theirs})",
                package.name
            );
        }
    }
}

#[test]
fn pages_and_the_api_ask_the_office_and_never_the_store() {
    for package in graph()
        .packages
        .values()
        .filter(|package| ["web", "api"].contains(&package.name.as_str()))
    {
        assert!(
            !package.asks.contains_key("store"),
            "{} must ask `office`, not `store`",
            package.name
        );
    }
}

#[test]
fn only_the_store_knows_the_database_library() {
    for package in graph()
        .packages
        .values()
        .filter(|package| package.ours && package.name != "store")
    {
        for library in ["sqlx", "libsqlite3-sys"] {
            assert!(
                !package.asks.contains_key(library),
                "{} may not use {library}: only `store` does",
                package.name
            );
        }
    }
}

#[test]
fn the_pure_floors_use_only_packages_for_data_and_mathematics() {
    for package in graph()
        .packages
        .values()
        .filter(|package| package.ours && PURE.contains(&package.name.as_str()))
    {
        for used in package.asks.keys().filter(|used| floor(used).is_none()) {
            assert!(
                FOR_PURE.contains(&used.as_str()),
                "{} is pure and may not use {used}",
                package.name
            );
        }
    }
}

#[test]
fn the_pure_floors_touch_neither_clock_nor_chance_nor_file_nor_network() {
    for name in PURE {
        for (path, text) in files(&format!("crates/{name}/src"), &["rs"]) {
            for (number, line) in code(&text) {
                let found = IMPURE.iter().find(|word| line.contains(**word));
                assert_eq!(
                    found, None,
                    "{path}:{number}: a pure floor; let the caller hand it in"
                );
            }
        }
    }
}

/// Rust folders that may hold statements: the store, and benchmarks that compare it with a bare database.
#[test]
fn statements_to_the_database_are_written_in_the_store_only() {
    let verbs = [
        "select ",
        "insert into ",
        "update ",
        "delete from ",
        "create table ",
        "create index ",
        "drop table ",
    ];
    for (path, text) in files("crates", &["rs"]) {
        if path.starts_with("crates/store/")
            || path.contains("/benches/")
            || path.contains("/tests/")
        {
            continue;
        }
        for (number, line) in code(&text) {
            let lower = line.to_lowercase();
            let statement = verbs
                .iter()
                .any(|verb| lower.contains(&format!("\"{verb}")))
                && is_a_statement(&lower);
            assert!(
                !statement,
                "{path}:{number}: SQL belongs in `store`: {}",
                line.trim()
            );
        }
    }
}

/// A sentence on a screen may begin with "Select" or "Update": a statement goes on as one.
fn is_a_statement(lower: &str) -> bool {
    [
        " from ", " set ", " values", " into ", " table ", " index ", "select 1",
    ]
    .iter()
    .any(|word| lower.contains(word))
}
