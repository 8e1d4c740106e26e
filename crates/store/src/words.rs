//! The words under which a case is found, and those that are looked for: the same folding for both, or nothing is found.

/// Longer words are cut: nobody types more.
const LONGEST: usize = 40;

/// All words of a text, for finding it again: in lower case, without accents, joined words also in parts ("o'brien": "obrien", "o", "brien").
/// In order of first appearance, each once.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for chunk in text.split_whitespace() {
        let joined = fold(chunk.chars().filter(|letter| letter.is_alphanumeric()));
        let parts = chunk
            .split(|letter: char| !letter.is_alphanumeric())
            .map(|part| fold(part.chars()));
        for word in std::iter::once(joined).chain(parts) {
            if !word.is_empty() && !found.contains(&word) {
                found.push(word);
            }
        }
    }
    found
}

/// The words of a search; a case is found when each of them begins one of its words.
#[must_use]
pub fn sought(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let bare: String = text
        .chars()
        .filter(|letter| !is_apostrophe(*letter))
        .collect();
    for part in bare.split(|letter: char| !letter.is_alphanumeric()) {
        let word = fold(part.chars());
        if !word.is_empty() && !found.contains(&word) {
            found.push(word);
        }
    }
    found
}

const fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '‘' | 'ʼ' | '`')
}

fn fold(letters: impl Iterator<Item = char>) -> String {
    letters
        .flat_map(char::to_lowercase)
        .flat_map(plain)
        .filter(|letter| letter.is_alphanumeric())
        .take(LONGEST)
        .collect()
}

/// A letter without its accent, for the letters of Western and Central Europe and of Welsh; others stay as they are.
fn plain(letter: char) -> impl Iterator<Item = char> {
    const ACCENTED: [(&str, &str); 23] = [
        ("a", "àáâãäåāăą"),
        ("c", "çćĉċč"),
        ("d", "ďđð"),
        ("e", "èéêëēĕėęě"),
        ("g", "ĝğġģ"),
        ("h", "ĥħ"),
        ("i", "ìíîïĩīĭįı"),
        ("j", "ĵ"),
        ("k", "ķ"),
        ("l", "ĺļľŀł"),
        ("n", "ñńņň"),
        ("o", "òóôõöøōŏő"),
        ("r", "ŕŗř"),
        ("s", "śŝşšș"),
        ("t", "ţťŧț"),
        ("u", "ùúûüũūŭůűų"),
        ("w", "ŵẁẃẅ"),
        ("y", "ýÿŷỳ"),
        ("z", "źżž"),
        ("ae", "æ"),
        ("oe", "œ"),
        ("ss", "ß"),
        ("th", "þ"),
    ];
    let found = ACCENTED
        .iter()
        .find(|(_, accented)| !letter.is_ascii() && accented.contains(letter));
    let as_it_is = found.is_none().then_some(letter);
    found.map_or("", |(plain, _)| plain).chars().chain(as_it_is)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_whole_and_in_parts() {
        assert_eq!(
            words("Siân O'Brien-Łuczak"),
            ["sian", "obrienluczak", "o", "brien", "luczak"]
        );
        assert_eq!(words("WP-7K3F-22"), ["wp7k3f22", "wp", "7k3f", "22"]);
        assert_eq!(words(" — ’ "), Vec::<String>::new());
    }

    #[test]
    fn what_is_sought_begins_what_is_kept() {
        for (kept, typed) in [
            ("Siân O'Brien", "O’Brien sian"),
            ("WP-7K3F-22", "wp-7k3f"),
            ("WP-7K3F-22", "wp7k"),
            ("Größe", "grosse"),
        ] {
            let kept = words(kept);
            for word in sought(typed) {
                assert!(
                    kept.iter().any(|each| each.starts_with(&word)),
                    "{word} in {kept:?}"
                );
            }
        }
    }
}
