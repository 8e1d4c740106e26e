//! The chronology for printing: numbered, what happened apart from when it was recorded, corrections beneath what they correct.

use crate::sheet::Sheet;

/// A chronology, with every text ready to print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chronology {
    pub organisation: String,
    pub reference: String,
    /// Who printed it, and when.
    pub printed: String,
    pub entries: Vec<Entry>,
}

/// One entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    pub number: usize,
    pub recorded_at: String,
    /// When that is another time.
    pub occurred_at: Option<String>,
    /// "Amina Okaforde, safeguarding lead".
    pub who: String,
    pub what: String,
    pub text: String,
    /// "" when nothing was said.
    pub source: String,
    pub corrections: Vec<Entry>,
}

impl Chronology {
    /// Plain text, ending in a new line; nothing in it but what was handed in.
    #[must_use]
    pub fn text(&self) -> String {
        let mut sheet = Sheet::default();
        sheet.put(0, &self.organisation);
        sheet.put(0, &format!("Chronology of {}", self.reference));
        sheet.put(0, &self.printed);
        for entry in &self.entries {
            sheet.gap();
            let when = entry.occurred_at.as_ref().unwrap_or(&entry.recorded_at);
            sheet.put(0, &format!("{}. {when}", entry.number));
            body(&mut sheet, entry, 4);
            for correction in &entry.corrections {
                sheet.put(4, &format!("Corrected {}", correction.recorded_at));
                body(&mut sheet, correction, 8);
            }
        }
        sheet.gap();
        sheet.put(
            0,
            &format!("End of the chronology: {} entries.", self.entries.len()),
        );
        sheet.finish()
    }
}

fn body(sheet: &mut Sheet, entry: &Entry, indent: usize) {
    sheet.put(indent, &entry.what);
    sheet.put(indent, &entry.text);
    if !entry.source.is_empty() {
        sheet.put(indent, &format!("Source: {}", entry.source));
    }
    let recorded = match entry.occurred_at {
        Some(_) => format!("Recorded {} by {}", entry.recorded_at, entry.who),
        None => format!("Recorded by {}", entry.who),
    };
    sheet.put(indent, &recorded);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(number: usize, text: &str) -> Entry {
        Entry {
            number,
            recorded_at: "Friday 22 May 2026 at 10:00".into(),
            who: "Amina Okaforde, safeguarding lead".into(),
            what: "Note".into(),
            text: text.into(),
            ..Entry::default()
        }
    }

    fn printed(entries: Vec<Entry>) -> String {
        let chronology = Chronology {
            organisation: "Example School".into(),
            reference: "WP-7K3M-2QXD".into(),
            printed: "Printed by Amina Okaforde on Saturday 23 May 2026 at 09:00".into(),
            entries,
        };
        chronology.text()
    }

    #[test]
    fn every_entry_is_numbered_and_a_correction_stands_beneath_it() {
        let corrected = Entry {
            corrections: vec![entry(0, "It was Tuesday.")],
            ..entry(1, "It was Monday.")
        };
        let text = printed(vec![corrected, entry(2, "Rang the parent.")]);
        let places: Vec<usize> = [
            "1. Friday",
            "It was Monday.",
            "Corrected Friday",
            "It was Tuesday.",
            "2. Friday",
            "2 entries",
        ]
        .iter()
        .map(|part| text.find(part).unwrap())
        .collect();
        assert!(places.is_sorted(), "{text}");
    }

    #[test]
    fn what_happened_at_another_time_is_told_apart_from_when_it_was_recorded() {
        let earlier = Entry {
            occurred_at: Some("Thursday 21 May 2026 at 15:00".into()),
            ..entry(1, "x")
        };
        let text = printed(vec![earlier]);
        assert!(
            text.contains("1. Thursday 21 May 2026 at 15:00\n"),
            "{text}"
        );
        assert!(
            text.contains("Recorded Friday 22 May 2026 at 10:00 by Amina Okaforde"),
            "{text}"
        );
    }

    #[test]
    fn long_lines_are_wrapped_and_the_writers_own_lines_are_kept() {
        let text = printed(vec![entry(
            1,
            &format!("first\nsecond {}", "word ".repeat(60)),
        )]);
        assert!(
            text.lines().all(|line| line.chars().count() <= 80),
            "{text}"
        );
        assert!(text.contains("    first\n    second word"), "{text}");
    }

    #[test]
    fn the_same_case_prints_the_same() {
        assert_eq!(printed(vec![entry(1, "x")]), printed(vec![entry(1, "x")]));
    }
}
