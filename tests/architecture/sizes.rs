//! Files are small enough to be read in one go.

use crate::tree::files;

const MOST: usize = 400;
const MEDIAN: usize = 120;
const NINE_OF_TEN: usize = 300;

fn sources() -> Vec<(String, String)> {
    ["crates", "tests", "benches", "fuzz", "e2e"]
        .iter()
        .flat_map(|folder| files(folder, &["rs", "mjs", "css", "js"]))
        .collect()
}

#[test]
fn no_source_file_is_over_400_lines() {
    for (path, text) in sources() {
        let lines = text.lines().count();
        assert!(
            lines <= MOST,
            "{path} has {lines} lines, {MOST} at most: give its second idea a file of its own"
        );
    }
}

#[test]
fn most_files_are_much_smaller() {
    let mut lines: Vec<usize> = sources()
        .iter()
        .filter(|(path, _)| path.ends_with(".rs"))
        .map(|(_, text)| text.lines().count())
        .collect();
    lines.sort_unstable();
    let (median, nine_of_ten) = (lines[lines.len() / 2], lines[lines.len() * 9 / 10]);
    assert!(
        median <= MEDIAN,
        "half of the Rust files have over {median} lines; {MEDIAN} is the aim"
    );
    assert!(
        nine_of_ten <= NINE_OF_TEN,
        "one Rust file in ten has over {nine_of_ten} lines; {NINE_OF_TEN} is the aim"
    );
}
