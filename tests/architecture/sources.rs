//! House rules that no linter of ours knows.

use crate::tree::{code, files};

#[test]
fn names_say_what_a_thing_is() {
    for (path, _) in files("crates", &["rs"]) {
        let stem = path
            .rsplit('/')
            .next()
            .and_then(|name| name.strip_suffix(".rs"))
            .unwrap_or_default();
        let vague = [
            "util", "utils", "common", "helper", "helpers", "manager", "misc",
        ]
        .contains(&stem);
        assert!(!vague, "{path}: name it after what it holds");
    }
}

#[test]
fn an_exemption_from_a_lint_is_an_expectation_with_a_reason() {
    for (path, text) in files("crates", &["rs"]) {
        for (number, line) in code(&text) {
            assert!(
                !line.contains("#[allow(") && !line.contains("#![allow("),
                "{path}:{number}: write #[expect(…, reason = \"…\")]"
            );
        }
    }
}

#[test]
fn every_module_says_what_it_promises() {
    for (path, text) in files("crates", &["rs"]) {
        let first = text
            .lines()
            .find(|line| !line.trim().is_empty())
            .unwrap_or_default();
        assert!(
            first.starts_with("//!"),
            "{path} begins without a `//!` line that says what it promises"
        );
    }
}

#[test]
fn every_asset_that_a_page_asks_for_by_name_is_there() {
    let mut asked = 0;
    for (path, text) in files("crates/web", &["rs", "html"]) {
        for part in text.split("assets::url(\"").skip(1) {
            let name = part.split('"').next().unwrap_or_default();
            assert!(
                assets::known(name).is_some(),
                "{path} asks for the asset {name}, which there is not"
            );
            asked += 1;
        }
    }
    assert!(asked > 0, "no page asks for its style sheet");
}

/// A page's words and a person's files never name the machine they were written on.
#[test]
fn nothing_names_the_machine_it_was_written_on() {
    let here = concat!("/wo", "rk/");
    for folder in ["crates", "docs", "e2e", "procedures", "tests"] {
        for (path, text) in files(
            folder,
            &["rs", "md", "mjs", "toml", "html", "css", "json", "csv"],
        ) {
            assert!(
                !text.contains(here),
                "{path} names a folder of somebody's machine"
            );
        }
    }
}
