//! `waypost procedure show` and `check`: what becomes of each clause, what is no longer the law, and the law by itself.

use serde_json::Value;

use crate::program::Folder;

fn shown(arguments: &str) -> String {
    let folder = Folder::new();
    folder.waypost(&format!("procedure {arguments}")).good().out
}

#[test]
fn a_passage_that_is_no_longer_the_law_is_marked_and_what_stands_is_beside_it() {
    for (procedure, clause, mark) in [
        ("kent-medway", "KEN-0076", "no longer the law"),
        ("kent-medway", "KEN-0056", "changed since"),
        (
            "cambridgeshire-peterborough",
            "CAM-0523",
            "no longer the law",
        ),
    ] {
        let all = shown(&format!("show {procedure}"));
        let line = all
            .lines()
            .find(|line| line.trim_start().starts_with(clause));
        let line = line.unwrap_or_default();
        let brief = line.split_once(&format!(" [{mark}: ")).map(|(_, law)| law);
        let law = brief
            .and_then(|rest| rest.split(']').next())
            .unwrap_or_default();
        assert!(law.starts_with("NAT-"), "{line}");
        let one = shown(&format!("show {procedure} {clause}"));
        let told = one
            .split_once(&format!("! {mark} ({law}): "))
            .map(|(_, told)| told);
        let row = shown(&format!("show england {law}"));
        let stands = row
            .lines()
            .find_map(|line| line.strip_prefix("Stands today: "));
        assert!(
            told.unwrap_or_default().starts_with(stands.unwrap()),
            "{one}"
        );
        assert!(row.contains(&format!("{clause}: {mark}")), "{row}");
    }
    let untouched = shown("show dorset DOR-0189");
    assert!(!untouched.contains("! "), "{untouched}");
}

#[test]
fn a_guardrail_and_a_later_part_are_shown_in_words() {
    let guardrail = shown("show dorset DOR-0146");
    let holds = "Waypost holds to it: Waypost takes no picture, film or other file";
    assert!(guardrail.contains(holds), "{guardrail}");
    let planned = shown("show dorset DOR-0301");
    let part = "It comes with a later part: lending and setting up equipment.";
    assert!(planned.contains(part), "{planned}");
}

#[test]
fn the_law_over_the_procedures_is_shown_and_every_procedure_is_held_to_it() {
    let all = shown("show england");
    assert!(all.contains("\n  NAT-"), "{all}");
    let checked = shown("check england");
    assert!(checked.contains("kent-medway"), "{checked}");
    assert!(
        checked.ends_with("5 procedures, 0 sentences, no failures\n"),
        "{checked}"
    );
    assert!(!checked.contains("every rule can hold"), "{checked}");
}

#[test]
fn where_only_a_procedure_will_do_the_law_is_told_apart_from_a_slip() {
    let folder = Folder::new();
    for command in [
        "procedure draw england",
        "procedure test --procedure england",
    ] {
        folder
            .waypost(command)
            .refused("england is no procedure but the law and guidance over all of them: `waypost procedure show england` shows it, and `waypost procedure check england` holds every procedure to it");
    }
}

#[test]
fn every_clause_that_is_not_honoured_as_written_counts_as_such() {
    let read: Value = serde_json::from_str(&shown("check --json")).unwrap();
    let procedures = read["procedures"].as_array().unwrap();
    let alone = procedures.iter().filter(|one| one["with"].is_null());
    let (mut not, mut planned) = (0, 0);
    for procedure in alone {
        let clauses = &procedure["clauses"];
        let count = |what: &str| clauses[what].as_u64().unwrap();
        let sum = count("honoured") + count("planned") + count("not_yet") + count("not");
        assert_eq!(sum, count("all"));
        not += count("not");
        planned += count("planned");
    }
    assert_eq!(not, 9);
    assert!(planned >= 90, "{planned}");
}
