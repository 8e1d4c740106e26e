//! Proofs: what holds of a procedure in every case that the vocabulary allows, and the smallest worked example of what does not.
//!
//! A proof is about completely known cases; there an `until` simply has its value. What is proved carries over to cases in which not
//! everything is known yet: whatever follows in every completion follows (see docs/proofs.md, which says for which sentences and why).
//!
//! Conditions become binary decision diagrams, one for each rule and each directive; questions about the whole procedure at once, for
//! which diagrams can grow beyond all bounds, go to a satisfiability solver. Every example is put to the ordinary evaluator before it is
//! shown; should the two disagree, that is reported as a fault in Waypost.

pub(crate) mod atoms;
mod breach;
mod checks;
pub(crate) mod diagrams;
mod example;
mod finding;
mod property;
mod prover;
mod report;
mod satisfiability;
pub(crate) mod smallest;
pub(crate) mod subject;

pub(crate) use breach::no_later;
pub use example::Example;
pub use finding::{Check, Finding, Place, Weight};
pub use property::{Claim, Judged, Kept, Properties, Property, Verdict};
pub use prover::{Method, Prover, Sought};
pub use report::{Coverage, Report, Told};

use crate::decision::Rulebook;

use self::subject::Subject;

/// Puts every check and every property to a procedure. `each` is told before each of them what comes next.
pub fn check(
    rulebook: &Rulebook,
    properties: &Properties,
    each: &mut dyn FnMut(Told<'_>),
) -> Report {
    let claimed: Vec<&Property> = properties
        .iter()
        .filter(|property| property.is_claimed_of(&rulebook.procedure().id))
        .collect();
    let facts: Vec<_> = claimed
        .iter()
        .flat_map(|property| property.claim.facts())
        .chain(&properties.kinds)
        .copied()
        .collect();
    let whenevers = claimed
        .iter()
        .filter_map(|property| property.claim.whenever());
    let mut subject = Subject::new(rulebook, whenevers, &facts);
    let mut report = Report::new(rulebook);
    for check in Check::ALL {
        each(Told::Check(check));
        report.findings.extend(checks::put(&mut subject, check));
    }
    for property in claimed {
        each(Told::Property(property));
        report
            .properties
            .push(property::judge(&mut subject, properties, property));
    }
    report.largest_diagram = subject.diagrams.sizes().1;
    report
}

/// A procedure with a layer over it: whether what each asks for agrees with what the other does. All else is checked of each apart.
pub fn check_together(rulebook: &Rulebook) -> Report {
    let mut subject = Subject::new(rulebook, std::iter::empty(), &[]);
    let mut report = Report::new(rulebook);
    for check in [Check::NoContradictions, Check::Deadlines] {
        report.findings.extend(checks::put(&mut subject, check));
    }
    report.largest_diagram = subject.diagrams.sizes().1;
    report
}

/// How many steps [`check`] tells of.
pub fn steps(rulebook: &Rulebook, properties: &Properties) -> usize {
    let claimed = properties
        .iter()
        .filter(|property| property.is_claimed_of(&rulebook.procedure().id));
    Check::ALL.len() + claimed.count()
}
