//! Dates that the lead sets, where the procedure prints none.

use office::{
    CaseQuery, ChronologyFilter, DateForm, DoneForm, Error, PlanLine, PlanView, RemoveDateForm,
    ReopenForm, Settings, Visitor,
};

use crate::place::Place;
use crate::procedures::{Files, school};
use crate::school::{School, a_concern, refused, settings};

/// A school and a case on whose plan something is to be done without a printed time: the directive's id.
pub struct Told {
    pub school: School,
    pub reference: String,
    pub directive: String,
}

pub fn form(directive: &str, due: &str, note: &str) -> DateForm {
    DateForm {
        directive: directive.into(),
        due: due.into(),
        note: note.into(),
    }
}

pub fn everywhere(plan: &PlanView) -> impl Iterator<Item = (&'static str, &PlanLine)> {
    let parts = [
        ("now", &plan.now),
        ("do not", &plan.do_not),
        ("today", &plan.today),
        ("by date", &plan.by_date),
        ("treat as", &plan.treat_as),
        ("think about", &plan.think_about),
        ("could still follow", &plan.could_still_follow),
        ("done", &plan.done),
    ];
    parts
        .into_iter()
        .flat_map(|(part, lines)| lines.iter().map(move |line| (part, line)))
}

impl Told {
    pub async fn on(place: Place) -> Self {
        let school = School::on(place).await;
        let reference = school.concern(a_concern()).await;
        school.answer(&reference, "online_bullying", "yes").await;
        let mut told = Self {
            school,
            reference,
            directive: String::new(),
        };
        let plan = told.plan().await;
        let undated = plan
            .by_date
            .iter()
            .find(|line| line.due.is_none() && line.takes_date);
        told.directive = undated.unwrap().directive.clone();
        told
    }

    /// Cambridgeshire's procedure, which prints times.
    pub async fn under_printed_times(facts: &[&str]) -> Self {
        let files = Files::with(&["cambridgeshire-peterborough"]);
        let settings = Settings {
            procedure: "cambridgeshire-peterborough".into(),
            ..settings()
        };
        let school = school(&files, settings).await;
        let reference = school.concern(a_concern()).await;
        for fact in facts {
            school.answer(&reference, fact, "yes").await;
        }
        Self {
            school,
            reference,
            directive: "strategy_discussion".into(),
        }
    }

    pub async fn plan(&self) -> PlanView {
        let Self {
            school, reference, ..
        } = self;
        school.office.plan(&school.lead, reference).await.unwrap()
    }

    /// The part of the plan where the line stands, and the line.
    pub async fn line(&self) -> (&'static str, PlanLine) {
        let plan = self.plan().await;
        let mut found = everywhere(&plan).filter(|(_, line)| line.directive == self.directive);
        let (part, line) = found.next().unwrap();
        (part, line.clone())
    }

    pub async fn set(&self, who: &Visitor, form: DateForm) -> Result<(), Error> {
        let school = &self.school;
        let version = school.version(&self.reference).await;
        let command = school.command();
        school
            .office
            .set_date(who, &self.reference, version, command, form)
            .await
    }

    pub async fn lead_sets(&self, due: &str, note: &str) -> Result<(), Error> {
        let form = form(&self.directive, due, note);
        self.set(&self.school.lead, form).await
    }

    async fn remove(&self, reason: &str) -> Result<(), Error> {
        let school = &self.school;
        let form = RemoveDateForm {
            directive: self.directive.clone(),
            reason: reason.into(),
        };
        let version = school.version(&self.reference).await;
        let command = school.command();
        school
            .office
            .remove_date(&school.lead, &self.reference, version, command, form)
            .await
    }

    /// What the list of cases says is due next, and whether it is overdue.
    pub async fn row(&self) -> (String, bool) {
        let Self { school, .. } = self;
        let all = CaseQuery::default();
        let cases = school.office.cases(&school.lead, &all);
        let row = cases.await.unwrap().rows.remove(0);
        (row.next_due, row.overdue)
    }
}

/// It is Friday 22 May 2026, 10:00; Monday is a bank holiday.
async fn a_date_is_set_moved_missed_and_taken_away(place: Place) {
    let told = Told::on(place).await;
    set_for_today(&told).await;
    put_off_until_tuesday(&told).await;
    missed(&told).await;
    taken_away(&told).await;
    every_step_is_in_the_chronology(&told).await;
}

async fn set_for_today(told: &Told) {
    assert_eq!(told.line().await.0, "by date");
    let why = "Before the weekend.";
    told.lead_sets("2026-05-22T16:00", why).await.unwrap();
    let (part, line) = told.line().await;
    let set = line.set_date.unwrap();
    assert_eq!(part, "today");
    assert!(line.due.is_none(), "the procedure still prints no time");
    assert_eq!(
        (&*set.say, &*set.set_by, &*set.note, set.overdue),
        ("today by 16:00", "Amina Okaforde", why, false)
    );
    assert_eq!(told.row().await, ("today by 16:00".to_owned(), false));
}

async fn put_off_until_tuesday(told: &Told) {
    assert_eq!(refused(told.lead_sets("2026-05-26", "").await), ["note"]);
    let why = "The parents are away.";
    told.lead_sets("2026-05-26", why).await.unwrap();
    let (part, line) = told.line().await;
    let set = line.set_date.unwrap();
    assert_eq!(
        (part, &*set.at_exact),
        ("by date", "Tuesday 26 May 2026 at 17:00")
    );
    assert_eq!(
        told.plan().await.by_date[0].directive,
        told.directive,
        "what has a date stands before what has none"
    );
}

async fn missed(told: &Told) {
    told.school.later(5 * 24 * 60);
    let (part, line) = told.line().await;
    assert_eq!((part, line.set_date.unwrap().overdue), ("now", true));
    assert!(told.plan().await.case.overdue);
    assert!(told.row().await.1, "the list counts it as overdue");
}

async fn taken_away(told: &Told) {
    assert_eq!(refused(told.remove("").await), ["reason"]);
    told.remove("The police asked us to wait.").await.unwrap();
    let (part, line) = told.line().await;
    assert_eq!((part, line.set_date.is_none()), ("by date", true));
    assert_eq!(told.row().await, (String::new(), false));
}

async fn every_step_is_in_the_chronology(told: &Told) {
    let Told {
        school, reference, ..
    } = told;
    let all = ChronologyFilter::default();
    let view = school.office.chronology(&school.lead, reference, &all);
    let entries = view.await.unwrap().entries;
    let dated: Vec<_> = entries
        .iter()
        .filter(|entry| entry.what.starts_with("Date "))
        .map(|entry| (entry.who.as_str(), entry.text.as_str(), entry.kind.as_str()))
        .collect();
    let expected = [
        "By Friday 22 May 2026 at 16:00\nWhy: Before the weekend.",
        "By Tuesday 26 May 2026 at 17:00\nWhy: The parents are away.",
        "The police asked us to wait.",
    ];
    assert_eq!(
        dated,
        expected.map(|text| ("Amina Okaforde", text, "plan")),
        "{entries:#?}"
    );
    let does = school.office.catalogue().vocabulary();
    let does = &does[does.directive(&told.directive).unwrap()].does;
    assert!(
        entries
            .iter()
            .any(|entry| entry.what == format!("Date taken away: {does}"))
    );
}

#[tokio::test]
async fn a_date_is_set_moved_missed_and_taken_away_on_sqlite() {
    a_date_is_set_moved_missed_and_taken_away(Place::sqlite()).await;
}

#[tokio::test]
async fn a_date_is_set_moved_missed_and_taken_away_on_postgresql() {
    a_date_is_set_moved_missed_and_taken_away(Place::postgresql().await).await;
}

#[tokio::test]
async fn dates_that_are_none_are_sent_back_and_nothing_is_written() {
    let told = Told::on(Place::sqlite()).await;
    let before = told.school.version(&told.reference).await;
    for due in [
        "",
        "soon",
        "31/12/2026",
        "2026-02-30",
        "2026-05-22T09:59",
        "2026-05-22T10:00",
        "2026-05-21",
        "2027-03-28T01:30",
        "2036-05-22",
        "2026-05-22T25:00",
    ] {
        assert_eq!(refused(told.lead_sets(due, "").await), ["due"], "{due}");
    }
    let long = told.lead_sets("2026-05-28", &"x".repeat(4_001)).await;
    assert_eq!(refused(long), ["note"]);
    assert_eq!(told.school.version(&told.reference).await, before);
}

#[tokio::test]
async fn a_day_on_which_nobody_may_be_at_work_is_taken_and_said() {
    let told = Told::on(Place::sqlite()).await;
    let mut said = Vec::new();
    for due in ["2026-05-23", "2026-05-25", "2026-05-26"] {
        told.lead_sets(due, "Later.").await.unwrap();
        said.push(told.line().await.1.set_date.unwrap().not_working);
    }
    assert_eq!(
        said,
        [
            Some("Saturday 23 May is at a weekend.".to_owned()),
            Some("Monday 25 May is a bank holiday.".to_owned()),
            None
        ]
    );
    assert_eq!(
        told.school.office.next_working_day().as_deref(),
        Some("Tuesday 26 May")
    );
}

#[tokio::test]
async fn what_was_done_after_its_date_is_late_and_keeps_it_when_opened_again() {
    let told = Told::on(Place::sqlite()).await;
    let school = &told.school;
    told.lead_sets("2026-05-22T11:00", "").await.unwrap();
    school.later(90);
    let done = DoneForm {
        directive: told.directive.clone(),
        how: "Written together.".into(),
        ..DoneForm::default()
    };
    let version = school.version(&told.reference).await;
    school
        .office
        .mark_done(
            &school.lead,
            &told.reference,
            version,
            school.command(),
            done,
        )
        .await
        .unwrap();
    let (part, line) = told.line().await;
    assert_eq!((part, line.takes_date), ("done", false));
    assert!(line.done.unwrap().late);
    let again = ReopenForm {
        directive: told.directive.clone(),
        reason: "It was the old form.".into(),
    };
    let version = school.version(&told.reference).await;
    school
        .office
        .reopen_directive(
            &school.lead,
            &told.reference,
            version,
            school.command(),
            again,
        )
        .await
        .unwrap();
    let (part, line) = told.line().await;
    assert_eq!((part, line.set_date.unwrap().overdue), ("now", true));
}
