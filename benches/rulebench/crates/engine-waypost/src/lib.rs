//! Waypost's decision core on the same rule set: each rule is written in Waypost's own notation, read by its loader and compiled
//! as a procedure's rules are.

use std::fmt::Write;
use std::sync::Arc;

use decide::table::RuleTable;
use decide::{Procedure, Rulebook, Source, Vocabulary};
use model::{Engine, Fired, Rule, RuleSet};

/// One table look-up for every eight facts that any rule reads.
pub struct Waypost(RuleTable);

impl Waypost {
    /// # Panics
    /// When the rule set cannot be written as a procedure, which would be a fault of this bench.
    pub fn new(rule_set: &RuleSet) -> Self {
        let vocabulary = vocabulary(rule_set);
        let procedure = procedure(&vocabulary, rule_set);
        let rulebook = Rulebook::new(vocabulary, procedure).expect("the rules compile");
        Waypost(rulebook.rule_table().expect("the rules fit a table"))
    }
}

fn vocabulary(rule_set: &RuleSet) -> Arc<Vocabulary> {
    let mut facts = String::new();
    for fact in 0..rule_set.facts {
        let name = RuleSet::fact_name(fact);
        let _ = write!(facts, "[{name}]\ntype = \"bool\"\nask = \"Is {name} so?\"\n");
    }
    let mut directives = String::new();
    for rule in 0..rule_set.rules.len() {
        let _ = write!(
            directives,
            "[directive_{rule}]\nkind = \"duty\"\nby = \"anyone\"\ndoes = \"Do {rule}\"\n"
        );
    }
    let read = Vocabulary::parse(
        &Source::new("facts.toml", facts),
        &Source::new("directives.toml", directives),
    );
    Arc::new(read.expect("the facts are well formed"))
}

fn procedure(vocabulary: &Vocabulary, rule_set: &RuleSet) -> Procedure {
    let head = "id = \"bench\"\ntitle = \"Bench\"\npublisher = \"Nobody\"\narea = \"Nowhere\"\nversion = \"1\"\n\
                valid_from = 2026-01-01\nsource = \"rulebench\"\ncurrency = \"Invented.\"\n";
    let mut rules = String::new();
    let mut clauses = "id,section,modality,kind,ours,honoured\n".to_owned();
    for (place, rule) in rule_set.rules.iter().enumerate() {
        let when = condition(rule_set, rule);
        let _ = write!(
            rules,
            "[[rule]]\nid = \"rule-{place}\"\nwhen = \"{when}\"\ndirective = \"directive_{place}\"\n\
             modality = \"should\"\ncites = [\"C-{place}\"]\nwhy = \"Invented.\"\n"
        );
        let _ = writeln!(clauses, "C-{place},All,should,rule,Do {place}.,rule:rule-{place}");
    }
    let files = [
        Source::new("procedure.toml", head.to_owned()),
        Source::new("rules/all.toml", rules),
        Source::new("clauses.csv", clauses),
    ];
    Procedure::parse(vocabulary, &files).expect("the rules are well formed")
}

fn condition(rule_set: &RuleSet, rule: &Rule) -> String {
    rule_set.expr(rule, " and ", " or ", |literal| {
        let name = RuleSet::fact_name(usize::from(literal.fact));
        if literal.neg { format!("not {name}") } else { name }
    })
}

impl Engine for Waypost {
    type Input = u64;
    fn name(&self) -> String {
        "waypost".into()
    }
    fn version(&self) -> String {
        env!("CARGO_PKG_VERSION").into()
    }
    fn prepare(&self, facts: u64) -> u64 {
        facts
    }
    #[inline]
    fn eval(&mut self, facts: &u64) -> Fired {
        self.0.holding(u128::from(*facts))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::{Config, rule_set, vectors};

    #[test]
    fn waypost_fires_what_the_naive_reading_fires() {
        let config = Config::default();
        let rules = rule_set(config);
        let mut waypost = Waypost::new(&rules);
        for vector in vectors(config) {
            assert_eq!(waypost.eval(&vector), rules.fired_reference(vector));
        }
    }
}
