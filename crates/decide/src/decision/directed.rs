//! A directive with its reasons, derived from the conditions that decided it.

use calendar::Span;

use super::compiled::{Compiled, Entry};
use super::near_miss::Given;
use super::rulebook::Rulebook;
use super::state::{Judged, Missing, State};
use crate::closure::Closed;
use crate::exact::{Cube, Sifted, any};
use crate::facts::Answers;
use crate::outcome::{Because, Directed, Status};
use crate::procedure::{Procedure, RuleIndex};
use crate::value::Value;
use crate::vocabulary::FactId;
use crate::ways::Ways;

pub(super) struct Explaining<'e> {
    rulebook: &'e Rulebook,
    compiled: &'e Compiled,
    procedure: &'e Procedure,
    state: &'e State<'e>,
    closed: &'e Closed,
    given: Given<'e>,
    /// The rules' own primes.
    rules: Sifted,
}

impl<'e> Explaining<'e> {
    pub fn new(rulebook: &'e Rulebook, state: &'e State<'e>, closed: &'e Closed) -> Explaining<'e> {
        let mut rules = Sifted::default();
        let compiled = rulebook.compiled();
        compiled.rule_sieve.sift(&state.known, &mut rules);
        Explaining {
            rulebook,
            compiled,
            procedure: rulebook.procedure(),
            state,
            closed,
            given: Given::new(rulebook, closed.given()),
            rules,
        }
    }

    /// Required first, then possible.
    pub fn directives(&self, judged: &Judged) -> Vec<Directed> {
        let all = || self.compiled.entries.iter().zip(judged.iter());
        let mut directives = Vec::with_capacity(judged.standing());
        for (entry, _) in all().filter(|(_, (status, _))| *status == Some(Status::Required)) {
            directives.push(self.required(entry));
        }
        for (entry, (_, missing)) in
            all().filter(|(_, (status, _))| *status == Some(Status::Possible))
        {
            directives.push(self.possible(entry, missing));
        }
        directives
    }

    /// The entry's rules that are not lifted and, by their own condition, hold or could still hold.
    fn standing(&self, entry: &Entry, words: &[u64]) -> Vec<RuleIndex> {
        let lifted = self.state.lifted(entry);
        let stands = |until: Option<usize>| until.is_none_or(|until| lifted >> until & 1 == 0);
        let rules = entry
            .rules
            .iter()
            .filter(|(_, until)| stands(*until))
            .map(|(rule, _)| *rule);
        rules
            .filter(|rule| any(words, &self.compiled.rule_ranges[rule.index()]))
            .collect()
    }

    fn required(&self, entry: &'e Entry) -> Directed {
        let firing = self.standing(entry, &self.rules.contained);
        let (rules, together) = if firing.is_empty() {
            (self.together(self.standing(entry, &self.rules.open)), true)
        } else {
            (firing, false)
        };
        let because = rules
            .iter()
            .map(|rule| self.because(*rule, together))
            .collect();
        let mut directed = self.plain(entry, Status::Required, rules);
        directed.because = because;
        directed.lifted_if = self.lifted_if(entry);
        directed
    }

    fn possible(&self, entry: &'e Entry, missing: &[Missing]) -> Directed {
        let mut directed = self.plain(
            entry,
            Status::Possible,
            self.standing(entry, &self.rules.open),
        );
        directed.would_follow_if = self.ways(missing);
        directed.lifted_if = self.lifted_if(entry);
        directed.kept_away_by = self.given.kept_away_by(self.state, entry);
        directed
    }

    /// Everything that does not depend on the reasons.
    fn plain(&self, entry: &Entry, status: Status, rules: Vec<RuleIndex>) -> Directed {
        let definition = &self.rulebook.vocabulary()[entry.directive];
        let of = |rule: &RuleIndex| &self.procedure[*rule];
        let strongest = rules.iter().map(of).min_by_key(|rule| rule.modality);
        let fallback = entry.rules.first().map(|(rule, _)| &self.procedure[*rule]);
        let mut spans: Vec<Span> = Vec::new();
        let mut rulings = Vec::new();
        for rule in rules.iter().map(of) {
            spans.extend(rule.deadline.filter(|span| !spans.contains(span)));
            for ruling in &rule.rulings {
                if !rulings.contains(ruling) {
                    rulings.push(*ruling);
                }
            }
        }
        // Whoever the strongest rules name: a duty is not laid on somebody whom only a weaker one names.
        let as_strong = rules.iter().map(of);
        let mut as_strong =
            as_strong.filter(|rule| strongest.is_some_and(|most| most.modality == rule.modality));
        let by = as_strong.find_map(|rule| rule.by.as_ref());
        Directed {
            directive: entry.directive,
            status,
            kind: definition.kind,
            modality: strongest
                .or(fallback)
                .map_or(crate::procedure::Modality::Should, |rule| rule.modality),
            by: by.unwrap_or(&definition.by).clone(),
            urgency: entry.urgency,
            span: spans.iter().copied().min_by_key(|span| earliness(*span)),
            spans,
            because: Vec::new(),
            would_follow_if: Ways::default(),
            lifted_if: Ways::default(),
            kept_away_by: Vec::new(),
            rulings,
            rules,
        }
    }

    fn because(&self, rule: RuleIndex, relied_on_unknown: bool) -> Because {
        let range = self.compiled.rule_ranges[rule.index()].clone();
        let words = if relied_on_unknown {
            &self.rules.open
        } else {
            &self.rules.contained
        };
        let holding = range.filter(|cube| words[cube / 64] >> (cube % 64) & 1 == 1);
        let given = |cube: &usize| {
            let facts = self.compiled.rule_cubes[*cube].facts();
            facts.without(&self.given.facts()).len()
        };
        let best = holding.min_by_key(|cube| {
            (
                self.compiled.rule_cubes[*cube].size(&self.compiled.layout),
                given(cube),
            )
        });
        let facts = best.map_or_else(Vec::new, |cube| {
            self.known_of(&self.compiled.rule_cubes[cube])
        });
        Because {
            rule,
            cites: self.compiled.cites[rule.index()].clone(),
            facts,
            relied_on_unknown,
        }
    }

    /// The known facts that the cube speaks of, with their values.
    fn known_of(&self, cube: &Cube) -> Vec<(FactId, Value)> {
        let bools = cube.facts().iter().map(FactId::new);
        let classed = self
            .compiled
            .layout
            .classed(&cube.out)
            .map(|classed| classed.fact);
        bools
            .chain(classed)
            .filter_map(|fact| self.closed.answer(fact).map(|value| (fact, value)))
            .collect()
    }

    /// The fewest of the rules of which, whichever way the unknown facts turn out, one holds.
    fn together(&self, rules: Vec<RuleIndex>) -> Vec<RuleIndex> {
        let mut kept = rules;
        let mut index = 0;
        while index < kept.len() {
            let mut without = kept.clone();
            without.remove(index);
            if self.covers(&without) {
                kept = without;
            } else {
                index += 1;
            }
        }
        kept
    }

    fn covers(&self, rules: &[RuleIndex]) -> bool {
        let ranges = rules
            .iter()
            .flat_map(|rule| self.compiled.rule_ranges[rule.index()].clone());
        let terms: Vec<Cube> = ranges.map(|cube| self.compiled.rule_cubes[cube]).collect();
        let implications = self.rulebook.vocabulary().implications();
        crate::exact::primes(&self.compiled.layout, implications, &terms)
            .is_ok_and(|primes| primes.iter().any(|prime| self.state.known.contains(prime)))
    }

    /// What would lift the prohibitions of the entry that stand.
    fn lifted_if(&self, entry: &Entry) -> Ways {
        let standing = entry
            .untils
            .iter()
            .filter(|until| !self.state.is_lifted(**until));
        let missing = standing.flat_map(|until| self.state.missing(&self.compiled.untils[*until]));
        self.ways(&missing.collect::<Vec<_>>())
    }

    fn ways(&self, missing: &[Missing]) -> Ways {
        let mut ways = Ways::default();
        for missing in missing {
            self.state.put(&missing.left, &mut ways);
        }
        ways
    }
}

/// A span's place among others as far as that can be said without a start: within a day the end of the day comes before 24 hours.
fn earliness(span: Span) -> (u8, u16) {
    match span {
        Span::Immediate => (0, 0),
        Span::Hours(hours) if hours < 24 => (1, hours),
        Span::SameDay => (2, 0),
        Span::SameWorkingDay => (3, 0),
        Span::Hours(hours) => (4, hours),
        Span::WorkingDays(days) => (5, days),
    }
}
