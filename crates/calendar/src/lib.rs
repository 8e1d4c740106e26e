//! Working time: from the moment a duty arose and the span it allows to the moment it is due, with the reason as steps.
//!
//! Pure arithmetic over Europe/London. No clock, chance or file: the zone and the table of bank holidays are compiled in,
//! so that the same question has the same answer on every machine. It knows nothing of incidents.

pub mod bank_holidays;
mod due;
mod fault;
pub mod london;
mod opening_hours;
mod say;
mod span;
mod step;
mod working_time;

pub use due::{Due, due};
pub use fault::CalendarFault;
pub use opening_hours::{OpenState, Opening, OpeningFault, OpeningHours};
pub use say::say;
pub use span::{Span, SpanFault};
pub use step::{Arose, Step};
pub use working_time::{Closure, DayKind, WorkingTime};
