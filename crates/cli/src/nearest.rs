//! "Did you mean …?": the known name that a mistyped one was most likely meant to be.

/// The known name nearest to `written`, if one is near enough to be worth offering (at most a third of it differs).
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = (written.chars().count() / 3).max(1);
    known
        .into_iter()
        .map(|name| (distance(written, name), name))
        .filter(|(apart, _)| *apart <= limit)
        .min()
        .map(|(_, name)| name)
}

/// " (did you mean `…`?)", or nothing.
pub fn did_you_mean<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    nearest(written, known).map_or_else(String::new, |name| format!(" (did you mean `{name}`?)"))
}

/// How many letters have to be put in, taken out, changed or swapped with their neighbour.
fn distance(left: &str, right: &str) -> usize {
    let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (i, a) in left.iter().enumerate() {
        let mut next = vec![i + 1];
        for (j, b) in right.iter().enumerate() {
            let mut least = (row[j] + usize::from(a != b))
                .min(row[j + 1] + 1)
                .min(next[j] + 1);
            let swapped = i > 0 && j > 0 && *a == right[j - 1] && left[i - 1] == *b;
            if swapped {
                least = least.min(before[j - 1] + 1);
            }
            next.push(least);
        }
        before = row;
        row = next;
    }
    row[right.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_is_recognised() {
        let known = ["listen", "public_url"];
        assert_eq!(nearest("lisetn", known), Some("listen"));
        assert_eq!(nearest("publicurl", known), Some("public_url"));
    }

    #[test]
    fn nothing_is_offered_for_a_name_unlike_any_other() {
        assert_eq!(nearest("telephone", ["listen", "public_url"]), None);
        assert_eq!(did_you_mean("", ["listen"]), "");
    }
}
