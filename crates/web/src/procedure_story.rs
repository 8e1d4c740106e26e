//! For tests: every page of every procedure can be read by anybody who is signed in, and by nobody else.

use std::collections::BTreeSet;

use crate::trial::{Browser, Trial};

/// The addresses beginning like this that a page leads to.
fn led_to(body: &str, start: &str) -> BTreeSet<String> {
    let links = body.split("href=\"").skip(1);
    links
        .filter_map(|rest| rest.split_once('"'))
        .map(|(address, _)| address.split('#').next().unwrap_or_default().to_owned())
        .filter(|address| address.starts_with(start))
        .collect()
}

async fn opened(browser: &Browser, addresses: &BTreeSet<String>) -> BTreeSet<String> {
    let mut further = BTreeSet::new();
    for address in addresses {
        let page = browser.open(address).await.is(200);
        further.extend(led_to(&page.body, "/procedure"));
        further.extend(led_to(&page.body, "/clauses"));
    }
    further
}

#[tokio::test]
async fn every_page_that_a_procedure_leads_to_can_be_opened() {
    let trial = Trial::new().await;
    let reporter = trial.signed_in("reporter").await;
    let from = |address: &str| BTreeSet::from([address.to_owned()]);
    let procedures = opened(&reporter, &from("/procedure")).await;
    assert!(procedures.contains("/procedure/dorset"));
    opened(&reporter, &procedures).await;
    let pages = opened(&reporter, &from("/procedure/dorset")).await;
    for end in ["/worked-cases", "/rulings", "/contacts"] {
        assert!(pages.iter().any(|page| page.ends_with(end)), "{end}");
    }
    let clauses = opened(&reporter, &pages).await;
    let few: BTreeSet<_> = clauses.into_iter().step_by(40).collect();
    assert!(few.len() > 5);
    opened(&reporter, &few).await;
}

#[tokio::test]
async fn what_is_not_in_a_procedure_is_not_found() {
    let trial = Trial::new().await;
    let reporter = trial.signed_in("reporter").await;
    for address in [
        "/procedure/nowhere",
        "/procedure/dorset/sections/nothing",
        "/procedure/dorset/clauses/DOR-9999",
        "/clauses/DOR-9999",
    ] {
        reporter.open(address).await.is(404);
    }
}

#[tokio::test]
async fn a_contact_is_never_trusted_blindly_and_999_comes_first() {
    let trial = Trial::new().await;
    let reporter = trial.signed_in("reporter").await;
    let page = reporter.open("/contacts").await.is(200);
    let page = page.says("check before use");
    let at = |words: &str| page.body.find(words);
    assert!(at("999") < at("Childline") && at("Childline") < at("check before use"));
}
