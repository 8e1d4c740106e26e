//! One procedure made ready to be proved things about.

use super::atoms::Atoms;
use super::diagrams::Diagrams;
use super::finding::Place;
use super::satisfiability::Satisfiability;
use crate::decision::Rulebook;
use crate::expression::Expression;
use crate::procedure::{Procedure, Rule, RuleIndex};
use crate::vocabulary::{DirectiveId, FactId, Vocabulary};

pub(crate) struct Subject<'s> {
    pub rulebook: &'s Rulebook,
    pub vocabulary: &'s Vocabulary,
    pub procedure: &'s Procedure,
    pub atoms: Atoms,
    pub diagrams: Diagrams,
    pub satisfiability: Satisfiability,
}

impl<'s> Subject<'s> {
    /// Ready for questions about these conditions and facts, and about the procedure itself.
    pub fn new(
        rulebook: &'s Rulebook,
        conditions: impl Iterator<Item = &'s Expression>,
        besides: &[FactId],
    ) -> Subject<'s> {
        let (vocabulary, procedure) = (rulebook.vocabulary().as_ref(), rulebook.procedure());
        let mut all: Vec<&Expression> = Vec::new();
        all.extend(conditions);
        for rule in &procedure.rules {
            all.push(&rule.when);
            all.extend(&rule.until);
        }
        all.extend(procedure.steps.iter().filter_map(|step| step.when.as_ref()));
        let atoms = Atoms::of(vocabulary, all.into_iter(), besides);
        Subject {
            diagrams: Diagrams::of(vocabulary, procedure, &atoms),
            satisfiability: Satisfiability::of(vocabulary, procedure, &atoms),
            rulebook,
            vocabulary,
            procedure,
            atoms,
        }
    }

    /// The rules for a directive.
    pub fn rules_for(&self, directive: DirectiveId) -> impl Iterator<Item = (RuleIndex, &'s Rule)> {
        self.procedure
            .rules()
            .filter(move |(_, rule)| rule.directive == directive)
    }

    /// Where the rule stands.
    pub fn place(&self, rule: RuleIndex) -> Place {
        let of = self.procedure.layer_of(rule);
        let folder = of.map_or(&self.procedure.id, |layer| &layer.id);
        let rule = &self.procedure[rule];
        Place {
            file: format!("{folder}/rules/{}.toml", rule.concern),
            line: rule.line,
        }
    }

    pub fn file(&self, file: &str, line: usize) -> Place {
        Place {
            file: format!("{}/{file}", self.procedure.id),
            line,
        }
    }

    pub fn fact(&self, fact: FactId) -> &'s str {
        &self.vocabulary[fact].id
    }

    pub fn directive(&self, directive: DirectiveId) -> &'s str {
        &self.vocabulary[directive].id
    }

    /// "`a`, `b` and `c`".
    pub fn rule_names(&self, rules: &[RuleIndex]) -> String {
        named(rules.iter().map(|rule| self.procedure[*rule].id.as_str()))
    }

    pub fn cites(&self, rules: impl IntoIterator<Item = RuleIndex>) -> Vec<String> {
        let rules = rules.into_iter();
        rules
            .flat_map(|rule| self.procedure[rule].cites.clone())
            .collect()
    }
}

/// "`a`, `b` and `c`".
pub(crate) fn named<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    match names.as_slice() {
        [] => "nothing".to_owned(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
