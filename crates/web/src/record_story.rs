//! For tests: what a case's record says of when, by whom, and of two people who save at once, page by page.

use crate::stories::Desk;

const REFER: &str = "/plan/refer_police/done";

async fn desk() -> Desk {
    let desk = Desk::new().await;
    desk.answer("youth_produced_imagery", "yes").await;
    desk.answer("blackmailed", "yes").await;
    desk
}

fn on<'a>(name: &str, [day, month, year]: [&'a str; 3], how: &'a str) -> Vec<(String, &'a str)> {
    let part = |part: &str| format!("{name}-{part}");
    let words = if name == "when" { "how" } else { "text" };
    vec![
        (words.to_owned(), how),
        (part("day"), day),
        (part("month"), month),
        (part("year"), year),
    ]
}

async fn send(desk: &Desk, path: &str, typed: &[(String, &str)]) -> crate::trial::Page {
    let typed: Vec<_> = typed
        .iter()
        .map(|(name, value)| (name.as_str(), *value))
        .collect();
    desk.send(path, &typed).await
}

/// It is Friday 22 May 2026, 10:00 in London, and the concern was recorded this morning.
#[tokio::test]
async fn a_day_typed_without_an_hour_stays_a_day_and_stands_after_the_report_of_that_day() {
    let desk = desk().await;
    let today = on("when", ["22", "5", "2026"], "Rang 101 about it");
    send(&desk, REFER, &today)
        .await
        .leads_to(&desk.at("/plan"))
        .follow()
        .await
        .says("<strong>Done</strong> on Friday 22 May 2026");
    let before = on(
        "happened_at",
        ["21", "5", "2026"],
        "The tutor was told first",
    );
    send(&desk, "/note", &before).await;
    let page = desk.open("/chronology").await;
    let page = page
        .does_not_say("at 00:00")
        .says("\">Friday 22 May 2026</span>")
        .says("\">Thursday 21 May 2026</span>");
    let places: Vec<_> = ["The tutor was told first", "Concern reported", "Rang 101"]
        .map(|words| page.body.find(words).unwrap())
        .to_vec();
    assert!(places.is_sorted(), "{places:?}");
}

#[tokio::test]
async fn a_year_mistyped_is_sent_back_with_what_was_typed() {
    let desk = desk().await;
    for (path, name, year) in [
        (REFER, "when", "2024"),
        (REFER, "when", "1066"),
        ("/note", "happened_at", "1066"),
    ] {
        send(&desk, path, &on(name, ["14", "5", year], "Rang 101"))
            .await
            .is(422)
            .says("Check the year.")
            .says(&format!("href=\"#{name}\""))
            .says(&format!("value=\"{year}\""))
            .says("Rang 101");
    }
    let day_before = on("when", ["21", "5", "2026"], "Rang 101 at once");
    send(&desk, REFER, &day_before)
        .await
        .leads_to(&desk.at("/plan"));
}

#[tokio::test]
async fn what_was_chosen_is_shown_to_whoever_saves_second() {
    let desk = desk().await;
    let path = "/triage/grooming";
    let (mine, theirs) = (desk.open(path).await, desk.open(path).await);
    let triage = desk.at("/triage");
    theirs.send(&triage, &[("answer", "no")]).await;
    let told = mine
        .send(&triage, &[("answer", "not_known"), ("source", "Zoe")])
        .await
        .is(409);
    told.says("You saved something in another window")
        .says("You, in another window")
        .says("Not known yet</dd>")
        .says("Who said so</dt>")
        .says(">Zoe</dd>");
    let (mine, owner) = (desk.open("/owner").await, desk.at("/owner"));
    desk.send("/note", &[("text", "The tutor knew")]).await;
    let page = mine.body.split("name=\"to\"").nth(1).unwrap();
    let account = page.split("value=\"").nth(1).unwrap();
    let account = account.split('"').next().unwrap();
    mine.send(&owner, &[("to", account)])
        .await
        .is(409)
        .says("Owner</dt>")
        .does_not_say(&format!("{account}</dd>"));
    let mine = desk.open("/people/add").await;
    desk.send("/note", &[("text", "The tutor rang")]).await;
    mine.send(
        &desk.at("/people/add"),
        &[("role", "parent_or_carer"), ("name", "Kim")],
    )
    .await
    .is(409)
    .says("What they are to this case</dt>")
    .says(">Kim</dd>")
    .does_not_say("parent_or_carer</dd>");
}

#[tokio::test]
async fn an_address_that_cannot_be_read_leads_nowhere_like_any_other() {
    let desk = desk().await;
    for path in [
        "/entries/x/correct",
        "/entries/-1/correct",
        "/entries/99999999999/correct",
        "/%ff",
    ] {
        desk.open(path).await.is(404).says("There is nothing here");
    }
}

#[tokio::test]
async fn what_is_open_says_so_where_it_would_be_opened_again() {
    let desk = desk().await;
    desk.open("/reopen")
        .await
        .is(200)
        .says("This case is open already.")
        .does_not_say("name=\"reason\"");
    desk.open("/plan/refer_police/reopen")
        .await
        .is(200)
        .says("This is open already.")
        .does_not_say("name=\"reason\"");
    desk.send(REFER, &[("how", "Rang 101")]).await;
    desk.open("/plan/refer_police/reopen")
        .await
        .says("name=\"reason\"");
}

#[tokio::test]
async fn the_chronology_says_what_waypost_wrote_and_what_is_not_shown() {
    let desk = desk().await;
    desk.open("/chronology")
        .await
        .says("Recorded by Waypost, when Robin Teacher recorded the concern")
        .says("Readings are not shown: ");
    desk.open("/chronology?readings=yes")
        .await
        .does_not_say("Readings are not shown");
    desk.open("/chronology/print")
        .await
        .says(">Waypost, when Robin Teacher recorded the concern<")
        .says("Readings are not shown: ")
        .says("Every entry keeps its number, so some numbers are missing here.");
    desk.open("/chronology/print?readings=yes")
        .await
        .does_not_say("some numbers are missing");
}

#[tokio::test]
async fn whoever_is_kept_from_a_case_by_being_named_was_kept_from_it_by_waypost() {
    let desk = Desk::new().await;
    let named = [("name", "Robin Teacher"), ("role", "suspect")];
    desk.send("/people/add", &named)
        .await
        .leads_to(&desk.at("/people"));
    desk.open("/chronology")
        .await
        .says("Kept from this case")
        .says("Recorded by Waypost, when Sam Lead named this person");
}
