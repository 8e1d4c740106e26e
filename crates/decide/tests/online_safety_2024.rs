//! The procedure of October 2024 as it stands in `procedures/`: it loads, and every worked case comes out as written.

mod held;

use decide::{Rulebook, vignette};

#[test]
fn every_worked_case_of_online_safety_2024_comes_out_as_written() {
    let rulebook: Rulebook = held::rulebook("online-safety-2024");
    let vignettes = &rulebook.procedure().vignettes;
    assert!(vignettes.len() >= 10);
    let differences: Vec<String> = vignettes
        .iter()
        .flat_map(|vignette| vignette::run(&rulebook, vignette))
        .map(|difference| difference.to_string())
        .collect();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}
