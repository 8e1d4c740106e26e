//! Opening a database: the version that may be trusted, and the settings under which acknowledged means durable.

use crate::engine::{Db, Pool};
use crate::fault::Fault;
use crate::writer::Writer;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{PgPool, SqlitePool};
use std::str::FromStr;
use std::time::Duration;

/// The oldest SQLite that cannot lose committed writes when the write-ahead log is reset.
const OLDEST_SQLITE: (u32, u32, u32) = (3, 51, 3);
const SQLITE_READERS: u32 = 4;
const POSTGRES_CONNECTIONS: u32 = 16;
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
        .pragma("cache_size", "-8000");
    // The one writing connection comes first: it makes the file and turns the log on.
    let writes = sqlite_pool(1).connect_with(options.clone()).await?;
    refuse_an_old_sqlite(&writes).await?;
    let reading = options.pragma("query_only", "on");
    let reads = sqlite_pool(SQLITE_READERS).connect_with(reading).await?;
    let writes = Pool::Sqlite(writes);
    let writer = Writer::start(writes.clone(), 1);
    Ok(Db {
        reads: Pool::Sqlite(reads),
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

async fn refuse_an_old_sqlite(pool: &SqlitePool) -> Result<(), Fault> {
    let (found,): (String,) = sqlx::query_as("select sqlite_version()")
        .fetch_one(pool)
        .await?;
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
        .options([("synchronous_commit", "on")]);
    let pool: PgPool = PgPoolOptions::new()
        .max_connections(POSTGRES_CONNECTIONS)
        .acquire_timeout(Duration::from_secs(30))
        .connect_with(options)
        .await?;
    let pool = Pool::Postgres(pool);
    let writer = Writer::start(pool.clone(), POSTGRES_LANES);
    Ok(Db {
        reads: pool.clone(),
        writes: pool,
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
