//! An organisation's own procedures beside the built-in ones, and those that are refused, as somebody meets them at a start.

use crate::program::Folder;

const SERVE: &str = "serve --listen 127.0.0.1:0";
const RULES: &str = "own/saltmarsh/rules/every-concern.toml";
const DEAD: &str = "\n[[rule]]\nid = \"dead\"\nwhen = \"grooming and not grooming\"\ndirective = \"call_999\"\nmodality = \"must\"\ncites = [\"SAL-0003\"]\nwhy = \"w\"\n";

/// A folder with a procedure of its own, as `procedure new` begins it, and this organisation's choice.
fn saltmarsh(chosen: &str) -> Folder {
    let folder = Folder::new();
    folder
        .waypost("procedure new saltmarsh --title Saltmarsh --area Saltmarsh --into own")
        .good();
    folder.write(
        "waypost.toml",
        format!("[organisation]\nprocedure = \"{chosen}\"\n[procedures]\npath = \"own\"\n"),
    );
    folder
}

fn add(folder: &Folder, file: &str, text: &str) {
    let before = std::fs::read_to_string(folder.path().join(file)).unwrap();
    folder.write(file, before + text);
}

#[test]
fn own_procedures_stand_beside_the_built_in_ones() {
    let folder = saltmarsh("saltmarsh");
    let said = folder.waypost("procedure test").good();
    assert!(said.out.contains("passed  saltmarsh-001"), "{}", said.out);
    assert!(said.out.contains("passed  dorset-"), "{}", said.out);
    let server = folder.start(SERVE);
    server.stop("TERM");
    assert_eq!(folder.complaints(), "");
}

#[test]
fn a_procedure_that_fails_its_check_is_told_at_the_start_and_another_serves() {
    let folder = saltmarsh("dorset");
    add(&folder, RULES, DEAD);
    let server = folder.start(SERVE);
    let (status, _) = server.stop("TERM");
    assert_eq!(status.code(), Some(0));
    let told = folder.complaints();
    let lines: Vec<&str> = told.lines().collect();
    assert!(
        lines[0].starts_with("warning: Version ")
            && lines[0].ends_with(
                " of Saltmarsh is not in force, because its check failed. No other version of it is in force."
            ),
        "{told}"
    );
    assert!(
        lines[1].starts_with(&format!(
            "warning:   {RULES}:45: rule `dead` can never hold"
        )),
        "{told}"
    );
    assert_eq!(
        lines.last(),
        Some(&"warning:   see all of it with: waypost procedure check saltmarsh")
    );
    let check = folder.waypost("procedure check saltmarsh");
    assert_eq!(check.code, Some(1));
    assert!(
        check
            .out
            .contains(&format!("FAILURE  {RULES}:45: rule `dead`")),
        "{}",
        check.out
    );
}

#[test]
fn the_chosen_procedure_without_a_version_that_passes_is_refused_before_anything_is_made() {
    let folder = saltmarsh("saltmarsh");
    add(&folder, RULES, DEAD);
    for line in [SERVE, "demo --no-serve --data try"] {
        let said = folder.waypost(line);
        assert_eq!(said.code, Some(2), "{said:?}");
        assert!(
            said.err.ends_with(
                "error: no version of saltmarsh may be put in force: mend it (`waypost procedure check saltmarsh` shows what is wrong), or choose another procedure\n"
            ),
            "{}",
            said.err
        );
    }
    assert!(!folder.path().join("waypost.db").exists());
}

#[test]
fn a_decision_is_never_made_by_a_procedure_that_fails_its_check() {
    let folder = saltmarsh("dorset");
    folder.write("case.toml", "immediate_danger = true\n");
    let line = "triage --procedure saltmarsh --facts case.toml";
    let said = folder.waypost(line).good();
    assert!(said.out.contains("SAL-0003"), "{}", said.out);
    add(&folder, RULES, DEAD);
    let said = folder.waypost(line);
    assert_eq!((said.code, said.out.as_str()), (Some(2), ""));
    assert!(
        said.err
            .contains("no version of saltmarsh may be put in force"),
        "{}",
        said.err
    );
}

#[test]
fn the_version_before_stays_in_force_when_the_next_fails() {
    let folder = saltmarsh("saltmarsh");
    let heading = folder.path().join("own/saltmarsh/procedure.toml");
    let text = std::fs::read_to_string(&heading).unwrap();
    let from = text
        .lines()
        .find(|line| line.starts_with("valid_from"))
        .unwrap();
    let version = text
        .lines()
        .find(|line| line.starts_with("version"))
        .unwrap();
    let first = text
        .replace(from, "valid_from = 2020-01-01\nvalid_until = 2021-01-01")
        .replace(version, "version = \"first\"");
    let second = text
        .replace(from, "valid_from = 2021-01-01")
        .replace(version, "version = \"second\"");
    for file in [
        "clauses.csv",
        "rules/every-concern.toml",
        "steps.toml",
        "forms/first-talk.toml",
    ] {
        let text = std::fs::read_to_string(folder.path().join("own/saltmarsh").join(file)).unwrap();
        folder.write(&format!("own/next/{file}"), text);
    }
    folder
        .write("own/saltmarsh/procedure.toml", first)
        .write("own/next/procedure.toml", second)
        .write("case.toml", "immediate_danger = true\n");
    let line = "triage --procedure saltmarsh --facts case.toml --json";
    let said = folder.waypost(line).good();
    assert!(said.out.contains("\"second\""), "{}", said.out);
    add(&folder, "own/next/rules/every-concern.toml", DEAD);
    let said = folder.waypost(line);
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(said.out.contains("\"first\""), "{}", said.out);
    assert!(
        said.err.starts_with("warning: Version second of Saltmarsh is not in force, because its check failed. Version first stays in force.\n"),
        "{}",
        said.err
    );
}

#[test]
fn one_that_cannot_be_read_keeps_nobody_from_working() {
    let folder = saltmarsh("dorset");
    add(&folder, RULES, "[[rule]\n");
    let server = folder.start(SERVE);
    server.stop("TERM");
    let told = folder.complaints();
    assert!(told.contains("because its files cannot be read."), "{told}");
    assert!(told.contains(&format!("{RULES}:44:")), "{told}");
    let check = folder.waypost("procedure check");
    assert_eq!(check.code, Some(2));
    assert!(
        check.err.contains(&format!("error: {RULES}:44:")),
        "{}",
        check.err
    );
}

#[test]
fn a_word_with_two_meanings_is_refused_at_the_start_and_names_both_places() {
    let folder = saltmarsh("dorset");
    folder.write(
        "own/vocabulary/facts.toml",
        "[grooming]\ntype = \"bool\"\nask = \"Are there horses?\"\n",
    );
    let said = folder.waypost(SERVE);
    assert_eq!(said.code, Some(2), "{said:?}");
    assert!(
        said.err.starts_with("error: own/vocabulary/facts.toml:1:2: the fact `grooming` means something else in the built-in vocabulary/facts.toml:"),
        "{}",
        said.err
    );
}

#[test]
fn the_folder_of_one_procedure_is_not_a_folder_of_procedures() {
    let folder = saltmarsh("dorset");
    folder.write("waypost.toml", "[procedures]\npath = \"own/saltmarsh\"\n");
    let said = folder.waypost("procedure check");
    assert_eq!(said.code, Some(2));
    assert!(
        said.err.contains(
            "own/saltmarsh/procedure.toml:1:1: this folder is read for the procedures in it"
        ),
        "{}",
        said.err
    );
    folder.write("waypost.toml", "[procedures]\npath = \"nowhere\"\n");
    folder
        .waypost("procedure check")
        .refused("nowhere:1:1: cannot be read: it is not there");
}
