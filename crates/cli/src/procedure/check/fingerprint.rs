//! Which files of a folder there are and when each was last changed: enough to see that something has changed, and nothing more.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// No procedure has folders in folders in its folders.
const DEEPEST: usize = 5;

/// Time and length of each file, by its path.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Fingerprint(BTreeMap<PathBuf, (Option<SystemTime>, u64)>);

impl Fingerprint {
    /// Of a folder with all folders in it, and of single files. What is not there, or cannot be looked at, is left out: reading it will
    /// say so.
    pub fn of<'p>(folder: &Path, files: impl IntoIterator<Item = &'p PathBuf>) -> Self {
        let mut found = Self::default();
        found.walk(folder, DEEPEST);
        for file in files {
            found.look(file);
        }
        found
    }

    fn walk(&mut self, folder: &Path, left: usize) {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if entry.file_name().to_string_lossy().starts_with('.') {
                continue;
            }
            if path.is_dir() {
                if left > 0 {
                    self.walk(&path, left - 1);
                }
            } else {
                self.look(&path);
            }
        }
    }

    fn look(&mut self, path: &Path) {
        if let Ok(about) = fs::metadata(path) {
            let seen = (about.modified().ok(), about.len());
            self.0.insert(path.to_owned(), seen);
        }
    }
}
