//! Accounts, sessions, throttling, drafts, settings and the first administrator.

use crate::engines::on_both_engines;
use crate::samples::*;
use store::{Draft, Fault, NewSession, SecretDigest, Throttle};
use uuid::Uuid;

fn session(token: &str, number: u32, idle_until: i64) -> NewSession {
    NewSession {
        org: ORG,
        id: id(number),
        token: SecretDigest::of(token.as_bytes()),
        account: LEAD,
        created_at: 100,
        idle_until,
        ends_at: 1_000,
        label: "Firefox on Linux".into(),
    }
}

on_both_engines! {
    async fn an_account_is_found_by_its_login_however_that_is_typed(fresh) {
        organisation(&fresh.db, ORG).await;
        organisation(&fresh.db, OTHER_ORG).await;
        account(&fresh.db, ORG, LEAD, " Lead@Invented.Example ").await;
        let found = fresh.db.account_by_login("lead@invented.example\t").await.unwrap().unwrap();
        assert_eq!((found.id, found.login.as_str(), found.active), (LEAD, "lead@invented.example", true));
        assert_eq!(found.roles, ["reporter", "deputy"]);
        assert_eq!(fresh.db.account(ORG, LEAD).await.unwrap(), Some(found.clone()));
        assert_eq!(fresh.db.account(OTHER_ORG, LEAD).await.unwrap(), None);
        assert_eq!(fresh.db.account_by_login("nobody").await.unwrap(), None);
        let twin = store::Account { org: OTHER_ORG, id: TEACHER, login: "LEAD@invented.example".into(), ..found };
        assert!(matches!(fresh.db.create_account(&twin).await, Err(Fault::Taken("that login"))));
        assert_eq!(fresh.db.accounts(OTHER_ORG).await.unwrap(), []);
    }

    async fn an_account_changes_in_one_place_at_a_time(fresh) {
        organisation(&fresh.db, ORG).await;
        account(&fresh.db, ORG, LEAD, "lead").await;
        account(&fresh.db, ORG, TEACHER, "teacher").await;
        let db = &fresh.db;
        assert!(db.set_name(ORG, LEAD, "Another name", 6).await.unwrap());
        assert!(db.set_roles(ORG, LEAD, &["head".into()], 7).await.unwrap());
        assert!(db.set_password_hash(ORG, LEAD, "$argon2id$…", 8).await.unwrap());
        assert!(db.set_active(ORG, LEAD, false, 9).await.unwrap());
        assert!(!db.set_active(ORG, id(404), false, 9).await.unwrap());
        let found = db.account(ORG, LEAD).await.unwrap().unwrap();
        assert_eq!((found.name.as_str(), found.password_hash.as_deref()), ("Another name", Some("$argon2id$…")));
        assert_eq!((found.roles, found.active, found.created_at, found.updated_at), (vec!["head".to_owned()], false, 5, 9));
        assert!(db.account(ORG, TEACHER).await.unwrap().unwrap().active);
        assert_eq!(db.accounts(ORG).await.unwrap().len(), 2);
    }

    async fn a_session_holds_until_its_idle_or_absolute_limit(fresh) {
        organisation(&fresh.db, ORG).await;
        account(&fresh.db, ORG, LEAD, "lead").await;
        let db = &fresh.db;
        let token = SecretDigest::of(b"token");
        db.begin_session(&session("token", 1, 200)).await.unwrap();
        assert_eq!(db.session(ORG, token, 199).await.unwrap().unwrap().id, id(1));
        assert_eq!(db.session(ORG, token, 200).await.unwrap(), None);
        assert_eq!(db.session(ORG, SecretDigest::of(b"other"), 199).await.unwrap(), None);
        assert_eq!(db.session(OTHER_ORG, token, 199).await.unwrap(), None);
        assert!(db.touch_session(ORG, token, 150, 5_000).await.unwrap());
        let touched = db.session(ORG, token, 999).await.unwrap().unwrap();
        assert_eq!((touched.last_seen_at, touched.idle_until), (150, 5_000));
        assert_eq!(db.session(ORG, token, 1_000).await.unwrap(), None);
        assert!(!db.touch_session(ORG, token, 1_000, 6_000).await.unwrap());
        assert!(matches!(db.begin_session(&session("token", 2, 200)).await, Err(Fault::Taken(_))));
    }

    async fn sessions_are_listed_and_ended(fresh) {
        organisation(&fresh.db, ORG).await;
        account(&fresh.db, ORG, LEAD, "lead").await;
        let db = &fresh.db;
        for number in 1..=4 {
            db.begin_session(&session(&format!("token {number}"), number, 200 + i64::from(number))).await.unwrap();
        }
        assert_eq!(db.sessions(ORG, LEAD, 150).await.unwrap().len(), 4);
        assert_eq!(db.sessions(ORG, LEAD, 202).await.unwrap().len(), 2);
        assert_eq!(db.sessions(ORG, TEACHER, 150).await.unwrap(), []);
        assert!(!db.end_session(ORG, TEACHER, id(1)).await.unwrap());
        assert!(db.end_session(ORG, LEAD, id(1)).await.unwrap());
        assert_eq!(db.end_stale_sessions(202).await.unwrap(), 1);
        assert_eq!(db.end_sessions(ORG, LEAD, Some(id(3))).await.unwrap(), 1);
        assert_eq!(db.sessions(ORG, LEAD, 150).await.unwrap()[0].id, id(3));
        assert_eq!(db.end_sessions(ORG, LEAD, None).await.unwrap(), 1);
    }

    async fn failures_are_counted_within_a_window_and_none_is_lost(fresh) {
        let db = &fresh.db;
        assert_eq!(db.throttle("login lead").await.unwrap(), Throttle::default());
        let tasks: Vec<_> = (0..20).map(|_| {
            let db = db.clone();
            tokio::spawn(async move { db.count_failure("login lead", 100, 50).await.unwrap() })
        }).collect();
        for task in tasks {
            task.await.unwrap();
        }
        assert_eq!(db.throttle("login lead").await.unwrap(), Throttle { failures: 20, since: 100, last_at: 100 });
        assert_eq!(db.count_failure("login lead", 149, 50).await.unwrap().failures, 21);
        assert_eq!(db.count_failure("login lead", 150, 50).await.unwrap(), Throttle { failures: 1, since: 150, last_at: 150 });
        assert_eq!(db.throttle("login other").await.unwrap().failures, 0);
        db.count_failure("login other", 10, 50).await.unwrap();
        assert_eq!(db.end_stale_throttles(11).await.unwrap(), 1);
        db.clear_throttle("login lead").await.unwrap();
        assert_eq!(db.throttle("login lead").await.unwrap().failures, 0);
    }

    async fn a_draft_belongs_to_one_account(fresh) {
        organisation(&fresh.db, ORG).await;
        account(&fresh.db, ORG, LEAD, "lead").await;
        account(&fresh.db, ORG, TEACHER, "teacher").await;
        let db = &fresh.db;
        let draft = Draft { org: ORG, account: TEACHER, id: id(1), form: "concern".into(), body: b"{}".to_vec(), updated_at: 5 };
        let later = Draft { body: b"{\"what\":1}".to_vec(), updated_at: 9, ..draft.clone() };
        let second = Draft { id: id(2), updated_at: 7, ..draft.clone() };
        for each in [&draft, &second, &later] {
            db.put_draft(each).await.unwrap();
        }
        assert_eq!(db.drafts(ORG, TEACHER).await.unwrap(), [later.clone(), second.clone()]);
        assert_eq!(db.draft(ORG, TEACHER, id(1)).await.unwrap(), Some(later));
        assert_eq!(db.draft(ORG, LEAD, id(1)).await.unwrap(), None);
        assert!(!db.delete_draft_as_read(&draft).await.unwrap(), "other words were kept since");
        assert!(db.delete_draft_as_read(&second).await.unwrap());
        assert!(!db.delete_draft_as_read(&second).await.unwrap());
        db.put_draft(&second).await.unwrap();
        assert!(!db.delete_draft(ORG, LEAD, id(1)).await.unwrap());
        assert!(db.delete_draft(ORG, TEACHER, id(1)).await.unwrap());
        assert_eq!(db.drafts(ORG, TEACHER).await.unwrap().len(), 1);
    }

    async fn settings_are_kept_for_each_organisation(fresh) {
        organisation(&fresh.db, ORG).await;
        organisation(&fresh.db, OTHER_ORG).await;
        fresh.db.put_setting(ORG, "closures", "[]", 5).await.unwrap();
        fresh.db.put_setting(ORG, "closures", "[1]", 6).await.unwrap();
        assert_eq!(fresh.db.setting(ORG, "closures").await.unwrap().as_deref(), Some("[1]"));
        assert_eq!(fresh.db.setting(OTHER_ORG, "closures").await.unwrap(), None);
        assert_eq!(fresh.db.organisations().await.unwrap().len(), 2);
        assert_eq!(fresh.db.organisation(Uuid::nil()).await.unwrap(), None);
    }

    async fn the_first_administrators_code_opens_once(fresh) {
        organisation(&fresh.db, ORG).await;
        let db = &fresh.db;
        let [first, second] = [SecretDigest::of(b"first"), SecretDigest::of(b"second")];
        assert!(db.put_first_administrator_code(ORG, first, 5).await.unwrap());
        assert!(db.put_first_administrator_code(ORG, second, 6).await.unwrap());
        assert!(!db.use_first_administrator_code(ORG, first, 7).await.unwrap());
        assert!(db.use_first_administrator_code(ORG, second, 7).await.unwrap());
        assert!(!db.use_first_administrator_code(ORG, second, 8).await.unwrap());
        assert!(!db.put_first_administrator_code(ORG, first, 9).await.unwrap());
        assert!(!db.use_first_administrator_code(ORG, first, 10).await.unwrap());
    }
}
