//! What a word typed stands for: itself, and what the clauses say instead of it.

use super::synonyms::{is_filling, meant_by};

pub(crate) struct Meaning<'w> {
    typed: &'w str,
    /// The word itself, then each other way to say it; a way is all its words, as they begin in an entry.
    ways: Vec<Vec<String>>,
}

impl<'w> Meaning<'w> {
    /// Of every word that says something; of all, where none does.
    pub fn of(words: &'w [String]) -> Vec<Self> {
        let says = |word: &&String| !is_filling(word);
        let telling = words.iter().filter(says);
        let all_fill = !words.iter().any(|word| says(&word));
        let words: Vec<&String> = if all_fill {
            words.iter().collect()
        } else {
            telling.collect()
        };
        words.into_iter().map(|word| Self::new(word)).collect()
    }

    fn new(typed: &'w str) -> Self {
        let marks = |way: &str| way.split(' ').map(|word| format!(" {word}")).collect();
        let others = meant_by(typed).map(|way| -> &'w str { way });
        let ways = std::iter::once(typed).chain(others);
        Self {
            typed,
            ways: ways.map(marks).collect(),
        }
    }

    pub fn typed(&self) -> &'w str {
        self.typed
    }

    /// Whether the words of an entry have it, in one way or another.
    pub(super) fn is_in(&self, words: &str) -> bool {
        self.ways.iter().any(|way| stands(way, words))
    }

    /// Whether they have the word that was typed.
    pub(super) fn is_said_in(&self, words: &str) -> bool {
        self.ways.first().is_some_and(|way| stands(way, words))
    }

    /// "“phone” is also looked for as “device” or “tablet”"; nothing where it is looked for as itself only.
    pub fn also(&self) -> Option<String> {
        let others: Vec<String> = meant_by(self.typed)
            .filter(|way| *way != self.typed)
            .map(|way| format!("“{way}”"))
            .collect();
        let (last, before) = others.split_last()?;
        let others = if before.is_empty() {
            last.clone()
        } else {
            format!("{} or {last}", before.join(", "))
        };
        Some(format!("“{}” is also looked for as {others}.", self.typed))
    }
}

fn stands(way: &[String], words: &str) -> bool {
    way.iter().all(|mark| words.contains(mark.as_str()))
}
