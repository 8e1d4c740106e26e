//! Counting by writing out every combination, weighed by how many ages or settings stand behind each value of the generator.

use calendar::Span;
use decide::difference::{Kind, Side};
use decide::{DirectiveId, Modality, Rule, Rulebook, Setting, Value};

use crate::reference::{Partial, holds};

/// How many values are decided like this one by every condition of the generator.
fn weight(value: Option<Value>) -> f64 {
    match value {
        // Under 13; 13 to 15; 16 and 17; from 18 to 120.
        Some(Value::Age(2)) => 13.0,
        Some(Value::Age(14)) => 3.0,
        Some(Value::Age(17)) => 2.0,
        Some(Value::Age(_)) => 103.0,
        Some(Value::Setting(Setting::Other)) => 6.0,
        _ => 1.0,
    }
}

/// The share of all combinations in which something is so.
pub fn share(worlds: &[Partial], so: impl Fn(&Partial) -> bool) -> f64 {
    let of = |world: &Partial| world.iter().copied().map(weight).product::<f64>();
    let all: f64 = worlds.iter().map(of).sum();
    let so: f64 = worlds.iter().filter(|world| so(world)).map(of).sum();
    so / all
}

pub fn firing<'r>(
    rulebook: &'r Rulebook,
    directive: DirectiveId,
    world: &Partial,
) -> Vec<&'r Rule> {
    let stands = |rule: &&Rule| {
        let lifted = rule.until.as_ref().is_some_and(|until| holds(until, world));
        rule.directive == directive && holds(&rule.when, world) && !lifted
    };
    rulebook.procedure().rules.iter().filter(stands).collect()
}

fn strongest(rules: &[&Rule]) -> Option<Modality> {
    rules.iter().map(|rule| rule.modality).min()
}

/// For the few deadlines that the tests use: immediate before all others, hours beside days.
fn never_after(ours: &[&Rule], theirs: &[&Rule]) -> bool {
    let no_later = |span: Span, limit: Span| {
        span == limit
            || span == Span::Immediate
            || span == Span::SameDay && matches!(limit, Span::WorkingDays(_))
    };
    let spans =
        |rules: &[&Rule]| -> Vec<Span> { rules.iter().filter_map(|rule| rule.deadline).collect() };
    let ours = spans(ours);
    let limits = spans(theirs);
    limits
        .iter()
        .all(|limit| ours.iter().any(|span| no_later(*span, *limit)))
}

/// Whether the two differ in this way in a completely known case.
pub fn differ(
    rulebooks: [&Rulebook; 2],
    directive: DirectiveId,
    world: &Partial,
    kind: Kind,
) -> bool {
    let rules = rulebooks.map(|rulebook| firing(rulebook, directive, world));
    let of = |side: Side| rules[side.index()].as_slice();
    let both = !of(Side::A).is_empty() && !of(Side::B).is_empty();
    match kind {
        Kind::Asked(side) => !of(side).is_empty() && of(side.other()).is_empty(),
        Kind::Earlier(side) => {
            let (ours, theirs) = (of(side), of(side.other()));
            both && never_after(ours, theirs) && !never_after(theirs, ours)
        }
        Kind::OtherDeadline => {
            let (a, b) = (of(Side::A), of(Side::B));
            both && !never_after(a, b) && !never_after(b, a)
        }
        Kind::Stronger(side) => both && strongest(of(side)) < strongest(of(side.other())),
    }
}

pub const KINDS: [Kind; 7] = [
    Kind::Asked(Side::A),
    Kind::Asked(Side::B),
    Kind::Earlier(Side::A),
    Kind::Earlier(Side::B),
    Kind::OtherDeadline,
    Kind::Stronger(Side::A),
    Kind::Stronger(Side::B),
];
