//! Two procedures over the same atoms, so that their diagrams can be set against one another.

use biodivine_lib_bdd::Bdd;

use super::count::Counting;
use super::kinds::Side;
use crate::decision::Rulebook;
use crate::expression::Expression;
use crate::proof::subject::Subject;
use crate::vocabulary::{DirectiveId, FactId};

pub(super) struct Pair<'p> {
    a: Subject<'p>,
    b: Subject<'p>,
    counting: Counting,
}

impl<'p> Pair<'p> {
    /// Both speak the same vocabulary.
    pub fn of(a: &'p Rulebook, b: &'p Rulebook) -> Pair<'p> {
        let facts: Vec<FactId> = a.vocabulary().facts().map(|(fact, _)| fact).collect();
        let (of_a, of_b) = (conditions(a), conditions(b));
        // Each reads the other's conditions too, which gives both the same atoms.
        let a = Subject::new(a, of_b.into_iter(), &facts);
        let b = Subject::new(b, of_a.into_iter(), &facts);
        let counting = Counting::of(&a.atoms);
        Pair { a, b, counting }
    }

    pub fn side(&self, side: Side) -> &Subject<'p> {
        match side {
            Side::A => &self.a,
            Side::B => &self.b,
        }
    }

    pub fn speaks(&self, side: Side, directive: DirectiveId) -> bool {
        self.side(side).rules_for(directive).next().is_some()
    }

    /// Of all combinations of facts, between 0 and 1.
    pub fn share(&mut self, diagram: &Bdd) -> f64 {
        self.counting
            .share(&self.a.atoms, &self.a.diagrams, diagram)
    }

    pub fn is_possible(&self, diagram: &Bdd) -> bool {
        self.a.diagrams.is_possible(diagram)
    }
}

fn conditions(rulebook: &Rulebook) -> Vec<&Expression> {
    let procedure = rulebook.procedure();
    let rules = procedure.rules.iter();
    let of_steps = procedure.steps.iter().filter_map(|step| step.when.as_ref());
    rules
        .flat_map(|rule| std::iter::once(&rule.when).chain(&rule.until))
        .chain(of_steps)
        .collect()
}
