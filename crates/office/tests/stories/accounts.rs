//! Signing in and keeping accounts.

use office::{AccountId, Error, NewAccount, SignInFault};

use crate::place::Place;
use crate::school::{PASSWORD, School, empty, enter, refused};

#[tokio::test]
async fn the_first_administrator_needs_the_printed_code_and_it_works_once() {
    let place = Place::sqlite();
    let (office, _) = empty(&place).await;
    assert!(office.first_administrator_pending().await.unwrap());
    let first = office.first_start().await.unwrap().unwrap();
    let code = office.first_start().await.unwrap().unwrap();
    assert_ne!(first, code);
    let wrong = office
        .create_first_administrator(&first, "Dev", "dev", PASSWORD)
        .await;
    assert_eq!(refused(wrong), ["code"]);
    let short = office
        .create_first_administrator(&code, "", "de v", "short")
        .await;
    assert_eq!(refused(short), ["name", "login", "password"]);
    office
        .create_first_administrator(&code.to_lowercase(), "Dev", "dev", PASSWORD)
        .await
        .unwrap();
    assert_eq!(office.first_start().await.unwrap(), None);
    let again = office
        .create_first_administrator(&code, "Eve", "eve", PASSWORD)
        .await;
    assert!(matches!(again, Err(Error::NotFound)), "{again:?}");
}

#[tokio::test]
async fn a_wrong_password_an_unknown_login_and_a_closed_account_get_one_answer() {
    let school = School::on_sqlite().await;
    let office = &school.office;
    office
        .deactivate(
            &school.administrator,
            school.command(),
            school.colleague.account,
        )
        .await
        .unwrap();
    for (login, password) in [
        ("amina", "not the password"),
        ("nobody", PASSWORD),
        ("owen", PASSWORD),
        ("", ""),
    ] {
        let sent = office
            .sign_in(login, password, "a phone", "192.0.2.9")
            .await;
        assert!(matches!(sent, Err(SignInFault::Wrong)), "{login}: {sent:?}");
    }
}

#[tokio::test]
async fn attempts_are_throttled_whether_the_login_exists_or_not_and_the_wait_passes() {
    let school = School::on_sqlite().await;
    for login in ["amina", "nobody"] {
        for _ in 0..5 {
            let sent = school
                .office
                .sign_in(login, "wrong", "a phone", "192.0.2.9")
                .await;
            assert!(matches!(sent, Err(SignInFault::Wrong)), "{sent:?}");
        }
        let sent = school
            .office
            .sign_in(login, PASSWORD, "a phone", "192.0.2.9")
            .await;
        assert!(
            matches!(sent, Err(SignInFault::Throttled { seconds: 30 })),
            "{login}: {sent:?}"
        );
    }
    school.later(1);
    assert!(
        school
            .office
            .sign_in("amina", PASSWORD, "a phone", "192.0.2.9")
            .await
            .is_ok()
    );
}

#[tokio::test]
async fn a_session_ends_by_idleness_by_age_by_its_owner_and_with_its_account() {
    let school = School::on_sqlite().await;
    let office = &school.office;
    let sign_in = || office.sign_in("priya", PASSWORD, "a laptop", "192.0.2.9");
    let idle = sign_in().await.unwrap();
    school.later(31);
    assert!(office.visitor(&idle.0).await.unwrap().is_none());
    let kept = sign_in().await.unwrap();
    for _ in 0..24 {
        school.later(25);
        let held = office.visitor(&kept.0).await.unwrap();
        assert_eq!(
            held.is_some(),
            school.office.now()
                < held.map_or(school.office.now(), |held| {
                    held.signed_in_at + jiff::SignedDuration::from_hours(10)
                })
        );
    }
    assert!(office.visitor(&kept.0).await.unwrap().is_none());
    let (here, there) = (enter(office, "priya").await, sign_in().await.unwrap());
    let sessions = office.sessions(&here).await.unwrap();
    assert_eq!(
        (
            sessions.len(),
            sessions[0].current,
            sessions[1].device.as_str()
        ),
        (2, true, "a laptop")
    );
    let stranger = office.end_session(&school.lead, sessions[1].id).await;
    assert!(matches!(stranger, Err(Error::NotFound)), "{stranger:?}");
    office.end_session(&here, sessions[1].id).await.unwrap();
    assert!(office.visitor(&there.0).await.unwrap().is_none());
    let last = sign_in().await.unwrap();
    let administrator = enter(office, "dev").await;
    office
        .deactivate(&administrator, school.command(), here.account)
        .await
        .unwrap();
    assert!(office.visitor(&last.0).await.unwrap().is_none());
}

#[tokio::test]
async fn what_is_no_token_is_nobody() {
    let school = School::on_sqlite().await;
    for token in ["", ".", "x.y", "0197a0c0000070008000000000000001.", "💥"] {
        assert!(
            school.office.visitor(token).await.unwrap().is_none(),
            "{token}"
        );
    }
}

#[tokio::test]
async fn only_administrators_keep_accounts_and_one_always_stays() {
    let school = School::on_sqlite().await;
    let office = &school.office;
    let form = NewAccount {
        name: "Ivo Penhallow".into(),
        login: "ivo".into(),
        roles: vec!["reporter".into()],
        password: PASSWORD.into(),
    };
    for visitor in [&school.reporter, &school.lead, &school.deputy, &school.head] {
        assert!(matches!(office.accounts(visitor).await, Err(Error::Denied)));
        let sent = office
            .create_account(visitor, school.command(), form.clone())
            .await;
        assert!(matches!(sent, Err(Error::Denied)));
    }
    let command = school.command();
    let first = office
        .create_account(&school.administrator, command, form.clone())
        .await
        .unwrap();
    let again = office
        .create_account(&school.administrator, command, form.clone())
        .await
        .unwrap();
    assert_eq!(first, again);
    assert_eq!(
        refused(
            office
                .create_account(&school.administrator, school.command(), form)
                .await
        ),
        ["login"]
    );
    let alone = school.administrator.account;
    let reporter = vec!["reporter".to_owned()];
    let sent = office
        .set_roles(&school.administrator, school.command(), alone, reporter)
        .await;
    assert_eq!(refused(sent), ["roles"]);
    assert_eq!(
        refused(
            office
                .deactivate(&school.administrator, school.command(), alone)
                .await
        ),
        [""]
    );
    let nobody = AccountId(school.command());
    let sent = office
        .deactivate(&school.administrator, school.command(), nobody)
        .await;
    assert!(matches!(sent, Err(Error::NotFound)), "{sent:?}");
}

#[tokio::test]
async fn a_changed_password_ends_other_sessions_and_the_old_one_opens_nothing() {
    let school = School::on_sqlite().await;
    let office = &school.office;
    let other = office
        .sign_in("priya", PASSWORD, "a laptop", "192.0.2.9")
        .await
        .unwrap();
    let wrong = office
        .change_password(&school.reporter, "not this", "a longer walk by the river")
        .await;
    assert_eq!(refused(wrong), ["old"]);
    let short = office
        .change_password(&school.reporter, PASSWORD, "short")
        .await;
    assert_eq!(refused(short), ["new"]);
    office
        .change_password(&school.reporter, PASSWORD, "a longer walk by the river")
        .await
        .unwrap();
    assert!(office.visitor(&other.0).await.unwrap().is_none());
    let sent = office
        .sign_in("priya", PASSWORD, "a phone", "192.0.2.9")
        .await;
    assert!(matches!(sent, Err(SignInFault::Wrong)), "{sent:?}");
}
