//! Accounts, and the small reference table by which a login is found before its organisation is known.

use crate::chain::id;
use crate::engine::Db;
use crate::fault::Fault;
use crate::journal::Micros;
use crate::secret::SecretDigest;
use crate::statement::{Statement, sql};
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

type AccountColumns = (
    String,
    String,
    String,
    String,
    String,
    Option<String>,
    i64,
    i64,
    i64,
);

impl Db {
    /// Creates an account.
    ///
    /// # Errors
    /// [`Fault::Taken`] when the login, in any organisation, or the id is taken; [`Fault::Unavailable`].
    pub async fn create_account(&self, account: &Account) -> Result<(), Fault> {
        let login = normalise_login(&account.login);
        let mut transaction = self.writes.begin().await?;
        let claim =
            sql("insert into account_login (login_digest, org_id, account) values ($1, $2, $3)");
        let claim = claim
            .bind(login_digest(&login))
            .bind(account.org)
            .bind(account.id);
        transaction
            .run(claim)
            .await
            .map_err(|error| Fault::or_taken(error, "that login"))?;
        let insert = sql(
            "insert into account (org_id, id, login, name, roles, password_hash, active, created_at, updated_at) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        );
        let insert = insert
            .bind(account.org)
            .bind(account.id)
            .bind(login)
            .bind(&account.name)
            .bind(account.roles.join(" "));
        let insert = insert
            .bind(account.password_hash.as_deref())
            .bind(account.active);
        let insert = insert.bind(account.created_at).bind(account.updated_at);
        transaction
            .run(insert)
            .await
            .map_err(|error| Fault::or_taken(error, "that account"))?;
        Ok(transaction.commit().await?)
    }

    /// One account.
    ///
    /// # Errors
    /// [`Fault::Unavailable`], [`Fault::Corrupt`].
    pub async fn account(&self, org: Uuid, account: Uuid) -> Result<Option<Account>, Fault> {
        let read = sql(
            "select org_id, id, login, name, roles, password_hash, active, created_at, updated_at \
             from account where org_id = $1 and id = $2",
        );
        self.reads
            .row(read.bind(org).bind(account))
            .await?
            .map(read_account)
            .transpose()
    }

    /// The account of that login, in whichever organisation, active or not.
    ///
    /// # Errors
    /// As [`Db::account`].
    pub async fn account_by_login(&self, login: &str) -> Result<Option<Account>, Fault> {
        let find = sql("select org_id, account from account_login where login_digest = $1");
        let found: Option<(String, String)> = self
            .reads
            .row(find.bind(login_digest(&normalise_login(login))))
            .await?;
        match found {
            Some((org, account)) => self.account(id(&org)?, id(&account)?).await,
            None => Ok(None),
        }
    }

    /// All accounts of an organisation, by name.
    ///
    /// # Errors
    /// As [`Db::account`].
    pub async fn accounts(&self, org: Uuid) -> Result<Vec<Account>, Fault> {
        let read = sql(
            "select org_id, id, login, name, roles, password_hash, active, created_at, updated_at \
             from account where org_id = $1 order by name, id",
        );
        self.reads
            .rows(read.bind(org))
            .await?
            .into_iter()
            .map(read_account)
            .collect()
    }

    /// Changes the name on screens. False when there is no such account.
    ///
    /// # Errors
    /// [`Fault::Unavailable`].
    pub async fn set_name(
        &self,
        org: Uuid,
        account: Uuid,
        name: &str,
        now: Micros,
    ) -> Result<bool, Fault> {
        let set =
            sql("update account set updated_at = $3, name = $4 where org_id = $1 and id = $2");
        self.change_account(set.bind(org).bind(account).bind(now).bind(name))
            .await
    }

    /// Replaces the roles. False when there is no such account.
    ///
    /// # Errors
    /// [`Fault::Unavailable`].
    pub async fn set_roles(
        &self,
        org: Uuid,
        account: Uuid,
        roles: &[String],
        now: Micros,
    ) -> Result<bool, Fault> {
        let set =
            sql("update account set updated_at = $3, roles = $4 where org_id = $1 and id = $2");
        self.change_account(set.bind(org).bind(account).bind(now).bind(roles.join(" ")))
            .await
    }

    /// Replaces the password's hash. False when there is no such account.
    ///
    /// # Errors
    /// [`Fault::Unavailable`].
    pub async fn set_password_hash(
        &self,
        org: Uuid,
        account: Uuid,
        hash: &str,
        now: Micros,
    ) -> Result<bool, Fault> {
        let set = sql(
            "update account set updated_at = $3, password_hash = $4 where org_id = $1 and id = $2",
        );
        self.change_account(set.bind(org).bind(account).bind(now).bind(hash))
            .await
    }

    /// Activates or deactivates. Ending the account's sessions is the caller's. False when there is no such account.
    ///
    /// # Errors
    /// [`Fault::Unavailable`].
    pub async fn set_active(
        &self,
        org: Uuid,
        account: Uuid,
        active: bool,
        now: Micros,
    ) -> Result<bool, Fault> {
        let set =
            sql("update account set updated_at = $3, active = $4 where org_id = $1 and id = $2");
        self.change_account(set.bind(org).bind(account).bind(now).bind(active))
            .await
    }

    async fn change_account(&self, set: Statement) -> Result<bool, Fault> {
        Ok(self.writes.run(set).await? == 1)
    }
}

fn login_digest(normalised: &str) -> Vec<u8> {
    SecretDigest::of(normalised.as_bytes()).bytes().to_vec()
}

fn read_account(columns: AccountColumns) -> Result<Account, Fault> {
    let (org, account, login, name, roles, password_hash, active, created_at, updated_at) = columns;
    Ok(Account {
        org: id(&org)?,
        id: id(&account)?,
        login,
        name,
        roles: roles.split_whitespace().map(str::to_owned).collect(),
        password_hash,
        active: active != 0,
        created_at,
        updated_at,
    })
}
