//! For tests: what is no longer the law is marked wherever it is shown, the law has a page of its own, and a case can be decided
//! again without changing.

use crate::stories::reported;
use crate::trial::Trial;

#[tokio::test]
async fn a_clause_that_is_no_longer_the_law_says_so_with_what_stands_today() {
    let trial = Trial::new().await;
    let reader = trial.signed_in("reporter").await;
    let page = reader
        .open("/procedure/dorset/clauses/DOR-0342")
        .await
        .is(200);
    let page = page
        .says("no longer the law")
        .says("Data Protection Act 2018");
    page.says("in force")
        .says("Source: ")
        .says("/law#NAT-DATA-PROTECTION");
    let rulings = reader.open("/procedure/dorset/rulings").await.is(200);
    rulings.says("no longer the law").says("changed since");
    let sections = reader.open("/procedure/dorset").await.is(200);
    let mut links = sections
        .body
        .split("href=\"")
        .filter_map(|rest| rest.split('"').next());
    let section =
        links.find(|link| link.contains("/sections/") && link.contains("data-protection"));
    let address = section.unwrap().to_owned();
    reader.open(&address).await.is(200).says("waypost-law");
}

#[tokio::test]
async fn the_law_has_a_page_that_counts_what_needs_checking() {
    let trial = Trial::new().await;
    let reader = trial.signed_in("reporter").await;
    let page = reader.open("/law").await.is(200);
    let page = page
        .says("Not known whether in force")
        .says("Needs checking");
    page.says("id=\"NAT-NUDES\"")
        .says("What it asks for in a plan")
        .says("past the day");
    let row = reader.open("/clauses/NAT-NUDES").await;
    row.leads_to("/law#NAT-NUDES");
}

#[tokio::test]
async fn a_version_is_named_in_the_address_and_one_that_is_not_there_is_not_found() {
    let trial = Trial::new().await;
    let reader = trial.signed_in("reporter").await;
    let page = reader
        .open("/procedure/dorset?version=February%202017")
        .await
        .is(200);
    page.says("Its versions").says("in force");
    for part in [
        "",
        "/rulings",
        "/contacts",
        "/worked-cases",
        "/clauses/DOR-0342",
    ] {
        let address = format!("/procedure/dorset{part}?version=1999");
        reader.open(&address).await.is(404);
    }
}

#[tokio::test]
async fn a_case_is_decided_again_on_a_page_of_its_own() {
    let trial = Trial::new().await;
    let reference = reported(&trial).await;
    let lead = trial.signed_in("lead").await;
    let address = format!("/cases/{reference}");
    let page = lead.open(&format!("{address}/today")).await.is(200);
    let page = page
        .says("What would differ today")
        .says("Nothing differs.");
    page.says("Nothing of the case changes")
        .says("What is the same");
    lead.open(&format!("{address}/today?by=dorset/1999"))
        .await
        .is(404);
    let reporter = trial.signed_in("reporter").await;
    reporter.open(&format!("{address}/today")).await.is(404);
}
