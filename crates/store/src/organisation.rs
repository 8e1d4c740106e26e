//! Organisations, their settings, and the one-time code with which the first administrator comes in.

use crate::chain::{BEGINNING, id};
use crate::engine::Db;
use crate::fault::Fault;
use crate::journal::Micros;
use crate::secret::SecretDigest;
use crate::statement::sql;
use uuid::Uuid;

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

type OrganisationColumns = (String, String, i64);

impl Db {
    /// Creates an organisation and the beginning of its chain.
    ///
    /// # Errors
    /// [`Fault::Taken`] when the id is; [`Fault::Unavailable`].
    pub async fn create_organisation(&self, organisation: &Organisation) -> Result<(), Fault> {
        let mut transaction = self.writes.begin().await?;
        let insert = sql("insert into organisation (org_id, name, created_at) values ($1, $2, $3)");
        let insert = insert
            .bind(organisation.id)
            .bind(&organisation.name)
            .bind(organisation.created_at);
        transaction
            .run(insert)
            .await
            .map_err(|error| Fault::or_taken(error, "that organisation"))?;
        let begin = sql("insert into chain_head (org_id, seq, hash) values ($1, 0, $2)");
        transaction
            .run(begin.bind(organisation.id).bind(&BEGINNING[..]))
            .await?;
        Ok(transaction.commit().await?)
    }

    /// One organisation.
    ///
    /// # Errors
    /// [`Fault::Unavailable`], [`Fault::Corrupt`].
    pub async fn organisation(&self, org: Uuid) -> Result<Option<Organisation>, Fault> {
        let read = sql("select org_id, name, created_at from organisation where org_id = $1");
        self.reads
            .row(read.bind(org))
            .await?
            .map(read_organisation)
            .transpose()
    }

    /// All organisations, first created first.
    ///
    /// # Errors
    /// As [`Db::organisation`].
    pub async fn organisations(&self) -> Result<Vec<Organisation>, Fault> {
        let read =
            sql("select org_id, name, created_at from organisation order by created_at, org_id");
        self.reads
            .rows(read)
            .await?
            .into_iter()
            .map(read_organisation)
            .collect()
    }

    /// A setting's value, as the caller encodes it.
    ///
    /// # Errors
    /// [`Fault::Unavailable`].
    pub async fn setting(&self, org: Uuid, name: &str) -> Result<Option<String>, Fault> {
        let read = sql("select value from setting where org_id = $1 and name = $2");
        let found: Option<(String,)> = self.reads.row(read.bind(org).bind(name)).await?;
        Ok(found.map(|(value,)| value))
    }

    /// Sets a setting.
    ///
    /// # Errors
    /// [`Fault::Unavailable`].
    pub async fn put_setting(
        &self,
        org: Uuid,
        name: &str,
        value: &str,
        now: Micros,
    ) -> Result<(), Fault> {
        let put = sql(
            "insert into setting (org_id, name, value, updated_at) values ($1, $2, $3, $4) \
             on conflict (org_id, name) do update set value = excluded.value, updated_at = excluded.updated_at",
        );
        self.writes
            .run(put.bind(org).bind(name).bind(value).bind(now))
            .await?;
        Ok(())
    }

    /// Sets the code with which the first administrator can be created; an earlier one no longer opens. Once a code has been used, a new one
    /// changes nothing: there is a first administrator already. True when the code now opens.
    ///
    /// # Errors
    /// [`Fault::Unavailable`].
    pub async fn put_first_administrator_code(
        &self,
        org: Uuid,
        code: SecretDigest,
        now: Micros,
    ) -> Result<bool, Fault> {
        let put = sql(
            "insert into first_administrator (org_id, code_digest, created_at) values ($1, $2, $3) \
             on conflict (org_id) do update set code_digest = excluded.code_digest, created_at = excluded.created_at \
             where first_administrator.used_at is null",
        );
        Ok(self
            .writes
            .run(put.bind(org).bind(code.bytes()).bind(now))
            .await?
            == 1)
    }

    /// Uses the code up. True for exactly one caller, with the right code.
    ///
    /// # Errors
    /// [`Fault::Unavailable`].
    pub async fn use_first_administrator_code(
        &self,
        org: Uuid,
        code: SecretDigest,
        now: Micros,
    ) -> Result<bool, Fault> {
        let use_up = sql(
            "update first_administrator set used_at = $3 where org_id = $1 and code_digest = $2 and used_at is null",
        );
        Ok(self
            .writes
            .run(use_up.bind(org).bind(code.bytes()).bind(now))
            .await?
            == 1)
    }
}

fn read_organisation((org, name, created_at): OrganisationColumns) -> Result<Organisation, Fault> {
    Ok(Organisation {
        id: id(&org)?,
        name,
        created_at,
    })
}
