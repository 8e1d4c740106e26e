//! Who is behind a token, and a person's own sessions.

use access::{Action, Kind, Record, Role};
use store::{Account, Micros, SecretDigest, Session};
use uuid::Uuid;

use crate::error::Error;
use crate::ids::{AccountId, OrgId, SessionId};
use crate::office::{Office, timestamp};
use crate::said;
use crate::view::{SessionView, Visitor};

const SECOND: Micros = 1_000_000;
/// A session is marked as used no more often than this: a page view is not a write.
const TOUCH_EVERY: Micros = 60 * SECOND;

/// The role acted under is the first of these that the account holds.
const ACTING: [Role; 5] = [
    Role::SafeguardingLead,
    Role::Deputy,
    Role::Head,
    Role::Administrator,
    Role::Reporter,
];

impl Office {
    /// Who holds the token, if the session still runs; marks it as used now.
    ///
    /// # Errors
    /// A fault when the database cannot be read.
    pub async fn visitor(&self, token: &str) -> Result<Option<Visitor>, Error> {
        let Some((org, digest)) = taken_apart(token) else {
            return Ok(None);
        };
        let now = self.micros();
        let Some(session) = self.db().session(org, digest, now).await? else {
            return Ok(None);
        };
        let account = self.db().account(org, session.account).await?;
        let Some(account) = account.filter(|account| account.active) else {
            return Ok(None);
        };
        if now - session.last_seen_at >= TOUCH_EVERY {
            self.db()
                .touch_session(org, digest, now, now + self.idle())
                .await?;
        }
        let organisation = self.organisation_name(org).await?;
        Ok(Some(visitor(account, &session, organisation)))
    }

    /// # Errors
    /// A fault when the database cannot be written.
    pub async fn sign_out(&self, visitor: &Visitor) -> Result<(), Error> {
        let (org, account) = (visitor.org.0, visitor.account.0);
        self.db()
            .end_session(org, account, visitor.session.0)
            .await?;
        Ok(())
    }

    /// The visitor's own running sessions, the current one first.
    ///
    /// # Errors
    /// A fault when the database cannot be read.
    pub async fn sessions(&self, visitor: &Visitor) -> Result<Vec<SessionView>, Error> {
        self.own_session(visitor, Action::List)?;
        let now = self.now();
        let sessions = self
            .db()
            .sessions(visitor.org.0, visitor.account.0, self.micros())
            .await?;
        let mut views: Vec<SessionView> = sessions
            .into_iter()
            .map(|session| SessionView {
                id: SessionId(session.id),
                device: session.label,
                created: said::exactly(timestamp(session.created_at)),
                last_seen: said::ago(timestamp(session.last_seen_at), now),
                current: session.id == visitor.session.0,
            })
            .collect();
        views.sort_by_key(|session| !session.current);
        Ok(views)
    }

    /// # Errors
    /// `NotFound` when it is not the visitor's own session.
    pub async fn end_session(&self, visitor: &Visitor, session: SessionId) -> Result<(), Error> {
        self.own_session(visitor, Action::End)?;
        let ended = self
            .db()
            .end_session(visitor.org.0, visitor.account.0, session.0)
            .await?;
        if ended { Ok(()) } else { Err(Error::NotFound) }
    }

    fn own_session(&self, visitor: &Visitor, action: Action) -> Result<(), Error> {
        let own = Record::made_by(Kind::Session, visitor.org.0, visitor.account.0);
        self.may(visitor, action, &own)
    }

    pub(crate) fn idle(&self) -> Micros {
        Micros::from(self.inner.settings.idle_minutes) * 60 * SECOND
    }

    pub(crate) fn absolute(&self) -> Micros {
        Micros::from(self.inner.settings.absolute_hours) * 3600 * SECOND
    }
}

fn taken_apart(token: &str) -> Option<(Uuid, SecretDigest)> {
    let (org, secret) = token.split_once('.')?;
    Some((
        Uuid::try_parse(org).ok()?,
        SecretDigest::of(secret.as_bytes()),
    ))
}

fn visitor(account: Account, session: &Session, organisation: String) -> Visitor {
    let roles = roles_of(&account);
    let role = ACTING
        .into_iter()
        .find(|role| roles.contains(role))
        .unwrap_or(Role::Reporter);
    Visitor {
        account: AccountId(account.id),
        org: OrgId(account.org),
        organisation,
        name: account.name,
        login: account.login,
        roles,
        role,
        session: SessionId(session.id),
        signed_in_at: timestamp(session.created_at),
    }
}

/// Words that name no role of today grant nothing.
pub(crate) fn roles_of(account: &Account) -> Vec<Role> {
    account
        .roles
        .iter()
        .filter_map(|role| role.parse().ok())
        .collect()
}
