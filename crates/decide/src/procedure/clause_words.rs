//! The words that `clauses.csv` speaks, and what is said of a word that is none of them.

use crate::fault::nearest;

/// How strongly a sentence puts it, or what else it is.
const MODALITIES: [&str; 8] = [
    "must",
    "should",
    "may",
    "must_not",
    "should_not",
    "question",
    "definition",
    "fact",
];

const KINDS: [&str; 8] = [
    "rule",
    "step",
    "guardrail",
    "workflow",
    "record",
    "form",
    "governance",
    "reference",
];

/// What stands before the colon in `honoured`.
const HONOURED: [&str; 10] = [
    "rule",
    "step",
    "form",
    "contact",
    "ruling",
    "page",
    "guardrail",
    "planned",
    "not yet honoured",
    "not honoured",
];

/// What is wrong with a field of that name, and the word that was most likely meant.
pub(super) fn slip(field: &str, text: &str) -> Option<(String, Option<&'static str>)> {
    if text.trim().is_empty() {
        return Some((format!("`{field}` is empty"), None));
    }
    let known = match field {
        "modality" => MODALITIES,
        "kind" => KINDS,
        _ => return None,
    };
    let slip = || (format!("unknown {field} `{text}`"), nearest(text, known));
    (!known.contains(&text)).then(slip)
}

/// The message with the clause that the row is about, where it says so.
pub(super) fn about(clause: &str, message: &str) -> String {
    match clause.trim() {
        "" => message.to_owned(),
        clause => format!("clause {clause}: {message}"),
    }
}

/// What is wrong with an entry of `honoured` that says no place and no reason.
pub(super) fn no_place(text: &str) -> (String, Option<&'static str>) {
    let (key, rest) = text.split_once(':').unwrap_or((text, ""));
    let key = key.trim();
    if HONOURED.contains(&key) && rest.trim().is_empty() {
        let message = format!("`{}` does not say which, or why", text.trim());
        return (message, None);
    }
    let keys: Vec<String> = HONOURED.iter().map(|key| format!("{key}:")).collect();
    let message = format!("`{text}` begins with none of {}", keys.join(", "));
    (message, nearest(key, HONOURED))
}
