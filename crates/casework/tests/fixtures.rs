//! Every version of every event ever written is kept and can be read.

use std::path::PathBuf;

use casework::{Event, upcast};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

#[test]
fn every_event_version_has_a_fixture_that_is_read_today() {
    for kind in Event::KINDS {
        for schema in 1..=Event::schema(kind) {
            let path = folder().join(format!("{kind}.v{schema}.json"));
            let text =
                std::fs::read(&path).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()));
            let event = upcast::read(kind, schema, &text).unwrap();
            assert_eq!(event.kind(), kind);
        }
    }
}

#[test]
fn the_newest_fixture_is_what_is_written_today() {
    for kind in Event::KINDS {
        let schema = Event::schema(kind);
        let text = std::fs::read(folder().join(format!("{kind}.v{schema}.json"))).unwrap();
        let written = upcast::write(&upcast::read(kind, schema, &text).unwrap()).unwrap();
        let before: serde_json::Value = serde_json::from_slice(&text).unwrap();
        let after: serde_json::Value = serde_json::from_slice(&written).unwrap();
        assert_eq!(before, after, "{kind}");
    }
}

#[test]
fn no_fixture_stands_without_a_kind() {
    for entry in std::fs::read_dir(folder()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let (kind, version) = name
            .strip_suffix(".json")
            .unwrap()
            .split_once(".v")
            .unwrap();
        let version: u32 = version.parse().unwrap();
        assert!(Event::KINDS.contains(&kind), "{name}");
        assert!((1..=Event::schema(kind)).contains(&version), "{name}");
    }
}
