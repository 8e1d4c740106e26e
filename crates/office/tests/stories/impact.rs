//! Which cases an edited procedure would have handled differently, against deciding each of them twice in full.

use std::collections::BTreeMap;
use std::sync::Arc;

use decide::{FactKind, Facts, Rulebook, Value};
use office::demo::invent;
use office::{CaseQuery, ChangedCase, Impact, Office, Visitor};

use crate::place::Place;
use crate::school::{School, a_concern, empty, lead_of};

/// Dorset without the rules for one directive, and with another by the next working day but four.
fn edited(dorset: &Rulebook) -> Rulebook {
    let mut procedure = dorset.procedure().clone();
    let vocabulary = dorset.vocabulary();
    procedure
        .rules
        .retain(|rule| vocabulary[rule.directive].id != "refer_police");
    for rule in &mut procedure.rules {
        if vocabulary[rule.directive].id == "refer_social_care" {
            rule.deadline = "5_working_days".parse().ok();
        }
    }
    Rulebook::new(Arc::clone(vocabulary), procedure).unwrap()
}

async fn impact(office: &Office, from: &Rulebook, to: &Rulebook) -> (Impact, Vec<ChangedCase>) {
    let mut changed = Vec::new();
    let mut each = |case: ChangedCase| changed.push(case);
    let found = office
        .impact(from, to, &|done, all| assert!(done <= all), &mut each)
        .await;
    (found.unwrap(), changed)
}

/// Every directive that one of two whole decisions says otherwise than the other, by id.
fn naive(from: &Rulebook, to: &Rulebook, facts: &Facts) -> Vec<String> {
    let (before, after) = (from.decide(facts).unwrap(), to.decide(facts).unwrap());
    let said = |outcome: &decide::Outcome| -> BTreeMap<String, String> {
        let directives = outcome.directives.iter();
        directives
            .map(|directed| {
                let id = from.vocabulary()[directed.directive].id.clone();
                let terms = match directed.status {
                    decide::Status::Required => {
                        format!("{:?} {}", directed.span, directed.modality)
                    }
                    decide::Status::Possible => String::new(),
                };
                (id, format!("{} {terms}", directed.status))
            })
            .collect()
    };
    let (before, after) = (said(&before), said(&after));
    let mut ids: Vec<String> = before.keys().chain(after.keys()).cloned().collect();
    ids.sort();
    ids.dedup();
    ids.retain(|id| before.get(id) != after.get(id));
    ids
}

/// The answers of a case as its own page shows them.
async fn facts(office: &Office, lead: &Visitor, rulebook: &Rulebook, reference: &str) -> Facts {
    let vocabulary = rulebook.vocabulary();
    let triage = office.triage(lead, reference).await.unwrap();
    let mut facts = Facts::new(vocabulary);
    for answered in triage.answered {
        if answered.implied_by.is_some() || answered.value == "not_known" {
            continue;
        }
        let fact = vocabulary.fact(&answered.fact).unwrap();
        let value = match vocabulary[fact].kind {
            FactKind::Bool => Value::from(answered.value == "yes"),
            FactKind::Age => Value::Age(answered.value.parse().unwrap()),
            FactKind::Setting => Value::Setting(answered.value.parse().unwrap()),
        };
        facts.set(fact, value).unwrap();
    }
    facts
}

async fn references(office: &Office, lead: &Visitor) -> Vec<String> {
    let mut references = Vec::new();
    for status in ["reported", "triaged", "in_progress", "closed"] {
        let query = CaseQuery {
            status: Some(status.into()),
            ..CaseQuery::default()
        };
        let list = office.cases(lead, &query).await.unwrap();
        references.extend(list.rows.into_iter().map(|row| row.reference));
    }
    references
}

#[tokio::test]
async fn the_cases_named_are_exactly_those_whose_whole_decision_changes() {
    let place = Place::sqlite();
    let (office, _) = empty(&place).await;
    let invented = invent(&office, 1, None, &|_, _| ()).await.unwrap();
    let lead = lead_of(&office, &invented.accounts).await;
    let dorset = Arc::clone(office.catalogue().rulebook("dorset").unwrap());
    let edited = edited(&dorset);
    let (found, changed) = impact(&office, &dorset, &edited).await;
    let vocabulary = dorset.vocabulary();
    let mut named: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for case in changed {
        let mut ids: Vec<String> = case
            .changes
            .iter()
            .map(|change| vocabulary[change.directive].id.clone())
            .collect();
        ids.sort();
        named.insert(case.reference, ids);
    }
    let references = references(&office, &lead).await;
    let mut expected = BTreeMap::new();
    for reference in &references {
        let facts = facts(&office, &lead, &dorset, reference).await;
        let ids = naive(&dorset, &edited, &facts);
        if !ids.is_empty() {
            expected.insert(reference.clone(), ids);
        }
    }
    assert!(!expected.is_empty());
    assert_eq!(named, expected);
    assert_eq!(found.cases, 40);
    assert_eq!(usize::try_from(found.changed).unwrap(), expected.len());
    for (directive, impact) in &found.directives {
        let id = &vocabulary[*directive].id;
        let cases = expected.values().filter(|ids| ids.contains(id)).count();
        let counted = impact.newly_required + impact.no_longer_required + impact.newly_possible;
        let counted = counted + impact.no_longer_possible + impact.other_deadline;
        assert_eq!(usize::try_from(counted).unwrap(), cases, "{id}");
    }
}

#[tokio::test]
async fn the_last_answer_counts_and_a_version_like_itself_changes_nothing() {
    let school = School::on_sqlite().await;
    let reference = school.concern(a_concern()).await;
    let dorset = Arc::clone(school.office.catalogue().rulebook("dorset").unwrap());
    let edited = edited(&dorset);
    let (found, changed) = impact(&school.office, &dorset, &dorset).await;
    assert_eq!((found.cases, found.changed, changed.len()), (1, 0, 0));
    school.answer(&reference, "immediate_danger", "yes").await;
    let (_, changed) = impact(&school.office, &dorset, &edited).await;
    let facts = facts(&school.office, &school.lead, &dorset, &reference).await;
    assert_eq!(
        changed.is_empty(),
        naive(&dorset, &edited, &facts).is_empty()
    );
    assert!(changed.iter().all(|case| case.reference == reference));
}
