//! Reading `clauses.csv`: commas, fields in quotation marks where they hold one, doubled quotation marks inside, one header line.
//! Strict: a row with another number of fields is a fault, never a guess.

use std::collections::HashSet;

use super::clause::{Clause, Honoured};
use super::clause_words;
use crate::fault::{Fault, Source};

const HEADER: [&str; 6] = ["id", "section", "modality", "kind", "ours", "honoured"];

/// One row and where each field begins.
struct Row {
    fields: Vec<(String, usize)>,
    at: usize,
}

/// The clauses, and where each one's `honoured` field stands, for the checks that need all other files. The ids of rows that cannot be read
/// go to `unread`: what cites them has no fault of its own.
pub(super) fn read(
    source: &Source,
    unread: &mut Vec<String>,
    faults: &mut Vec<Fault>,
) -> Vec<(Clause, usize)> {
    let rows = match rows(&source.text) {
        Ok(rows) => rows,
        Err((at, message)) => {
            faults.push(Fault::at(source, at, message));
            return Vec::new();
        }
    };
    let mut rows = rows.into_iter();
    let header = rows.next();
    let named =
        header.is_some_and(|row| row.fields.iter().map(|(text, _)| text.as_str()).eq(HEADER));
    if !named {
        faults.push(Fault::at(
            source,
            0,
            format!("the first line must be {}", HEADER.join(",")),
        ));
        return Vec::new();
    }
    let mut seen = HashSet::new();
    let (mut line, mut counted) = (1, 0);
    rows.filter_map(|row| {
        line += source.text[counted..row.at].matches('\n').count();
        counted = row.at;
        let id = row.fields.first().map(|(id, _)| id.clone());
        let clause = read_row(source, row, line, &mut seen, faults);
        if clause.is_none() {
            unread.extend(id);
        }
        clause
    })
    .collect()
}

fn read_row(
    source: &Source,
    row: Row,
    line: usize,
    seen: &mut HashSet<String>,
    faults: &mut Vec<Fault>,
) -> Option<(Clause, usize)> {
    let count = row.fields.len();
    let Ok([id, section, modality, kind, ours, honoured]) =
        <[(String, usize); 6]>::try_from(row.fields)
    else {
        faults.push(Fault::at(
            source,
            row.at,
            format!(
                "{count} fields instead of {}; put quotation marks round a text that has a comma",
                HEADER.len()
            ),
        ));
        return None;
    };
    let fields = HEADER
        .into_iter()
        .zip([&id, &section, &modality, &kind, &ours, &honoured]);
    for (name, (text, at)) in fields {
        if let Some((message, near)) = clause_words::slip(name, text) {
            let message = clause_words::about(&id.0, &message);
            faults.push(Fault::at(source, *at, message).with_nearest(near));
        }
    }
    if !seen.insert(id.0.clone()) {
        faults.push(Fault::at(
            source,
            id.1,
            format!("there is already a clause `{}`", id.0),
        ));
    }
    let (honoured_text, honoured_at) = honoured;
    let mut entries = Vec::new();
    for text in honoured_text
        .split("; ")
        .filter(|text| !text.trim().is_empty())
    {
        match Honoured::read(text) {
            Some(entry) => entries.push(entry),
            None => {
                let (message, near) = clause_words::no_place(text);
                let message = clause_words::about(&id.0, &message);
                faults.push(Fault::at(source, honoured_at, message).with_nearest(near));
            }
        }
    }
    let clause = Clause {
        line,
        id: id.0,
        section: section.0,
        modality: modality.0,
        kind: kind.0,
        ours: ours.0,
        honoured: entries,
    };
    Some((clause, honoured_at))
}

fn rows(text: &str) -> Result<Vec<Row>, (usize, String)> {
    let mut rows = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let row = row(text, at)?;
        at = row.1;
        if row.0.fields.len() > 1 || row.0.fields.iter().any(|(field, _)| !field.is_empty()) {
            rows.push(row.0);
        }
    }
    Ok(rows)
}

/// One row from the offset, and where the next begins.
fn row(text: &str, start: usize) -> Result<(Row, usize), (usize, String)> {
    let mut fields = Vec::new();
    let mut at = start;
    loop {
        let (field, end) = field(text, at)?;
        fields.push((field, at));
        let rest = &text[end..];
        if rest.starts_with(',') {
            at = end + 1;
            continue;
        }
        let ending = if rest.starts_with("\r\n") {
            2
        } else {
            usize::from(rest.starts_with('\n'))
        };
        if ending == 0 && !rest.is_empty() {
            return Err((
                end,
                "a field in quotation marks must end at a comma or the line's end".to_owned(),
            ));
        }
        return Ok((Row { fields, at: start }, end + ending));
    }
}

fn field(text: &str, start: usize) -> Result<(String, usize), (usize, String)> {
    let Some(quoted) = text[start..].strip_prefix('"') else {
        let rest = &text[start..];
        let end = rest.find([',', '\n', '"']).unwrap_or(rest.len());
        if rest[end..].starts_with('"') {
            return Err((
                start + end,
                "a quotation mark inside a field without quotation marks".to_owned(),
            ));
        }
        let field = rest[..end].strip_suffix('\r').unwrap_or(&rest[..end]);
        return Ok((field.to_owned(), start + field.len()));
    };
    let mut field = String::new();
    let mut at = 0;
    loop {
        let Some(mark) = quoted[at..].find('"') else {
            return Err((
                start,
                "this field's closing quotation mark is missing".to_owned(),
            ));
        };
        field.push_str(&quoted[at..at + mark]);
        at += mark + 1;
        if !quoted[at..].starts_with('"') {
            return Ok((field, start + 1 + at));
        }
        field.push('"');
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> (Vec<Clause>, Vec<String>) {
        let mut faults = Vec::new();
        let source = Source::new("clauses.csv", text);
        let clauses = read(&source, &mut Vec::new(), &mut faults);
        (
            clauses.into_iter().map(|(clause, _)| clause).collect(),
            faults.iter().map(Fault::to_string).collect(),
        )
    }

    #[test]
    fn a_field_in_quotation_marks_may_hold_commas_marks_and_line_breaks() {
        let (clauses, faults) = read_text(
            "id,section,modality,kind,ours,honoured\r\nA-1,\"One, two\",must,rule,\"Say \"\"no\"\"\nnow\",rule:a; form:b/c; not yet honoured: later\r\n",
        );
        assert_eq!(faults, [""; 0]);
        assert_eq!(clauses[0].section, "One, two");
        assert_eq!(clauses[0].ours, "Say \"no\"\nnow");
        let form = Honoured::Form {
            form: "b".into(),
            question: Some("c".into()),
        };
        assert_eq!(
            clauses[0].honoured,
            [
                Honoured::Rule("a".into()),
                form,
                Honoured::NotYet("later".into())
            ]
        );
    }

    #[test]
    fn every_fault_of_the_catalogue_is_named_with_its_line() {
        let (_, faults) = read_text(
            "id,section,modality,kind,ours,honoured\nA-1,s,must,rule,o,rule:a\nA-1,s,must,rule,,elsewhere:x\nshort,row\n",
        );
        assert_eq!(faults.len(), 4, "{faults:?}");
        assert!(
            faults.iter().any(|fault| fault.contains("clauses.csv:3:")
                && fault.contains("already a clause `A-1`"))
        );
        assert!(
            faults
                .iter()
                .any(|fault| fault.starts_with("clauses.csv:4:1: 2 fields instead of 6"))
        );
    }

    #[test]
    fn a_word_that_the_catalogue_does_not_know_is_told_with_the_nearest() {
        let (_, faults) = read_text(
            "id,section,modality,kind,ours,honoured\nA-1,s,mustnt,rul,o,rul:a\nA-2,s,must,rule,o,rule:\nA-3,s,must,rule,o,somewhere\n",
        );
        assert_eq!(
            faults,
            [
                "clauses.csv:2:7: clause A-1: unknown modality `mustnt` (did you mean `must`?)",
                "clauses.csv:2:14: clause A-1: unknown kind `rul` (did you mean `rule`?)",
                "clauses.csv:2:20: clause A-1: `rul:a` begins with none of rule:, step:, form:, contact:, ruling:, page:, guardrail:, planned:, not yet honoured:, not honoured: (did you mean `rule`?)",
                "clauses.csv:3:19: clause A-2: `rule:` does not say which, or why",
                "clauses.csv:4:19: clause A-3: `somewhere` begins with none of rule:, step:, form:, contact:, ruling:, page:, guardrail:, planned:, not yet honoured:, not honoured:",
            ]
        );
    }

    #[test]
    fn an_unclosed_quotation_mark_is_a_fault_and_not_a_swallowed_file() {
        let (clauses, faults) =
            read_text("id,section,modality,kind,ours,honoured\nA-1,\"s,must,rule,o,rule:a\n");
        assert!(clauses.is_empty());
        assert_eq!(
            faults,
            ["clauses.csv:2:5: this field's closing quotation mark is missing"]
        );
    }
}
