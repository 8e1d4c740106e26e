//! Two native engines behind one handle.

use crate::fault::Fault;
use crate::statement::sql;
use crate::writer::Writer;
use sqlx::{PgPool, Postgres, Sqlite, SqlitePool};

/// Which database this is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// One file on this machine.
    Sqlite,
    /// A server.
    Postgres,
}

/// An open database. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Db {
    /// For statements that change nothing.
    pub(crate) reads: Pool,
    /// On SQLite one single connection, so that writers queue fairly in this process instead of sleeping on a busy file.
    pub(crate) writes: Pool,
    pub(crate) writer: Writer,
}

#[derive(Clone, Debug)]
pub(crate) enum Pool {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

/// A write transaction: on SQLite begun immediate, so that what it reads is still so when it writes.
pub(crate) enum Transaction {
    Sqlite(sqlx::Transaction<'static, Sqlite>),
    Postgres(sqlx::Transaction<'static, Postgres>),
}

impl Pool {
    pub(crate) const fn engine(&self) -> Engine {
        match self {
            Self::Sqlite(_) => Engine::Sqlite,
            Self::Postgres(_) => Engine::Postgres,
        }
    }

    pub(crate) async fn begin(&self) -> Result<Transaction, sqlx::Error> {
        Ok(match self {
            Self::Sqlite(pool) => Transaction::Sqlite(pool.begin_with("begin immediate").await?),
            Self::Postgres(pool) => Transaction::Postgres(pool.begin().await?),
        })
    }

    async fn close(&self) {
        match self {
            Self::Sqlite(pool) => pool.close().await,
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

impl Transaction {
    pub(crate) async fn commit(self) -> Result<(), sqlx::Error> {
        match self {
            Self::Sqlite(open) => open.commit().await,
            Self::Postgres(open) => open.commit().await,
        }
    }
}

impl Db {
    /// Which engine this is.
    #[must_use]
    pub const fn engine(&self) -> Engine {
        self.writes.engine()
    }

    /// Lets the engine look at its tables again, so that it chooses indexes well. For after a bulk import.
    ///
    /// # Errors
    /// [`Fault::Unavailable`].
    pub async fn analyse(&self) -> Result<(), Fault> {
        self.writes.run(sql("analyze")).await?;
        Ok(())
    }

    /// Waits for the transactions under way and closes all connections. The handle's clones are closed with it.
    pub async fn close(&self) {
        self.reads.close().await;
        self.writes.close().await;
    }
}
