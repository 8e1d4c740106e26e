//! The nation's law over the local procedures: under its own name, and only where it is wanted.

use office::{PlanView, Settings};

use crate::procedures::{Files, line, lines, plan, school};
use crate::school::{School, a_concern, settings};

async fn nudes(school: &School) -> String {
    let reference = school.concern(a_concern()).await;
    for fact in ["youth_produced_imagery", "adult_involved", "posted_online"] {
        school.answer(&reference, fact, "yes").await;
    }
    reference
}

#[tokio::test]
async fn the_law_takes_part_under_its_own_name_and_can_be_switched_off() {
    let files = Files::with(&["kent-medway", "national"]);
    let kent = || Settings {
        procedure: "kent-medway".into(),
        ..settings()
    };
    let mut school = school(&files, kent()).await;
    let reference = nudes(&school).await;
    let shown = plan(&school, &reference).await;
    let viewing = line(&shown, "do_not_view_imagery").unwrap();
    assert_eq!(
        viewing.layer.as_deref(),
        Some("Law and guidance of England")
    );
    assert!(viewing.because.iter().all(|reason| reason.layer.is_some()));
    let copying = line(&shown, "do_not_copy_imagery").unwrap();
    assert_eq!(copying.layer, None, "Kent and Medway asks for it too");
    for reason in lines(&shown).flat_map(|line| &line.because) {
        let national = reason
            .clauses
            .iter()
            .any(|clause| clause.id.starts_with("NAT-"));
        assert_eq!(reason.layer.is_some(), national, "{}", reason.rule);
    }
    let off = Settings {
        national_layer: false,
        ..kent()
    };
    school.under(files.catalogue(), off).await;
    let shown = plan(&school, &reference).await;
    assert!(line(&shown, "do_not_view_imagery").is_none());
    assert!(lines(&shown).all(|line| line.layer.is_none()));
    let clause = school
        .office
        .clause("kent-medway", None, "KEN-0057")
        .unwrap();
    assert_eq!(
        clause.marks[0].says, "no longer the law",
        "marked all the same"
    );
}

#[tokio::test]
async fn where_the_two_set_different_times_the_earlier_counts_and_both_are_named() {
    let files = Files::with(&["dorset", "national"]);
    files.add(
        "dorset/rules/imagery.toml",
        "\n[[rule]]\nid = \"told-that-week\"\nwhen = \"youth_produced_imagery\"\ndirective = \"inform_safeguarding_lead\"\nmodality = \"should\"\ndeadline = \"5_working_days\"\ncites = [\"DOR-0136\"]\nwhy = \"Invented for a test.\"\n",
    );
    let school = school(&files, settings()).await;
    let reference = nudes(&school).await;
    let shown = plan(&school, &reference).await;
    let told = line(&shown, "inform_safeguarding_lead").unwrap();
    let due = told.due.as_ref().unwrap();
    let by: Vec<&str> = due.clocks.iter().map(|clock| clock.by.as_str()).collect();
    assert_eq!(
        by,
        ["The procedure (Dorset)", "Law and guidance of England"]
    );
    assert!(due.clocks[1].says.contains(&due.at_exact), "{:?}", due);
    assert!(!due.clocks[0].says.contains(&due.at_exact), "{:?}", due);
}

#[tokio::test]
async fn a_passage_that_is_out_of_date_is_marked_where_it_is_shown_with_what_stands_today() {
    let files = Files::with(&["dorset", "kent-medway", "national"]);
    let school = school(&files, settings()).await;
    let rulings = school.office.rulings("kent-medway", None).unwrap();
    let contacts = rulings
        .iter()
        .find(|ruling| ruling.id == "two-earlier-contacts")
        .unwrap();
    let clause = contacts
        .clauses
        .iter()
        .find(|clause| clause.id == "KEN-0057")
        .unwrap();
    let mark = &clause.marks[0];
    assert!(mark.stands.starts_with("One earlier contact is enough"));
    assert_eq!(
        (mark.commenced.as_str(), mark.sources.is_empty()),
        ("in force", false)
    );
    let currency = school.office.currency().unwrap();
    assert_eq!(
        currency.rows.len(),
        currency.sound + currency.amber + currency.red
    );
    assert!(
        currency.red >= 5 && currency.amber >= 10 && currency.sound >= 5,
        "{currency:?}"
    );
    let reporting = currency
        .rows
        .iter()
        .find(|row| row.id == "NAT-MANDATORY-REPORTING")
        .unwrap();
    assert!(reporting.asks.is_empty() && reporting.commenced.contains("announced"));
}

#[tokio::test]
async fn what_would_lift_a_prohibition_is_said_once_and_at_its_shortest() {
    let files = Files::with(&["dorset", "national"]);
    let school = school(&files, settings()).await;
    let mut ways = 0;
    for facts in [
        ["youth_produced_imagery", "adult_involved"],
        ["child_abuse_imagery_accessed", "adult_involved"],
    ] {
        let reference = school.concern(a_concern()).await;
        for fact in facts {
            school.answer(&reference, fact, "yes").await;
        }
        ways += shortest(&plan(&school, &reference).await);
    }
    assert!(ways > 6, "{ways}");
}

/// How many ways there are to lift what is not to be done: none of them holds all of another.
fn shortest(shown: &PlanView) -> usize {
    let mut ways = 0;
    for line in lines(shown) {
        for (index, way) in line.lifted_if.iter().enumerate() {
            ways += 1;
            let others = line.lifted_if.iter().enumerate();
            let shorter = others
                .filter(|(other, _)| *other != index)
                .find(|(_, other)| other.iter().all(|each| way.contains(each)));
            assert_eq!(shorter, None, "{}", line.directive);
        }
    }
    ways
}
