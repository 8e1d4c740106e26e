//! What was once written stays readable: each version of each event has a fixture that is kept for ever.

use std::collections::BTreeSet;

use casework::Event;

use crate::tree::{files, read};

const FIXTURES: &str = "crates/casework/fixtures";

#[test]
fn every_version_of_every_event_has_a_fixture_that_is_still_read() {
    for kind in Event::KINDS {
        for version in 1..=Event::schema(kind) {
            let path = format!("{FIXTURES}/{kind}.v{version}.json");
            let event = casework::upcast::read(kind, version, read(&path).as_bytes());
            assert_eq!(event.as_ref().map(Event::kind), Ok(kind), "{path}");
        }
    }
}

#[test]
fn every_fixture_is_of_an_event_that_exists() {
    let known: BTreeSet<String> = Event::KINDS
        .iter()
        .flat_map(|kind| {
            (1..=Event::schema(kind))
                .map(move |version| format!("{FIXTURES}/{kind}.v{version}.json"))
        })
        .collect();
    for (path, _) in files(FIXTURES, &["json"]) {
        assert!(
            known.contains(&path),
            "{path} is of no event that `casework` knows; events are never taken away"
        );
    }
}
