//! Two native engines behind one handle.

use crate::desk::{Desk, Sitting};
use crate::fault::Fault;
use crate::statement::sql;
use crate::writer::Writer;
use sqlx::{PgPool, Postgres, SqlitePool};

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
    pub(crate) reads: Reads,
    /// For statements and transactions that do.
    pub(crate) writes: Writes,
    pub(crate) writer: Writer,
}

#[derive(Clone, Debug)]
pub(crate) enum Reads {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

#[derive(Clone, Debug)]
pub(crate) enum Writes {
    Sqlite(Desk),
    Postgres(PgPool),
}

/// A write transaction: what it reads is still so when it writes.
pub(crate) enum Transaction {
    Sqlite(Sitting),
    Postgres(sqlx::Transaction<'static, Postgres>),
}

impl Writes {
    pub(crate) const fn engine(&self) -> Engine {
        match self {
            Self::Sqlite(_) => Engine::Sqlite,
            Self::Postgres(_) => Engine::Postgres,
        }
    }

    pub(crate) async fn begin(&self) -> Result<Transaction, sqlx::Error> {
        Ok(match self {
            Self::Sqlite(desk) => Transaction::Sqlite(desk.sit().await?),
            Self::Postgres(pool) => Transaction::Postgres(pool.begin().await?),
        })
    }
}

impl Transaction {
    pub(crate) async fn commit(self) -> Result<(), sqlx::Error> {
        match self {
            Self::Sqlite(sitting) => sitting.commit(None).await,
            Self::Postgres(open) => open.commit().await,
        }
    }

    pub(crate) async fn roll_back(self) {
        match self {
            Self::Sqlite(sitting) => sitting.roll_back().await,
            // The connection that cannot roll back is lost, and the server rolls back.
            Self::Postgres(open) => drop(open.rollback().await),
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
        if self.engine() == Engine::Sqlite {
            self.writes.run(sql("analyze")).await?;
            return Ok(());
        }
        // Until its rows are known to be visible to all, PostgreSQL goes from the index to each of them.
        self.writes.run(sql("vacuum (analyze)")).await?;
        // What was imported is written out now and not while people read. A role that may not ask for it need not: it only comes later.
        let _ = self.writes.run(sql("checkpoint")).await;
        Ok(())
    }

    /// Waits for the transactions under way and closes all connections. The handle's clones are closed with it.
    pub async fn close(&self) {
        match &self.reads {
            Reads::Sqlite(pool) => pool.close().await,
            Reads::Postgres(pool) => pool.close().await,
        }
        if let Writes::Sqlite(desk) = &self.writes {
            desk.close().await;
        }
    }
}
