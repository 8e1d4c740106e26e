//! The questions put to every procedure, each in a file of its own.

mod accounted;
mod asked;
mod contradictions;
mod dead;
mod deadlines;
mod reached;
mod redundant;
mod well_formed;

use super::finding::{Check, Finding};
use super::subject::Subject;

/// What one check found; the properties are put by `property`.
pub(crate) fn put(subject: &mut Subject<'_>, check: Check) -> Vec<Finding> {
    match check {
        Check::WellFormed => well_formed::findings(subject),
        Check::EveryClause => accounted::findings(subject),
        Check::RulesCanHold => dead::findings(subject),
        Check::RulesAddSomething => redundant::findings(subject),
        Check::NoContradictions => contradictions::findings(subject),
        Check::Deadlines => deadlines::findings(subject),
        Check::FactsMatter => asked::findings(subject),
        Check::EverythingReached => reached::findings(subject),
        Check::Properties => Vec::new(),
    }
}
