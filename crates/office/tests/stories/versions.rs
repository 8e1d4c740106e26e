//! Procedures change while cases go on, and a version may be missing.

use office::{Difference, DifferentToday, NoteForm};

use crate::procedures::{Files, line, lines, plan, school};
use crate::school::{School, a_concern, settings};

async fn bullying(school: &School) -> String {
    let reference = school.concern(a_concern()).await;
    school.answer(&reference, "online_bullying", "yes").await;
    reference
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
