//! A school with five people, a clock that the story moves, and chance that is the same each time.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use jiff::Timestamp;
use office::demo::DemoAccount;
use office::{
    AnswerForm, Catalogue, ConcernForm, Error, ExcludeForm, NewAccount, Office, PersonForm, Role,
    Settings, Surroundings, Visitor,
};
use uuid::Uuid;

use crate::place::Place;

pub const PASSWORD: &str = "a walk by the river";

/// A clock and dice for stories.
pub struct Story {
    seconds: AtomicI64,
    drawn: AtomicU64,
}

impl Surroundings for Story {
    fn now(&self) -> Timestamp {
        Timestamp::from_second(self.seconds.load(Ordering::SeqCst)).unwrap()
    }

    fn random(&self, into: &mut [u8]) {
        for byte in into {
            let drawn = self
                .drawn
                .fetch_add(1, Ordering::SeqCst)
                .wrapping_mul(0x9e37_79b9_7f4a_7c15);
            *byte = drawn.to_be_bytes()[2];
        }
    }
}

pub struct School {
    pub office: Office,
    pub story: Arc<Story>,
    pub reporter: Visitor,
    pub colleague: Visitor,
    pub lead: Visitor,
    pub deputy: Visitor,
    pub head: Visitor,
    pub administrator: Visitor,
    pub place: Place,
}

impl School {
    pub async fn on_sqlite() -> Self {
        Self::on(Place::sqlite()).await
    }

    /// Friday 22 May 2026, 10:00 in London: a bank holiday Monday lies ahead.
    pub async fn on(place: Place) -> Self {
        let (office, story) = empty(&place).await;
        let code = office.first_start().await.unwrap().unwrap();
        office
            .create_first_administrator(&code, "Dev Lindqvale", "dev", PASSWORD)
            .await
            .unwrap();
        let administrator = enter(&office, "dev").await;
        for (name, login, role) in [
            ("Priya Nairsworth", "priya", Role::Reporter),
            ("Owen Marshfold", "owen", Role::Reporter),
            ("Amina Okaforde", "amina", Role::SafeguardingLead),
            ("Tom Whitlocke", "tom", Role::Deputy),
            ("Ruth Calderwane", "ruth", Role::Head),
        ] {
            let account = NewAccount {
                name: name.into(),
                login: login.into(),
                roles: vec![role.id().into()],
                password: PASSWORD.into(),
            };
            office
                .create_account(&administrator, command_of(login), account)
                .await
                .unwrap();
        }
        Self {
            reporter: enter(&office, "priya").await,
            colleague: enter(&office, "owen").await,
            lead: enter(&office, "amina").await,
            deputy: enter(&office, "tom").await,
            head: enter(&office, "ruth").await,
            administrator,
            office,
            story,
            place,
        }
    }

    /// The same school and the same database, with other procedures or settings.
    pub async fn under(&mut self, catalogue: Catalogue, settings: Settings) {
        let surroundings: Arc<dyn Surroundings> = Arc::<Story>::clone(&self.story);
        let office = Office::open(&self.place.url, catalogue, settings, surroundings);
        self.office = office.await.unwrap();
    }

    pub fn later(&self, minutes: i64) {
        self.story.seconds.fetch_add(minutes * 60, Ordering::SeqCst);
    }

    pub fn command(&self) -> Uuid {
        let mut bytes = [0; 16];
        self.story.random(&mut bytes);
        uuid::Builder::from_custom_bytes(bytes).into_uuid()
    }

    /// A concern of the reporter's; its reference.
    pub async fn concern(&self, form: ConcernForm) -> String {
        self.office
            .record_concern(&self.reporter, self.command(), form)
            .await
            .unwrap()
            .expect("the reporter may see what they sent")
            .reference
    }

    pub async fn version(&self, reference: &str) -> u32 {
        self.office
            .case(&self.lead, reference)
            .await
            .unwrap()
            .version
    }

    /// The lead answers, on the case as it stands.
    /// The lead lets the deputy back into the case.
    pub async fn lets_the_deputy_back(&self, reference: &str, reason: &str) {
        let back = ExcludeForm {
            account: self.deputy.account.to_string(),
            reason: reason.into(),
        };
        let version = self.version(reference).await;
        self.office
            .readmit(&self.lead, reference, version, self.command(), back)
            .await
            .unwrap();
    }

    pub async fn answer(&self, reference: &str, fact: &str, answer: &str) {
        let form = AnswerForm {
            fact: fact.into(),
            answer: answer.into(),
            ..AnswerForm::default()
        };
        let version = self.version(reference).await;
        self.office
            .answer(&self.lead, reference, version, self.command(), form)
            .await
            .unwrap();
    }
}

/// The lead of an invented school, signed in.
pub async fn lead_of(office: &Office, accounts: &[DemoAccount]) -> Visitor {
    let lead = accounts
        .iter()
        .find(|account| account.role == "Safeguarding lead")
        .unwrap();
    let token = office
        .sign_in(&lead.login, &lead.password, "a phone", "192.0.2.1")
        .await
        .unwrap();
    office.visitor(&token.0).await.unwrap().unwrap()
}

/// An office on an empty database, and its clock.
pub async fn empty(place: &Place) -> (Office, Arc<Story>) {
    let start: Timestamp = "2026-05-22T10:00:00+01:00".parse().unwrap();
    let story = Arc::new(Story {
        seconds: AtomicI64::new(start.as_second()),
        drawn: AtomicU64::new(1),
    });
    let surroundings: Arc<dyn Surroundings> = Arc::<Story>::clone(&story);
    let office = Office::open(&place.url, catalogue(), settings(), surroundings)
        .await
        .unwrap();
    (office, story)
}

pub fn settings() -> Settings {
    Settings {
        organisation_name: "Example School".into(),
        ..Settings::default()
    }
}

/// Dorset's procedure alone, so that others may be in the making while tests run.
fn catalogue() -> Catalogue {
    static FOLDER: std::sync::OnceLock<std::path::PathBuf> = std::sync::OnceLock::new();
    let folder = FOLDER.get_or_init(|| {
        let all = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../../procedures")
            .canonicalize()
            .unwrap();
        let folder = std::env::temp_dir().join(format!("office_procedures_{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        for part in ["vocabulary", "dorset"] {
            copy(&all.join(part), &folder.join(part));
        }
        folder
    });
    Catalogue::from_folder(folder).unwrap()
}

pub fn copy(from: &std::path::Path, to: &std::path::Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            std::fs::copy(&path, &target).unwrap();
        }
    }
}

pub async fn enter(office: &Office, login: &str) -> Visitor {
    let token = office
        .sign_in(login, PASSWORD, "a phone", "192.0.2.1")
        .await
        .unwrap();
    office.visitor(&token.0).await.unwrap().unwrap()
}

fn command_of(login: &str) -> Uuid {
    let mut bytes = [0; 16];
    bytes[..login.len()].copy_from_slice(login.as_bytes());
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

/// What a concern needs, and nothing more.
pub fn a_concern() -> ConcernForm {
    ConcernForm {
        what_happened: "A pupil said: “they keep posting about me on Chirple”.".into(),
        declared: true,
        ..ConcernForm::default()
    }
}

pub fn somebody(name: &str, role: &str, age: &str) -> PersonForm {
    PersonForm {
        name: name.into(),
        role: role.into(),
        age: age.into(),
        ..PersonForm::default()
    }
}

/// The fields that were refused.
pub fn refused<T: std::fmt::Debug>(result: Result<T, Error>) -> Vec<String> {
    match result {
        Err(Error::Refused(faults)) => faults.into_iter().map(|fault| fault.field).collect(),
        other => panic!("expected a refusal: {other:?}"),
    }
}
