//! For tests: what was begun stays on the plan when a changed answer no longer asks for it, page by page.

use crate::stories::Desk;

const LESS: &str = "Something is no longer asked for.";
const HEADING: &str = "Begun, and no longer asked for";

#[tokio::test]
async fn what_was_handed_on_stays_in_view_until_it_is_taken_back() {
    let desk = Desk::new().await;
    desk.answer("youth_produced_imagery", "yes").await;
    desk.answer("blackmailed", "yes").await;
    let hand = [("to", "DC Example")];
    desk.send("/plan/refer_police/hand", &hand)
        .await
        .leads_to(&desk.at("/plan"));
    desk.open("/plan").await.does_not_say(HEADING);
    desk.reconsider("blackmailed", ("answer", "no"))
        .await
        .says(LESS);
    let plan = desk.open("/plan").await.says(HEADING);
    let begun = plan.body.split(HEADING).nth(1).unwrap();
    let begun = begun.split("</section>").next().unwrap();
    assert!(begun.contains("Handed to DC Example"), "{begun}");
    let back = [("reason", "The officer knows")];
    desk.send("/plan/refer_police/reopen", &back)
        .await
        .leads_to(&desk.at("/plan"));
    desk.open("/plan").await.does_not_say(HEADING);
}

#[tokio::test]
async fn what_was_given_a_date_stays_in_view_until_the_date_is_taken_away_or_it_is_done() {
    let desk = Desk::new().await;
    desk.answer("online_bullying", "yes").await;
    let plan = desk.open("/plan").await;
    let part = plan.body.split("id=\"plan-by-date\"").nth(1).unwrap();
    let path = part.split("/date\"").next().unwrap();
    let directive = path.rsplit("/plan/").next().unwrap().to_owned();
    let date = format!("/plan/{directive}/date");
    let monday = [("due-day", "25"), ("due-month", "5"), ("due-year", "2026")];
    desk.send(&date, &monday).await.leads_to(&desk.at("/plan"));
    desk.reconsider("online_bullying", ("answer", "no"))
        .await
        .says(LESS);
    let plan = desk.open("/plan").await.says(HEADING);
    let begun = plan.body.split(HEADING).nth(1).unwrap();
    let begun = begun.split("</section>").next().unwrap();
    assert!(
        begun.contains(&directive) && begun.contains("Set by"),
        "{begun}"
    );
    let gone = [("reason", "It was no bullying")];
    let page = desk.open(&date).await.is(200);
    page.send(&desk.at(&format!("{date}/remove")), &gone)
        .await
        .leads_to(&desk.at("/plan"));
    desk.open("/plan").await.does_not_say(HEADING);
}
