//! What an author of a procedure gets wrong, and what is said of it: file, line, clause, and the nearest word that would be right.

use crate::program::Folder;

/// A file of the procedure that `procedure new` begins, what is changed in it to what, and the answer.
const SLIPS: [[&str; 4]; 18] = [
    [
        "rules/every-concern.toml",
        "when      = \"immediate_danger\"",
        "when = \"imediate_danger\"",
        "29:9: clause SAL-0003: unknown fact `imediate_danger` (did you mean `immediate_danger`?)",
    ],
    [
        "rules/every-concern.toml",
        "when      = \"immediate_danger\"",
        "when = \"immediate_danger AND grooming\"",
        "29:26: clause SAL-0003: expected `and`, `or` or the end, found `AND` (did you mean `and`?)",
    ],
    [
        "rules/every-concern.toml",
        "when      = \"immediate_danger\"",
        "when = \"setting in [scool]\"",
        "29:21: clause SAL-0003: unknown setting `scool` (did you mean `school`?)",
    ],
    [
        "rules/every-concern.toml",
        "call_999",
        "ring_999",
        "30:14: clause SAL-0003: unknown directive `ring_999` (did you mean `call_999`?)",
    ],
    [
        "rules/every-concern.toml",
        "\"same_working_day\"",
        "\"3 days\"",
        "15:14: clause SAL-0001: `3 days` is no deadline: immediate, same_day, same_working_day, 24h or 15_working_days (did you mean `3_working_days`?)",
    ],
    [
        "rules/every-concern.toml",
        "SAL-0003",
        "SAL-003",
        "33:15: unknown clause `SAL-003` (did you mean `SAL-0003`?)",
    ],
    [
        "rules/every-concern.toml",
        "modality  = \"must_not\"",
        "modality  = \"must\"",
        "41:14: clause SAL-0004: `must` does not go with a directive that is a prohibition (did you mean `must_not`?)",
    ],
    [
        "rules/every-concern.toml",
        "danger now.\"",
        "danger now.",
        "34:39: the closing quotation mark is missing",
    ],
    [
        "clauses.csv",
        "rule:tell-the-lead",
        "rule:tell-lead",
        "2:104: clause SAL-0001 is honoured by an unknown rule `tell-lead` (did you mean `tell-the-lead`?)",
    ],
    [
        "clauses.csv",
        "page:procedure",
        "page:proceedure",
        "7:1: clause SAL-0006 is honoured by an unknown page `proceedure`; there is procedure, legal, indicators, signposts, statistics, people (did you mean `procedure`?)",
    ],
    [
        "clauses.csv",
        "page:procedure",
        "guardrail:no-upload",
        "7:1: clause SAL-0006 is honoured by an unknown guardrail `no-upload`; there is no-uploads, words, no-words-of-blame, several-kinds-at-once, danger-is-asked-first, a-referral-is-always-open, members-of-the-case-only, a-form-is-not-the-assessment (did you mean `no-uploads`?)",
    ],
    [
        "clauses.csv",
        "page:procedure",
        "planned:polices",
        "7:1: clause SAL-0006 waits for an unknown part `polices`; there is policies, training, sub-group, equipment, statistics, action-plan, audits, directory (did you mean `policies`?)",
    ],
    [
        "clauses.csv",
        "\"Nobody copies an image of a child, for any reason.\"",
        "Nobody copies an image of a child, for any reason.",
        "5:1: 7 fields instead of 6; put quotation marks round a text that has a comma",
    ],
    [
        "clauses.csv",
        "question,form",
        "qestion,form",
        "6:22: clause SAL-0005: unknown modality `qestion` (did you mean `question`?)",
    ],
    [
        "steps.toml",
        "\"record_incident\"",
        "\"record\"",
        "5:14: clause SAL-0002: unknown directive `record` (did you mean `record_incident`?)",
    ],
    [
        "forms/first-talk.toml",
        "\"yes_no\"",
        "\"yesno\"",
        "11:11: clause SAL-0005: unknown answer `yesno` (did you mean `yes_no`?)",
    ],
    [
        "vignettes.toml",
        "youth_produced_imagery = true",
        "youth_produced_image = true",
        "11:1: unknown fact `youth_produced_image` (did you mean `youth_produced_imagery`?)",
    ],
    [
        "procedure.toml",
        "valid_from = ",
        "valid_from = \"1 May\" # ",
        "11:14: `valid_from` must be a date such as 2018-01-01, without quotation marks",
    ],
];

#[test]
fn each_slip_is_told_once_with_its_place_its_clause_and_the_nearest_word() {
    let folder = Folder::new();
    folder.waypost("procedure new saltmarsh --into own").good();
    folder.write("waypost.toml", "[procedures]\npath = \"own\"\n");
    for [file, from, to, told] in SLIPS {
        let name = format!("own/saltmarsh/{file}");
        let right = std::fs::read_to_string(folder.path().join(&name)).unwrap();
        assert!(right.contains(from), "{file} holds no {from}");
        folder.write(&name, right.replacen(from, to, 1));
        folder
            .waypost("procedure check saltmarsh")
            .refused(&format!("{name}:{told}"));
        folder.write(&name, right);
    }
    folder.waypost("procedure check saltmarsh").good();
}

#[test]
fn a_worked_case_that_comes_out_otherwise_is_told_with_its_line() {
    let folder = Folder::new();
    folder.waypost("procedure new saltmarsh --into own").good();
    folder.write("waypost.toml", "[procedures]\npath = \"own\"\n");
    let name = "own/saltmarsh/vignettes.toml";
    let right = std::fs::read_to_string(folder.path().join(name)).unwrap();
    folder.write(
        name,
        right.replace(
            "absent   = [\"call_999\"]",
            "absent = [\"record_incident\"]",
        ),
    );
    let said = folder.waypost("procedure check saltmarsh");
    assert_eq!(said.code, Some(1), "{said:?}");
    let told = format!(
        "FAILURE  {name}:5: worked case saltmarsh-001: `record_incident` is required, not absent\n"
    );
    assert!(said.out.contains(&told), "{}", said.out);
}
