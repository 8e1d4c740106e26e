//! The same conditions for a satisfiability solver. A diagram of "no rule at all holds" can grow beyond all bounds where a solver needs
//! a fraction of a millisecond, so questions about the whole procedure at once are put here.

use batsat::{BasicSolver, Lit, SolverInterface, lbool};

use super::atoms::{Atoms, Formula, Literal};
use crate::facts::Facts;
use crate::procedure::{Procedure, RuleIndex};
use crate::vocabulary::{DirectiveId, Vocabulary};

pub(crate) struct Satisfiability {
    solver: BasicSolver,
    atoms: Vec<Lit>,
    always: Lit,
    /// For each rule a literal that is so exactly when the rule holds.
    rules: Vec<Lit>,
    /// Likewise for each directive.
    directives: Vec<Lit>,
}

impl Satisfiability {
    pub fn of(vocabulary: &Vocabulary, procedure: &Procedure, atoms: &Atoms) -> Satisfiability {
        let mut solver = BasicSolver::default();
        let mut new = || Lit::new(solver.new_var_default(), true);
        let always = new();
        let numbers = (0..atoms.len()).map(|_| new()).collect();
        let mut whole = Satisfiability {
            solver,
            atoms: numbers,
            always,
            rules: Vec::new(),
            directives: Vec::new(),
        };
        whole.clause(vec![always]);
        for clause in atoms.clauses() {
            let literals = clause.iter().map(|literal| whole.literal(*literal));
            let literals = literals.collect();
            whole.clause(literals);
        }
        for rule in &procedure.rules {
            let mut parts = vec![whole.formula(&atoms.formula(&rule.when))];
            if let Some(until) = &rule.until {
                parts.push(!whole.formula(&atoms.formula(until)));
            }
            let holds = whole.all(&parts);
            whole.rules.push(holds);
        }
        for (directive, _) in vocabulary.directives() {
            let own: Vec<Lit> = procedure
                .rules()
                .filter(|(_, rule)| rule.directive == directive)
                .map(|(index, _)| whole.rules[index.index()])
                .collect();
            let required = whole.any(&own);
            whole.directives.push(required);
        }
        whole
    }

    pub fn rule(&self, rule: RuleIndex) -> Lit {
        self.rules[rule.index()]
    }

    pub fn directive(&self, directive: DirectiveId) -> Lit {
        self.directives[directive.index()]
    }

    /// A case in which all of these are so, complete as far as anything reads it; none if there is no such case.
    pub fn case(&mut self, vocabulary: &Vocabulary, atoms: &Atoms, so: &[Lit]) -> Option<Facts> {
        if self.solver.solve_limited(so) != lbool::TRUE {
            return None;
        }
        let holding = |atom: usize| self.solver.value_lit(self.atoms[atom]) == lbool::TRUE;
        Some(atoms.case(vocabulary, holding))
    }

    /// A literal that is so exactly when the formula is.
    pub fn formula(&mut self, formula: &Formula) -> Lit {
        match formula {
            Formula::Constant(true) => self.always,
            Formula::Constant(false) => !self.always,
            Formula::Literal(literal) => self.literal(*literal),
            Formula::Not(part) => !self.formula(part),
            Formula::And(parts) => {
                let parts: Vec<Lit> = parts.iter().map(|part| self.formula(part)).collect();
                self.all(&parts)
            }
            Formula::Or(parts) => {
                let parts: Vec<Lit> = parts.iter().map(|part| self.formula(part)).collect();
                self.any(&parts)
            }
        }
    }

    fn literal(&self, literal: Literal) -> Lit {
        let atom = self.atoms[literal.atom];
        if literal.yes { atom } else { !atom }
    }

    fn any(&mut self, parts: &[Lit]) -> Lit {
        let none: Vec<Lit> = parts.iter().map(|part| !*part).collect();
        !self.all(&none)
    }

    fn all(&mut self, parts: &[Lit]) -> Lit {
        if let [only] = parts {
            return *only;
        }
        let all = Lit::new(self.solver.new_var_default(), true);
        for part in parts {
            self.clause(vec![!all, *part]);
        }
        let mut back: Vec<Lit> = parts.iter().map(|part| !*part).collect();
        back.push(all);
        self.clause(back);
        all
    }

    fn clause(&mut self, mut literals: Vec<Lit>) {
        self.solver.add_clause_reuse(&mut literals);
    }
}
