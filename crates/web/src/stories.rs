//! For tests: a case worked from the report to its end, as people do it, page by page. The pages' own tests hold the details.

use crate::trial::{Browser, Trial};

/// A concern that names a child, sent by the reporter: its reference.
pub(crate) async fn reported(trial: &Trial) -> String {
    let reporter = trial.signed_in("reporter").await;
    let said = [
        (
            "what_happened",
            "A picture of Zebedee is being passed round the year",
        ),
        ("still_going_on", "yes"),
        ("in_danger", "no"),
    ];
    let page = reporter.open("/concern").await;
    page.send("/concern", &said).await.leads_to("/concern/who");
    let who = [
        ("people.0.name", "Zebedee Quill"),
        ("people.0.role", "child"),
        ("people.0.age", "14"),
    ];
    let page = reporter.open("/concern/who").await;
    page.send("/concern/who", &who)
        .await
        .leads_to("/concern/check");
    let page = reporter.open("/concern/check").await;
    let sent = page.send("/concern/check", &[("declared", "yes")]).await;
    let path = sent.location().trim_end_matches("/sent");
    path.trim_start_matches("/concerns/").to_owned()
}

/// The lead at the case.
pub(crate) struct Desk {
    pub trial: Trial,
    pub lead: Browser,
    pub case: String,
}

impl Desk {
    pub async fn new() -> Self {
        let trial = Trial::new().await;
        let case = format!("/cases/{}", reported(&trial).await);
        let lead = trial.signed_in("lead").await;
        Self { trial, lead, case }
    }

    pub fn at(&self, path: &str) -> String {
        format!("{}{path}", self.case)
    }

    pub async fn open(&self, path: &str) -> crate::trial::Page {
        self.lead.open(&self.at(path)).await
    }

    /// Opens the page of a form and sends what is typed.
    pub async fn send(&self, path: &str, typed: &[(&str, &str)]) -> crate::trial::Page {
        let page = self.open(path).await.is(200);
        page.send(&self.at(path), typed).await
    }

    /// Changes an answer that was given: what is typed, and why.
    pub async fn reconsider(&self, fact: &str, typed: (&str, &str)) -> crate::trial::Page {
        let page = self.open(&format!("/triage/{fact}")).await.is(200);
        let typed = [typed, ("reason", "Asked again")];
        page.send(&self.at("/triage"), &typed)
            .await
            .leads_to(&self.at("/triage"))
            .follow()
            .await
    }

    pub async fn answer(&self, fact: &str, answer: &str) -> crate::trial::Page {
        let page = self.open(&format!("/triage/{fact}")).await.is(200);
        let typed = [("answer", answer), ("source", "the child")];
        page.send(&self.at("/triage"), &typed).await
    }
}

#[tokio::test]
async fn a_case_is_worked_from_the_report_to_its_end_and_opened_again() {
    let desk = Desk::new().await;
    let (triage, plan) = (desk.at("/triage"), desk.at("/plan"));
    desk.answer("youth_produced_imagery", "yes")
        .await
        .leads_to(&triage);
    desk.answer("blackmailed", "yes").await.leads_to(&triage);
    desk.open("/triage")
        .await
        .says("Said by the child")
        .says("Refer to the police");
    desk.open("/plan")
        .await
        .says("By: safeguarding lead")
        .says("DOR-0189");
    let done = [("how", "Rang 101, reference 42"), ("with_whom", "the desk")];
    let sent = desk.send("/plan/refer_police/done", &done).await;
    sent.leads_to(&plan)
        .follow()
        .await
        .says("Marked as done.")
        .says("Rang 101, reference 42");
    desk.open("/chronology")
        .await
        .says("Rang 101, reference 42")
        .says("Safeguarding lead");
    let refused = desk.send("/close", &[("outcome", "Settled")]).await.is(422);
    let left: Vec<String> = open_lines(&refused.body);
    assert!(!left.is_empty(), "{}", refused.body);
    for directive in left_on_plan(&desk).await {
        let why = [("reason", "Not needed here"), ("agreed_by", "The head")];
        let path = format!("/plan/{directive}/not-doing");
        desk.send(&path, &why).await.leads_to(&plan);
    }
    let end = [("outcome", "Settled"), ("review", "In four weeks")];
    desk.send("/close", &end).await.leads_to(&desk.case);
    desk.open("")
        .await
        .says("In four weeks")
        .does_not_say("Close this case");
    let again = [("reason", "It has begun again")];
    desk.send("/reopen", &again).await.leads_to(&desk.case);
    desk.open("/chronology").await.says("It has begun again");
}

/// What a refused closing names as still open.
fn open_lines(body: &str) -> Vec<String> {
    let links = body.split("href=\"#plan\">").skip(1);
    links
        .filter_map(|rest| rest.split_once('<'))
        .map(|(line, _)| line.to_owned())
        .collect()
}

/// The directives that the plan offers to depart from.
async fn left_on_plan(desk: &Desk) -> Vec<String> {
    let body = desk.open("/plan").await.body;
    let start = desk.at("/plan/");
    let links = body.split(&start).skip(1);
    let mut directives: Vec<String> = links
        .filter_map(|rest| rest.split_once("/not-doing\""))
        .map(|(directive, _)| directive.to_owned())
        .filter(|directive| !directive.contains('"'))
        .collect();
    directives.dedup();
    directives
}

#[tokio::test]
async fn the_same_form_sent_twice_changes_nothing_more() {
    let desk = Desk::new().await;
    let page = desk.open("/note").await;
    let typed = [("text", "Spoke with the form tutor about it")];
    for _ in 0..2 {
        page.send(&desk.at("/note"), &typed)
            .await
            .leads_to(&desk.at("/chronology"));
    }
    let body = desk.open("/chronology").await.body;
    assert_eq!(
        body.matches("Spoke with the form tutor about it").count(),
        1
    );
}

#[tokio::test]
async fn whoever_saves_second_is_shown_what_changed_and_loses_nothing() {
    let desk = Desk::new().await;
    let (mine, theirs) = (desk.open("/note").await, desk.open("/note").await);
    let note = desk.at("/note");
    theirs
        .send(&note, &[("text", "The tutor already knew")])
        .await;
    let told = mine
        .send(&note, &[("text", "I rang her mother at noon")])
        .await
        .is(409);
    let told = told
        .says("This changed while you were reading")
        .says("The tutor already knew")
        .says("I rang her mother at noon");
    told.send(&note, &[])
        .await
        .leads_to(&desk.at("/chronology"))
        .follow()
        .await
        .says("I rang her mother at noon")
        .says("The tutor already knew");
}

#[tokio::test]
async fn answers_that_cannot_both_be_true_are_refused_by_name_and_kept() {
    let desk = Desk::new().await;
    let triage = desk.at("/triage");
    desk.answer("child_abuse_imagery_accessed", "no")
        .await
        .leads_to(&triage);
    let viewed = desk.open("/triage").await;
    let typed = [
        ("fact", "young_person_viewed_abuse_imagery"),
        ("answer", "yes"),
        ("source", "her older brother"),
    ];
    let mut fields = viewed.hidden(&triage);
    fields.remove("fact");
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .chain(typed)
        .collect();
    let refused = desk.lead.post(&triage, &fields).await.is(422);
    refused
        .says("viewing, downloading, holding or passing on")
        .says("her older brother")
        .says("There is a problem");
}

#[tokio::test]
async fn an_answer_is_changed_with_a_reason_and_both_stay() {
    let desk = Desk::new().await;
    desk.answer("blackmailed", "yes").await;
    let page = desk.open("/triage/blackmailed").await;
    let typed = [("answer", "no"), ("source", "the police")];
    let refused = page.send(&desk.at("/triage"), &typed).await.is(422);
    refused.says("id=\"reason-error\"").says("the police");
    let typed = [
        ("answer", "no"),
        ("source", "the police"),
        ("reason", "It was a joke between friends"),
    ];
    page.send(&desk.at("/triage"), &typed)
        .await
        .leads_to(&desk.at("/triage"));
    desk.open("/triage")
        .await
        .says("It was a joke between friends");
}

#[tokio::test]
async fn a_correction_stands_beneath_what_it_corrects() {
    let desk = Desk::new().await;
    desk.send("/note", &[("text", "It was on Monday")]).await;
    let body = desk.open("/chronology").await.body;
    let entries = body.split("/entries/").skip(1);
    let last = entries.last().and_then(|rest| rest.split_once('/'));
    let path = format!("/entries/{}/correct", last.unwrap().0);
    let typed = [("text", "It was on Tuesday"), ("reason", "Misheard")];
    desk.send(&path, &typed)
        .await
        .leads_to(&desk.at("/chronology"));
    desk.open("/chronology")
        .await
        .says("It was on Monday")
        .says("It was on Tuesday")
        .says("Misheard");
    desk.open("/chronology/print")
        .await
        .is(200)
        .says("It was on Tuesday");
}

#[tokio::test]
async fn a_date_that_does_not_exist_comes_back_with_what_was_typed() {
    let desk = Desk::new().await;
    let typed = [
        ("text", "Rang the mother"),
        ("happened_at-day", "31"),
        ("happened_at-month", "2"),
        ("happened_at-year", "2026"),
    ];
    desk.send("/note", &typed)
        .await
        .is(422)
        .says("Rang the mother")
        .says("value=\"31\"")
        .says("Enter a real date");
}

#[tokio::test]
async fn a_case_is_found_by_a_name_that_no_address_carries() {
    let desk = Desk::new().await;
    let reference = desk.case.trim_start_matches("/cases/");
    let page = desk.lead.open("/cases").await.is(200);
    let page = page.says(reference).does_not_say("Zebedee");
    let found = page.send("/cases", &[("text", "zebedee")]).await.is(200);
    assert!(found.says(reference).location().is_empty());
    let none = page.send("/cases", &[("text", "nobody")]).await;
    none.does_not_say(reference).says("No case matches");
    let closed = page.send("/cases", &[("status", "closed")]).await;
    closed.does_not_say(reference);
}

#[tokio::test]
async fn a_case_is_there_for_its_lead_alone() {
    let desk = Desk::new().await;
    for login in ["reporter", "administrator"] {
        let browser = desk.trial.signed_in(login).await;
        for path in [
            "",
            "/triage",
            "/plan",
            "/chronology",
            "/people",
            "/looked",
            "/note",
        ] {
            let page = browser.open(&desk.at(path)).await;
            assert!([403, 404].contains(&page.status.as_u16()), "{login} {path}");
            page.does_not_say("Zebedee");
        }
    }
    desk.open("/looked")
        .await
        .says("Sam Lead")
        .does_not_say("Robin Teacher");
}

#[tokio::test]
async fn no_title_names_a_child_or_what_happened() {
    let desk = Desk::new().await;
    desk.answer("youth_produced_imagery", "yes").await;
    desk.answer("blackmailed", "yes").await;
    for path in [
        "",
        "/triage",
        "/plan",
        "/chronology",
        "/chronology/print",
        "/people",
        "/people/add",
        "/looked",
        "/note",
        "/owner",
        "/exclude",
        "/close",
        "/plan/refer_police/done",
        "/plan/refer_police/date",
        "/plan/refer_police/hand",
        "/plan/refer_police/not-doing",
    ] {
        let page = desk.open(path).await.is(200);
        let title = page.title().to_lowercase();
        assert!(
            !title.contains("zebedee") && !title.contains("nude"),
            "{path}: {title}"
        );
    }
}

#[tokio::test]
async fn people_owners_and_those_kept_away_are_added_by_forms() {
    let desk = Desk::new().await;
    desk.send("/people/add", &[("age", "two hundred")])
        .await
        .is(422)
        .says("two hundred");
    let person = [
        ("name", "Pat Quill"),
        ("role", "parent_or_carer"),
        ("age", ""),
    ];
    desk.send("/people/add", &person)
        .await
        .leads_to(&desk.at("/people"))
        .follow()
        .await
        .says("Pat Quill");
    let account = |body: &str, name: &str| {
        let before = body.split(&format!(">{name} (")).next().unwrap();
        let value = before.rsplit("value=\"").next().unwrap();
        value.split('"').next().unwrap().to_owned()
    };
    let owner = account(&desk.open("/owner").await.body, "Sam Lead");
    desk.send("/owner", &[("to", &owner)])
        .await
        .leads_to(&desk.case);
    let teacher = account(&desk.open("/exclude").await.body, "Robin Teacher");
    let kept = [("account", teacher.as_str()), ("reason", "Named in it")];
    desk.send("/exclude", &kept)
        .await
        .leads_to(&desk.at("/people"))
        .follow()
        .await
        .says("Named in it")
        .says("Restricted");
}
