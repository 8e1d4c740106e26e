//! What has run out is taken away, and nothing else.

use crate::place::Place;
use crate::school::{School, a_concern, enter};

async fn what_has_run_out_goes_and_nothing_else(place: Place) {
    let school = School::on(place).await;
    assert!(school.office.tidy().await.unwrap().is_nothing());
    let reference = school.concern(a_concern()).await;
    sessions_and_counts_go(&school).await;
    notices_go_and_the_case_stays(&school, &reference).await;
}

async fn sessions_and_counts_go(school: &School) {
    let office = &school.office;
    for _ in 0..3 {
        let wrong = office.sign_in("priya", "guessed", "a phone", "192.0.2.1");
        assert!(wrong.await.is_err());
    }
    school.later(31);
    let lead = enter(office, "amina").await;
    let tidied = office.tidy().await.unwrap();
    assert_eq!(tidied.sessions, 6, "everybody's but the new one");
    assert!(tidied.attempts > 0 && tidied.notices == 0, "{tidied:?}");
    let said = tidied.to_string();
    assert!(said.contains("sessions 6") && !said.contains("priya"));
    assert_eq!(office.sessions(&lead).await.unwrap().len(), 1);
    assert!(office.tidy().await.unwrap().is_nothing());
}

async fn notices_go_and_the_case_stays(school: &School, reference: &str) {
    let office = &school.office;
    school.later(30 * 24 * 60);
    let told = office.tidy().await.unwrap().notices;
    assert!(told > 0, "nobody has delivered them in a month");
    assert_eq!(office.deliver_notices(&|_| Ok(())).await.unwrap(), 0);
    let lead = enter(office, "amina").await;
    let case = office.case(&lead, reference).await.unwrap();
    assert_eq!(case.reference, reference);
    assert!(office.verify().await.unwrap().broken.is_none());
}

#[tokio::test]
async fn what_has_run_out_goes_and_nothing_else_on_sqlite() {
    what_has_run_out_goes_and_nothing_else(Place::sqlite()).await;
}

#[tokio::test]
async fn what_has_run_out_goes_and_nothing_else_on_postgresql() {
    what_has_run_out_goes_and_nothing_else(Place::postgresql().await).await;
}
