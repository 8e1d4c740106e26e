//! `waypost procedure diff` and `impact`: two versions side by side, and what another version would have changed.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::program::Folder;
use serde_json::Value;

const DOCUMENT: &str = include_str!("../../../../docs/comparison.md");

/// Dorset without one file of its rules.
fn edited(folder: &Folder) {
    let dorset = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../procedures/dorset");
    copy(&dorset, &folder.path().join("next"));
    // Clauses and worked cases that name the rules taken out would be faults of their own.
    for name in [
        "rules/serious-to-the-police.toml",
        "clauses.csv",
        "vignettes.toml",
    ] {
        fs::remove_file(folder.path().join("next").join(name)).unwrap();
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().flatten() {
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

/// `directives[].shares.both` for every key; names of facts and directives aside.
fn keys(value: &Value, path: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                let path = match path {
                    "" => key.clone(),
                    "directives" => "directives.ID".to_owned(),
                    path => format!("{path}.{key}"),
                };
                found.insert(path.clone());
                if !path.ends_with(".facts") {
                    keys(value, &path, found);
                }
            }
        }
        Value::Array(items) => {
            for item in items {
                keys(item, &format!("{path}[]"), found);
            }
        }
        _ => {}
    }
}

fn documented(heading: &str) -> BTreeSet<String> {
    let part = DOCUMENT.split(heading).nth(1).unwrap();
    let part = part.split("\n## ").next().unwrap();
    let rows = part.lines().filter_map(|line| line.strip_prefix("| `"));
    rows.filter_map(|row| row.split('`').next())
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_key_of_the_comparison_is_documented_and_is_there() {
    let folder = Folder::new();
    let said = folder
        .waypost("procedure diff dorset kent-medway --json")
        .good();
    let answer: Value = serde_json::from_str(&said.out).unwrap();
    let mut found = BTreeSet::new();
    keys(&answer, "", &mut found);
    assert_eq!(found, documented("## `waypost procedure diff --json`"));
}

#[test]
fn a_difference_is_told_as_a_case_with_both_sides_and_their_clauses() {
    let folder = Folder::new();
    let said = folder.waypost("procedure diff dorset kent-medway").good();
    let lines: Vec<&str> = said.out.lines().collect();
    assert_eq!(lines[0], "dorset and kent-medway");
    for words in [
        "A case in which",
        "– yes",
        "dorset does not",
        "kent-medway requires it",
        "only in dorset",
    ] {
        assert!(said.out.contains(words), "{words}");
    }
    assert!(said.out.contains("DOR-") && said.out.contains("KEN-"));
}

#[test]
fn a_procedure_and_itself_are_the_same_and_a_name_that_is_none_is_refused() {
    let folder = Folder::new();
    let said = folder.waypost("procedure diff dorset dorset").good();
    assert!(said.out.contains(" the same, 0 not"), "{}", said.out);
    folder.write("empty/readme.md", "");
    folder
        .waypost("procedure diff dorset ./empty")
        .refused("./empty: this is no folder with a procedure.toml");
    let said = folder.waypost("procedure diff dorset kent-medwy");
    assert!(said.err.contains("did you mean `kent-medway`?"), "{said:?}");
    let said = folder.waypost("procedure diff dorset dorset@1999");
    assert!(
        said.err.contains("dorset has no version `1999`"),
        "{said:?}"
    );
}

#[test]
fn the_impact_names_references_and_directives_and_nothing_that_anybody_wrote() {
    let folder = Folder::new();
    edited(&folder);
    folder.waypost("demo --no-serve --data school").good();
    let line = "procedure impact --from dorset --to ./next --database sqlite:school/waypost.db";
    let text = folder.waypost(line).good();
    let json = folder.waypost(&format!("{line} --json")).good();
    let answer: Value = serde_json::from_str(&json.out).unwrap();
    let mut found = BTreeSet::new();
    keys(&answer, "", &mut found);
    assert_eq!(found, documented("## `waypost procedure impact --json`"));
    assert_eq!(answer["counts"]["cases"], 40);
    let changed = answer["changed"].as_array().unwrap();
    assert!(!changed.is_empty());
    for case in changed {
        assert!(text.out.contains(case["reference"].as_str().unwrap()));
    }
    // Every word is a reference, a directive's id, or one of ours.
    for line in text.out.lines().filter(|line| line.starts_with("    ")) {
        let (id, rest) = line.trim().split_once(": ").unwrap();
        assert!(
            id.bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'_' || byte.is_ascii_digit()),
            "{id}"
        );
        assert!(!rest.contains('"'), "{rest}");
    }
}

#[test]
fn a_database_that_is_not_there_is_not_made() {
    let folder = Folder::new();
    folder
        .waypost("procedure impact --from dorset --to dorset --database sqlite:none.db")
        .refused("sqlite:none.db: there is no such database");
    assert!(!folder.path().join("none.db").exists());
}
