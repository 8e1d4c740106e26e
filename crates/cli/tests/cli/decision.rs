//! `waypost triage`: the plan that people read and the JSON that programs read say the same, and docs/json.md describes it.

use std::collections::BTreeSet;

use crate::program::Folder;
use serde_json::Value;

const DOCUMENT: &str = include_str!("../../../../docs/json.md");
/// Had an adult been involved, the police would be told.
const NEAR: &str = "youth_produced_imagery = true\nyoungest_age = 13\nadult_involved = false\n";
const IMAGERY: &str = "\
setting = \"school\"
youth_produced_imagery = true
child_victim = true
blackmailed = true
youngest_age = 13
";
const AT: &str = "2026-11-20T15:30";

fn decided(facts: &str) -> Value {
    let folder = Folder::new();
    let line = format!("triage --procedure dorset --facts - --json --at {AT}");
    let said = folder.waypost_told(&line, facts.as_bytes()).good();
    serde_json::from_str(&said.out).unwrap()
}

fn directive<'a>(decision: &'a Value, id: &str) -> &'a Value {
    let directives = decision["directives"].as_array().unwrap();
    directives
        .iter()
        .find(|directive| directive["id"] == id)
        .unwrap_or(&Value::Null)
}

/// `directives[].deadline.span` for every key, names of facts aside.
fn keys(value: &Value, path: &str, found: &mut BTreeSet<String>) {
    let facts = [
        "facts.given",
        "facts.implied",
        "because[].facts",
        "would_follow_if[]",
        "would_follow_if_in_words[]",
        "near_misses[].now",
        "near_misses[].then",
    ];
    if facts.iter().any(|facts| path.ends_with(facts)) {
        return;
    }
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                let path = if path.is_empty() {
                    key.clone()
                } else {
                    format!("{path}.{key}")
                };
                found.insert(path.clone());
                keys(value, &path, found);
            }
        }
        Value::Array(items) => items
            .iter()
            .for_each(|item| keys(item, &format!("{path}[]"), found)),
        _ => {}
    }
}

#[test]
fn every_key_is_documented_and_every_documented_key_is_there() {
    let mut found = BTreeSet::new();
    keys(&decided(IMAGERY), "", &mut found);
    keys(&decided(""), "", &mut found);
    keys(&decided(NEAR), "", &mut found);
    // Said by the keys within.
    for whole in ["procedure", "facts"] {
        found.remove(whole);
    }
    let rows = DOCUMENT.lines().filter_map(|line| line.strip_prefix("| `"));
    let documented: BTreeSet<String> = rows
        .filter_map(|row| row.split('`').next())
        .map(str::to_owned)
        .collect();
    assert_eq!(found, documented);
}

#[test]
fn a_single_answer_that_keeps_something_away_is_named() {
    let decision = decided(NEAR);
    let near = decision["near_misses"].as_array().unwrap();
    let police = near
        .iter()
        .find(|near| near["directive"] == "refer_police" && near["now"]["adult_involved"] == false);
    assert_eq!(police.unwrap()["then"]["adult_involved"], true);
    let folder = Folder::new();
    let line = format!("triage --procedure dorset --facts - --at {AT}");
    let said = folder.waypost_told(&line, NEAR.as_bytes()).good();
    let part = said
        .out
        .split("KEPT AWAY BY A SINGLE ANSWER")
        .nth(1)
        .unwrap();
    assert!(part.contains("(adult_involved)"), "{part}");
}

#[test]
fn a_decision_gives_its_reasons_its_deadlines_and_what_could_still_follow() {
    let decision = decided(IMAGERY);
    assert_eq!(decision["procedure"]["id"], "dorset");
    assert_eq!(decision["at"], "2026-11-20T15:30:00+00:00");
    assert_eq!(decision["facts"]["given"]["youngest_age"], 13);
    let police = directive(&decision, "refer_police");
    assert_eq!(
        (&police["status"], &police["kind"]),
        (&Value::from("required"), &Value::from("duty"))
    );
    assert_eq!(police["would_follow_if"], Value::Array(Vec::new()));
    let because = police["because"].as_array().unwrap();
    assert!(
        because
            .iter()
            .any(|reason| reason["facts"]["blackmailed"] == true),
        "{because:#?}"
    );
    assert!(
        because
            .iter()
            .all(|reason| !reason["cites"].as_array().unwrap().is_empty())
    );
    let dated: Vec<&Value> = decision["directives"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|directive| !directive["deadline"].is_null())
        .collect();
    assert!(!dated.is_empty());
    for directive in dated {
        let due = directive["deadline"]["due"].as_str().unwrap();
        assert!(due >= "2026-11-20T15:30:00+00:00", "{directive:#}");
        assert!(
            !directive["deadline"]["steps"]
                .as_array()
                .unwrap()
                .is_empty()
        );
    }
}

#[test]
fn an_answer_that_would_require_a_directive_does_require_it() {
    let decision = decided(IMAGERY);
    let directives = decision["directives"].as_array().unwrap();
    let possible: Vec<&Value> = directives
        .iter()
        .filter(|directive| directive["status"] == "possible")
        .collect();
    assert!(!possible.is_empty());
    for directive in possible.into_iter().take(12) {
        let ways = directive["would_follow_if"].as_array().unwrap();
        assert!(!ways.is_empty(), "{directive:#}");
        let answers: String = ways[0]
            .as_object()
            .unwrap()
            .iter()
            .map(|(fact, value)| format!("{fact} = {value}\n"))
            .collect();
        let then = decided(&format!("{IMAGERY}{answers}"));
        let id = directive["id"].as_str().unwrap();
        assert_eq!(status(&then, id), "required", "{id} with {answers}");
    }
}

fn status(decision: &Value, id: &str) -> String {
    directive(decision, id)["status"]
        .as_str()
        .unwrap_or("absent")
        .to_owned()
}

#[test]
fn the_questions_asked_can_change_something_and_settled_facts_are_not_asked() {
    let decision = decided(IMAGERY);
    let questions = decision["questions"].as_array().unwrap();
    assert!(!questions.is_empty());
    for question in questions {
        assert!(
            !question["decides"].as_array().unwrap().is_empty(),
            "{question:#}"
        );
        let fact = question["fact"].as_str().unwrap();
        assert!(
            decision["facts"]["given"].get(fact).is_none(),
            "{fact} is asked again"
        );
        assert!(
            decision["facts"]["implied"].get(fact).is_none(),
            "{fact} follows already"
        );
    }
}

#[test]
fn the_plan_holds_every_directive_under_its_heading() {
    let folder = Folder::new();
    let line = format!("triage --procedure dorset --facts - --at {AT}");
    let plan = folder.waypost_told(&line, IMAGERY.as_bytes()).good().out;
    let decision = decided(IMAGERY);
    let flat = plan.split_whitespace().collect::<Vec<_>>().join(" ");
    for directive in decision["directives"].as_array().unwrap() {
        let does = directive["does"].as_str().unwrap();
        assert!(flat.contains(does), "{does} is not in the plan");
    }
    for heading in ["DO NOT", "COULD STILL FOLLOW", "NEXT QUESTIONS", "CONTACTS"] {
        assert!(
            plan.contains(&format!("\n{heading}\n")),
            "{heading}:\n{plan}"
        );
    }
    assert!(
        plan.lines().all(|line| line.chars().count() <= 96),
        "{plan}"
    );
}

#[test]
fn a_procedure_says_nothing_about_a_day_on_which_it_was_not_in_force() {
    let folder = Folder::new();
    folder
        .waypost_told(
            "triage --procedure dorset --facts - --at 2016-12-31T12:00",
            b"",
        )
        .refused("dorset is in force from 2017-02-01, so it says nothing about 2016-12-31");
}

/// A procedure of one rule, in a folder of its own, beside the vocabulary.
fn with_one_rule(deadline: &str) -> Folder {
    let folder = Folder::new();
    let words = concat!(env!("CARGO_MANIFEST_DIR"), "/../../procedures/vocabulary");
    for name in ["facts.toml", "directives.toml"] {
        let text = std::fs::read(format!("{words}/{name}")).unwrap();
        folder.write(&format!("mine/vocabulary/{name}"), text);
    }
    folder
        .write("waypost.toml", "[procedures]\npath = \"mine\"\n[organisation]\nclosing_hour = \"16:00\"\nclosures = [\"2026-12-21 to 2027-01-01: Christmas\"]\n")
        .write("mine/small/procedure.toml", "id = \"small\"\ntitle = \"Small\"\npublisher = \"Nobody\"\narea = \"Nowhere\"\nversion = \"1\"\nvalid_from = 2020-01-01\nsource = \"none\"\ncurrency = \"Invented.\"\n")
        .write("mine/small/clauses.csv", "id,section,modality,kind,ours,honoured\nS-1,One,must,rule,Tell the police.,rule:police\n")
        .write("mine/small/rules/one.toml", format!("[[rule]]\nid = \"police\"\nwhen = \"grooming\"\ndirective = \"refer_police\"\nmodality = \"must\"\ndeadline = \"{deadline}\"\ncites = [\"S-1\"]\nwhy = \"Somebody is being groomed.\"\n"))
        .write("case.toml", "grooming = true\n");
    folder
}

#[test]
fn a_deadline_heeds_the_closing_hour_and_the_closures_of_the_organisation() {
    let folder = with_one_rule("2_working_days");
    let line = "triage --procedure small --facts case.toml --at 2026-12-18T15:00";
    let said = folder.waypost(&format!("{line} --json")).good();
    let decision: Value = serde_json::from_str(&said.out).unwrap();
    let deadline = &directive(&decision, "refer_police")["deadline"];
    assert_eq!(
        (&deadline["span"], &deadline["due"]),
        (
            &Value::from("2_working_days"),
            &Value::from("2027-01-05T16:00:00+00:00")
        )
    );
    let plan = folder.waypost(line).good().out;
    assert!(plan.contains("\nBY DATE\n"), "{plan}");
    assert!(
        plan.contains("Tuesday 5 January 2027, in 18 days"),
        "{plan}"
    );
    assert!(plan.contains("(Christmas)"), "{plan}");
}

#[test]
fn a_due_time_that_would_be_a_guess_is_told_and_the_duty_stands() {
    let folder = with_one_rule("2_working_days");
    let line = "triage --procedure small --facts case.toml --at 2030-12-31T10:00";
    let said = folder.waypost(&format!("{line} --json"));
    let decision: Value = serde_json::from_str(&said.out).unwrap();
    let police = directive(&decision, "refer_police");
    assert_eq!(
        (&police["status"], &police["deadline"]["due"]),
        (&Value::from("required"), &Value::Null)
    );
    let why = "the bank holidays of 2031 are not known here: the table holds 2015 to 2030";
    assert_eq!(
        (said.code, said.err.trim_end()),
        (Some(2), format!("error: {why}").as_str())
    );
    let plan = folder.waypost(line);
    assert!(
        plan.out
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .contains(why),
        "{}",
        plan.out
    );
}

#[test]
fn the_law_takes_part_only_when_asked_and_under_its_own_name() {
    let folder = Folder::new();
    let facts = "setting = \"school\"\nyouth_produced_imagery = true\nadult_involved = true\n";
    let line = format!("triage --procedure kent-medway --facts - --json --at {AT}");
    let alone: Value =
        serde_json::from_str(&folder.waypost_told(&line, facts.as_bytes()).good().out).unwrap();
    assert_eq!(alone["layer"], Value::Null);
    assert!(!alone.to_string().contains("NAT-"));
    let line = format!("{line} --with-national");
    let both: Value =
        serde_json::from_str(&folder.waypost_told(&line, facts.as_bytes()).good().out).unwrap();
    assert_eq!(both["layer"]["id"], "england");
    let viewing = directive(&both, "do_not_view_imagery");
    assert_eq!(
        viewing["because"][0]["rule"],
        "england/nudes-are-not-viewed"
    );
    assert_eq!(viewing["because"][0]["layer"], "england");
    assert_eq!(viewing["because"][0]["cites"][0], "NAT-NUDES");
    let told = directive(&both, "inform_safeguarding_lead");
    let clocks = told["deadline"]["clocks"].as_array().unwrap();
    assert_eq!(told["deadline"]["span"], "immediate");
    assert!(
        clocks.iter().any(|clock| clock["by"] == "england"),
        "{told:#}"
    );
}

#[test]
fn what_the_local_document_asks_still_follows_with_the_law_over_it() {
    let folder = Folder::new();
    for id in ["dorset", "kent-medway", "online-safety-2024"] {
        let line = format!("triage --procedure {id} --facts - --at {AT} --with-national");
        let said = folder.waypost_told(&line, IMAGERY.as_bytes()).good();
        assert!(
            said.out
                .contains("With Law and guidance of England, version")
        );
        assert!(
            said.out.contains("Why (Law and guidance of England):"),
            "{}",
            said.out
        );
    }
}
