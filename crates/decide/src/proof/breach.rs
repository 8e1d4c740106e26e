//! What would have to be so of a case for a sentence not to hold: facts, directives required, directives that do not follow; of one case,
//! or of two that differ in one answer. A sentence is proved when no case is like that.

use batsat::Lit;
use biodivine_lib_bdd::Bdd;
use calendar::Span;

use super::subject::Subject;
use crate::expression::Expression;
use crate::facts::Facts;
use crate::procedure::RuleIndex;
use crate::value::Value;
use crate::vocabulary::{DirectiveId, FactId};

#[derive(Debug, Clone)]
pub(crate) enum Part<'p> {
    So(&'p Expression),
    Required(DirectiveId),
    Absent(DirectiveId),
    /// No rule that holds asks for the directive by then.
    Later(DirectiveId, Span),
}

/// The same case with one answer changed, and what follows from it.
#[derive(Debug, Clone)]
pub(crate) struct Change<'p> {
    pub fact: FactId,
    pub from: Value,
    pub to: Value,
    pub then: Vec<Part<'p>>,
}

#[derive(Debug, Clone)]
pub(crate) struct Breach<'p> {
    pub parts: Vec<Part<'p>>,
    pub change: Option<Change<'p>>,
}

/// More parts than this are put to the solver: their diagram may be too large.
const MOST_FOR_A_DIAGRAM: usize = 12;

impl Part<'_> {
    pub fn directive(&self) -> Option<DirectiveId> {
        match self {
            Part::So(_) => None,
            Part::Required(directive) | Part::Absent(directive) | Part::Later(directive, _) => {
                Some(*directive)
            }
        }
    }

    /// For [`Part::Absent`] and [`Part::Later`] the rules none of which may hold.
    pub fn silent(&self, subject: &Subject<'_>) -> Vec<RuleIndex> {
        match self {
            Part::So(_) | Part::Required(_) => Vec::new(),
            Part::Absent(directive) => subject
                .rules_for(*directive)
                .map(|(rule, _)| rule)
                .collect(),
            Part::Later(directive, limit) => {
                let in_time = |span: Span| no_later(span, *limit);
                let rules = subject.rules_for(*directive);
                rules
                    .filter(|(_, rule)| rule.deadline.is_some_and(in_time))
                    .map(|(rule, _)| rule)
                    .collect()
            }
        }
    }

    pub fn diagram(&self, subject: &Subject<'_>) -> Bdd {
        let diagrams = &subject.diagrams;
        match self {
            Part::So(condition) => diagrams.formula(&subject.atoms.formula(condition)),
            Part::Required(directive) => diagrams.directive(*directive),
            Part::Absent(directive) => diagrams.directive(*directive).not(),
            Part::Later(..) => self
                .silent(subject)
                .iter()
                .fold(diagrams.always(), |silent, rule| {
                    silent.and_not(&diagrams.rule(*rule).holds)
                }),
        }
    }

    fn literals(&self, subject: &mut Subject<'_>) -> Vec<Lit> {
        match self {
            Part::So(condition) => {
                let formula = subject.atoms.formula(condition);
                vec![subject.satisfiability.formula(&formula)]
            }
            Part::Required(directive) => vec![subject.satisfiability.directive(*directive)],
            Part::Absent(directive) => vec![!subject.satisfiability.directive(*directive)],
            Part::Later(..) => {
                let silent = self.silent(subject);
                silent
                    .iter()
                    .map(|rule| !subject.satisfiability.rule(*rule))
                    .collect()
            }
        }
    }
}

impl<'p> Breach<'p> {
    pub fn of(parts: Vec<Part<'p>>) -> Breach<'p> {
        Breach {
            parts,
            change: None,
        }
    }

    /// Whether some case that the vocabulary allows is like that.
    pub fn is_possible(&self, subject: &mut Subject<'_>) -> bool {
        if self.change.is_none() && self.parts.len() > MOST_FOR_A_DIAGRAM {
            self.by_solver(subject)
        } else {
            self.by_diagram(subject)
        }
    }

    pub fn by_diagram(&self, subject: &Subject<'_>) -> bool {
        subject.diagrams.is_possible(&self.diagram(subject))
    }

    fn diagram(&self, subject: &Subject<'_>) -> Bdd {
        let diagrams = &subject.diagrams;
        let mut so = all(subject, &self.parts);
        if let Some(change) = &self.change {
            let following = |value| {
                subject
                    .atoms
                    .following(subject.vocabulary, change.fact, value)
            };
            for literal in following(change.from) {
                so = so.and(&diagrams.literal(literal));
            }
            let then = all(subject, &change.then);
            so = so.and(&diagrams.given(&then, &following(change.to)));
        }
        so
    }

    /// One such case, complete as far as anything reads it, before the change.
    pub fn case(&self, subject: &mut Subject<'_>) -> Option<Facts> {
        if self.change.is_none() {
            return self.solved(subject);
        }
        let so = self.diagram(subject);
        subject
            .diagrams
            .case(subject.vocabulary, &subject.atoms, &so)
    }

    /// The same question, answered by the solver; of the first case only.
    pub fn by_solver(&self, subject: &mut Subject<'_>) -> bool {
        self.solved(subject).is_some()
    }

    fn solved(&self, subject: &mut Subject<'_>) -> Option<Facts> {
        let mut so = Vec::new();
        for part in &self.parts {
            so.extend(part.literals(subject));
        }
        let (vocabulary, atoms) = (subject.vocabulary, &subject.atoms);
        subject.satisfiability.case(vocabulary, atoms, &so)
    }
}

fn all(subject: &Subject<'_>, parts: &[Part<'_>]) -> Bdd {
    parts.iter().fold(subject.diagrams.always(), |all, part| {
        all.and(&part.diagram(subject))
    })
}

/// Whether a deadline is never after the limit, whenever both start.
pub(crate) fn no_later(span: Span, limit: Span) -> bool {
    match (span, limit) {
        (span, limit) if span == limit => true,
        (Span::Immediate, _) => true,
        (Span::Hours(hours), Span::Hours(most)) => hours <= most,
        // A day with the clocks going back has 25 hours.
        (Span::SameDay, Span::Hours(most)) => most >= 25,
        (Span::SameDay | Span::SameWorkingDay, Span::WorkingDays(_)) => true,
        (Span::WorkingDays(days), Span::WorkingDays(most)) => days <= most,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_compared_only_where_the_start_does_not_matter() {
        assert!(no_later(Span::Immediate, Span::SameDay));
        assert!(no_later(Span::WorkingDays(5), Span::WorkingDays(15)));
        assert!(!no_later(Span::Hours(24), Span::SameDay));
        assert!(!no_later(Span::SameDay, Span::Hours(24)));
        assert!(!no_later(Span::SameDay, Span::SameWorkingDay));
        assert!(!no_later(Span::SameWorkingDay, Span::SameDay));
    }
}
