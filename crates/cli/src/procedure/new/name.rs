//! What a new procedure may be called, and how its clauses are numbered.

use std::collections::BTreeSet;

use office::Catalogue;

/// Longer ids fit no address and no table.
const LONGEST: usize = 40;

/// An id that cases, addresses and folders can carry.
///
/// # Errors
/// What an id is, with one that would do.
pub fn id(written: &str) -> Result<String, String> {
    let good =
        |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    let begins = written.starts_with(|letter: char| letter.is_ascii_lowercase());
    let ends = !written.ends_with('-') && !written.contains("--");
    if begins && ends && written.chars().all(good) && written.len() <= LONGEST {
        return Ok(written.to_owned());
    }
    let rule = format!(
        "an id holds small letters, digits and single - between them, begins with a letter and has {LONGEST} of them at most"
    );
    Err(match likely(written) {
        Some(likely) => format!("{rule} (did you mean `{likely}`?)"),
        None => rule,
    })
}

/// The same in small letters, with - for what stands between the words.
fn likely(written: &str) -> Option<String> {
    let small = written.to_ascii_lowercase();
    let words = small.split(|letter: char| !letter.is_ascii_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let joined = words.join("-");
    let begins = joined.find(|letter: char| letter.is_ascii_lowercase())?;
    let short: String = joined[begins..].chars().take(LONGEST).collect();
    Some(short.trim_end_matches('-').to_owned())
}

/// One line that says something.
///
/// # Errors
/// It is empty, or holds a line break or another sign that nobody sees.
pub fn text(written: &str) -> Result<String, String> {
    match written.trim() {
        "" => Err("a text is needed".to_owned()),
        text if text.chars().any(char::is_control) => Err("one line of text is needed".to_owned()),
        text => Ok(text.to_owned()),
    }
}

/// How its clauses begin: the first letters of the id, as few as tell them from those of every procedure that comes with Waypost.
pub fn of_clauses(id: &str, built_in: &Catalogue) -> String {
    let clauses = built_in
        .rulebooks()
        .flat_map(|rulebook| &rulebook.procedure().clauses);
    let taken: BTreeSet<&str> = clauses
        .filter_map(|clause| clause.id.split_once('-'))
        .map(|(series, _)| series)
        .collect();
    let letters: String = id
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| letter.to_ascii_uppercase())
        .collect();
    let free = (3..=letters.len())
        .map(|length| &letters[..length])
        .find(|series| !taken.contains(series));
    free.map_or_else(|| format!("{letters}X"), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_small_letters_digits_and_dashes() {
        for good in ["saltmarsh", "a", "safe-online-2026"] {
            assert_eq!(id(good).as_deref(), Ok(good));
        }
        for (bad, likely) in [
            ("Saltmarsh", Some("saltmarsh")),
            ("Salt marsh!", Some("salt-marsh")),
            ("SaltMarsh_2026", Some("saltmarsh-2026")),
            ("2026-saltmarsh", Some("saltmarsh")),
            ("salt--marsh", Some("salt-marsh")),
            ("salt_marsh", Some("salt-marsh")),
            ("-", None),
            ("../etc", Some("etc")),
            ("2026", None),
            ("", None),
        ] {
            let said = id(bad).unwrap_err();
            let meant = likely.map_or(String::new(), |likely| {
                format!("(did you mean `{likely}`?)")
            });
            assert!(
                said.ends_with(&meant) && said.contains("did you mean") == likely.is_some(),
                "{bad}: {said}"
            );
        }
        assert!(id(&"a".repeat(41)).is_err());
        assert!(text("two\nlines").is_err() && text(" ").is_err());
    }

    #[test]
    fn clauses_begin_like_no_others() {
        let built_in = Catalogue::built_in().unwrap();
        assert_eq!(of_clauses("saltmarsh", &built_in), "SAL");
        assert_eq!(of_clauses("dorchester", &built_in), "DORC");
        assert_eq!(of_clauses("dor", &built_in), "DORX");
        assert_eq!(of_clauses("a-b", &built_in), "ABX");
    }
}
