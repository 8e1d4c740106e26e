//! Sessions: listed, touched, ended; each with an idle and an absolute limit, and found only while both hold.

use crate::chain::id;
use crate::engine::Db;
use crate::fault::Fault;
use crate::journal::Micros;
use crate::secret::SecretDigest;
use crate::statement::sql;
use uuid::Uuid;

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

type SessionColumns = (String, String, String, i64, i64, i64, i64, String);

impl Db {
    /// Begins a session.
    ///
    /// # Errors
    /// [`Fault::Taken`] when the token or id is; [`Fault::Unavailable`].
    pub async fn begin_session(&self, session: &NewSession) -> Result<(), Fault> {
        let insert = sql(
            "insert into session (org_id, token_digest, id, account, created_at, last_seen_at, idle_until, ends_at, label) \
             values ($1, $2, $3, $4, $5, $5, $6, $7, $8)",
        );
        let insert = insert
            .bind(session.org)
            .bind(session.token.bytes())
            .bind(session.id)
            .bind(session.account);
        let insert = insert
            .bind(session.created_at)
            .bind(session.idle_until)
            .bind(session.ends_at)
            .bind(&session.label);
        self.writes
            .run(insert)
            .await
            .map_err(|error| Fault::or_taken(error, "that session"))?;
        Ok(())
    }

    /// The session of that token, if it still holds at `now`.
    ///
    /// # Errors
    /// [`Fault::Unavailable`], [`Fault::Corrupt`].
    pub async fn session(
        &self,
        org: Uuid,
        token: SecretDigest,
        now: Micros,
    ) -> Result<Option<Session>, Fault> {
        let read = sql(
            "select org_id, id, account, created_at, last_seen_at, idle_until, ends_at, label from session \
             where org_id = $1 and token_digest = $2 and idle_until > $3 and ends_at > $3",
        );
        self.reads
            .row(read.bind(org).bind(token.bytes()).bind(now))
            .await?
            .map(read_session)
            .transpose()
    }

    /// Notes that the session was used and moves its idle limit. False when it no longer holds: a session that ended is not revived.
    ///
    /// # Errors
    /// [`Fault::Unavailable`].
    pub async fn touch_session(
        &self,
        org: Uuid,
        token: SecretDigest,
        now: Micros,
        idle_until: Micros,
    ) -> Result<bool, Fault> {
        let touch = sql("update session set last_seen_at = $3, idle_until = $4 \
             where org_id = $1 and token_digest = $2 and idle_until > $3 and ends_at > $3");
        Ok(self
            .writes
            .run(
                touch
                    .bind(org)
                    .bind(token.bytes())
                    .bind(now)
                    .bind(idle_until),
            )
            .await?
            == 1)
    }

    /// The account's sessions that hold at `now`, last used first.
    ///
    /// # Errors
    /// [`Fault::Unavailable`], [`Fault::Corrupt`].
    pub async fn sessions(
        &self,
        org: Uuid,
        account: Uuid,
        now: Micros,
    ) -> Result<Vec<Session>, Fault> {
        let read = sql(
            "select org_id, id, account, created_at, last_seen_at, idle_until, ends_at, label from session \
             where org_id = $1 and account = $2 and idle_until > $3 and ends_at > $3 order by last_seen_at desc, id",
        );
        self.reads
            .rows(read.bind(org).bind(account).bind(now))
            .await?
            .into_iter()
            .map(read_session)
            .collect()
    }

    /// Ends one session of the account. False when it has none of that id.
    ///
    /// # Errors
    /// [`Fault::Unavailable`].
    pub async fn end_session(
        &self,
        org: Uuid,
        account: Uuid,
        session: Uuid,
    ) -> Result<bool, Fault> {
        let end = sql("delete from session where org_id = $1 and account = $2 and id = $3");
        Ok(self
            .writes
            .run(end.bind(org).bind(account).bind(session))
            .await?
            == 1)
    }

    /// Ends all sessions of the account, save one if named, and says how many.
    ///
    /// # Errors
    /// [`Fault::Unavailable`].
    pub async fn end_sessions(
        &self,
        org: Uuid,
        account: Uuid,
        but: Option<Uuid>,
    ) -> Result<u64, Fault> {
        let end = sql("delete from session where org_id = $1 and account = $2 and id <> $3");
        Ok(self
            .writes
            .run(end.bind(org).bind(account).bind(but.unwrap_or_default()))
            .await?)
    }

    /// Removes the sessions that no longer hold at `now`, and says how many.
    ///
    /// # Errors
    /// [`Fault::Unavailable`].
    pub async fn end_stale_sessions(&self, now: Micros) -> Result<u64, Fault> {
        Ok(self
            .writes
            .run(sql("delete from session where idle_until <= $1 or ends_at <= $1").bind(now))
            .await?)
    }
}

fn read_session(columns: SessionColumns) -> Result<Session, Fault> {
    let (org, session, account, created_at, last_seen_at, idle_until, ends_at, label) = columns;
    Ok(Session {
        org: id(&org)?,
        id: id(&session)?,
        account: id(&account)?,
        created_at,
        last_seen_at,
        idle_until,
        ends_at,
        label,
    })
}
