//! Rows about accounts and their comings and goings, as callers see them.

use crate::journal::Micros;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// A person who can sign in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Their organisation.
    pub org: Uuid,
    /// Made by the caller.
    pub id: Uuid,
    /// As [`normalise_login`] gives it; unique over all organisations.
    pub login: String,
    /// Shown on screens.
    pub name: String,
    /// Text ids of roles; no white space in them.
    pub roles: Vec<String>,
    /// In PHC notation; `None` when no password has been set.
    pub password_hash: Option<String>,
    /// False once deactivated: kept for the journal, signs in no more.
    pub active: bool,
    /// When it was created.
    pub created_at: Micros,
    /// When it was last changed.
    pub updated_at: Micros,
}

/// A login as it is kept and looked up: trimmed and in lower case.
#[must_use]
pub fn normalise_login(login: &str) -> String {
    login.trim().to_lowercase()
}

/// SHA-256 of a secret. The secret itself never reaches the database.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct SecretDigest([u8; 32]);

impl SecretDigest {
    /// Of a session token or one-time code with at least 128 bits of chance in it; not for passwords.
    #[must_use]
    pub fn of(secret: &[u8]) -> Self {
        Self(Sha256::digest(secret).into())
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        self.0.to_vec()
    }
}

impl std::fmt::Debug for SecretDigest {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("SecretDigest(…)")
    }
}

/// A session to be begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSession {
    /// The account's organisation. The cookie carries it beside the token, so that the session is found by its key.
    pub org: Uuid,
    /// By which the person can see and end it; made by the caller.
    pub id: Uuid,
    /// Of the token in the cookie.
    pub token: SecretDigest,
    /// Who signed in.
    pub account: Uuid,
    /// When.
    pub created_at: Micros,
    /// It ends when not used until then; moved on by `touch_session`.
    pub idle_until: Micros,
    /// It ends then in any case.
    pub ends_at: Micros,
    /// The browser, in words that the person knows again.
    pub label: String,
}

/// A session that still holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// The account's organisation.
    pub org: Uuid,
    /// By which it is ended.
    pub id: Uuid,
    /// Who signed in.
    pub account: Uuid,
    /// When.
    pub created_at: Micros,
    /// When it was last touched.
    pub last_seen_at: Micros,
    /// It ends when not touched until then.
    pub idle_until: Micros,
    /// It ends then in any case.
    pub ends_at: Micros,
    /// The browser.
    pub label: String,
}

/// Failed attempts to sign in, by login or by network address. The policy is the caller's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Throttle {
    /// Failures since the window began.
    pub failures: u32,
    /// When the window began.
    pub since: Micros,
    /// The last failure.
    pub last_at: Micros,
}

/// A form not yet sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The organisation.
    pub org: Uuid,
    /// Whose; nobody else sees it.
    pub account: Uuid,
    /// Made by the caller.
    pub id: Uuid,
    /// Which form.
    pub form: String,
    /// What was typed, as the caller encodes it.
    pub body: Vec<u8>,
    /// When it was last kept.
    pub updated_at: Micros,
}

/// An organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organisation {
    /// Made by the caller.
    pub id: Uuid,
    /// Shown on screens.
    pub name: String,
    /// When it was created.
    pub created_at: Micros,
}

/// A job that this worker may do until its lease ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// The organisation.
    pub org: Uuid,
    /// The job.
    pub id: Uuid,
    /// What kind of work.
    pub kind: String,
    /// Opaque bytes.
    pub payload: Vec<u8>,
    /// Which attempt this is, from 1.
    pub attempts: u32,
}
