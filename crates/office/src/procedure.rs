//! Procedures, for reading by any signed-in person: no case content.

use std::sync::Arc;

use decide::{Clause, Procedure, Rulebook};

use crate::error::Error;
use crate::honoured;
use crate::law::Marks;
use crate::lines::{clauses, ruling_view};
use crate::office::Office;
use crate::rule_words::{rule_view, step_view};
use crate::said;
use crate::view::{
    ClauseDetail, ProcedureRow, ProcedureView, RulingDetail, SectionRow, SectionView,
};

impl Office {
    #[must_use]
    pub fn procedures(&self) -> Vec<ProcedureRow> {
        let ids = self.inner.catalogue.ids();
        let rows = ids.filter_map(|id| {
            let procedure = self.known(id, None).ok()?.procedure();
            Some(ProcedureRow {
                id: procedure.id.clone(),
                called: called(procedure),
                title: procedure.title.clone(),
                publisher: procedure.publisher.clone(),
                area: procedure.area.clone(),
                version: procedure.version.clone(),
                clauses: procedure.clauses.len(),
                in_use: procedure.id == self.inner.settings.procedure,
            })
        });
        rows.collect()
    }

    /// That version; without one, the version in force today.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn procedure(&self, id: &str, version: Option<&str>) -> Result<ProcedureView, Error> {
        let procedure = self.known(id, version)?.procedure();
        let day = said::date_in_words;
        Ok(ProcedureView {
            id: procedure.id.clone(),
            called: called(procedure),
            title: procedure.title.clone(),
            publisher: procedure.publisher.clone(),
            area: procedure.area.clone(),
            version: procedure.version.clone(),
            valid_from: day(procedure.valid_from),
            valid_until: procedure.valid_until.map(day),
            source: procedure.source.clone(),
            currency: procedure.currency.clone(),
            sections: sections(procedure),
            libraries: honoured::libraries(procedure),
            query: self.query_of(procedure),
            in_force: self.is_in_force(procedure),
            versions: self.history(procedure),
        })
    }

    /// # Errors
    /// `NotFound`.
    pub fn section(
        &self,
        id: &str,
        version: Option<&str>,
        slug: &str,
    ) -> Result<SectionView, Error> {
        let rulebook = self.known(id, version)?;
        let marks = self.marks();
        let procedure = rulebook.procedure();
        let here = |clause: &&Clause| slug_of(&clause.section) == slug;
        let clauses: Vec<&Clause> = procedure.clauses.iter().filter(here).collect();
        let title = clauses.first().ok_or(Error::NotFound)?.section.clone();
        let flowchart = crate::flowchart::drawn(rulebook, &title);
        let query = self.query_of(procedure);
        Ok(SectionView {
            procedure: procedure.id.clone(),
            procedure_called: called(procedure),
            slug: slug.to_owned(),
            clauses: clauses
                .into_iter()
                .map(|clause| detail(rulebook, &query, &marks, clause))
                .collect(),
            query,
            title,
            flowchart,
        })
    }

    /// # Errors
    /// `NotFound`.
    pub fn clause(
        &self,
        id: &str,
        version: Option<&str>,
        clause: &str,
    ) -> Result<ClauseDetail, Error> {
        let rulebook = self.known(id, version)?;
        let found = rulebook.procedure().clause(clause).ok_or(Error::NotFound)?;
        let query = self.query_of(rulebook.procedure());
        Ok(detail(rulebook, &query, &self.marks(), found))
    }

    /// How the procedure's doubts are settled.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn rulings(&self, id: &str, version: Option<&str>) -> Result<Vec<RulingDetail>, Error> {
        let procedure = self.known(id, version)?.procedure();
        let marks = self.marks();
        let rulings = procedure.rulings.iter().map(|ruling| RulingDetail {
            id: ruling.id.clone(),
            settled: ruling_view(ruling),
            clauses: clauses(procedure, &marks, &ruling.clauses),
        });
        Ok(rulings.collect())
    }

    /// That version; without one, that in force today, or the nearest to today.
    pub(crate) fn known(&self, id: &str, version: Option<&str>) -> Result<&Arc<Rulebook>, Error> {
        let catalogue = &self.inner.catalogue;
        let found = match version {
            Some(version) => catalogue.rulebook_of(id, version),
            None => catalogue.rulebook_nearest(id, said::day(self.now())),
        };
        found.ok_or(Error::NotFound)
    }
}

/// In the order of the document.
fn sections(procedure: &Procedure) -> Vec<SectionRow> {
    let mut rows: Vec<SectionRow> = Vec::new();
    for clause in &procedure.clauses {
        let slug = slug_of(&clause.section);
        let index = rows
            .iter()
            .position(|row| row.slug == slug)
            .unwrap_or_else(|| {
                let title = clause.section.clone();
                rows.push(SectionRow {
                    slug,
                    title,
                    clauses: 0,
                    rules: 0,
                });
                rows.len() - 1
            });
        rows[index].clauses += 1;
    }
    for row in &mut rows {
        let cites = |id: &String| {
            procedure
                .clause(id)
                .is_some_and(|clause| slug_of(&clause.section) == row.slug)
        };
        row.rules = procedure
            .rules
            .iter()
            .filter(|rule| rule.cites.iter().any(cites))
            .count();
    }
    rows
}

/// For an address and for a command: the words of a title in small letters, each as often as it stands there, with dashes between.
#[must_use]
pub fn slug_of(title: &str) -> String {
    let parts = title.split(|letter: char| !letter.is_alphanumeric() && !"'’‘".contains(letter));
    let words: Vec<String> = parts.flat_map(store::sought).collect();
    words.join("-")
}

/// "Online safety, Dorset": several documents have the same title.
pub(crate) fn called(procedure: &Procedure) -> String {
    let area = &procedure.area;
    let within = ["An ", "A ", "The "]
        .iter()
        .any(|start| area.starts_with(start));
    let mut letters = area.chars();
    let area = match letters.next().filter(|_| within) {
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => area.clone(),
    };
    format!("{}, {area}", procedure.title)
}

/// `query` is that of the version's addresses.
pub(crate) fn detail(
    rulebook: &Rulebook,
    query: &str,
    marks: &Marks,
    clause: &Clause,
) -> ClauseDetail {
    let procedure = rulebook.procedure();
    let rules = procedure.rules.iter();
    let rules = rules.filter(|rule| rule.cites.contains(&clause.id));
    let steps = procedure.steps.iter();
    let steps = steps.filter(|step| step.cites.contains(&clause.id));
    ClauseDetail {
        id: clause.id.clone(),
        section: clause.section.clone(),
        section_slug: slug_of(&clause.section),
        ours: clause.ours.clone(),
        modality: clause.modality.clone(),
        kind: honoured::kind_in_words(&clause.kind),
        honoured: honoured::views(procedure, query, clause),
        marks: marks.on(&clause.id),
        rules: rules.map(|rule| rule_view(rulebook, marks, rule)).collect(),
        steps: steps.map(|step| step_view(rulebook, marks, step)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_has_an_address_of_plain_letters() {
        for (title, slug) in [
            ("4.2 Imagery – “sexting”", "4-2-imagery-sexting"),
            (
                "Self-taken/Youth Produced Images",
                "self-taken-youth-produced-images",
            ),
            (
                "The ‘Children’s’ Board and the Board",
                "the-childrens-board-and-the-board",
            ),
        ] {
            assert_eq!(slug_of(title), slug);
            assert_eq!(slug_of(slug), slug, "an address leads to itself");
        }
    }

    #[test]
    fn no_two_sections_of_a_procedure_have_the_same_address() {
        let catalogue = crate::catalogue::Catalogue::built_in().unwrap();
        for rulebook in catalogue.rulebooks() {
            let mut known = std::collections::BTreeMap::new();
            for clause in &rulebook.procedure().clauses {
                let slug = slug_of(&clause.section);
                assert!(!slug.is_empty(), "{}", clause.section);
                let first = known.entry(slug).or_insert(&clause.section);
                assert_eq!(*first, &clause.section, "{}", rulebook.procedure().id);
            }
        }
    }
}
