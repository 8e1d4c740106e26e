//! Under which heading of the plan a directive stands.

use calendar::london;
use decide::{DirectiveKind, Modality, Urgency};
use jiff::Timestamp;

/// The headings, in the order in which a plan is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    Now,
    DoNot,
    Today,
    ByDate,
    /// How the whole case is to be treated.
    TreatAs,
    ThinkAbout,
    CouldStillFollow,
}

impl Place {
    pub const ALL: [Place; 7] = [
        Place::Now,
        Place::DoNot,
        Place::Today,
        Place::ByDate,
        Place::TreatAs,
        Place::ThinkAbout,
        Place::CouldStillFollow,
    ];

    pub fn heading(self) -> &'static str {
        match self {
            Place::Now => "Now",
            Place::DoNot => "Do not",
            Place::Today => "Today",
            Place::ByDate => "By date",
            Place::TreatAs => "How to treat it",
            Place::ThinkAbout => "Think about",
            Place::CouldStillFollow => "Could still follow",
        }
    }

    /// The place of a required directive. What is due at once or overdue is for now; without a deadline, its urgency decides.
    pub fn of(
        kind: DirectiveKind,
        modality: Modality,
        urgency: Urgency,
        due: Option<Timestamp>,
        now: Timestamp,
    ) -> Self {
        if matches!(modality, Modality::MustNot | Modality::ShouldNot) {
            return Place::DoNot;
        }
        match kind {
            DirectiveKind::Prohibition => Place::DoNot,
            DirectiveKind::Handling => Place::TreatAs,
            DirectiveKind::Consideration | DirectiveKind::Permission => Place::ThinkAbout,
            DirectiveKind::Duty if modality == Modality::May => Place::ThinkAbout,
            DirectiveKind::Duty => Place::by_time(urgency, due, now),
        }
    }

    /// The place of what somebody has set a date for: where the date puts it, whatever its kind. What stands under Now stays there:
    /// no date that a person sets puts off what is to be done at once.
    pub(crate) fn dated(self, urgency: Urgency, due: Timestamp, now: Timestamp) -> Self {
        match self {
            Place::Now => Place::Now,
            _ => Place::by_time(urgency, Some(due), now),
        }
    }

    fn by_time(urgency: Urgency, due: Option<Timestamp>, now: Timestamp) -> Self {
        let day = |at| london::clock(at).date();
        match due {
            Some(due) if due <= now => Place::Now,
            Some(due) if day(due) == day(now) => match urgency {
                Urgency::Life => Place::Now,
                _ => Place::Today,
            },
            Some(_) => Place::ByDate,
            None => match urgency {
                Urgency::Life | Urgency::Immediate => Place::Now,
                Urgency::SameDay => Place::Today,
                Urgency::Soon | Urgency::WhenPossible => Place::ByDate,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn a_duty_stands_where_its_time_puts_it() {
        let now = at("2026-11-20T15:30:00Z");
        let place = |urgency, due: Option<&str>| {
            Place::of(
                DirectiveKind::Duty,
                Modality::Must,
                urgency,
                due.map(at),
                now,
            )
        };
        assert_eq!(
            place(Urgency::Soon, Some("2026-11-20T15:30:00Z")),
            Place::Now
        );
        assert_eq!(
            place(Urgency::Soon, Some("2026-11-20T23:59:59Z")),
            Place::Today
        );
        assert_eq!(
            place(Urgency::Soon, Some("2026-11-21T00:00:00Z")),
            Place::ByDate
        );
        assert_eq!(place(Urgency::Immediate, None), Place::Now);
        assert_eq!(place(Urgency::SameDay, None), Place::Today);
        assert_eq!(place(Urgency::WhenPossible, None), Place::ByDate);
    }

    #[test]
    fn what_must_not_be_done_never_stands_among_what_must() {
        let now = at("2026-11-20T15:30:00Z");
        let place = |kind, modality| Place::of(kind, modality, Urgency::Life, Some(now), now);
        assert_eq!(place(DirectiveKind::Duty, Modality::MustNot), Place::DoNot);
        assert_eq!(
            place(DirectiveKind::Prohibition, Modality::Must),
            Place::DoNot
        );
        assert_eq!(place(DirectiveKind::Duty, Modality::May), Place::ThinkAbout);
        assert_eq!(
            place(DirectiveKind::Handling, Modality::Must),
            Place::TreatAs
        );
    }
}
