//! Loading vocabularies, procedures and facts: every fault is named, with its place and the nearest right name.

use crate::held;

use decide::{Facts, Fault, Procedure, Rulebook, Source, Vocabulary, parse_vignettes};

const HEADING: &str = "id = \"p\"\ntitle = \"t\"\npublisher = \"p\"\narea = \"a\"\nversion = \"1\"\nvalid_from = 2018-01-01\nsource = \"s\"\ncurrency = \"c\"\n";

fn said(faults: &[Fault]) -> Vec<String> {
    faults.iter().map(Fault::to_string).collect()
}

fn faults_of(files: &[(&str, &str)]) -> Vec<String> {
    let mut sources = vec![Source::new("procedure.toml", HEADING)];
    sources.extend(files.iter().map(|(path, text)| Source::new(*path, *text)));
    said(
        &Procedure::parse(&held::vocabulary(), &sources)
            .err()
            .unwrap_or_default(),
    )
}

fn rule(changed: &str, line: &str) -> String {
    let fields = [
        ("id", "id = \"a\""),
        ("when", "when = \"grooming\""),
        ("directive", "directive = \"refer_police\""),
        ("modality", "modality = \"must\""),
        ("why", "why = \"w\""),
    ];
    let lines = fields.map(|(name, written)| if name == changed { line } else { written });
    format!(
        "[[rule]]\n{}\n{}\n",
        lines.join("\n"),
        if fields.iter().any(|(name, _)| *name == changed) {
            ""
        } else {
            line
        }
    )
}

/// What is changed, the line then, and the fault.
const SLIPS: [(&str, &str, &str); 12] = [
    (
        "when",
        "when = \"grooming and coercd\"",
        "3:22: unknown fact `coercd` (did you mean `coerced`?)",
    ),
    (
        "when",
        "when = \"\"\"\n  grooming or\n  coercd\"\"\"",
        "5:3: unknown fact `coercd` (did you mean `coerced`?)",
    ),
    (
        "directive",
        "directive = \"refer_polise\"",
        "4:14: unknown directive `refer_polise` (did you mean `refer_police`?)",
    ),
    (
        "modality",
        "modality = \"mst\"",
        "5:13: unknown modality `mst` (did you mean `must`?)",
    ),
    (
        "modality",
        "modality = \"must_not\"",
        "5:13: `must_not` does not go with a directive that is a duty (did you mean `must`?)",
    ),
    ("why", "", "1:1: `why` is missing"),
    (
        "why",
        "why = \"\"",
        "6:8: `why` must be a text that is not empty",
    ),
    (
        "until",
        "until = \"coerced\"",
        "7:10: `until` is for prohibitions only; this directive is a duty",
    ),
    (
        "deadline",
        "deadline = \"tomorrow\"",
        "7:13: `tomorrow` is no deadline: immediate, same_day, same_working_day, 24h or 15_working_days",
    ),
    (
        "dedline",
        "dedline = \"24h\"",
        "7:1: unknown key `dedline` (did you mean `deadline`?)",
    ),
    (
        "cites",
        "cites = \"DOR-1\"",
        "7:9: `cites` must be a list of texts",
    ),
    (
        "rulings",
        "rulings = [\"none\"]",
        "7:13: unknown ruling `none`",
    ),
];

#[test]
fn a_slip_in_a_rule_is_pointed_at_inside_its_file() {
    for (changed, line, fault) in SLIPS {
        assert_eq!(
            faults_of(&[("rules/a.toml", &rule(changed, line))]),
            [format!("rules/a.toml:{fault}")],
            "{line}"
        );
    }
}

#[test]
fn all_faults_of_all_files_are_reported_at_once() {
    let clauses = "id,section,modality,kind,ours,honoured\nDOR-1,S,must,rule,o,rule:b\nDOR-2,S,must,rule,o,form:f/q\n";
    let found = faults_of(&[
        (
            "rules/a.toml",
            &format!(
                "{}cites = [\"DOR-9\"]\n{}",
                rule("directive", "directive = \"x\""),
                rule("when", "when = \"(\"")
            ),
        ),
        ("clauses.csv", clauses),
        ("steps.toml", "[[step]]\n"),
        ("notes.md", ""),
        (
            "contacts.toml",
            "[[contact]]\nid = \"c\"\nname = \"n\"\nfor = \"f\"\nprinted = \"2018\"\ntakes = \"referals\"\n[[contact.opening]]\ndays = [\"munday\"]\nfrom = \"9\"\nto = \"17:00\"\n",
        ),
    ]);
    for wanted in [
        "rules/a.toml:4:14: unknown directive `x`",
        "rules/a.toml:8:11: unknown clause `DOR-9` (did you mean `DOR-1`?)",
        "rules/a.toml:10:7: there is already a rule `a`",
        "rules/a.toml:11:10: expected a fact, `not`, `always`, `never` or `(`, found the end",
        "clauses.csv:2:21: clause DOR-1 is honoured by an unknown rule `b`",
        "clauses.csv:3:21: clause DOR-2 is honoured by an unknown form `f`",
        "steps.toml:1:1: `directive` is missing",
        "notes.md:1:1: not a file of a procedure",
        "contacts.toml:6:10: unknown kind of report `referals` (did you mean `referrals`?)",
        "contacts.toml:8:10: unknown day `munday` (did you mean `monday`?)",
        "contacts.toml:9:9: a time is written 08:30",
    ] {
        assert!(
            found.iter().any(|fault| fault == wanted),
            "{wanted}\n{found:#?}"
        );
    }
}

#[test]
fn a_heading_is_required_and_its_dates_are_dates() {
    let vocabulary = held::vocabulary();
    let none = Procedure::parse(&vocabulary, &[]).unwrap_err();
    assert_eq!(
        said(&none),
        ["procedure.toml:1:1: the file procedure.toml is missing"]
    );
    let text =
        HEADING.replace("2018-01-01", "\"2018-01-01\"") + "valid_until = 2018-01-01T00:00:00\n";
    let wrong = Procedure::parse(&vocabulary, &[Source::new("procedure.toml", text)]).unwrap_err();
    assert!(
        said(&wrong).iter().all(|fault| fault.contains("valid_")),
        "{wrong:?}"
    );
}

#[test]
fn a_vocabulary_names_its_faults() {
    let facts = "[a]\ntype = \"bool\"\nask = \"?\"\nimplies = [\"b\", \"c\"]\ndenies = [\"b\"]\n[b]\ntype = \"bol\"\nask = \"?\"\n[and]\ntype = \"bool\"\nask = \"?\"\n[age]\ntype = \"age\"\nask = \"?\"\nimplies = [\"a\"]\n";
    let directives = "[d]\nkind = \"duty\"\nby = \"x\"\ndoes = \"y\"\nurgency = \"sooon\"\ncontradicts = [\"e\"]\nmore = 1\n";
    let faults = Vocabulary::parse(
        &Source::new("facts.toml", facts),
        &Source::new("directives.toml", directives),
    )
    .unwrap_err();
    let found = said(&faults);
    for wanted in [
        "facts.toml:4:18: unknown fact `c` (did you mean `a`?)",
        "facts.toml:1:2: `a` could never be yes: it implies and denies the same fact",
        "facts.toml:7:9: unknown type `bol` (did you mean `bool`?)",
        "facts.toml:9:2: `and` is not a name: small letters, digits and _, and no word of the notation",
        "facts.toml:12:2: only a fact of type bool can imply or deny another",
        "directives.toml:5:12: unknown urgency `sooon` (did you mean `soon`?)",
        "directives.toml:6:17: unknown directive `e` (did you mean `d`?)",
        "directives.toml:7:1: unknown key `more`",
    ] {
        assert!(
            found.iter().any(|fault| fault.starts_with(wanted)),
            "{wanted}\n{found:#?}"
        );
    }
}

#[test]
fn facts_are_checked_for_name_type_and_contradiction_each_with_its_line() {
    let vocabulary = held::vocabulary();
    let text = "setting = \"scool\"\nyoungest_age = 140\ngrooming = 1\ngroming = true\nblackmailed = true\ncoerced = false\n";
    let faults = Facts::parse(&vocabulary, &Source::new("case.toml", text)).unwrap_err();
    assert_eq!(
        said(&faults),
        [
            "case.toml:1:11: `setting` must be one of \"school\", \"college\", \"early_years\", \"health\", \"social_care\", \"police\", \"voluntary\", \"local_authority\", \"other\" (did you mean \"school\"?)",
            "case.toml:2:16: `youngest_age` must be an age in whole years, 0 to 120",
            "case.toml:3:12: `grooming` must be true or false",
            "case.toml:4:1: unknown fact `groming` (did you mean `grooming`?)",
            "case.toml:6:1: `blackmailed` is yes, so `coerced` is yes, but it is given as no",
        ]
    );
}

#[test]
fn what_is_not_toml_is_a_fault_with_its_line() {
    let vocabulary = held::vocabulary();
    let faults = Facts::parse(
        &vocabulary,
        &Source::new("case.toml", "grooming = true\ncoerced = \n"),
    )
    .unwrap_err();
    assert!(said(&faults)[0].starts_with("case.toml:2:"), "{faults:?}");
    let twice = Facts::parse(
        &vocabulary,
        &Source::new("case.toml", "grooming = true\ngrooming = false\n"),
    )
    .unwrap_err();
    assert!(said(&twice)[0].starts_with("case.toml:2:"), "{twice:?}");
}

#[test]
fn a_vignette_alone_is_read_and_its_names_checked() {
    let vocabulary = held::vocabulary();
    let text = "[[vignette]]\nid = \"v\"\nprocedure = \"p\"\nstory = \"s\"\n[vignette.facts]\ngrooming = true\n[vignette.expect]\nrequired = [\"refer_polise\"]\n[vignette.expect.deadlines]\nrefer_police = \"soon\"\n";
    let faults = parse_vignettes(&vocabulary, &Source::new("v.toml", text)).unwrap_err();
    assert_eq!(
        said(&faults),
        [
            "v.toml:8:14: unknown directive `refer_polise` (did you mean `refer_police`?)",
            "v.toml:10:16: a deadline: immediate, same_day, same_working_day, 24h or 15_working_days",
        ]
    );
}

#[test]
fn conditions_that_cannot_be_decided_exactly_are_refused_and_not_guessed_at() {
    let vocabulary = held::vocabulary();
    let bools: Vec<&str> = vocabulary
        .facts()
        .filter(|(_, fact)| fact.kind == decide::FactKind::Bool)
        .map(|(_, fact)| fact.id.as_str())
        .collect();
    let pairs: Vec<String> = bools
        .chunks_exact(2)
        .take(20)
        .map(|pair| format!("({} or {})", pair[0], pair[1]))
        .collect();
    let text = rule("when", &format!("when = \"{}\"", pairs.join(" and ")));
    let files = [
        Source::new("procedure.toml", HEADING),
        Source::new("rules/a.toml", text),
    ];
    let procedure = Procedure::parse(&vocabulary, &files).unwrap();
    let refused = Rulebook::new(vocabulary, procedure).unwrap_err();
    assert!(
        said(&refused)[0].contains("too many ways to be true"),
        "{refused:?}"
    );
}

#[test]
fn a_fault_names_the_clauses_that_its_passage_rests_on_and_is_told_once() {
    let clauses = "id,section,modality,kind,ours,honoured\nA-1,s,must,rule,o,rule:a; step:b; form:c/d\nA-2,s,must,rule,o,rule:a\n";
    let rules = rule(
        "when",
        "when = \"groming\"\ncites = [\"A-1\", \"A-2\", \"A-9\"]",
    );
    let step = "[[step]]\nid = \"b\"\ndirective = \"refer_polise\"\ndoes = \"d\"\nmodality = \"must\"\ncites = [\"A-1\"]\n";
    let form = "id = \"c\"\ntitle = \"t\"\ndirective = \"refer_polise\"\n[[question]]\nid = \"d\"\nask = \"?\"\nanswer = \"yes\"\ncites = [\"A-1\"]\n";
    let faults = faults_of(&[
        ("clauses.csv", clauses),
        ("rules/a.toml", &rules),
        ("steps.toml", step),
        ("forms/c.toml", form),
    ]);
    assert_eq!(
        faults,
        [
            "rules/a.toml:3:9: clauses A-1, A-2: unknown fact `groming` (did you mean `grooming`?)",
            "rules/a.toml:4:25: clauses A-1, A-2: unknown clause `A-9` (did you mean `A-1`?)",
            "steps.toml:3:14: clause A-1: unknown directive `refer_polise` (did you mean `refer_police`?)",
            "forms/c.toml:3:14: unknown directive `refer_polise` (did you mean `refer_police`?)",
            "forms/c.toml:7:11: clause A-1: unknown answer `yes` (did you mean `yes_no`?)",
        ]
    );
}

#[test]
fn a_file_that_is_not_toml_is_one_fault_and_not_one_for_each_name_in_it() {
    let clauses =
        "id,section,modality,kind,ours,honoured\nA-1,s,must,rule,o,rule:a; ruling:r; step:b\n";
    let rules = rule("why", "why = \"w\"\nrulings = [\"r\"]");
    let faults = faults_of(&[
        ("clauses.csv", clauses),
        ("rules/a.toml", &rules),
        ("rules/b.toml", "[[rule]\n"),
        ("rulings.toml", "[[ruling]\n"),
        ("steps.toml", ""),
    ]);
    assert_eq!(faults.len(), 3, "{faults:?}");
    assert!(faults[0].starts_with("rulings.toml:1:"), "{faults:?}");
    assert!(faults[1].starts_with("rules/b.toml:1:"), "{faults:?}");
    assert_eq!(
        faults[2],
        "clauses.csv:2:19: clause A-1 is honoured by an unknown step `b`"
    );
}
