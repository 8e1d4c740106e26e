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

#[tokio::test]
async fn whom_to_call_is_one_step_from_every_page() {
    let trial = Trial::new().await;
    let reference = crate::stories::reported(&trial).await;
    let lead = trial.signed_in("lead").await;
    let case = format!("/cases/{reference}");
    let plan = format!("{case}/plan");
    for address in [
        "/",
        "/concern",
        "/cases",
        &case,
        &plan,
        "/procedure",
        "/law",
    ] {
        let page = lead.open(address).await.is(200);
        page.says("href=\"/contacts\"").says("Who do I call now?");
    }
    let nowhere = lead.open("/nowhere").await.is(404);
    nowhere.says("href=\"/contacts\"");
}

#[tokio::test]
async fn what_becomes_of_a_clause_leads_to_where_it_can_be_seen() {
    let trial = Trial::new().await;
    let reader = trial.signed_in("reporter").await;
    let mut followed = 0;
    for page in ["1", "6", "11"] {
        let list = reader.open(&format!("/clauses?page={page}")).await.is(200);
        let honoured = list.body.split("waypost-honoured").skip(1);
        let honoured: String = honoured
            .filter_map(|rest| rest.split("</ul>").next())
            .collect();
        for start in ["/procedure", "/clauses"] {
            for address in led_to(&honoured, start) {
                let address = address.replace("&#38;", "&");
                reader.open(&address).await.is(200);
                followed += 1;
            }
        }
    }
    assert!(followed > 10, "only {followed}");
}

#[tokio::test]
async fn an_anchor_that_a_clause_leads_to_is_on_its_page() {
    let trial = Trial::new().await;
    let reader = trial.signed_in("reporter").await;
    let list = reader.open("/clauses?words=police").await.is(200);
    let links = list.body.split("href=\"/procedure").skip(1);
    let addresses: BTreeSet<&str> = links.filter_map(|rest| rest.split('"').next()).collect();
    let anchored = addresses
        .iter()
        .filter_map(|address| address.split_once('#'));
    let mut seen = 0;
    for (path, anchor) in anchored.step_by(3) {
        let page = reader.open(&format!("/procedure{path}")).await.is(200);
        page.says(&format!("id=\"{anchor}\""));
        seen += 1;
    }
    assert!(seen > 5, "only {seen} anchors");
}
