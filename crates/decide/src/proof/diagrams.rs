//! Conditions, rules and directives as binary decision diagrams: one for each, exact over every combination of facts.
//!
//! Here a case is completely known, so an `until` simply has its value: a rule holds when its condition does and its `until` does not.

use biodivine_lib_bdd::{Bdd, BddPartialValuation, BddVariable, BddVariableSet};

use super::atoms::{Atoms, Formula, Literal};
use crate::facts::Facts;
use crate::procedure::{Procedure, RuleIndex};
use crate::vocabulary::{DirectiveId, Vocabulary};

pub(crate) struct Diagrams {
    set: BddVariableSet,
    variables: Vec<BddVariable>,
    /// What the vocabulary allows.
    allowed: Bdd,
    rules: Vec<RuleDiagrams>,
    /// None where no rule speaks of the directive.
    directives: Vec<Option<Bdd>>,
}

pub(crate) struct RuleDiagrams {
    pub when: Bdd,
    pub until: Option<Bdd>,
    /// The condition without what lifts it.
    pub holds: Bdd,
}

impl Diagrams {
    pub fn of(vocabulary: &Vocabulary, procedure: &Procedure, atoms: &Atoms) -> Diagrams {
        // A vocabulary has at most 256 facts, of each of which fewer than 256 atoms can be read.
        let count = u16::try_from(atoms.len()).unwrap_or(u16::MAX);
        let set = BddVariableSet::new_anonymous(count);
        let mut diagrams = Diagrams {
            variables: set.variables(),
            allowed: set.mk_true(),
            set,
            rules: Vec::new(),
            directives: Vec::new(),
        };
        for clause in atoms.clauses().iter().rev() {
            diagrams.allowed = diagrams.allowed.and(&diagrams.clause(clause));
        }
        for rule in &procedure.rules {
            let when = diagrams.formula(&atoms.formula(&rule.when));
            let until = rule
                .until
                .as_ref()
                .map(|until| diagrams.formula(&atoms.formula(until)));
            let holds = until
                .as_ref()
                .map_or_else(|| when.clone(), |until| when.and_not(until));
            diagrams.rules.push(RuleDiagrams { when, until, holds });
        }
        for (directive, _) in vocabulary.directives() {
            let own = procedure
                .rules()
                .filter(|(_, rule)| rule.directive == directive)
                .map(|(index, _)| &diagrams.rules[index.index()].holds);
            let whole = own.fold(None, |whole: Option<Bdd>, holds| {
                Some(whole.map_or_else(|| holds.clone(), |whole| whole.or(holds)))
            });
            diagrams.directives.push(whole);
        }
        diagrams
    }

    pub fn rule(&self, rule: RuleIndex) -> &RuleDiagrams {
        &self.rules[rule.index()]
    }

    /// When the directive is required; never, if no rule speaks of it.
    pub fn directive(&self, directive: DirectiveId) -> Bdd {
        self.directives[directive.index()]
            .clone()
            .unwrap_or_else(|| self.never())
    }

    pub fn always(&self) -> Bdd {
        self.set.mk_true()
    }

    pub fn never(&self) -> Bdd {
        self.set.mk_false()
    }

    pub fn formula(&self, formula: &Formula) -> Bdd {
        match formula {
            Formula::Constant(true) => self.always(),
            Formula::Constant(false) => self.never(),
            Formula::Literal(literal) => self.literal(*literal),
            Formula::Not(part) => self.formula(part).not(),
            Formula::And(parts) => parts
                .iter()
                .fold(self.always(), |all, part| all.and(&self.formula(part))),
            Formula::Or(parts) => parts
                .iter()
                .fold(self.never(), |any, part| any.or(&self.formula(part))),
        }
    }

    pub fn literal(&self, literal: Literal) -> Bdd {
        self.set
            .mk_literal(self.variables[literal.atom], literal.yes)
    }

    pub fn clause(&self, clause: &[Literal]) -> Bdd {
        let mut literals = BddPartialValuation::empty();
        for literal in clause {
            literals.set_value(self.variables[literal.atom], literal.yes);
        }
        self.set.mk_disjunctive_clause(&literals)
    }

    /// Whether some case that the vocabulary allows satisfies the diagram.
    pub fn is_possible(&self, diagram: &Bdd) -> bool {
        !diagram.is_false() && !self.allowed.and(diagram).is_false()
    }

    /// A case that satisfies the diagram, complete as far as anything reads it.
    pub fn case(&self, vocabulary: &Vocabulary, atoms: &Atoms, diagram: &Bdd) -> Option<Facts> {
        let valuation = self.allowed.and(diagram).sat_witness()?;
        Some(atoms.case(vocabulary, |atom| valuation.value(self.variables[atom])))
    }

    /// The diagram once these atoms are known.
    pub fn given(&self, diagram: &Bdd, literals: &[Literal]) -> Bdd {
        let values: Vec<(BddVariable, bool)> = literals
            .iter()
            .map(|literal| (self.variables[literal.atom], literal.yes))
            .collect();
        diagram.restrict(&values)
    }

    /// The cases that the vocabulary allows and in which the diagram is not so, over the atoms that matter to it only.
    pub fn refuted(&self, atoms: &Atoms, diagram: &Bdd) -> Bdd {
        let read = diagram.support_set();
        let is_read = |literal: &Literal| read.contains(&self.variables[literal.atom]);
        let clauses = atoms.clauses().iter();
        clauses
            .filter(|clause| clause.iter().all(is_read))
            .fold(diagram.not(), |refuted, clause| {
                refuted.and(&self.clause(clause))
            })
    }

    /// The number of the atom.
    pub fn atom(&self, variable: BddVariable) -> usize {
        variable.to_index()
    }

    pub fn reads(&self, diagram: &Bdd, literals: &[Literal]) -> bool {
        literals
            .iter()
            .any(|literal| diagram.support_set_contains(&self.variables[literal.atom]))
    }

    /// How many nodes all diagrams have together, and the largest one has.
    pub fn sizes(&self) -> (usize, usize) {
        let rules = self.rules.iter().map(|rule| rule.holds.size());
        let directives = self.directives.iter().flatten().map(Bdd::size);
        let sizes: Vec<usize> = rules
            .chain(directives)
            .chain([self.allowed.size()])
            .collect();
        (sizes.iter().sum(), sizes.iter().copied().max().unwrap_or(0))
    }
}
