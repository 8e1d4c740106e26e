//! Procedures, for reading by any signed-in person: no case content.

use std::sync::Arc;

use decide::{Clause, Honoured, Procedure, Rule, Rulebook, Vocabulary};
use jiff::Timestamp;

use crate::decision::open_state;
use crate::error::Error;
use crate::law::Marks;
use crate::lines::{clauses, ruling_view};
use crate::office::Office;
use crate::said;
use crate::view::{
    ClauseDetail, ContactView, ProcedureRow, ProcedureView, RuleView, RulingDetail, SectionRow,
    SectionView,
};

impl Office {
    #[must_use]
    pub fn procedures(&self) -> Vec<ProcedureRow> {
        let ids = self.inner.catalogue.ids();
        let rows = ids.filter_map(|id| {
            let procedure = self.known(id, None).ok()?.procedure();
            Some(ProcedureRow {
                id: procedure.id.clone(),
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
            title: procedure.title.clone(),
            publisher: procedure.publisher.clone(),
            area: procedure.area.clone(),
            version: procedure.version.clone(),
            valid_from: day(procedure.valid_from),
            valid_until: procedure.valid_until.map(day),
            source: procedure.source.clone(),
            currency: procedure.currency.clone(),
            sections: sections(procedure),
            query: self.query_of(procedure),
            in_force: procedure.in_force().on(said::day(self.now())),
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
        let (flowchart_svg, flowchart_list) = crate::flowchart::drawn(rulebook, &title);
        Ok(SectionView {
            procedure: procedure.id.clone(),
            procedure_title: procedure.title.clone(),
            query: self.query_of(procedure),
            slug: slug.to_owned(),
            clauses: clauses
                .into_iter()
                .map(|clause| detail(rulebook, &marks, clause))
                .collect(),
            title,
            flowchart_svg,
            flowchart_list,
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
        Ok(detail(rulebook, &self.marks(), found))
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

    /// # Errors
    /// `NotFound`.
    pub fn contacts(&self, id: &str, version: Option<&str>) -> Result<Vec<ContactView>, Error> {
        let procedure = self.known(id, version)?.procedure();
        Ok(contacts_of(procedure, self.now()))
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

/// For an address: small letters, digits and dashes.
fn slug_of(title: &str) -> String {
    store::words(title).join("-")
}

fn detail(rulebook: &Rulebook, marks: &Marks, clause: &Clause) -> ClauseDetail {
    let procedure = rulebook.procedure();
    let rules = procedure
        .rules
        .iter()
        .filter(|rule| rule.cites.contains(&clause.id));
    ClauseDetail {
        id: clause.id.clone(),
        section: clause.section.clone(),
        section_slug: slug_of(&clause.section),
        ours: clause.ours.clone(),
        modality: clause.modality.clone(),
        kind: clause.kind.clone(),
        honoured: clause
            .honoured
            .iter()
            .map(|honoured| in_words(procedure, honoured))
            .collect(),
        marks: marks.on(&clause.id),
        rules: rules.map(|rule| rule_view(rulebook, marks, rule)).collect(),
    }
}

fn rule_view(rulebook: &Rulebook, marks: &Marks, rule: &Rule) -> RuleView {
    let (vocabulary, procedure) = (rulebook.vocabulary(), rulebook.procedure());
    let directive = &vocabulary[rule.directive];
    RuleView {
        id: rule.id.clone(),
        when: rule.when.written(vocabulary).to_string(),
        until: rule
            .until
            .as_ref()
            .map(|until| until.written(vocabulary).to_string()),
        asks: asks(vocabulary, rule),
        directive: directive.id.clone(),
        does: directive.does.clone(),
        modality: rule.modality.id().to_owned(),
        by: rule
            .by
            .as_deref()
            .unwrap_or(&directive.by)
            .replace('_', " "),
        deadline: rule.deadline.map(|span| span.to_string().replace('_', " ")),
        why: rule.why.clone(),
        cites: clauses(procedure, marks, &rule.cites),
    }
}

/// The facts of a rule's condition, in the order in which it reads them.
fn asks(vocabulary: &Vocabulary, rule: &Rule) -> Vec<(String, String)> {
    let until = rule.until.iter().flat_map(|until| until.facts());
    let mut asked: Vec<(String, String)> = Vec::new();
    for fact in rule.when.facts().into_iter().chain(until) {
        let definition = &vocabulary[fact];
        if !asked.iter().any(|(id, _)| *id == definition.id) {
            asked.push((definition.id.clone(), definition.ask.clone()));
        }
    }
    asked
}

/// What Waypost does with a clause.
fn in_words(procedure: &Procedure, honoured: &Honoured) -> String {
    match honoured {
        Honoured::Rule(id) => {
            let why = procedure
                .rules
                .iter()
                .find(|rule| rule.id == *id)
                .map(|rule| rule.why.as_str());
            format!("A rule decides: {}", why.unwrap_or(id))
        }
        Honoured::Step(id) => {
            let does = procedure
                .steps
                .iter()
                .find(|step| step.id == *id)
                .map(|step| step.does.as_str());
            format!("A step of the plan: {}", does.unwrap_or(id))
        }
        Honoured::Form { form, question } => in_form(procedure, form, question.as_deref()),
        Honoured::Contact(id) => {
            let name = procedure
                .contacts
                .iter()
                .find(|contact| contact.id == *id)
                .map(|contact| contact.name.as_str());
            format!("Among the contacts: {}", name.unwrap_or(id))
        }
        Honoured::Ruling(id) => {
            let ruling = procedure
                .rulings
                .iter()
                .find(|ruling| ruling.id == *id)
                .map(|ruling| ruling.ruling.as_str());
            format!("Settled by a ruling: {}", ruling.unwrap_or(id))
        }
        Honoured::Page(name) => format!("The page “{}” does this", name.replace('-', " ")),
        Honoured::Guardrail(name) => format!("Waypost holds to it: {}", name.replace('-', " ")),
        Honoured::Planned(part) => format!("Planned: {}", part.replace('-', " ")),
        Honoured::NotYet(reason) => format!("Not yet: {reason}"),
        Honoured::Not(reason) => format!("Not as written: {reason}"),
    }
}

fn in_form(procedure: &Procedure, form: &str, question: Option<&str>) -> String {
    let Some(found) = procedure.forms.iter().find(|each| each.id == form) else {
        return format!("A checklist: {form}");
    };
    let asked = question.and_then(|id| found.questions.iter().find(|each| each.id == id));
    match asked {
        Some(asked) => format!("The checklist “{}” asks: {}", found.title, asked.ask),
        None => format!("The checklist “{}”", found.title),
    }
}

/// Whom to ask, and whether they are open.
pub(crate) fn contacts_of(procedure: &Procedure, now: Timestamp) -> Vec<ContactView> {
    let contacts = procedure.contacts.iter().map(|contact| ContactView {
        name: contact.name.clone(),
        when_to_use: contact.purpose.clone(),
        phone: contact.phone.clone(),
        email: contact.email.clone(),
        web: contact.web.clone(),
        open_state: open_state(contact, now).unwrap_or_default(),
        printed: printed(&contact.printed),
    });
    contacts.collect()
}

/// "as printed in March 2018: check before use".
fn printed(when: &str) -> String {
    let month = jiff::civil::Date::strptime("%Y-%m-%d", format!("{when}-01"));
    let when = month.map_or_else(
        |_| when.to_owned(),
        |date| date.strftime("%B %Y").to_string(),
    );
    format!("as printed in {when}: check before use")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_of_print_is_said_in_words_where_it_is_a_month() {
        assert_eq!(
            printed("2018-03"),
            "as printed in March 2018: check before use"
        );
        assert_eq!(printed("2018"), "as printed in 2018: check before use");
    }

    #[test]
    fn a_section_has_an_address_of_plain_letters() {
        assert_eq!(slug_of("4.2 Imagery – “sexting”"), "42-4-2-imagery-sexting");
    }
}
