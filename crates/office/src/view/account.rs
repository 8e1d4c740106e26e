//! People with accounts, and their sessions.

use access::Role;
use jiff::Timestamp;

use crate::ids::{AccountId, OrgId, SessionId};

/// A person who is signed in: handed to every use case.
#[derive(Clone, Debug)]
pub struct Visitor {
    pub account: AccountId,
    pub org: OrgId,
    pub organisation: String,
    pub name: String,
    pub login: String,
    pub roles: Vec<Role>,
    /// The role under which the person acts, and that entries are signed with.
    pub role: Role,
    pub session: SessionId,
    pub signed_in_at: Timestamp,
}

/// One signed-in session of the visitor.
#[derive(Clone, Debug)]
pub struct SessionView {
    pub id: SessionId,
    /// As the browser named itself.
    pub device: String,
    pub created: String,
    pub last_seen: String,
    pub current: bool,
}

/// An account, as an administrator sees it.
#[derive(Clone, Debug)]
pub struct AccountView {
    pub id: AccountId,
    pub name: String,
    pub login: String,
    pub roles: Vec<Role>,
    pub active: bool,
}
