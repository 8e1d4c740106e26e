//! `waypost procedure check`: what it prints, saves and answers.

use serde_json::Value;

use crate::program::Folder;

const FACTS: &str = "[danger]\ntype = \"bool\"\nask = \"Danger?\"\nimplies = [\"harm\"]\n[harm]\ntype = \"bool\"\nask = \"Harm?\"\n";
const DIRECTIVES: &str = "[tell]\nkind = \"duty\"\nby = \"anyone\"\ndoes = \"Tell\"\n";
const HEADING: &str = "id = \"mine\"\ntitle = \"Mine\"\npublisher = \"p\"\narea = \"a\"\nversion = \"1\"\nvalid_from = 2018-01-01\nsource = \"s\"\ncurrency = \"c\"\n";

/// A folder with one small procedure of these rules.
fn with_rules(rules: &str) -> Folder {
    let folder = Folder::new();
    folder
        .write("waypost.toml", "[procedures]\npath = \"own\"\n")
        .write("own/vocabulary/facts.toml", FACTS)
        .write("own/vocabulary/directives.toml", DIRECTIVES)
        .write("own/mine/procedure.toml", HEADING)
        .write("own/mine/rules/all.toml", rules);
    folder
}

fn rule(id: &str, when: &str) -> String {
    format!(
        "[[rule]]\nid = \"{id}\"\nwhen = \"{when}\"\ndirective = \"tell\"\nmodality = \"must\"\nwhy = \"w\"\n"
    )
}

#[test]
fn the_built_in_procedures_pass_with_every_sentence() {
    let folder = Folder::new();
    let said = folder.waypost("procedure check").good();
    let last = said.out.lines().last().unwrap_or_default();
    assert!(last.ends_with("sentences, no failures"), "{last}");
    assert!(!said.out.contains("FAILURE"), "{}", said.out);
}

#[test]
fn what_a_document_does_not_satisfy_is_told_with_its_smallest_example() {
    let folder = Folder::new();
    let said = folder.waypost("procedure check dorset").good();
    let told = "If a child is in immediate danger, 999 is called.";
    assert!(said.out.contains(told), "{}", said.out);
    let example = "→ call_999 does not follow: no clause asks for it";
    assert!(said.out.contains(example), "{}", said.out);
}

#[test]
fn other_programs_read_the_same() {
    let folder = Folder::new();
    let said = folder.waypost("procedure check dorset --json").good();
    let read: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(read["good"], true);
    let dorset = &read["procedures"][0];
    let properties = dorset["properties"].as_array().unwrap();
    let danger = properties
        .iter()
        .find(|property| property["id"] == "danger-means-999")
        .unwrap();
    assert_eq!(danger["verdict"], "not_satisfied");
    let example = &danger["examples"][0];
    assert_eq!(example["facts"]["immediate_danger"], true);
    assert_eq!(example["directives"]["call_999"], "absent");
}

#[test]
fn the_answer_that_the_documentation_prints_is_the_one_that_is_given() {
    let folder = Folder::new();
    let said = folder.waypost("procedure check dorset --json").good();
    let read: Value = serde_json::from_str(&said.out).unwrap();
    let dorset = &read["procedures"][0];
    let printed = include_str!("../../../../docs/proofs.md");
    let clauses = ["all", "honoured", "planned", "not_yet", "not"];
    let clauses = clauses.map(|key| format!("\"{key}\": {}", dorset["clauses"][key]));
    for part in [
        format!("\"version\": {}", dorset["version"]),
        format!("\"rules\": {}", dorset["rules"]),
        format!("\"clauses\": {{ {} }}", clauses.join(", ")),
    ] {
        assert!(printed.contains(&part), "{part}");
    }
}

#[test]
fn saved_examples_are_worked_cases_that_pass_and_are_never_written_over() {
    let folder = Folder::new();
    let check = "procedure check --save-examples found.toml";
    let said = folder.waypost(check).good();
    assert!(said.out.contains("worked examples saved"), "{}", said.out);
    let tested = folder.waypost("procedure test found.toml").good();
    let last = tested.out.lines().last().unwrap_or_default();
    assert!(
        last.ends_with(" passed, 0 failed") && !last.starts_with("0 "),
        "{last}"
    );
    let again = folder.waypost(check);
    assert_eq!(again.code, Some(2));
    assert!(
        again.err.contains("there is already a file"),
        "{}",
        again.err
    );
}

#[test]
fn one_worked_example_is_counted_as_one() {
    let folder = with_rules(&rule("good", "danger"));
    let property = "[[property]]\nid = \"s\"\nsays = \"Harm is told.\"\nclaim = \"required\"\nwhenever = \"harm\"\ndirectives = [\"tell\"]\n";
    folder.write("own/properties.toml", property);
    let said = folder.waypost("procedure check mine --save-examples found.toml");
    assert!(
        said.out.contains("\n1 worked example saved: "),
        "{}",
        said.out
    );
}

#[test]
fn a_broken_procedure_is_named_with_file_and_line_and_ends_with_1() {
    let rules = format!(
        "{}{}",
        rule("good", "harm"),
        rule("dead", "danger and not harm")
    );
    let folder = with_rules(&rules);
    let said = folder.waypost("procedure check");
    assert_eq!((said.code, said.err.as_str()), (Some(1), ""));
    let failure = "FAILURE  own/mine/rules/all.toml:7: rule `dead` can never hold: `danger` and `not harm` together cannot be, because `danger` always means `harm`";
    assert!(said.out.contains(failure), "{}", said.out);
    let sound = with_rules(&rule("good", "harm"));
    sound.waypost("procedure check mine").good();
}

#[test]
fn a_sentence_that_is_refuted_ends_with_1_and_one_listed_wrongly_too() {
    let folder = with_rules(&rule("good", "danger"));
    let property = "[[property]]\nid = \"s\"\nsays = \"Harm is told.\"\nclaim = \"required\"\nwhenever = \"WHEN\"\ndirectives = [\"tell\"]\n";
    folder.write("own/properties.toml", property.replace("WHEN", "harm"));
    let said = folder.waypost("procedure check");
    assert_eq!(said.code, Some(1));
    assert!(
        said.out
            .contains("FAILURE  refuted: s (own/properties.toml:1)"),
        "{}",
        said.out
    );
    let listed = format!(
        "{}[property.not_satisfied_by]\nmine = \"why\"\n",
        property.replace("WHEN", "danger")
    );
    folder.write("other.toml", listed);
    let said = folder.waypost("procedure check --properties other.toml");
    assert_eq!(said.code, Some(1));
    assert!(
        said.out.contains("listed as not satisfied, but it is: s"),
        "{}",
        said.out
    );
}

#[test]
fn what_cannot_be_read_ends_with_2() {
    let folder = Folder::new();
    let said = folder.waypost("procedure check dorsett");
    assert_eq!(said.code, Some(2));
    assert!(said.err.contains("did you mean `dorset`?"), "{}", said.err);
    folder.write("bad.toml", "[[property]]\nid = 1\n");
    let said = folder.waypost("procedure check --properties bad.toml");
    assert_eq!(said.code, Some(2));
    assert!(said.err.contains("bad.toml:2:"), "{}", said.err);
}
