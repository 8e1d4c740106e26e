//! The work tree and cargo's view of it, as the other tests read them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::{env, fs};

use serde_json::Value;

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .expect("crates/cli lies two folders deep")
        .to_owned()
}

pub fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// All files below a folder with one of these extensions, as paths from the root with their text; build output is left out.
pub fn files(folder: &str, extensions: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    walk(&root().join(folder), extensions, &mut found);
    found.sort();
    let text = |path: PathBuf| {
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    found
        .into_iter()
        .map(|path| (shown(&path), text(path)))
        .collect()
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root())
        .expect("below the root")
        .display()
        .to_string()
}

fn walk(folder: &Path, extensions: &[&str], found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for path in entries.flatten().map(|entry| entry.path()) {
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        if path.is_dir()
            && !["target", "node_modules", "corpus", "artifacts"].contains(&name.as_str())
            && !name.starts_with('.')
        {
            walk(&path, extensions, found);
        } else if path
            .extension()
            .is_some_and(|extension| extensions.iter().any(|wanted| extension == *wanted))
        {
            found.push(path);
        }
    }
}

/// The lines of code of a source file, with their numbers: no comments, and nothing from `#[cfg(test)] mod` on.
pub fn code(text: &str) -> Vec<(usize, &str)> {
    let tests = text.find("#[cfg(test)]\nmod ").unwrap_or(text.len());
    let lines = text[..tests]
        .lines()
        .enumerate()
        .map(|(index, line)| (index + 1, line));
    lines
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
        .collect()
}

/// A package as cargo sees it.
pub struct Package {
    pub name: String,
    pub licence: Option<String>,
    pub ours: bool,
    /// Names and kinds ("normal", "build", "dev") of what it asks for.
    pub asks: BTreeMap<String, BTreeSet<String>>,
}

pub struct Graph {
    pub packages: BTreeMap<String, Package>,
    /// Ids of the packages that each package uses when it runs or builds; those for its tests only are left out.
    pub uses: BTreeMap<String, Vec<String>>,
}

/// Cargo's graph for 64-bit Linux, read once. The feature `papers` stays off: its budget is its own.
pub fn graph() -> &'static Graph {
    static GRAPH: OnceLock<Graph> = OnceLock::new();
    GRAPH.get_or_init(|| {
        let cargo = env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
        let words = [
            "metadata",
            "--format-version=1",
            "--filter-platform=x86_64-unknown-linux-gnu",
            "--no-default-features",
        ];
        let output = Command::new(cargo)
            .args(words)
            .current_dir(root())
            .output()
            .expect("cargo can be started");
        assert!(
            output.status.success(),
            "cargo metadata failed: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        let metadata: Value =
            serde_json::from_slice(&output.stdout).expect("cargo metadata answers in JSON");
        Graph {
            packages: packages(&metadata),
            uses: uses(&metadata),
        }
    })
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or_default().to_owned()
}

fn packages(metadata: &Value) -> BTreeMap<String, Package> {
    let row = |package: &Value| {
        let mut asks = BTreeMap::<String, BTreeSet<String>>::new();
        for dependency in list(package, "dependencies") {
            let kind = dependency["kind"].as_str().unwrap_or("normal").to_owned();
            asks.entry(text(dependency, "name"))
                .or_default()
                .insert(kind);
        }
        let licence = package["license"].as_str().map(str::to_owned);
        (
            text(package, "id"),
            Package {
                name: text(package, "name"),
                licence,
                ours: package["source"].is_null(),
                asks,
            },
        )
    };
    list(metadata, "packages").iter().map(row).collect()
}

fn uses(metadata: &Value) -> BTreeMap<String, Vec<String>> {
    let for_more_than_tests = |dependency: &&Value| {
        list(dependency, "dep_kinds")
            .iter()
            .any(|kind| kind["kind"] != "dev")
    };
    let row = |node: &Value| {
        let used = list(node, "deps")
            .iter()
            .filter(for_more_than_tests)
            .map(|dependency| text(dependency, "pkg"));
        (text(node, "id"), used.collect())
    };
    list(&metadata["resolve"], "nodes")
        .iter()
        .map(row)
        .collect()
}
