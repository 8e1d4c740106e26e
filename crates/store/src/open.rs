//! Opening a database: the version that may be trusted, and the settings under which acknowledged means durable.

use crate::desk::Desk;
use crate::engine::{Db, Reads, Writes};
use crate::fault::Fault;
use crate::statement::sql;
use crate::writer::Writer;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Connection, PgConnection, PgPool};
use std::str::FromStr;
use std::time::Duration;

/// The oldest SQLite that cannot lose committed writes when the write-ahead log is reset.
const OLDEST_SQLITE: (u32, u32, u32) = (3, 51, 3);
const SQLITE_READERS: u32 = 4;
const POSTGRES_CONNECTIONS: u32 = 16;
/// A connection that rested so long is asked whether it still holds before it is used again.
const RESTED: Duration = Duration::from_secs(2);
/// On PostgreSQL so many transactions may be lengthening chains of different organisations at once.
const POSTGRES_LANES: usize = 4;

impl Db {
    /// Opens `sqlite:path` (made when missing) or `postgres://…`. Nothing is migrated yet. Must be called within a tokio runtime.
    ///
    /// # Errors
    /// [`Fault::UnknownEngine`], [`Fault::SqliteTooOld`] or [`Fault::Unavailable`].
    pub async fn open(url: &str) -> Result<Self, Fault> {
        if let Some(path) = url.strip_prefix("sqlite:") {
            open_sqlite(path.strip_prefix("//").unwrap_or(path)).await
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            open_postgres(url).await
        } else {
            let scheme = url.split("://").next().unwrap_or_default();
            Err(Fault::UnknownEngine(scheme.chars().take(20).collect()))
        }
    }
}

async fn open_sqlite(path: &str) -> Result<Db, Fault> {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(10))
        .statement_cache_capacity(500)
        .pragma("cache_size", "-8000")
        // Four times the usual: pages that every append touches are copied back to the file less often.
        .pragma("wal_autocheckpoint", "4000")
        // A statement that could fail halfway keeps notes of how to undo itself: in memory, not in a file made and removed each time.
        .pragma("temp_store", "memory");
    // The writing connection comes first: it makes the file and turns the log on.
    let desk = Desk::open(options.clone()).await?;
    refuse_an_old_sqlite(&desk).await?;
    let reads = sqlite_pool(SQLITE_READERS)
        .connect_with(options.pragma("query_only", "on"))
        .await?;
    let writes = Writes::Sqlite(desk);
    let writer = Writer::start(&writes, 1);
    Ok(Db {
        reads: Reads::Sqlite(reads),
        writes,
        writer,
    })
}

fn sqlite_pool(connections: u32) -> SqlitePoolOptions {
    SqlitePoolOptions::new()
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(Duration::from_secs(60))
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
}

async fn refuse_an_old_sqlite(desk: &Desk) -> Result<(), Fault> {
    let version: Vec<(String,)> = desk.rows(sql("select sqlite_version()")).await?;
    let found = version
        .into_iter()
        .next()
        .map_or_else(String::new, |(version,)| version);
    if is_new_enough(&found) {
        return Ok(());
    }
    let (major, minor, patch) = OLDEST_SQLITE;
    Err(Fault::SqliteTooOld {
        found,
        needed: format!("{major}.{minor}.{patch}"),
    })
}

fn is_new_enough(version: &str) -> bool {
    let mut numbers = version.split('.').map(|number| number.parse().unwrap_or(0));
    let mut next = || numbers.next().unwrap_or(0);
    (next(), next(), next()) >= OLDEST_SQLITE
}

async fn open_postgres(url: &str) -> Result<Db, Fault> {
    let options = PgConnectOptions::from_str(url)?
        .application_name("waypost")
        .options([
            ("synchronous_commit", "on"),
            // Every statement is written so that one plan serves all values; planning it anew each time costs more than running it.
            ("plan_cache_mode", "force_generic_plan"),
        ]);
    // The pool tries for half a minute and then says only that time is up; one connection says at once why not.
    PgConnection::connect_with(&options).await?.close().await?;
    let pool: PgPool = PgPoolOptions::new()
        .max_connections(POSTGRES_CONNECTIONS)
        .acquire_timeout(Duration::from_secs(30))
        .test_before_acquire(false)
        .before_acquire(|connection, state| {
            Box::pin(async move {
                if state.idle_for > RESTED {
                    connection.ping().await?;
                }
                Ok(true)
            })
        })
        .connect_with(options)
        .await?;
    let writes = Writes::Postgres(pool.clone());
    let writer = Writer::start(&writes, POSTGRES_LANES);
    Ok(Db {
        reads: Reads::Postgres(pool),
        writes,
        writer,
    })
}

#[cfg(test)]
mod tests {
    use super::is_new_enough;

    #[test]
    fn a_sqlite_that_can_lose_writes_is_refused() {
        assert!(!is_new_enough("3.51.2"));
        assert!(!is_new_enough("3.9.9"));
        assert!(!is_new_enough("nonsense"));
        assert!(is_new_enough("3.51.3"));
        assert!(is_new_enough("3.52.0"));
        assert!(is_new_enough("4.0.0"));
    }
}
