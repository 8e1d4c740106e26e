//! Dorset's real rules decided a second way: each directive's whole function as a binary decision diagram, restricted to what is known.

use crate::held;

use std::collections::HashMap;

use biodivine_lib_bdd::{Bdd, BddVariable, BddVariableSet, BddVariableSetBuilder};
use decide::{
    Comparison, Expression, FactId, FactKind, Facts, Rule, Rulebook, Setting, Status, Value,
};
use proptest::prelude::*;

/// One variable for each fact of type bool, for each threshold of an age, and for each setting.
struct Diagrams<'d> {
    rulebook: &'d Rulebook,
    set: BddVariableSet,
    bools: HashMap<FactId, BddVariable>,
    at_least: HashMap<(FactId, u8), BddVariable>,
    settings: HashMap<(FactId, Setting), BddVariable>,
    allowed: Bdd,
}

fn thresholds(rule: &Rule) -> Vec<(FactId, u8)> {
    let mut found = Vec::new();
    for condition in std::iter::once(&rule.when).chain(&rule.until) {
        condition.visit(&mut |part| {
            if let Expression::Age { fact, years, .. } = part {
                found.extend([(*fact, *years), (*fact, years + 1)]);
            }
        });
    }
    found
}

impl<'d> Diagrams<'d> {
    fn new(rulebook: &'d Rulebook) -> Diagrams<'d> {
        let mut builder = BddVariableSetBuilder::new();
        let vocabulary = rulebook.vocabulary();
        let (mut bools, mut at_least, mut settings) =
            (HashMap::new(), HashMap::new(), HashMap::new());
        for (fact, definition) in vocabulary.facts() {
            match definition.kind {
                FactKind::Bool => {
                    bools.insert(fact, builder.make_variable(&definition.id));
                }
                FactKind::Age => {}
                FactKind::Setting => {
                    for setting in Setting::ALL {
                        settings.insert(
                            (fact, setting),
                            builder.make_variable(&format!("{}_{setting}", definition.id)),
                        );
                    }
                }
            }
        }
        let mut ages: Vec<(FactId, u8)> = rulebook
            .procedure()
            .rules
            .iter()
            .flat_map(thresholds)
            .collect();
        ages.sort_unstable();
        ages.dedup();
        for (fact, years) in ages {
            at_least.insert(
                (fact, years),
                builder.make_variable(&format!("age_{}_{years}", fact.index())),
            );
        }
        let set = builder.build();
        let allowed = set.mk_true();
        let mut diagrams = Diagrams {
            rulebook,
            set,
            bools,
            at_least,
            settings,
            allowed,
        };
        diagrams.allowed = diagrams.constraints();
        diagrams
    }

    fn constraints(&self) -> Bdd {
        let mut allowed = self.set.mk_true();
        for (fact, definition) in self.rulebook.vocabulary().facts() {
            for other in &definition.implies {
                allowed = allowed.and(&self.fact(fact).imp(&self.fact(*other)));
            }
            for other in &definition.denies {
                allowed = allowed.and(&self.fact(fact).and(&self.fact(*other)).not());
            }
            if definition.kind == FactKind::Setting {
                let each = Setting::ALL.map(|setting| self.setting(fact, setting));
                let one = each
                    .iter()
                    .fold(self.set.mk_false(), |one, setting| one.or(setting));
                allowed = allowed.and(&one);
                for first in 0..each.len() {
                    for second in first + 1..each.len() {
                        allowed = allowed.and(&each[first].and(&each[second]).not());
                    }
                }
            }
        }
        for ((fact, older), variable) in &self.at_least {
            for ((other, younger), below) in &self.at_least {
                if fact == other && younger < older {
                    allowed =
                        allowed.and(&self.set.mk_var(*variable).imp(&self.set.mk_var(*below)));
                }
            }
        }
        allowed
    }

    fn fact(&self, fact: FactId) -> Bdd {
        self.set.mk_var(self.bools[&fact])
    }

    fn setting(&self, fact: FactId, setting: Setting) -> Bdd {
        self.set.mk_var(self.settings[&(fact, setting)])
    }

    fn at_least(&self, fact: FactId, years: u8) -> Bdd {
        if years == 0 {
            self.set.mk_true()
        } else {
            self.set.mk_var(self.at_least[&(fact, years)])
        }
    }

    fn of(&self, condition: &Expression) -> Bdd {
        match condition {
            Expression::Always => self.set.mk_true(),
            Expression::Never => self.set.mk_false(),
            Expression::Fact(fact) => self.fact(*fact),
            Expression::Age {
                fact,
                comparison,
                years,
            } => {
                let (at_least, above) = (
                    self.at_least(*fact, *years),
                    self.at_least(*fact, years + 1),
                );
                match comparison {
                    Comparison::Below => at_least.not(),
                    Comparison::AtMost => above.not(),
                    Comparison::Above => above,
                    Comparison::AtLeast => at_least,
                    Comparison::Exactly => at_least.and(&above.not()),
                }
            }
            Expression::SettingIn { fact, settings } => {
                settings.iter().fold(self.set.mk_false(), |any, setting| {
                    any.or(&self.setting(*fact, *setting))
                })
            }
            Expression::Not(part) => self.of(part).not(),
            Expression::And(parts) => parts
                .iter()
                .fold(self.set.mk_true(), |all, part| all.and(&self.of(part))),
            Expression::Or(parts) => parts
                .iter()
                .fold(self.set.mk_false(), |any, part| any.or(&self.of(part))),
        }
    }

    /// The completions of what is known.
    fn known(&self, facts: &Facts) -> Bdd {
        let mut known = self.allowed.clone();
        for (fact, value) in facts.iter() {
            known = match value {
                Value::Yes => known.and(&self.fact(fact)),
                Value::No => known.and(&self.fact(fact).not()),
                Value::Setting(setting) => known.and(&self.setting(fact, setting)),
                Value::Age(age) => self
                    .at_least
                    .iter()
                    .filter(|((other, _), _)| *other == fact)
                    .fold(known, |known, ((_, years), variable)| {
                        let at_least = self.set.mk_var(*variable);
                        known.and(&if age >= *years {
                            at_least
                        } else {
                            at_least.not()
                        })
                    }),
            };
        }
        known
    }
}

fn facts(rulebook: &Rulebook, choices: &[u8]) -> Facts {
    let mut facts = Facts::new(rulebook.vocabulary());
    for ((fact, definition), choice) in rulebook.vocabulary().facts().zip(choices) {
        let value = match definition.kind {
            FactKind::Bool => {
                [None, None, Some(Value::No), Some(Value::Yes)][usize::from(choice % 4)]
            }
            FactKind::Age => (choice % 2 == 0).then_some(Value::Age(choice / 6)),
            FactKind::Setting => (choice % 2 == 0)
                .then_some(Value::Setting(Setting::ALL[usize::from(choice / 2) % 9])),
        };
        if let Some(value) = value {
            let before = facts.clone();
            facts.set(fact, value).unwrap();
            if facts.close(rulebook.vocabulary()).is_err() {
                facts = before;
            }
        }
    }
    facts
}

#[test]
fn dorset_decided_by_prime_implicants_and_by_diagrams_comes_out_the_same() {
    let rulebook = held::rulebook("dorset");
    let diagrams = Diagrams::new(&rulebook);
    let rules: Vec<(&Rule, Bdd, Option<Bdd>)> = rulebook
        .procedure()
        .rules
        .iter()
        .map(|rule| {
            (
                rule,
                diagrams.of(&rule.when),
                rule.until.as_ref().map(|until| diagrams.of(until)),
            )
        })
        .collect();
    let wanted = std::env::var("WAYPOST_CASES")
        .ok()
        .and_then(|cases| cases.parse().ok())
        .unwrap_or(200);
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: wanted,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let count = rulebook.vocabulary().facts().len();
    runner
        .run(&prop::collection::vec(any::<u8>(), count), |choices| {
            let facts = facts(&rulebook, &choices);
            let known = diagrams.known(&facts);
            prop_assert!(!known.is_false());
            let outcome = rulebook.decide(&facts).unwrap();
            for (directive, definition) in rulebook.vocabulary().directives() {
                let lifted = |until: &Option<Bdd>| {
                    until
                        .as_ref()
                        .is_some_and(|until| known.and_not(until).is_false())
                };
                let standing = rules
                    .iter()
                    .filter(|(rule, _, until)| rule.directive == directive && !lifted(until));
                let whole = standing.fold(diagrams.set.mk_false(), |whole, (_, when, _)| {
                    whole.or(when)
                });
                let expected = if known.and_not(&whole).is_false() {
                    Some(Status::Required)
                } else if known.and(&whole).is_false() {
                    None
                } else {
                    Some(Status::Possible)
                };
                prop_assert_eq!(outcome.status(directive), expected, "{}", definition.id);
            }
            Ok(())
        })
        .unwrap();
}
