//! Files that cannot be used: each is told in one message that names the file, the place and the nearest valid name.

use crate::program::Folder;

const TRIAGE: &str = "triage --procedure dorset --at 2026-11-20T15:30 --facts case.toml";

/// What stands in `case.toml`, and what is said about it.
const FACTS: [(&[u8], &str); 19] = [
    (
        b"gromming = true\n",
        "case.toml:1:1: unknown fact `gromming` (did you mean `grooming`?)",
    ),
    (
        b"\n\n  blackmaild = true",
        "case.toml:3:3: unknown fact `blackmaild` (did you mean `blackmailed`?)",
    ),
    (
        b"wholly_unheard_of_thing = true",
        "case.toml:1:1: unknown fact `wholly_unheard_of_thing`",
    ),
    (
        b"grooming = 1",
        "case.toml:1:12: `grooming` must be true or false",
    ),
    (
        b"grooming = \"yes\"",
        "case.toml:1:12: `grooming` must be true or false",
    ),
    (
        b"youngest_age = true",
        "case.toml:1:16: `youngest_age` must be an age in whole years, 0 to 120",
    ),
    (
        b"youngest_age = 121",
        "case.toml:1:16: `youngest_age` must be an age in whole years, 0 to 120",
    ),
    (
        b"youngest_age = -1",
        "case.toml:1:16: `youngest_age` must be an age in whole years, 0 to 120",
    ),
    (
        b"youngest_age = 13.5",
        "case.toml:1:16: `youngest_age` must be an age in whole years, 0 to 120",
    ),
    (
        b"youngest_age = 99999999999999999999",
        "case.toml:1:16: `youngest_age` must be an age in whole years, 0 to 120",
    ),
    (
        b"setting = \"scool\"",
        "case.toml:1:11: `setting` must be one of \"school\", \"college\", \"early_years\", \"health\", \"social_care\", \"police\", \"voluntary\", \"local_authority\", \"other\" (did you mean \"school\"?)",
    ),
    (
        b"[facts]\ngrooming = true",
        "case.toml:1:2: unknown fact `facts`",
    ),
    (
        b"grooming = true\ngrooming = false",
        "case.toml:2:1: `grooming` is given a second time; keep one",
    ),
    (
        b"grooming = \xff\xfe",
        "case.toml:1:12: this is not UTF-8 text",
    ),
    (b"# first\n\xc3(", "case.toml:2:1: this is not UTF-8 text"),
    (b"grooming = true\0", "case.toml:1:12: invalid boolean"),
    (b"grooming", "case.toml:1:9: "),
    (b"grooming = ", "case.toml:1:"),
    (b"{\"grooming\": true}", "case.toml:1:"),
];

#[test]
fn a_facts_file_that_cannot_be_used_is_told_with_its_place() {
    for (content, message) in FACTS {
        let folder = Folder::new();
        let said = folder.write("case.toml", content).waypost(TRIAGE);
        let shown = String::from_utf8_lossy(content);
        assert_eq!(
            (said.code, said.out.as_str()),
            (Some(2), ""),
            "{shown}: {}",
            said.err
        );
        let first = said.err.lines().next().unwrap_or_default();
        assert!(
            first.starts_with(&format!("error: {message}")),
            "{shown}: {first}"
        );
        assert!(
            first.len() > "error: case.toml:1:16: ".len(),
            "{shown}: {first}"
        );
    }
}

#[test]
fn facts_that_cannot_be_true_together_are_named_with_the_later_line() {
    let folder = Folder::new();
    folder.write(
        "case.toml",
        "young_person_viewed_abuse_imagery = true\nchild_abuse_imagery_accessed = false\n",
    );
    let said = folder.waypost(TRIAGE);
    assert_eq!(said.code, Some(2), "{said:?}");
    assert!(
        said.err.starts_with("error: case.toml:2:1: "),
        "{}",
        said.err
    );
    assert!(
        said.err.contains("young_person_viewed_abuse_imagery"),
        "{}",
        said.err
    );
}

#[test]
fn every_fault_of_a_file_is_told_at_once() {
    let folder = Folder::new();
    folder.write("case.toml", "gromming = true\nyoungest_age = 300\n");
    let said = folder.waypost(TRIAGE);
    assert_eq!(
        (said.code, said.err.lines().count()),
        (Some(2), 2),
        "{}",
        said.err
    );
}

#[test]
fn what_is_no_file_of_facts_is_named() {
    let folder = Folder::new();
    folder
        .waypost(TRIAGE)
        .refused("case.toml: there is no such file");
    let line = "triage --procedure dorset --facts .";
    folder
        .waypost(line)
        .refused(".: this is a folder; a file is needed");
    folder.write("case.toml", vec![b'#'; 5 * 1024 * 1024]);
    folder
        .waypost(TRIAGE)
        .refused("case.toml: larger than 4 MB, so this is not the file you mean");
}

#[test]
#[cfg(unix)]
fn a_device_without_end_is_not_read_for_ever() {
    let line = "triage --procedure dorset --facts /dev/zero";
    Folder::new()
        .waypost(line)
        .refused("/dev/zero: larger than 4 MB, so this is not the file you mean");
}

#[test]
fn a_thousand_brackets_are_refused_and_do_no_harm() {
    let folder = Folder::new();
    folder.write("case.toml", format!("grooming = {}", "[".repeat(100_000)));
    let said = folder.waypost(TRIAGE);
    assert_eq!(said.code, Some(2));
    assert!(
        said.err.starts_with("error: case.toml:1:"),
        "{:.300}",
        said.err
    );
}

#[test]
fn worked_cases_that_cannot_be_read_are_told_with_their_place() {
    let vignette = |facts: &str, expect: &str| {
        format!(
            "[[vignette]]\nid = \"mine-001\"\nprocedure = \"dorset\"\nstory = \"\"\"A story.\"\"\"\n[vignette.facts]\n{facts}\n[vignette.expect]\n{expect}\n"
        )
    };
    let rows = [
        (
            vignette("gromming = true", ""),
            "mine.toml:6:1: unknown fact `gromming` (did you mean `grooming`?)",
        ),
        (
            vignette("grooming = 7", ""),
            "mine.toml:6:12: `grooming` must be true or false",
        ),
        (
            vignette("", "required = [\"call_998\"]"),
            "mine.toml:8:14: unknown directive `call_998` (did you mean `call_999`?)",
        ),
        (
            vignette("", "requierd = []"),
            "mine.toml:8:1: unknown key `requierd` (did you mean `required`?)",
        ),
        ("[[vignette]]\n".to_owned(), "mine.toml:1:"),
        (
            "vignettes = 1".to_owned(),
            "mine.toml:1:1: unknown key `vignettes` (did you mean `vignette`?)",
        ),
        ("\u{0}".to_owned(), "mine.toml:1:"),
    ];
    for (text, message) in rows {
        let folder = Folder::new();
        let said = folder
            .write("mine.toml", &text)
            .waypost("procedure test mine.toml");
        assert_eq!(said.code, Some(2), "{text}: {said:?}");
        assert!(
            said.err.starts_with(&format!("error: {message}")),
            "{text}: {}",
            said.err
        );
    }
    let folder = Folder::new();
    folder
        .waypost("procedure test nowhere.toml")
        .refused("nowhere.toml: there is no such file");
}

#[test]
fn a_worked_case_of_a_procedure_that_there_is_not_names_the_nearest() {
    let folder = Folder::new();
    folder.write("mine.toml", "[[vignette]]\nid = \"mine-001\"\nprocedure = \"dorest\"\nstory = \"x\"\n[vignette.facts]\n[vignette.expect]\n");
    let said = folder.waypost("procedure test mine.toml");
    assert_eq!(said.code, Some(2), "{said:?}");
    assert!(
        said.err
            .contains("there is no procedure `dorest` (did you mean `dorset`?)"),
        "{}",
        said.err
    );
}

#[test]
fn a_folder_of_procedures_with_a_fault_is_refused_with_file_and_place() {
    let folder = Folder::new();
    folder.write("waypost.toml", "[procedures]\npath = \"mine\"\n");
    let said = folder.waypost("procedure test");
    assert_eq!(said.code, Some(2), "{said:?}");
    assert!(said.err.starts_with("error: mine"), "{}", said.err);
}
