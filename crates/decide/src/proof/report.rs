//! What came of all checks and properties for one procedure.

use super::finding::{Check, Finding, Weight};
use super::property::{Judged, Property, Verdict};
use crate::decision::Rulebook;
use crate::procedure::Accounted;

/// What is being done next.
#[derive(Debug, Clone, Copy)]
pub enum Told<'t> {
    Check(Check),
    Property(&'t Property),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    pub procedure: String,
    pub title: String,
    pub rules: usize,
    pub clauses: Coverage,
    pub findings: Vec<Finding>,
    pub properties: Vec<Judged>,
    /// In nodes.
    pub largest_diagram: usize,
}

/// How many clauses are honoured, and how many are not for a stated reason. Each clause counts once, by [`crate::Clause::accounted`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Coverage {
    pub all: usize,
    /// By a rule, step, form, contact, ruling, page or guardrail.
    pub honoured: usize,
    /// Not yet, and a later part is named.
    pub planned: usize,
    /// Not yet, and no later part is named.
    pub not_yet: usize,
    /// Never as written, with the reason.
    pub not: usize,
}

impl Report {
    pub(super) fn new(rulebook: &Rulebook) -> Report {
        let procedure = rulebook.procedure();
        Report {
            procedure: procedure.id.clone(),
            title: procedure.title.clone(),
            rules: procedure.rules.len(),
            clauses: Coverage::of(rulebook),
            findings: Vec::new(),
            properties: Vec::new(),
            largest_diagram: 0,
        }
    }

    /// Whether the procedure may be put in force.
    pub fn is_good(&self) -> bool {
        self.findings
            .iter()
            .all(|finding| finding.weight != Weight::Failure)
            && !self.properties.iter().any(Judged::is_failure)
    }

    pub fn found(&self, check: Check) -> impl Iterator<Item = &Finding> {
        self.findings
            .iter()
            .filter(move |finding| finding.check == check)
    }

    pub fn judged(&self, verdict: Verdict) -> impl Iterator<Item = &Judged> {
        self.properties
            .iter()
            .filter(move |judged| judged.verdict == verdict)
    }
}

impl Coverage {
    fn of(rulebook: &Rulebook) -> Coverage {
        let mut coverage = Coverage::default();
        for clause in &rulebook.procedure().clauses {
            coverage.all += 1;
            match clause.accounted() {
                Some(Accounted::Honoured) => coverage.honoured += 1,
                Some(Accounted::Planned) => coverage.planned += 1,
                Some(Accounted::NotYet) => coverage.not_yet += 1,
                Some(Accounted::Not) => coverage.not += 1,
                None => {}
            }
        }
        coverage
    }
}
