//! A procedure's conditions as prime implicants, for each directive and for each set of its prohibitions that may be lifted.

use std::ops::Range;
use std::sync::Arc;

use calendar::Span;

use crate::exact::{Cube, Layout, Sieve, TooEntangled, primes, terms};
use crate::expression::Expression;
use crate::procedure::{Procedure, RuleIndex};
use crate::set::Set;
use crate::vocabulary::{DirectiveId, FactId, Urgency, Vocabulary};

/// More different `until` conditions than this on one directive and the procedure is refused: each doubles the cases to prepare.
pub(crate) const MOST_UNTILS: usize = 4;

/// One directive that the procedure speaks of.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub directive: DirectiveId,
    /// The rules, and which of `untils` lifts each, if any.
    pub rules: Vec<(RuleIndex, Option<usize>)>,
    /// Places in [`Compiled::untils`].
    pub untils: Vec<usize>,
    /// For each set of lifted `untils`, read as a binary number, the primes of what is left.
    pub variants: Vec<Range<usize>>,
    /// Whether what the rules read and what lifts them can say something about one another.
    pub entangled: bool,
    /// The directive's own urgency, or that of the rules' deadlines if more pressing.
    pub urgency: Urgency,
}

#[derive(Debug, Clone)]
pub(crate) struct Compiled {
    pub layout: Layout,
    /// The primes of everything that decides a status, and each with all that follows from it.
    pub cubes: Vec<Cube>,
    pub closed: Vec<Cube>,
    /// How many answers each asks for.
    pub sizes: Vec<usize>,
    pub sieve: Sieve,
    pub entries: Vec<Entry>,
    /// The primes of each different `until`.
    pub untils: Vec<Range<usize>>,
    /// The primes of each rule's own condition, for reasons.
    pub rule_cubes: Vec<Cube>,
    pub rule_ranges: Vec<Range<usize>>,
    pub rule_sieve: Sieve,
    /// For each rule its clauses, shared by every decision that shows them.
    pub cites: Vec<Arc<[String]>>,
    /// For each fact, those whose answer can say something about it, itself included.
    pub neighbours: Vec<Set>,
    /// The fact asked before all others when it can change anything: nothing delays 999.
    pub first_of_all: Option<FactId>,
}

/// The primes of all rules one after another, and each rule's part of them.
type RulePrimes = (Vec<Cube>, Vec<Range<usize>>);

/// What could not be decided exactly.
pub(crate) enum Refused {
    Rule(RuleIndex),
    Directive(DirectiveId),
    Untils(DirectiveId),
    Classes,
}

struct Compiling<'c> {
    vocabulary: &'c Vocabulary,
    layout: Layout,
    cubes: Vec<Cube>,
    untils: Vec<(&'c Expression, Range<usize>)>,
}

impl Compiled {
    pub fn of(vocabulary: &Vocabulary, procedure: &Procedure) -> Result<Compiled, Vec<Refused>> {
        let whens = procedure.rules.iter().map(|rule| &rule.when);
        let conditions = whens.chain(
            procedure
                .rules
                .iter()
                .filter_map(|rule| rule.until.as_ref()),
        );
        let layout =
            Layout::of(vocabulary, conditions).map_err(|TooEntangled| vec![Refused::Classes])?;
        let mut compiling = Compiling {
            vocabulary,
            layout,
            cubes: Vec::new(),
            untils: Vec::new(),
        };
        let (rule_cubes, rule_ranges) = compiling.rules(procedure)?;
        let entries = compiling.entries(procedure)?;
        let Compiling {
            layout,
            cubes,
            untils,
            ..
        } = compiling;
        let implications = vocabulary.implications();
        Ok(Compiled {
            closed: cubes.iter().map(|cube| cube.closed(implications)).collect(),
            sizes: cubes.iter().map(|cube| cube.size(&layout)).collect(),
            sieve: Sieve::new(&layout, &cubes),
            rule_sieve: Sieve::new(&layout, &rule_cubes),
            untils: untils.into_iter().map(|(_, range)| range).collect(),
            cites: procedure
                .rules
                .iter()
                .map(|rule| rule.cites.clone().into())
                .collect(),
            neighbours: (0..vocabulary.facts().len())
                .map(|fact| implications.neighbours(fact))
                .collect(),
            first_of_all: vocabulary.fact("immediate_danger"),
            layout,
            cubes,
            entries,
            rule_cubes,
            rule_ranges,
        })
    }
}

impl<'c> Compiling<'c> {
    fn primes(&self, conditions: &[&Expression]) -> Result<Vec<Cube>, TooEntangled> {
        let mut all = Vec::new();
        for condition in conditions {
            all.extend(terms(&self.layout, condition)?);
        }
        primes(&self.layout, self.vocabulary.implications(), &all)
    }

    fn add(&mut self, cubes: Vec<Cube>) -> Range<usize> {
        let start = self.cubes.len();
        self.cubes.extend(cubes);
        start..self.cubes.len()
    }

    fn rules(&self, procedure: &Procedure) -> Result<RulePrimes, Vec<Refused>> {
        let (mut cubes, mut ranges, mut refused) = (Vec::new(), Vec::new(), Vec::new());
        for (index, rule) in procedure.rules() {
            let start = cubes.len();
            match self.primes(&[&rule.when]) {
                Ok(found) => cubes.extend(found),
                Err(TooEntangled) => refused.push(Refused::Rule(index)),
            }
            ranges.push(start..cubes.len());
        }
        if refused.is_empty() {
            Ok((cubes, ranges))
        } else {
            Err(refused)
        }
    }

    fn entries(&mut self, procedure: &'c Procedure) -> Result<Vec<Entry>, Vec<Refused>> {
        let (mut entries, mut refused) = (Vec::new(), Vec::new());
        for (directive, definition) in self.vocabulary.directives() {
            let rules: Vec<RuleIndex> = procedure
                .rules()
                .filter(|(_, rule)| rule.directive == directive)
                .map(|(index, _)| index)
                .collect();
            if rules.is_empty() {
                continue;
            }
            let deadlines = rules
                .iter()
                .filter_map(|rule| procedure[*rule].deadline)
                .map(pressing);
            let urgency = deadlines.fold(definition.urgency, Urgency::min);
            match self.entry(procedure, directive, &rules, urgency) {
                Ok(entry) => entries.push(entry),
                Err(refusal) => refused.push(refusal),
            }
        }
        if refused.is_empty() {
            Ok(entries)
        } else {
            Err(refused)
        }
    }

    fn entry(
        &mut self,
        procedure: &'c Procedure,
        directive: DirectiveId,
        rules: &[RuleIndex],
        urgency: Urgency,
    ) -> Result<Entry, Refused> {
        let entangled_rules = |TooEntangled| Refused::Directive(directive);
        let mut untils: Vec<usize> = Vec::new();
        let mut lifted_rules = Vec::new();
        for rule in rules {
            let lifting = match &procedure[*rule].until {
                Some(until) => {
                    let place = self.until(until).map_err(entangled_rules)?;
                    let known = untils.iter().position(|other| *other == place);
                    Some(known.unwrap_or_else(|| {
                        untils.push(place);
                        untils.len() - 1
                    }))
                }
                None => None,
            };
            lifted_rules.push((*rule, lifting));
        }
        if untils.len() > MOST_UNTILS {
            return Err(Refused::Untils(directive));
        }
        let entangled = self.entangled(procedure, rules);
        let mut variants = Vec::new();
        for lifted in 0..1_usize << untils.len() {
            let stands = |(_, until): &&(RuleIndex, Option<usize>)| {
                until.is_none_or(|until| lifted >> until & 1 == 0)
            };
            let conditions: Vec<&Expression> = lifted_rules
                .iter()
                .filter(stands)
                .map(|(rule, _)| &procedure[*rule].when)
                .collect();
            let cubes = self.primes(&conditions).map_err(entangled_rules)?;
            variants.push(self.add(cubes));
        }
        Ok(Entry {
            directive,
            rules: lifted_rules,
            untils,
            variants,
            entangled,
            urgency,
        })
    }

    fn entangled(&self, procedure: &Procedure, rules: &[RuleIndex]) -> bool {
        let implications = self.vocabulary.implications();
        let near = |facts: Vec<FactId>| {
            facts.iter().fold(Set::EMPTY, |near, fact| {
                near | implications.neighbours(fact.index())
            })
        };
        let read = |facts: Vec<FactId>| facts.iter().map(|fact| fact.index()).collect::<Set>();
        let whens = rules.iter().fold(Set::EMPTY, |all, rule| {
            all | read(procedure[*rule].when.facts())
        });
        let untils = rules
            .iter()
            .filter_map(|rule| procedure[*rule].until.as_ref());
        untils
            .map(|until| near(until.facts()))
            .any(|near| near.meets(&whens))
    }

    fn until(&mut self, until: &'c Expression) -> Result<usize, TooEntangled> {
        if let Some(place) = self.untils.iter().position(|(known, _)| *known == until) {
            return Ok(place);
        }
        let cubes = self.primes(&[until])?;
        let range = self.add(cubes);
        self.untils.push((until, range));
        Ok(self.untils.len() - 1)
    }
}

fn pressing(span: Span) -> Urgency {
    match span {
        Span::Immediate => Urgency::Immediate,
        Span::SameDay | Span::SameWorkingDay => Urgency::SameDay,
        Span::Hours(hours) if hours <= 24 => Urgency::SameDay,
        Span::Hours(_) | Span::WorkingDays(_) => Urgency::Soon,
    }
}
