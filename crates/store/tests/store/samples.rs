//! Invented organisations, commands and cases.

use store::{Account, Append, CaseRow, Db, Expected, NewEvent, Organisation};
use uuid::Uuid;

pub const ORG: Uuid = Uuid::from_u128(0xa);
pub const OTHER_ORG: Uuid = Uuid::from_u128(0xb);
pub const LEAD: Uuid = Uuid::from_u128(0x11);
pub const TEACHER: Uuid = Uuid::from_u128(0x12);

pub fn id(number: u32) -> Uuid {
    Uuid::from_u128((0xcafe << 64) + u128::from(number))
}

pub async fn organisation(db: &Db, org: Uuid) {
    db.create_organisation(&Organisation {
        id: org,
        name: "Invented Academy".into(),
        created_at: 1,
    })
    .await
    .unwrap();
}

pub async fn account(db: &Db, org: Uuid, account: Uuid, login: &str) {
    let account = Account {
        org,
        id: account,
        login: login.into(),
        name: format!("{login} by name"),
        roles: vec!["reporter".into(), "deputy".into()],
        password_hash: None,
        active: true,
        created_at: 5,
        updated_at: 5,
    };
    db.create_account(&account).await.unwrap();
}

/// An append of one event without rows.
pub fn append(stream: Uuid, expected: Expected, command: u32) -> Append {
    Append {
        org: ORG,
        stream,
        stream_kind: "case",
        expected,
        command: id(1_000_000 + command),
        recorded_at: 1_700_000_000_000_000 + i64::from(command),
        actor: LEAD,
        role: "safeguarding_lead".into(),
        events: vec![event("note_added", &format!("payload {command}"))],
        case_row: None,
        words: None,
        jobs: Vec::new(),
    }
}

pub fn event(kind: &str, payload: &str) -> NewEvent {
    NewEvent {
        kind: kind.into(),
        schema: 1,
        occurred_at: None,
        payload: payload.as_bytes().to_vec(),
    }
}

pub fn row(case: Uuid, number: u32) -> CaseRow {
    CaseRow {
        id: case,
        reference: format!("WP-{number:04}"),
        title: "Sharing of imagery".into(),
        kind: "imagery".into(),
        status: "reported".into(),
        owner: None,
        reporter: TEACHER,
        danger: false,
        opened_at: i64::from(number),
        next_due: None,
        updated_at: i64::from(number),
        excluded: Vec::new(),
    }
}

/// The append that opens a case with its row and words.
pub fn opening(number: u32, row: CaseRow, words: &str) -> Append {
    Append {
        case_row: Some(row.clone()),
        words: Some(store::words(words)),
        ..append(row.id, Expected::New, number)
    }
}
