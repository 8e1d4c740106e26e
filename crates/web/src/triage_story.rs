//! For tests: an age with its box, and answers that sit badly together, as the lead meets them.

use crate::stories::Desk;

#[tokio::test]
async fn an_age_and_the_ticked_box_come_back_and_neither_is_saved() {
    let desk = Desk::new().await;
    desk.answer("youth_produced_imagery", "yes").await;
    let both = [
        ("age", "12"),
        ("answer", "not_known"),
        ("source", "the form tutor"),
    ];
    let page = desk.open("/triage/youngest_age").await.is(200);
    let back = page.send(&desk.at("/triage"), &both).await.is(422);
    let back = back
        .says("You typed 12 and ticked “Not known yet”. Keep one of them.")
        .says("href=\"#answer\"")
        .says("inputmode=\"numeric\" autocomplete=\"off\" value=\"12\"")
        .says("value=\"not_known\" checked")
        .says("the form tutor");
    let still = desk.open("/triage").await;
    still
        .says("<strong>14</strong>")
        .does_not_say("the form tutor");
    let one = [("age", "12"), ("reason", "Asked again")];
    back.send(&desk.at("/triage"), &one)
        .await
        .leads_to(&desk.at("/triage"))
        .follow()
        .await
        .says("<strong>12</strong>");
}

#[tokio::test]
async fn answers_that_sit_badly_together_are_said_and_go_when_one_is_changed() {
    let desk = Desk::new().await;
    desk.answer("youth_produced_imagery", "yes").await;
    desk.answer("youngest_age_shown", "not_known").await;
    let words = "The youngest person shown is recorded as 18 or over.";
    desk.open("/triage").await.does_not_say(words);
    desk.reconsider("youngest_age_shown", ("age", "18")).await;
    desk.open("/triage")
        .await
        .says("These answers sit badly together.")
        .says(words);
    desk.reconsider("youngest_age_shown", ("age", "17")).await;
    desk.open("/triage").await.does_not_say(words);
}
