//! For tests: a date that the lead sets for a line of the plan, page by page.

use crate::stories::Desk;

/// Bullying online: something is to be done for which Dorset prints no time.
async fn desk() -> (Desk, String) {
    let desk = Desk::new().await;
    desk.answer("online_bullying", "yes").await;
    let plan = desk.open("/plan").await;
    let part = plan.body.split("id=\"plan-by-date\"").nth(1).unwrap();
    let path = part.split("/date\"").next().unwrap();
    let path = path.rsplit("/plan/").next().unwrap().to_owned();
    (desk, format!("/plan/{path}/date"))
}

fn typed<'a>(day: &'a str, month: &'a str, time: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("due-day", day),
        ("due-month", month),
        ("due-year", "2026"),
        ("due-time", time),
    ]
}

/// It is Friday 22 May 2026, 10:00 in London.
#[tokio::test]
async fn a_date_is_set_changed_and_taken_away_by_forms() {
    let (desk, path) = desk().await;
    let plan = desk.at("/plan");
    desk.open(&path)
        .await
        .is(200)
        .says("The procedure prints no date for this.")
        .says("The next working day is Tuesday 26 May.")
        .does_not_say("Take the date away");
    let mut monday = typed("25", "5", "");
    monday.push(("note", "Before the parents come in"));
    let set = desk.send(&path, &monday).await.leads_to(&plan);
    set.follow()
        .await
        .says("The date is set.")
        .says("<strong>Set by Sam Lead</strong>: Monday 25 May, in 3 days")
        .says("Monday 25 May is a bank holiday.")
        .says("Before the parents come in")
        .says("Change the date");
    let change = desk.open(&path).await.is(200);
    change
        .says("value=\"25\"")
        .says("value=\"17:00\"")
        .says("Take the date away");
    let refused = desk.send(&path, &typed("28", "5", "1430")).await.is(422);
    refused
        .says("Say why it is later")
        .says("href=\"#note\"")
        .says("value=\"28\"")
        .says("value=\"1430\"");
    let mut later = typed("28", "5", "1430");
    later.push(("note", "The parents asked"));
    desk.send(&path, &later).await.leads_to(&plan);
    desk.open("/plan")
        .await
        .says("Thursday 28 May, in 6 days")
        .does_not_say("is a bank holiday");
    let remove = format!("{path}/remove");
    let page = desk.open(&path).await;
    let refused = page.send(&desk.at(&remove), &[]).await.is(422);
    refused.says("Say why the date no longer holds.");
    let why = [("reason", "The police asked us to wait")];
    let gone = page.send(&desk.at(&remove), &why).await.leads_to(&plan);
    gone.follow()
        .await
        .says("The date is taken away.")
        .does_not_say("Set by Sam Lead");
    desk.open("/chronology")
        .await
        .says("By Monday 25 May 2026 at 17:00")
        .says("By Thursday 28 May 2026 at 14:30")
        .says("Date taken away:")
        .says("The police asked us to wait");
}

#[tokio::test]
async fn a_date_that_is_none_comes_back_with_what_was_typed_and_where_it_is_wrong() {
    let (desk, path) = desk().await;
    for (day, month, time, told) in [
        ("", "", "", "Enter the date"),
        ("31", "2", "", "Enter a real date"),
        ("soon", "5", "", "Enter a real date"),
        ("28", "5", "teatime", "Enter a real time"),
        ("22", "5", "9:59", "still to come"),
        ("1", "1", "", "still to come"),
    ] {
        let mut fields = typed(day, month, time);
        if day.is_empty() {
            fields = vec![("due-day", ""), ("note", "<b>Why</b>")];
        } else {
            fields.push(("note", "<b>Why</b>"));
        }
        let back = desk.send(&path, &fields).await.is(422);
        let back = back
            .says(told)
            .says("href=\"#due\"")
            .says("&#60;b&#62;Why&#60;/b&#62;")
            .says(&format!("value=\"{day}\""));
        assert!(back.title().starts_with("Error: "), "{}", back.title());
    }
    desk.open("/plan").await.does_not_say("Set by Sam Lead");
}

#[tokio::test]
async fn what_takes_no_date_is_told_so_and_nobody_else_comes_near() {
    let (desk, path) = desk().await;
    let done = path.replace("/date", "/done");
    desk.send(&done, &[("how", "Written together")]).await;
    desk.open(&path)
        .await
        .is(422)
        .says("This takes no date")
        .does_not_say("<form method=\"post\" action=\"/cases");
    desk.open("/plan/no_such_thing/date").await.is(404);
    for login in ["reporter", "administrator"] {
        let stranger = desk.trial.signed_in(login).await;
        stranger.open(&desk.at(&path)).await.is(404);
    }
}

#[tokio::test]
async fn whoever_sets_a_date_second_is_shown_the_first() {
    let (desk, path) = desk().await;
    let (mine, theirs) = (desk.open(&path).await, desk.open(&path).await);
    let at = desk.at(&path);
    theirs.send(&at, &typed("26", "5", "")).await;
    mine.send(&at, &typed("27", "5", ""))
        .await
        .is(409)
        .says("This changed while you were reading")
        .says("By Tuesday 26 May 2026 at 17:00");
    theirs.send(&at, &typed("26", "5", "")).await;
    let body = desk.open("/chronology").await.body;
    let set = "By Tuesday 26 May 2026 at 17:00";
    assert_eq!(body.matches(set).count(), 1, "sent twice, set once");
}
