//! Re-deciding, against the whole decision of both procedures.

use decide::difference::{Change, Redecided, Redeciding};
use decide::{Facts, Rulebook, Status};
use proptest::prelude::*;

use crate::random::{pair, runner, shape};
use crate::reference::{Choices, Until, values};
use crate::{draw, edited, held};

/// Whether each of the second's deadlines is kept by the first.
fn kept(ours: &[calendar::Span], theirs: &[calendar::Span]) -> bool {
    use calendar::Span::{Hours, Immediate, SameDay, SameWorkingDay, WorkingDays};
    let keeps = |span: calendar::Span, limit: calendar::Span| match (span, limit) {
        (span, limit) if span == limit => true,
        (Immediate, _) => true,
        (SameDay | SameWorkingDay, WorkingDays(_)) => true,
        (SameDay, Hours(hours)) => hours >= 25,
        (WorkingDays(ours), WorkingDays(theirs)) => ours < theirs,
        (Hours(ours), Hours(theirs)) => ours < theirs,
        _ => false,
    };
    theirs
        .iter()
        .all(|limit| ours.iter().any(|span| keeps(*span, *limit)))
}

fn naive([from, to]: [&Rulebook; 2], facts: &Facts) -> Redecided {
    let (Ok(before), Ok(after)) = (from.decide(facts), to.decide(facts)) else {
        return Redecided::Contradictory;
    };
    let mut changes = Vec::new();
    for (directive, _) in from.vocabulary().directives() {
        let found = (before.find(directive), after.find(directive));
        let (deadline, modality) = match found {
            (Some(one), Some(other))
                if one.status == Status::Required && other.status == Status::Required =>
            {
                let same = kept(&one.spans, &other.spans) && kept(&other.spans, &one.spans);
                (!same, one.modality != other.modality)
            }
            _ => (false, false),
        };
        let change = Change {
            directive,
            before: before.status(directive),
            after: after.status(directive),
            deadline,
            modality,
        };
        if change.before != change.after || deadline || modality {
            changes.push(change);
        }
    }
    Redecided::Changes(changes)
}

#[test]
fn every_case_of_random_procedures_changes_just_as_two_whole_decisions_say() {
    for until in [Until::Never, Until::Apart, Until::Entangled] {
        let run = |bytes: Vec<u8>| {
            let Some([from, to]) = pair(&bytes, shape(until)) else {
                return Ok(());
            };
            let vocabulary = from.vocabulary();
            let mut choices = Choices::new(&bytes[bytes.len() / 2..]);
            let mut cases = Vec::new();
            for number in 0..40 {
                let mut facts = Facts::new(vocabulary);
                for (fact, _) in vocabulary.facts() {
                    let values = values(vocabulary, fact);
                    // Every fourth case is completely known.
                    let kinds = if number % 4 == 0 {
                        values.len()
                    } else {
                        2 * values.len()
                    };
                    if let Some(value) = values.get(choices.below(kinds)) {
                        facts.set(fact, *value).unwrap();
                    }
                }
                cases.push(facts);
            }
            let expected: Vec<Redecided> = cases
                .iter()
                .map(|facts| naive([&from, &to], facts))
                .collect();
            prop_assert_eq!(
                Redeciding::new(&from, &to).unwrap().redecide(&cases),
                expected
            );
            Ok(())
        };
        let bytes = prop::collection::vec(any::<u8>(), 1..600);
        runner(30).run(&bytes, run).unwrap();
    }
}

#[test]
fn cases_of_dorset_change_under_an_edited_dorset_and_under_kent_just_as_whole_decisions_say() {
    let dorset = held::rulebook("dorset");
    for other in [edited::edited(), held::rulebook("kent-medway")] {
        let redeciding = Redeciding::new(&dorset, &other).unwrap();
        for unknown_in in [0, 1, 2] {
            let cases = draw::cases(&dorset, 60, unknown_in, 7);
            let expected: Vec<Redecided> = cases
                .iter()
                .map(|facts| naive([&dorset, &other], facts))
                .collect();
            assert_eq!(redeciding.redecide(&cases), expected);
        }
    }
}
