//! Reading an event of any version ever written: one step at a time up to today's shape.

use serde_json::Value;

use crate::event::Event;

/// From one version of a kind to the next; gets and gives the whole payload.
pub type Step = fn(Value) -> Value;

/// `(kind, from version, step)`.
const STEPS: &[(&str, u32, Step)] = &[
    ("directive_done", 1, to_the_minute),
    ("note_added", 1, to_the_minute),
];

/// At first every time was kept to the minute; a day typed without an hour had become midnight, and cannot be told from it.
fn to_the_minute(mut payload: Value) -> Value {
    if let Some(fields) = payload.as_object_mut() {
        fields.insert("day_only".to_owned(), Value::Bool(false));
    }
    payload
}

/// A stored event that this program cannot read. It is never skipped: the case is not shown at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    #[error("there is no event of kind {0:?}")]
    UnknownKind(String),
    #[error(
        "{kind} is written in version {found}, and this program knows {known}: it is older than the data"
    )]
    Newer {
        kind: String,
        found: u32,
        known: u32,
    },
    #[error("there is no step for {kind} from version {from}")]
    NoStep { kind: String, from: u32 },
    #[error("{kind} is not in the shape of version {schema}: {why}")]
    Shape {
        kind: String,
        schema: u32,
        why: String,
    },
}

/// The payload to be stored, in today's shape.
///
/// # Errors
/// When the event cannot be written as JSON, which no event of this crate does.
pub fn write(event: &Event) -> Result<Vec<u8>, serde_json::Error> {
    serde_json::to_vec(event)
}

/// The event as it is understood today.
///
/// # Errors
/// [`Unreadable`].
pub fn read(kind: &str, schema: u32, payload: &[u8]) -> Result<Event, Unreadable> {
    read_with(STEPS, Event::schema(kind), kind, schema, payload)
}

fn read_with(
    steps: &[(&str, u32, Step)],
    today: u32,
    kind: &str,
    schema: u32,
    payload: &[u8],
) -> Result<Event, Unreadable> {
    if !Event::KINDS.contains(&kind) {
        return Err(Unreadable::UnknownKind(kind.to_owned()));
    }
    if schema > today {
        return Err(Unreadable::Newer {
            kind: kind.to_owned(),
            found: schema,
            known: today,
        });
    }
    let shape = |why: String| Unreadable::Shape {
        kind: kind.to_owned(),
        schema,
        why,
    };
    let event: Event = if schema == today {
        serde_json::from_slice(payload).map_err(|fault| shape(fault.to_string()))?
    } else {
        let mut value =
            serde_json::from_slice(payload).map_err(|fault| shape(fault.to_string()))?;
        for from in schema..today {
            let step = steps
                .iter()
                .find(|(of, version, _)| *of == kind && *version == from);
            let (_, _, step) = step.ok_or_else(|| Unreadable::NoStep {
                kind: kind.to_owned(),
                from,
            })?;
            value = step(value);
        }
        serde_json::from_value(value).map_err(|fault| shape(fault.to_string()))?
    };
    if event.kind() == kind {
        Ok(event)
    } else {
        Err(shape(format!("the payload is a {}", event.kind())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rename_words_to_text(mut value: Value) -> Value {
        if let Some(words) = value.get_mut("words").map(Value::take) {
            value["text"] = words;
        }
        value
    }

    fn add_happened_at(mut value: Value) -> Value {
        value["happened_at"] = Value::Null;
        value["day_only"] = Value::Bool(false);
        value
    }

    #[test]
    fn an_old_shape_climbs_one_step_at_a_time() {
        let steps: &[(&str, u32, Step)] = &[
            ("note_added", 2, add_happened_at),
            ("note_added", 1, rename_words_to_text),
        ];
        let payload = br#"{"kind":"note_added","words":"Rang the parent."}"#;
        let event = read_with(steps, 3, "note_added", 1, payload).unwrap();
        let Event::NoteAdded {
            text, happened_at, ..
        } = event
        else {
            panic!("another kind")
        };
        assert_eq!((text.as_str(), happened_at), ("Rang the parent.", None));
    }

    #[test]
    fn a_missing_step_is_an_error_and_not_a_guess() {
        let fault = read_with(&[], 2, "note_added", 1, b"{}").unwrap_err();
        assert_eq!(
            fault,
            Unreadable::NoStep {
                kind: "note_added".into(),
                from: 1
            }
        );
    }

    #[test]
    fn what_a_newer_program_wrote_is_not_read_by_an_older_one() {
        assert!(matches!(
            read("note_added", 3, b"{}"),
            Err(Unreadable::Newer {
                found: 3,
                known: 2,
                ..
            })
        ));
        assert!(matches!(
            read("note_shredded", 1, b"{}"),
            Err(Unreadable::UnknownKind(_))
        ));
    }

    #[test]
    fn a_payload_of_another_kind_than_its_row_says_is_refused() {
        let payload = br#"{"kind":"case_reopened","reason":"New information."}"#;
        assert!(matches!(
            read("case_closed", 1, payload),
            Err(Unreadable::Shape { .. })
        ));
    }

    #[test]
    fn what_was_written_before_days_were_kept_has_its_time_to_the_minute() {
        let payload =
            br#"{"kind":"note_added","text":"Rang.","happened_at":"2026-05-22T15:00:00Z"}"#;
        let event = read("note_added", 1, payload).unwrap();
        assert!(event.happened().is_some_and(|happened| !happened.day_only));
        assert!(read("note_added", 1, b"[]").is_err());
    }
}
