//! Procedures change while cases go on, the nation's law lies over them, and a version may be missing.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use office::{Catalogue, Difference, DifferentToday, NoteForm, PlanLine, PlanView, Settings};

use crate::school::{School, a_concern, copy, settings};

static COUNT: AtomicU32 = AtomicU32::new(0);

/// Files of this test alone, thrown away at its end.
struct Files(PathBuf);

impl Drop for Files {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

impl Files {
    /// The vocabulary and these folders, as the repository holds them.
    fn with(parts: &[&str]) -> Self {
        let all = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../procedures");
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("versions_{}_{number}", std::process::id()));
        for part in ["vocabulary"].iter().chain(parts) {
            copy(&all.join(part), &folder.join(part));
        }
        Self(folder)
    }

    fn change(&self, file: &str, from: &str, to: &str) {
        let path = self.0.join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file} holds no {from}");
        fs::write(path, text.replace(from, to)).unwrap();
    }

    fn add(&self, file: &str, text: &str) {
        let path = self.0.join(file);
        let before = fs::read_to_string(&path).unwrap_or_default();
        fs::write(path, before + text).unwrap();
    }

    /// Dorset's procedure ends on 1 June 2026, and another version of it follows: one rule less, one more, one deadline later.
    fn with_a_new_version(&self) {
        copy(&self.0.join("dorset"), &self.0.join("dorset-2026"));
        self.add("dorset/procedure.toml", "valid_until = 2026-06-01\n");
        self.add(
            "dorset/rules/bullying.toml",
            &bullied("told", "inform_line_manager", "immediate"),
        );
        self.change("dorset-2026/procedure.toml", "2017-02-01", "2026-06-01");
        self.change(
            "dorset-2026/procedure.toml",
            "\"February 2017\"",
            "\"June 2026\"",
        );
        let rules = "dorset-2026/rules/bullying.toml";
        self.change(
            rules,
            "directive = \"follow_anti_bullying_policy\"",
            "directive = \"complete_single_assessment\"",
        );
        self.add(
            rules,
            &bullied("told", "inform_line_manager", "5_working_days"),
        );
    }

    fn catalogue(&self) -> Catalogue {
        Catalogue::from_folder(&self.0).unwrap()
    }
}

fn bullied(id: &str, directive: &str, deadline: &str) -> String {
    format!(
        "\n[[rule]]\nid = \"{id}\"\nwhen = \"online_bullying\"\ndirective = \"{directive}\"\nmodality = \"must\"\ndeadline = \"{deadline}\"\ncites = [\"DOR-0086\"]\nwhy = \"Invented for a test.\"\n"
    )
}

async fn school(files: &Files, settings: Settings) -> School {
    let mut school = School::on_sqlite().await;
    school.under(files.catalogue(), settings).await;
    school
}

async fn bullying(school: &School) -> String {
    let reference = school.concern(a_concern()).await;
    school.answer(&reference, "online_bullying", "yes").await;
    reference
}

async fn plan(school: &School, reference: &str) -> PlanView {
    school.office.plan(&school.lead, reference).await.unwrap()
}

fn lines(plan: &PlanView) -> impl Iterator<Item = &PlanLine> {
    [
        &plan.now,
        &plan.do_not,
        &plan.today,
        &plan.by_date,
        &plan.think_about,
        &plan.treat_as,
    ]
    .into_iter()
    .flatten()
}

fn line<'a>(plan: &'a PlanView, directive: &str) -> Option<&'a PlanLine> {
    lines(plan).find(|line| line.directive == directive)
}

fn differs(different: &DifferentToday, does: &str) -> Option<Difference> {
    let row = different.rows.iter().find(|row| row.does.contains(does));
    row.map(|row| row.difference)
}

/// To 1 June 2026, 00:00 in London, less these minutes.
const TO_JUNE: i64 = (9 * 24 + 14) * 60;

#[tokio::test]
async fn a_case_follows_the_version_of_the_day_on_which_the_concern_arose() {
    let files = Files::with(&["dorset"]);
    files.with_a_new_version();
    let school = school(&files, settings()).await;
    let before = bullying(&school).await;
    // A minute before London's midnight, which is an hour earlier by UTC.
    school.later(TO_JUNE - 1);
    let last = bullying(&school).await;
    school.later(1);
    let first = bullying(&school).await;
    for (reference, version) in [
        (&before, "February 2017"),
        (&last, "February 2017"),
        (&first, "June 2026"),
    ] {
        let case = school.office.case(&school.lead, reference).await.unwrap();
        assert!(
            case.procedure.contains(version),
            "{reference}: {}",
            case.procedure
        );
    }
    assert!(line(&plan(&school, &before).await, "follow_anti_bullying_policy").is_some());
    assert!(line(&plan(&school, &first).await, "follow_anti_bullying_policy").is_none());
}

#[tokio::test]
async fn what_would_differ_today_is_said_directive_by_directive_and_changes_nothing() {
    let files = Files::with(&["dorset"]);
    files.with_a_new_version();
    let school = school(&files, settings()).await;
    let reference = bullying(&school).await;
    school.later(TO_JUNE);
    let version = school.version(&reference).await;
    let different = school
        .office
        .redecide(&school.lead, &reference, None)
        .await
        .unwrap();
    assert_eq!(
        (
            different.then.version.as_str(),
            different.now.version.as_str()
        ),
        ("February 2017", "June 2026")
    );
    assert_eq!(
        differs(&different, "anti-bullying policy"),
        Some(Difference::OnlyThen)
    );
    assert_eq!(
        differs(&different, "Complete the single assessment"),
        Some(Difference::OnlyNow)
    );
    assert_eq!(
        differs(&different, "Tell your line manager"),
        Some(Difference::DeadlineChanged)
    );
    assert_eq!(
        differs(&different, "Preserve evidence"),
        Some(Difference::Same)
    );
    assert_eq!(different.not_compared, None);
    assert_eq!(school.version(&reference).await, version);
    assert!(
        line(
            &plan(&school, &reference).await,
            "follow_anti_bullying_policy"
        )
        .is_some()
    );
}

#[tokio::test]
async fn a_case_can_be_decided_again_under_any_version_by_whoever_may_see_its_plan() {
    let files = Files::with(&["dorset"]);
    files.with_a_new_version();
    let school = school(&files, settings()).await;
    let reference = bullying(&school).await;
    let own = Some(("dorset", "February 2017"));
    let same = school
        .office
        .redecide(&school.lead, &reference, own)
        .await
        .unwrap();
    assert!(
        same.rows
            .iter()
            .all(|row| row.difference == Difference::Same)
    );
    let nothing = school
        .office
        .redecide(&school.lead, &reference, Some(("dorset", "1999")))
        .await;
    assert!(matches!(nothing, Err(office::Error::NotFound)));
    let reporter = school
        .office
        .redecide(&school.reporter, &reference, None)
        .await;
    assert!(matches!(reporter, Err(office::Error::NotFound)));
}

#[tokio::test]
async fn a_version_that_is_missing_is_said_and_never_another_put_in_its_place() {
    let files = Files::with(&["dorset"]);
    let mut school = school(&files, settings()).await;
    let reference = bullying(&school).await;
    files.change(
        "dorset/procedure.toml",
        "\"February 2017\"",
        "\"March 2026\"",
    );
    school.under(files.catalogue(), settings()).await;
    let shown = plan(&school, &reference).await;
    let missing = shown.not_held.clone().unwrap();
    assert!(
        missing.contains("version February 2017 of dorset"),
        "{missing}"
    );
    assert!(missing.contains("It has: March 2026."), "{missing}");
    assert_eq!(lines(&shown).count() + shown.could_still_follow.len(), 0);
    assert!(shown.danger.is_some());
    let case = school.office.case(&school.lead, &reference).await.unwrap();
    assert!(
        case.what_next_hint.contains("cannot be worked out"),
        "{}",
        case.what_next_hint
    );
    let note = NoteForm {
        text: "Spoke with the family.".into(),
        ..NoteForm::default()
    };
    let command = school.command();
    let noted = school
        .office
        .add_note(&school.lead, &reference, case.version, command, note)
        .await;
    assert!(noted.is_ok(), "the record goes on: {noted:?}");
    let different = school
        .office
        .redecide(&school.lead, &reference, None)
        .await
        .unwrap();
    assert!(different.not_compared.unwrap().contains("does not have"));
    assert!(
        different
            .rows
            .iter()
            .all(|row| row.difference == Difference::NotCompared)
    );
}

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
async fn the_history_of_versions_can_be_read_and_each_of_them() {
    let files = Files::with(&["dorset"]);
    files.with_a_new_version();
    let school = school(&files, settings()).await;
    let shown = school.office.procedure("dorset", None).unwrap();
    assert_eq!(
        (shown.version.as_str(), shown.query.as_str(), shown.in_force),
        ("February 2017", "", true)
    );
    let versions: Vec<_> = shown
        .versions
        .iter()
        .map(|row| (row.version.as_str(), row.in_force))
        .collect();
    assert_eq!(versions, [("June 2026", false), ("February 2017", true)]);
    let next = school
        .office
        .procedure("dorset", Some("June 2026"))
        .unwrap();
    assert_eq!(
        (next.query.as_str(), next.in_force),
        ("?version=June%202026", false)
    );
    school.later(TO_JUNE);
    let shown = school.office.procedure("dorset", None).unwrap();
    assert_eq!(shown.version, "June 2026");
    assert!(school.office.procedure("dorset", Some("1999")).is_err());
}
