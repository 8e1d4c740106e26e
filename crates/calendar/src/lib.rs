//! Working time: from the moment a duty arose and the span it allows to the moment it is due, with the reason as steps.
//!
//! Pure arithmetic over Europe/London. No clock, chance or file: the zone and the table of bank holidays are compiled in,
//! so that the same question has the same answer on every machine. It knows nothing of incidents.

mod span;

pub use span::{Span, SpanFault};
