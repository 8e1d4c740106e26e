//! The invented school.

use std::sync::Mutex;

use office::demo::invent;
use office::{CaseQuery, ChronologyFilter, Error, Office, Visitor};

use crate::place::Place;
use crate::school::{empty, lead_of};

async fn references(office: &Office, lead: &Visitor, status: &str) -> Vec<String> {
    let query = CaseQuery {
        status: Some(status.into()),
        ..CaseQuery::default()
    };
    let list = office.cases(lead, &query).await.unwrap();
    list.rows.into_iter().map(|row| row.reference).collect()
}

#[tokio::test]
async fn the_invented_school_shows_every_state_and_every_page_of_every_case_opens() {
    let place = Place::sqlite();
    let (office, _) = empty(&place).await;
    let seen = Mutex::new(Vec::new());
    let progress = |done: usize, all: usize| seen.lock().unwrap().push((done, all));
    let invented = invent(&office, 1, None, &progress).await.unwrap();
    assert_eq!((invented.cases, invented.accounts.len()), (40, 6));
    assert_eq!(seen.into_inner().unwrap().last(), Some(&(40, 40)));
    let lead = lead_of(&office, &invented.accounts).await;
    let mut opened = 0;
    for status in ["reported", "triaged", "in_progress", "closed"] {
        let found = references(&office, &lead, status).await;
        assert!(!found.is_empty(), "{status}");
        for reference in found {
            let plan = office.plan(&lead, &reference).await.unwrap();
            assert_eq!(plan.contradiction, None, "{reference}");
            office.triage(&lead, &reference).await.unwrap();
            office
                .chronology(&lead, &reference, &ChronologyFilter::default())
                .await
                .unwrap();
            opened += 1;
        }
    }
    assert!(opened >= 40, "{opened}");
    let overdue = CaseQuery {
        overdue: true,
        ..CaseQuery::default()
    };
    assert!(!office.cases(&lead, &overdue).await.unwrap().rows.is_empty());
    assert_eq!(office.verify().await.unwrap().broken, None);
}

#[tokio::test]
async fn the_same_seed_invents_the_same_and_no_school_is_invented_over_another() {
    let mut found = Vec::new();
    for seed in [7, 7, 8] {
        let place = Place::sqlite();
        let (office, _) = empty(&place).await;
        let invented = invent(&office, seed, Some(12), &|_, _| ()).await.unwrap();
        let lead = lead_of(&office, &invented.accounts).await;
        let list = office.cases(&lead, &CaseQuery::default()).await.unwrap();
        found.push(
            list.rows
                .into_iter()
                .map(|row| row.reference)
                .collect::<Vec<_>>(),
        );
        let again = invent(&office, seed, Some(12), &|_, _| ()).await;
        assert!(matches!(again, Err(Error::Refused(_))), "{again:?}");
    }
    assert_eq!(found[0], found[1]);
    assert_ne!(found[0], found[2]);
}
