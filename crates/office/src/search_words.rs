//! The words under which a case is found: its reference, the people's names and what has been written about it.

use casework::{Event, Recorded};
use store::words;

/// Whether an event brings words with it.
pub(crate) const fn changes_words(event: &Event) -> bool {
    matches!(
        event,
        Event::ConcernReported(_)
            | Event::PersonAdded { .. }
            | Event::NoteAdded { .. }
            | Event::EntryCorrected { .. }
    )
}

/// All words of a case.
pub(crate) fn words_of(events: &[Recorded<Event>]) -> Vec<String> {
    let mut text = String::new();
    for recorded in events {
        let mut add = |part: &str| {
            text.push_str(part);
            text.push(' ');
        };
        match &recorded.event {
            Event::ConcernReported(concern) => {
                add(&concern.reference);
                add(&concern.what_happened);
                add(&concern.when_it_happened);
                add(&concern.how_it_came_to_light);
                add(&concern.devices);
                add(&concern.done_so_far);
                for person in &concern.people {
                    add(&person.name);
                    add(&person.organisation);
                    add(&person.note);
                }
            }
            Event::PersonAdded { person } => {
                add(&person.name);
                add(&person.organisation);
                add(&person.note);
            }
            Event::NoteAdded { text, .. } | Event::EntryCorrected { text, .. } => add(text),
            _ => {}
        }
    }
    words(&text)
}
