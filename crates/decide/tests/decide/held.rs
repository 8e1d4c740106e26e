//! The vocabulary and procedures that the repository holds, read for tests.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use decide::{Procedure, Rulebook, Source, Vocabulary};

fn procedures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../procedures")
}

fn source(root: &Path, path: &Path) -> Source {
    let name = path
        .strip_prefix(root)
        .unwrap_or(path)
        .to_string_lossy()
        .into_owned();
    let text =
        fs::read_to_string(path).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()));
    Source::new(name, text)
}

pub fn vocabulary() -> Arc<Vocabulary> {
    let root = procedures().join("vocabulary");
    let read = |name: &str| source(&root, &root.join(name));
    match Vocabulary::parse(&read("facts.toml"), &read("directives.toml")) {
        Ok(vocabulary) => Arc::new(vocabulary),
        Err(faults) => panic!("{faults:#?}"),
    }
}

pub fn files(procedure: &str) -> Vec<Source> {
    let root = procedures().join(procedure);
    let mut files = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        let inside =
            fs::read_dir(&folder).unwrap_or_else(|fault| panic!("{}: {fault}", folder.display()));
        for path in inside.flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(source(&root, &path));
            }
        }
    }
    files
}

pub fn rulebook(procedure: &str) -> Rulebook {
    let vocabulary = vocabulary();
    let procedure = match Procedure::parse(&vocabulary, &files(procedure)) {
        Ok(procedure) => procedure,
        Err(faults) => panic!(
            "{}",
            faults
                .iter()
                .map(|fault| format!("{fault}\n"))
                .collect::<String>()
        ),
    };
    match Rulebook::new(vocabulary, procedure) {
        Ok(rulebook) => rulebook,
        Err(faults) => panic!("{faults:#?}"),
    }
}
