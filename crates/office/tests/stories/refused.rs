//! A version that fails its check is never put in force: new cases follow the one before, and cases that began under it stay readable.

use crate::procedures::{Files, lines, plan};
use crate::school::{School, a_concern, settings};

const OWN: &str = "Spring 2026";
const RULES: &str = "dorset/rules/bullying.toml";

/// An organisation's own version of Dorset's procedure beside the built-in one, in force since three weeks ago.
fn own_version() -> Files {
    let files = Files::with(&["dorset"]);
    let heading = "dorset/procedure.toml";
    files.change(heading, "2017-02-01", "2026-05-01");
    files.change(heading, "\"February 2017\"", &format!("{OWN:?}"));
    files
}

/// A rule that no case can reach: the check fails.
fn spoil(files: &Files) {
    files.add(
        RULES,
        "\n[[rule]]\nid = \"dead\"\nwhen = \"online_bullying and not online_bullying\"\ndirective = \"call_999\"\nmodality = \"must\"\ncites = [\"DOR-0086\"]\nwhy = \"w\"\n",
    );
}

async fn restart(school: &mut School, files: &Files) {
    school.under(files.in_force(), settings()).await;
}

async fn follows(school: &School, reference: &str) -> String {
    let case = school.office.case(&school.lead, reference).await;
    case.unwrap().procedure
}

#[tokio::test]
async fn a_version_that_fails_its_check_decides_nothing_new_and_its_cases_stay_readable() {
    let files = own_version();
    let mut school = School::on_sqlite().await;
    restart(&mut school, &files).await;
    assert!(school.office.not_in_force(None).is_empty());
    let before = school.concern(a_concern()).await;
    assert!(follows(&school, &before).await.contains(OWN));
    let planned = lines(&plan(&school, &before).await).count();

    spoil(&files);
    restart(&mut school, &files).await;
    let after = school.concern(a_concern()).await;
    assert!(follows(&school, &after).await.contains("February 2017"));
    assert!(follows(&school, &before).await.contains(OWN));
    let shown = plan(&school, &before).await;
    assert_eq!(shown.not_held, None);
    assert!(planned > 0 && lines(&shown).count() == planned);
    let today = school.office.redecide(&school.lead, &before, None).await;
    let today = today.unwrap();
    assert_eq!(today.now.version, "February 2017");
}

#[tokio::test]
async fn it_is_said_wherever_the_procedure_is_read() {
    let files = own_version();
    spoil(&files);
    let mut school = School::on_sqlite().await;
    restart(&mut school, &files).await;
    let office = &school.office;
    let [told] = &office.not_in_force(Some("dorset"))[..] else {
        panic!("{:?}", office.not_in_force(None))
    };
    assert_eq!(
        told.says,
        "Version Spring 2026 of Online safety (Dorset) is not in force, because its check failed."
    );
    assert_eq!(told.stays, "Version February 2017 stays in force.");
    assert_eq!(told.command, "waypost procedure check dorset");
    assert!(office.not_in_force(Some("kent-medway")).is_empty());
    let refused = office.procedure("dorset", Some(OWN)).unwrap();
    assert!(!refused.in_force);
    let in_force = office.procedure("dorset", None).unwrap();
    assert!(in_force.in_force);
    assert_eq!(in_force.version, "February 2017");
    assert_eq!(in_force.valid_until, None, "it goes on");
    assert_eq!(in_force.versions.len(), 1);
}

#[tokio::test]
async fn one_that_cannot_even_be_read_is_refused_alone() {
    let files = own_version();
    let mut school = School::on_sqlite().await;
    restart(&mut school, &files).await;
    let before = school.concern(a_concern()).await;
    files.add(RULES, "\n[[rule]\n");
    restart(&mut school, &files).await;
    let told = &school.office.not_in_force(None)[0];
    assert_eq!(
        told.says,
        "Version Spring 2026 of Online safety (Dorset) is not in force, because its files cannot be read."
    );
    let after = school.concern(a_concern()).await;
    assert!(follows(&school, &after).await.contains("February 2017"));
    let shown = plan(&school, &before).await;
    assert!(shown.not_held.is_some_and(|said| said.contains(OWN)));
}
