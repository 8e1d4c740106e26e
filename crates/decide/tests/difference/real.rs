//! The procedures that the repository holds, side by side.

use decide::difference::compare;
use decide::{Rulebook, Status};

use crate::{edited, held};

fn hold(a: &Rulebook, b: &Rulebook) {
    let compared = compare(a, b).unwrap();
    assert!(!compared.directives.is_empty());
    for found in &compared.directives {
        let shares = found.shares;
        let all = shares.both + shares.only_a + shares.only_b + shares.neither;
        assert!((all - 1.0).abs() < 1e-9);
        for difference in &found.differences {
            assert!(difference.share > 0.0 && difference.share <= found.differ + 1e-9);
            for (rulebook, says) in [a, b].into_iter().zip(&difference.example.says) {
                let outcome = rulebook.decide(&difference.example.facts).unwrap();
                let status = says.as_ref().map(|_| Status::Required);
                assert_eq!(outcome.status(found.directive), status);
            }
        }
    }
}

#[test]
fn every_example_between_dorset_and_the_others_is_what_both_evaluators_say() {
    let dorset = held::rulebook("dorset");
    for other in ["kent-medway", "online-safety-2024"] {
        hold(&dorset, &held::rulebook(other));
    }
    hold(&dorset, &edited::edited());
}

#[test]
fn a_procedure_differs_from_itself_in_nothing() {
    let dorset = held::rulebook("dorset");
    let compared = compare(&dorset, &dorset).unwrap();
    assert!(
        compared
            .directives
            .iter()
            .all(|found| found.is_same() && found.differ == 0.0)
    );
}
