//! Re-deciding many cases under another procedure: which directives would have been handled differently.
//!
//! Statuses come from the fast evaluators: completely known cases in blocks, all others one by one, both exact. Deadlines and wording are
//! looked at only where both require a directive and their rules leave room for a difference.

use std::sync::Arc;

use calendar::Span;

use super::NotCompared;
use super::example::never_after;
use crate::batch::Batch;
use crate::decision::{Decided, Known, Rulebook};
use crate::exact::{Cube, Sifted};
use crate::facts::Facts;
use crate::outcome::Status;
use crate::procedure::{Modality, Procedure, Rule};
use crate::set::Set;
use crate::value::FactKind;
use crate::vocabulary::{DirectiveId, FactDefinition, FactId};

/// What would have been different about one directive in one case. Directives that are absent both times, or the same, have no change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    pub directive: DirectiveId,
    /// None: absent.
    pub before: Option<Status>,
    pub after: Option<Status>,
    /// Required both times, by a deadline that is not always the same.
    pub deadline: bool,
    /// Required both times, and not with the same modality.
    pub modality: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Redecided {
    /// Empty when nothing would have been different; else in the vocabulary's order.
    Changes(Vec<Change>),
    /// The answers contradict one another: neither procedure decides it.
    Contradictory,
}

/// Two rulebooks of one vocabulary, ready for any number of cases. Directives whose rules are the same in both are not decided at all.
pub struct Redeciding {
    /// Only the rules of the directives that can differ.
    rulebooks: [Rulebook; 2],
    batches: [Batch; 2],
    /// Directives that both could require by another deadline, or in other words.
    closely: Set,
}

/// A case as both rulebooks take it.
struct Given<'g> {
    facts: &'g Facts,
    known: [Known; 2],
    /// With all that follows: the same for both, but for the classes of ages and settings that each tells apart.
    closed: [Cube; 2],
}

impl Redeciding {
    /// # Errors
    /// When the two do not share one vocabulary.
    pub fn new(from: &Rulebook, to: &Rulebook) -> Result<Redeciding, NotCompared> {
        if from.vocabulary() != to.vocabulary() {
            return Err(NotCompared::OtherVocabulary);
        }
        let procedures = [from.procedure(), to.procedure()];
        let chosen = |may: fn([&[&Rule]; 2]) -> bool| {
            let directives = from.vocabulary().directives();
            directives
                .map(|(directive, _)| directive)
                .filter(|directive| {
                    let [one, other] = procedures.map(|procedure| rules(procedure, *directive));
                    may([&one, &other])
                })
                .map(DirectiveId::index)
                .collect::<Set>()
        };
        let different = chosen(|rules| !alike(rules));
        let rulebooks = [only(from, &different), only(to, &different)];
        Ok(Redeciding {
            batches: rulebooks.each_ref().map(Rulebook::batch),
            rulebooks,
            closely: chosen(|rules| !alike(rules) && terms_vary(rules)),
        })
    }

    /// For each case, in their order.
    pub fn redecide(&self, cases: &[Facts]) -> Vec<Redecided> {
        let given: Vec<Given<'_>> = cases.iter().map(|facts| self.given(facts)).collect();
        let whole: Vec<usize> = (0..cases.len())
            .filter(|case| self.is_whole(&given[*case]))
            .collect();
        let mut in_blocks = self.in_blocks(&given, &whole).into_iter().peekable();
        let mut redecided = Vec::with_capacity(cases.len());
        let mut sifted = [Sifted::default(), Sifted::default()];
        for (case, given) in given.iter().enumerate() {
            let decided = match in_blocks.next_if(|(whole, _)| *whole == case) {
                Some((_, decided)) => Some(decided),
                None => self.one_by_one(given, &mut sifted),
            };
            redecided.push(match decided {
                Some(decided) => Redecided::Changes(self.changes(given, &decided)),
                None => Redecided::Contradictory,
            });
        }
        redecided
    }

    fn given<'g>(&self, facts: &'g Facts) -> Given<'g> {
        let [from, to] = &self.rulebooks;
        let known = from.known(facts);
        let then = Known {
            out: to.classes_given(facts),
            ..known
        };
        let implications = from.vocabulary().implications();
        let closed = Cube {
            yes: known.yes,
            no: known.no,
            out: known.out,
        }
        .closed(implications);
        Given {
            facts,
            known: [known, then],
            closed: [
                closed,
                Cube {
                    out: then.out,
                    ..closed
                },
            ],
        }
    }

    /// Whether every fact is known, and no two contradict one another.
    fn is_whole(&self, given: &Given<'_>) -> bool {
        let vocabulary = self.rulebooks[0].vocabulary();
        let answered = given.known[0].yes | given.known[0].no;
        let known = |(fact, definition): (FactId, &FactDefinition)| match definition.kind {
            FactKind::Bool => answered.contains(fact.index()),
            FactKind::Age | FactKind::Setting => given.facts.get(fact).is_some(),
        };
        // Most cases end at one of their first facts.
        let closed = &given.closed[0];
        vocabulary.facts().all(known) && !closed.yes.meets(&closed.no)
    }

    fn in_blocks(&self, given: &[Given<'_>], whole: &[usize]) -> Vec<(usize, [Decided; 2])> {
        let [from, to] = [0, 1].map(|side| {
            let cases: Vec<Known> = whole.iter().map(|case| given[*case].known[side]).collect();
            self.batches[side].decide_all(&cases)
        });
        let decided = |required| Decided {
            required,
            possible: Set::EMPTY,
        };
        let pairs = from.into_iter().zip(to);
        whole
            .iter()
            .copied()
            .zip(pairs.map(|(from, to)| [decided(from), decided(to)]))
            .collect()
    }

    fn one_by_one(&self, given: &Given<'_>, sifted: &mut [Sifted; 2]) -> Option<[Decided; 2]> {
        let [from_room, to_room] = sifted;
        let from = self.rulebooks[0].decide_closed(given.closed[0], from_room)?;
        let to = self.rulebooks[1].decide_closed(given.closed[1], to_room)?;
        Some([from, to])
    }

    fn changes(&self, given: &Given<'_>, decided: &[Decided; 2]) -> Vec<Change> {
        let [from, to] = decided;
        let closely = self.closely & from.required & to.required;
        let other = (from.required ^ to.required) | (from.possible ^ to.possible);
        let mut changes = Vec::new();
        for directive in (other | closely).iter() {
            let [before, after] = decided.each_ref().map(|decided| status(decided, directive));
            let (deadline, modality) = if closely.contains(directive) {
                self.look_closely(given, DirectiveId::new(directive))
            } else {
                (false, false)
            };
            if before != after || deadline || modality {
                changes.push(Change {
                    directive: DirectiveId::new(directive),
                    before,
                    after,
                    deadline,
                    modality,
                });
            }
        }
        changes
    }

    /// Whether the deadlines differ, and whether the modalities do.
    fn look_closely(&self, given: &Given<'_>, directive: DirectiveId) -> (bool, bool) {
        let side = |side: usize| {
            let closed = &given.closed[side];
            terms(&self.rulebooks[side], given.facts, closed, directive)
        };
        let terms = [0, 1].map(side);
        let [Some((from, from_by)), Some((to, to_by))] = terms else {
            return (false, false);
        };
        let same_time = never_after(&from_by, &to_by) && never_after(&to_by, &from_by);
        (!same_time, from != to)
    }
}

/// The rulebook with the rules of these directives only: each directive is decided by its own rules, so that nothing else changes.
pub(super) fn only(rulebook: &Rulebook, directives: &Set) -> Rulebook {
    let mut procedure = rulebook.procedure().clone();
    procedure
        .rules
        .retain(|rule| directives.contains(rule.directive.index()));
    // What was not too entangled in the whole is not so in a part.
    Rulebook::new(Arc::clone(rulebook.vocabulary()), procedure).unwrap_or_else(|_| rulebook.clone())
}

fn rules(procedure: &Procedure, directive: DirectiveId) -> Vec<&Rule> {
    let rules = procedure.rules.iter();
    rules.filter(|rule| rule.directive == directive).collect()
}

/// Whether the rules decide the same, by the same deadlines and in the same words.
fn alike([from, to]: [&[&Rule]; 2]) -> bool {
    let says = |rule: &Rule| (rule.deadline, rule.modality);
    from.len() == to.len()
        && from.iter().zip(to).all(|(from, to)| {
            says(from) == says(to) && from.when == to.when && from.until == to.until
        })
}

/// Whether there is more than one deadline, or more than one modality, among the rules of both.
fn terms_vary([from, to]: [&[&Rule]; 2]) -> bool {
    let mut terms = from
        .iter()
        .chain(to)
        .map(|rule| (rule.deadline, rule.modality));
    let first = terms.next();
    terms.any(|other| Some(other) != first)
}

fn status(decided: &Decided, directive: usize) -> Option<Status> {
    if decided.required.contains(directive) {
        Some(Status::Required)
    } else if decided.possible.contains(directive) {
        Some(Status::Possible)
    } else {
        None
    }
}

/// How strongly, and by which deadlines, a directive is required.
fn terms(
    rulebook: &Rulebook,
    facts: &Facts,
    known: &Cube,
    directive: DirectiveId,
) -> Option<(Modality, Vec<Span>)> {
    let procedure = rulebook.procedure();
    let (mut strongest, mut spans) = (None, Vec::new());
    for rule in rulebook.rules_holding(known, directive) {
        let rule = &procedure[rule];
        strongest =
            Some(strongest.map_or(rule.modality, |other: Modality| other.min(rule.modality)));
        spans.extend(rule.deadline);
    }
    if let Some(strongest) = strongest {
        return Some((strongest, spans));
    }
    // No single rule is certain, only that one of several holds: the whole decision says which.
    let outcome = rulebook.decide(facts).ok()?;
    let directed = outcome.find(directive)?;
    Some((directed.modality, directed.spans.clone()))
}
