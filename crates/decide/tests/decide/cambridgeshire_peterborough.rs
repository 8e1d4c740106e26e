//! The procedure of Cambridgeshire and Peterborough as it stands in `procedures/`: it loads, and every worked case comes out as written.

use crate::held;

use decide::{Rulebook, vignette};

#[test]
fn every_worked_case_of_cambridgeshire_and_peterborough_comes_out_as_written() {
    let rulebook: Rulebook = held::rulebook("cambridgeshire-peterborough");
    let vignettes = &rulebook.procedure().vignettes;
    assert!(vignettes.len() >= 30);
    let differences: Vec<String> = vignettes
        .iter()
        .flat_map(|vignette| vignette::run(&rulebook, vignette))
        .map(|difference| difference.to_string())
        .collect();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}
