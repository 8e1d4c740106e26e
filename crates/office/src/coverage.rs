//! How much of each procedure is honoured, by kind of clause: counted from its catalogue of clauses, never written down.

use decide::{Accounted, Clause, Procedure};

use crate::honoured::kind_in_words;
use crate::office::Office;
use crate::view::{CoverageRow, CoverageView, Covered};

impl Office {
    /// Each procedure in the version of today.
    #[must_use]
    pub fn coverage(&self) -> Vec<CoverageView> {
        let ids = self.inner.catalogue.ids();
        let views = ids.filter_map(|id| Some(coverage(self.known(id, None).ok()?.procedure())));
        views.collect()
    }
}

/// In all, and by kind of clause, the commonest kind first.
#[must_use]
pub fn coverage(procedure: &Procedure) -> CoverageView {
    let mut kinds: Vec<CoverageRow> = Vec::new();
    for clause in &procedure.clauses {
        let place = kinds.iter().position(|row| row.kind == clause.kind);
        let place = place.unwrap_or_else(|| {
            kinds.push(CoverageRow {
                kind: clause.kind.clone(),
                called: kind_in_words(&clause.kind),
                covered: Covered::default(),
            });
            kinds.len() - 1
        });
        kinds[place].covered.count(clause);
    }
    kinds.sort_by(|one, other| {
        let (most, least) = (other.covered.all(), one.covered.all());
        most.cmp(&least).then_with(|| one.kind.cmp(&other.kind))
    });
    let mut all = Covered::default();
    for clause in &procedure.clauses {
        all.count(clause);
    }
    CoverageView {
        procedure: procedure.id.clone(),
        area: procedure.area.clone(),
        title: procedure.title.clone(),
        version: procedure.version.clone(),
        all,
        kinds,
    }
}

impl Covered {
    fn count(&mut self, clause: &Clause) {
        let place = match clause.accounted() {
            Some(Accounted::Honoured) => &mut self.honoured,
            Some(Accounted::Planned | Accounted::NotYet) => &mut self.not_yet,
            Some(Accounted::Not) => &mut self.not,
            None => &mut self.unsaid,
        };
        *place += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;

    #[test]
    fn every_clause_is_counted_once_and_the_kinds_add_up() {
        let catalogue = Catalogue::dorset();
        let procedure = catalogue.rulebook("dorset").unwrap().procedure();
        let view = coverage(procedure);
        assert_eq!(view.all.all(), procedure.clauses.len());
        let of = |count: fn(&Covered) -> usize| -> (usize, usize) {
            let kinds = view.kinds.iter().map(|row| count(&row.covered));
            (kinds.sum(), count(&view.all))
        };
        for count in [
            |covered: &Covered| covered.honoured,
            |covered: &Covered| covered.not_yet,
            |covered: &Covered| covered.not,
            |covered: &Covered| covered.unsaid,
        ] {
            let (sum, all) = of(count);
            assert_eq!(sum, all);
        }
        assert!(view.all.honoured > 0 && view.all.unsaid == 0);
    }
}
