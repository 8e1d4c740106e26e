//! Where two rules that can hold together set different deadlines for one directive, the earlier counts (principle 6). Which is the
//! earlier must not hang on the hour at which the clock starts, unless a ruling says so.

use calendar::Span;

use crate::procedure::RuleIndex;
use crate::proof::breach::no_later;
use crate::proof::finding::{Check, Finding, Weight};
use crate::proof::subject::Subject;
use crate::vocabulary::DirectiveId;

/// Two rules for one directive, with their deadlines.
type Pair = [(RuleIndex, Span); 2];

pub(super) fn findings(subject: &Subject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (directive, _) in subject.vocabulary.directives() {
        let mut told: Vec<[Span; 2]> = Vec::new();
        for pair in differing(subject, directive) {
            let spans = pair.map(|(_, span)| span);
            let settled = is_ordered(spans) || !rulings(subject, &pair).is_empty();
            // Of those settled the first of each kind is told; those that are not are all told.
            if settled && told.contains(&spans) {
                continue;
            }
            told.push(spans);
            findings.push(finding(subject, directive, &pair, settled));
        }
    }
    findings
}

fn differing(subject: &Subject<'_>, directive: DirectiveId) -> Vec<Pair> {
    let dated: Vec<(RuleIndex, Span)> = subject
        .rules_for(directive)
        .filter_map(|(index, rule)| rule.deadline.map(|span| (index, span)))
        .collect();
    let mut pairs = Vec::new();
    for (place, one) in dated.iter().enumerate() {
        for other in &dated[place + 1..] {
            let holds = |rule| &subject.diagrams.rule(rule).holds;
            if one.1 != other.1
                && subject
                    .diagrams
                    .is_possible(&holds(one.0).and(holds(other.0)))
            {
                // The earlier first, where that can be said.
                let earlier_first = !no_later(other.1, one.1);
                pairs.push(if earlier_first {
                    [*one, *other]
                } else {
                    [*other, *one]
                });
            }
        }
    }
    pairs
}

fn is_ordered([one, other]: [Span; 2]) -> bool {
    no_later(one, other) || no_later(other, one)
}

fn rulings(subject: &Subject<'_>, pair: &Pair) -> Vec<String> {
    let named = pair
        .iter()
        .flat_map(|(rule, _)| &subject.procedure[*rule].rulings);
    let mut rulings: Vec<String> = named
        .map(|ruling| &subject.procedure[*ruling])
        .filter(|ruling| ruling.principle == 6)
        .map(|ruling| ruling.id.clone())
        .collect();
    rulings.sort_unstable();
    rulings.dedup();
    rulings
}

fn finding(subject: &Subject<'_>, directive: DirectiveId, pair: &Pair, settled: bool) -> Finding {
    let [(first, early), (second, late)] = *pair;
    let (one, other) = (&subject.procedure[first].id, &subject.procedure[second].id);
    let both = format!(
        "`{}` is due {} by rule `{one}` and {} by rule `{other}`",
        subject.directive(directive),
        early.words(),
        late.words(),
    );
    let rulings = rulings(subject, pair);
    let (weight, how) = match (settled, rulings.as_slice()) {
        (true, []) => (
            Weight::Note,
            "the earlier counts (principle 6)".to_owned(),
        ),
        (true, rulings) => (
            Weight::Note,
            format!(
                "the earlier counts (principle 6, ruling {})",
                rulings.join(", ")
            ),
        ),
        (false, _) => (
            Weight::Failure,
            "which is the earlier hangs on when it starts, and no ruling under principle 6 says which counts"
                .to_owned(),
        ),
    };
    Finding::new(Check::Deadlines, weight, format!("{both}: {how}"))
        .at(subject.place(first))
        .citing(subject.cites([first, second]))
}
