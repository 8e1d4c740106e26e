//! Forms not yet sent. They survive sign-out and belong to one account alone.

use crate::chain::id;
use crate::engine::Db;
use crate::fault::Fault;
use crate::journal::Micros;
use crate::statement::sql;
use uuid::Uuid;

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

type DraftColumns = (String, String, String, String, Vec<u8>, i64);

impl Db {
    /// Keeps a draft; one of the same id is replaced.
    ///
    /// # Errors
    /// [`Fault::Unavailable`].
    pub async fn put_draft(&self, draft: &Draft) -> Result<(), Fault> {
        let put = sql(
            "insert into draft (org_id, account, id, form, body, updated_at) values ($1, $2, $3, $4, $5, $6) \
             on conflict (org_id, account, id) do update \
             set form = excluded.form, body = excluded.body, updated_at = excluded.updated_at",
        );
        let put = put.bind(draft.org).bind(draft.account).bind(draft.id);
        self.writes
            .run(
                put.bind(&draft.form)
                    .bind(draft.body.as_slice())
                    .bind(draft.updated_at),
            )
            .await?;
        Ok(())
    }

    /// One draft of the account.
    ///
    /// # Errors
    /// [`Fault::Unavailable`], [`Fault::Corrupt`].
    pub async fn draft(
        &self,
        org: Uuid,
        account: Uuid,
        draft: Uuid,
    ) -> Result<Option<Draft>, Fault> {
        let read = sql(
            "select org_id, account, id, form, body, updated_at from draft where org_id = $1 and account = $2 and id = $3",
        );
        self.reads
            .row(read.bind(org).bind(account).bind(draft))
            .await?
            .map(read_draft)
            .transpose()
    }

    /// All drafts of the account, last kept first.
    ///
    /// # Errors
    /// As [`Db::draft`].
    pub async fn drafts(&self, org: Uuid, account: Uuid) -> Result<Vec<Draft>, Fault> {
        let read = sql(
            "select org_id, account, id, form, body, updated_at from draft \
             where org_id = $1 and account = $2 order by updated_at desc, id",
        );
        self.reads
            .rows(read.bind(org).bind(account))
            .await?
            .into_iter()
            .map(read_draft)
            .collect()
    }

    /// Throws a draft away. False when there was none.
    ///
    /// # Errors
    /// [`Fault::Unavailable`].
    pub async fn delete_draft(&self, org: Uuid, account: Uuid, draft: Uuid) -> Result<bool, Fault> {
        let delete = sql("delete from draft where org_id = $1 and account = $2 and id = $3");
        Ok(self
            .writes
            .run(delete.bind(org).bind(account).bind(draft))
            .await?
            == 1)
    }

    /// Throws a draft away only while it still holds what `read` held: somebody may have kept other words since, in another window.
    /// False when there was none, or another.
    ///
    /// # Errors
    /// [`Fault::Unavailable`].
    pub async fn delete_draft_as_read(&self, read: &Draft) -> Result<bool, Fault> {
        let delete =
            sql("delete from draft where org_id = $1 and account = $2 and id = $3 and body = $4");
        let delete = delete.bind(read.org).bind(read.account).bind(read.id);
        Ok(self.writes.run(delete.bind(read.body.as_slice())).await? == 1)
    }
}

fn read_draft((org, account, draft, form, body, updated_at): DraftColumns) -> Result<Draft, Fault> {
    Ok(Draft {
        org: id(&org)?,
        account: id(&account)?,
        id: id(&draft)?,
        form,
        body,
        updated_at,
    })
}
