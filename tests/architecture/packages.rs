//! What Waypost is built from: few packages, with licences that deny.toml lists, fetched from places that nobody's machine names.

use std::collections::BTreeSet;

use crate::tree::{graph, read};

/// Packages that the program is built from, the feature `papers` aside; those for tests do not count.
const BUDGET: usize = 250;

fn built_from() -> BTreeSet<&'static String> {
    let graph = graph();
    let mut open: Vec<&String> = graph
        .packages
        .iter()
        .filter(|(_, package)| package.name == "cli")
        .map(|(id, _)| id)
        .collect();
    let mut reached = BTreeSet::new();
    while let Some(id) = open.pop() {
        if reached.insert(id) {
            open.extend(graph.uses.get(id).into_iter().flatten());
        }
    }
    reached
}

#[test]
fn the_program_stays_within_its_budget_of_packages() {
    let count = built_from().len();
    assert!(count > 50, "the graph was not read");
    assert!(
        count < BUDGET,
        "{count} packages, under {BUDGET} wanted: see what the newest one brings (`cargo tree -p cli -e normal,build`)"
    );
}

#[test]
fn every_package_has_a_licence_that_deny_toml_lists() {
    let deny: toml::Table = read("deny.toml").parse().expect("deny.toml is TOML");
    let listed: Vec<&str> = deny["licenses"]["allow"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(toml::Value::as_str)
        .collect();
    for id in built_from() {
        let package = &graph().packages[id];
        let licence = package
            .licence
            .as_deref()
            .unwrap_or("none given")
            .replace('/', " OR ");
        assert!(
            satisfied(&licence, &listed),
            "{} has the licence {licence}, which deny.toml does not list",
            package.name
        );
    }
}

/// Whether an SPDX expression can be met with the listed licences. `AND` binds before `OR`.
fn satisfied(expression: &str, listed: &[&str]) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let (met, rest) = either(&words, listed);
    met && rest.is_empty()
}

fn either<'a, 'b>(words: &'a [&'b str], listed: &[&str]) -> (bool, &'a [&'b str]) {
    let (mut met, mut rest) = both(words, listed);
    while let ["OR", more @ ..] = rest {
        let (other, after) = both(more, listed);
        (met, rest) = (met || other, after);
    }
    (met, rest)
}

fn both<'a, 'b>(words: &'a [&'b str], listed: &[&str]) -> (bool, &'a [&'b str]) {
    let (mut met, mut rest) = one(words, listed);
    while let ["AND", more @ ..] = rest {
        let (other, after) = one(more, listed);
        (met, rest) = (met && other, after);
    }
    (met, rest)
}

fn one<'a, 'b>(words: &'a [&'b str], listed: &[&str]) -> (bool, &'a [&'b str]) {
    match words {
        ["(", inside @ ..] => match either(inside, listed) {
            (met, [")", rest @ ..]) => (met, rest),
            (_, rest) => (false, rest),
        },
        [name, "WITH", exception, rest @ ..] => (
            listed.contains(&format!("{name} WITH {exception}").as_str()),
            rest,
        ),
        [name, rest @ ..] => (listed.contains(name), rest),
        [] => (false, &[]),
    }
}

#[test]
fn licence_expressions_are_read_as_spdx_says() {
    let listed = ["MIT", "Unicode-3.0"];
    assert!(satisfied("MIT OR Apache-2.0", &listed));
    assert!(satisfied("(MIT OR Apache-2.0) AND Unicode-3.0", &listed));
    assert!(satisfied("Apache-2.0 AND ISC OR MIT", &listed));
    assert!(!satisfied("MIT AND ISC", &listed));
    assert!(!satisfied("Apache-2.0 WITH LLVM-exception", &listed));
    assert!(!satisfied("none given", &listed));
}

#[test]
fn lock_files_of_npm_name_no_download_address() {
    for path in ["crates/assets", "e2e", "e2e/chromium", "e2e/postgres"]
        .map(|folder| format!("{folder}/package-lock.json"))
    {
        let lock = read(&path);
        assert!(lock.contains("\"integrity\""), "{path} pins its packages");
        assert!(
            !lock.contains("\"resolved\""),
            "{path} names download addresses: `npm config set omit-lockfile-registry-resolved true` and make it again"
        );
    }
}

#[test]
fn the_lock_file_of_cargo_names_only_the_public_registry() {
    for line in read("Cargo.lock")
        .lines()
        .filter(|line| line.starts_with("source = "))
    {
        assert_eq!(
            line,
            "source = \"registry+https://github.com/rust-lang/crates.io-index\""
        );
    }
}
