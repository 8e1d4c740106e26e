//! What is wrong with a file, and where: file, line, column, one sentence, and the nearest name that would have been right.
//! Every reader in this crate collects all its faults before it gives up, so that an author mends a file in one pass.

use std::fmt;

/// A file that the caller has read; this crate opens nothing itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// As it is to be named in a fault, for example `rules/imagery.toml`.
    pub path: String,
    pub text: String,
}

impl Source {
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Source {
        Source {
            path: path.into(),
            text: text.into(),
        }
    }
}

/// One fault in one file. Lines and columns count from 1, columns in characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    pub file: String,
    pub line: usize,
    pub column: usize,
    pub message: String,
    pub nearest: Option<String>,
}

impl Fault {
    pub(crate) fn at(source: &Source, offset: usize, message: impl Into<String>) -> Fault {
        let (line, column) = position(&source.text, offset);
        Fault {
            file: source.path.clone(),
            line,
            column,
            message: message.into(),
            nearest: None,
        }
    }

    pub(crate) fn with_nearest(mut self, nearest: Option<&str>) -> Fault {
        self.nearest = nearest.map(str::to_owned);
        self
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}:{}:{}: {}",
            self.file, self.line, self.column, self.message
        )?;
        match &self.nearest {
            Some(nearest) => write!(f, " (did you mean `{nearest}`?)"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Fault {}

/// Line and column of a byte offset; an offset past the end is the end.
pub(crate) fn position(text: &str, offset: usize) -> (usize, usize) {
    let mut end = offset.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let before = &text[..end];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (
        before.matches('\n').count() + 1,
        before[line_start..].chars().count() + 1,
    )
}

/// The candidate that a slip of the keyboard would most likely have meant, else the one with most of its words in common; none if nothing
/// is near.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let letters: Vec<char> = name.chars().take(80).collect();
    let allowed = (letters.len() / 3).max(2);
    let candidates: Vec<&str> = candidates.into_iter().collect();
    let by_letters = candidates
        .iter()
        .map(|candidate| (edits(&letters, candidate), *candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min();
    let by_words = || {
        let near = candidates
            .iter()
            .map(|candidate| (apart(name, candidate), *candidate));
        near.filter(|(apart, _)| *apart <= HALF).min()
    };
    let found = by_letters.or_else(by_words);
    found.map(|(_, candidate)| candidate)
}

/// In hundredths: half of the words of both names are not in the other.
const HALF: usize = 50;

/// How many hundredths of the words of both names are not in the other.
fn apart(one: &str, other: &str) -> usize {
    let words = |name: &str| -> Vec<String> {
        let words = name.split(|letter: char| !letter.is_alphanumeric());
        let kept = words.filter(|word| !word.is_empty()).take(20);
        kept.map(str::to_lowercase).collect()
    };
    let (one, other) = (words(one), words(other));
    let alone = |words: &[String], among: &[String]| {
        words.iter().filter(|word| !among.contains(word)).count()
    };
    let all = (one.len() + other.len()).max(1);
    (alone(&one, &other) + alone(&other, &one)) * 100 / all
}

/// Levenshtein's distance, with a swap of neighbours counted as one edit.
fn edits(from: &[char], to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=to.len()).collect();
    for (row, here) in from.iter().enumerate() {
        let mut now = vec![row + 1];
        for (column, there) in to.iter().enumerate() {
            let mut cost = (last[column] + usize::from(here != there))
                .min(last[column + 1] + 1)
                .min(now[column] + 1);
            if row > 0 && column > 0 && *here == to[column - 1] && from[row - 1] == *there {
                cost = cost.min(before[column - 1] + 1);
            }
            now.push(cost);
        }
        before = std::mem::replace(&mut last, now);
    }
    last[to.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_names_file_line_column_and_the_nearest_name() {
        let source = Source::new("a.toml", "one\ntwé three");
        let fault = Fault::at(&source, 9, "unknown").with_nearest(Some("tree"));
        assert_eq!(
            fault.to_string(),
            "a.toml:2:5: unknown (did you mean `tree`?)"
        );
    }

    #[test]
    fn an_offset_inside_a_character_or_past_the_end_is_still_a_place() {
        assert_eq!(position("é", 1), (1, 1));
        assert_eq!(position("a\n", 99), (2, 1));
    }

    #[test]
    fn the_nearest_name_is_one_slip_away_and_a_far_one_is_not_offered() {
        assert_eq!(
            nearest("groomng", ["grooming", "coerced"]),
            Some("grooming")
        );
        assert_eq!(nearest("ocerced", ["grooming", "coerced"]), Some("coerced"));
        assert_eq!(nearest("weather", ["grooming", "coerced"]), None);
    }

    #[test]
    fn a_name_of_which_half_the_words_are_right_is_offered() {
        assert_eq!(
            nearest("ring_999", ["call_999", "refer_police"]),
            Some("call_999")
        );
        assert_eq!(
            nearest("record", ["record_incident", "refer"]),
            Some("record_incident")
        );
        assert_eq!(
            nearest("tell-lead", ["tell-the-lead"]),
            Some("tell-the-lead")
        );
        assert_eq!(nearest("watch the whole staff", ["tell-the-lead"]), None);
        assert_eq!(nearest("", ["tell-the-lead"]), None);
    }
}
