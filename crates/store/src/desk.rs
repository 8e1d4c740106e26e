//! The one seat at which this process writes to its SQLite file. Writers take it in the order in which they come, instead of sleeping on a
//! busy file; other processes are kept out by `begin immediate` and waited for.
//!
//! Whoever leaves in the middle of a transaction, by a panic or because nobody waits for the answer any more, takes the connection with
//! them: SQLite then rolls back, and the next one opens a new connection.

use crate::statement::{Columns, Statement};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection, SqliteConnection};
use std::sync::Arc;
use tokio::sync::{Mutex, OwnedMutexGuard};

#[derive(Clone, Debug)]
pub(crate) struct Desk {
    options: Arc<SqliteConnectOptions>,
    seat: Arc<Mutex<Seat>>,
}

#[derive(Debug, Default)]
struct Seat {
    connection: Option<SqliteConnection>,
    closed: bool,
}

/// A transaction at the desk. It begins, immediate, with its first statement.
pub(crate) struct Sitting {
    seat: OwnedMutexGuard<Seat>,
    connection: SqliteConnection,
    begun: bool,
}

impl Desk {
    pub(crate) async fn open(options: SqliteConnectOptions) -> Result<Self, sqlx::Error> {
        let connection = Some(options.connect().await?);
        let seat = Arc::new(Mutex::new(Seat {
            connection,
            closed: false,
        }));
        Ok(Self {
            options: Arc::new(options),
            seat,
        })
    }

    /// Waits for the seat and takes the connection out of it.
    pub(crate) async fn sit(&self) -> Result<Sitting, sqlx::Error> {
        let mut seat = self.seat.clone().lock_owned().await;
        if seat.closed {
            return Err(sqlx::Error::PoolClosed);
        }
        let connection = match seat.connection.take() {
            Some(connection) => connection,
            None => self.options.connect().await?,
        };
        Ok(Sitting {
            seat,
            connection,
            begun: false,
        })
    }

    /// Waits for the seat and closes it for good.
    pub(crate) async fn close(&self) {
        let mut seat = self.seat.lock().await;
        seat.closed = true;
        if let Some(connection) = seat.connection.take() {
            // What was committed is safe whether or not closing succeeds.
            let _ = connection.close().await;
        }
    }

    /// One statement, which is its own transaction.
    pub(crate) async fn run(&self, statement: Statement) -> Result<u64, sqlx::Error> {
        let mut sitting = self.sit().await?;
        let changed = statement.run_on_sqlite(&mut sitting.connection).await;
        sitting.rise();
        changed
    }

    /// One statement, which is its own transaction, and its rows.
    pub(crate) async fn rows<T: Columns>(
        &self,
        statement: Statement,
    ) -> Result<Vec<T>, sqlx::Error> {
        let mut sitting = self.sit().await?;
        let rows = statement.rows_on_sqlite(&mut sitting.connection).await;
        sitting.rise();
        rows
    }
}

impl Sitting {
    /// For what brings its own transactions: the migrations.
    pub(crate) const fn connection(&mut self) -> &mut SqliteConnection {
        &mut self.connection
    }

    /// Leaves the connection in the seat for the next. Not for the middle of a transaction.
    pub(crate) fn rise(mut self) {
        self.seat.connection = Some(self.connection);
    }

    pub(crate) async fn run(&mut self, statement: Statement) -> Result<u64, sqlx::Error> {
        let statement = self.begin(statement);
        statement.run_on_sqlite(&mut self.connection).await
    }

    pub(crate) async fn rows<T: Columns>(
        &mut self,
        statement: Statement,
    ) -> Result<Vec<T>, sqlx::Error> {
        let statement = self.begin(statement);
        statement.rows_on_sqlite(&mut self.connection).await
    }

    /// The transaction begins in the same text as its first statement: a step less to the connection's thread and back.
    fn begin(&mut self, statement: Statement) -> Statement {
        if std::mem::replace(&mut self.begun, true) {
            statement
        } else {
            statement.after("begin immediate; ")
        }
    }

    /// Commits and leaves; after an error nothing is written.
    pub(crate) async fn commit(mut self, last: Option<Statement>) -> Result<(), sqlx::Error> {
        let commit = self.begin(last.unwrap_or_default().before("commit"));
        match commit.run_on_sqlite(&mut self.connection).await {
            Ok(_) => {
                self.rise();
                Ok(())
            }
            Err(error) => {
                self.roll_back().await;
                Err(error)
            }
        }
    }

    pub(crate) async fn roll_back(mut self) {
        if !self.begun {
            return self.rise();
        }
        let ended = Statement::default()
            .before("rollback")
            .run_on_sqlite(&mut self.connection)
            .await;
        if ended.is_ok() {
            self.rise();
        }
    }
}
