//! A fresh database for each test: a file for SQLite, a schema and an ordinary role for PostgreSQL.

use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use store::{Db, Engine};

static COUNTER: AtomicU32 = AtomicU32::new(0);

/// Writes one story as two tests.
macro_rules! on_both_engines {
    ($(async fn $name:ident($fresh:ident) $story:block)*) => {$(
        mod $name {
            use super::*;

            async fn story($fresh: &$crate::engines::Fresh) $story

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_sqlite() {
                let fresh = $crate::engines::Fresh::sqlite().await;
                story(&fresh).await;
                fresh.gone().await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_postgresql() {
                let fresh = $crate::engines::Fresh::postgresql().await;
                story(&fresh).await;
                fresh.gone().await;
            }
        }
    )*};
}
pub(crate) use on_both_engines;

/// A migrated database that nobody else uses.
pub struct Fresh {
    pub db: Db,
    pub url: String,
    place: Place,
}

enum Place {
    Folder(PathBuf),
    Schema { admin: String, name: String },
}

fn unique() -> String {
    format!(
        "store_{}_{}",
        std::process::id(),
        COUNTER.fetch_add(1, Ordering::Relaxed)
    )
}

fn postgresql_url() -> String {
    std::env::var("WAYPOST_TEST_POSTGRES").unwrap_or_else(|_| {
        panic!(
            "This test needs a PostgreSQL and none is named. Run `make test`, which brings one, \
             or set WAYPOST_TEST_POSTGRES=postgres://user:password@host/database to one in which tests may make schemas and roles."
        )
    })
}

impl Fresh {
    pub async fn sqlite() -> Self {
        let folder = std::env::temp_dir().join(unique());
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        let url = format!("sqlite:{}", folder.join("waypost.db").display());
        Self::open(url, Place::Folder(folder)).await
    }

    pub async fn postgresql() -> Self {
        let admin = postgresql_url();
        let name = unique();
        let mut connection = PgConnection::connect(&admin)
            .await
            .expect("WAYPOST_TEST_POSTGRES names a PostgreSQL that answers");
        for statement in [
            format!("drop schema if exists {name} cascade"),
            format!("drop role if exists {name}"),
            format!("create role {name}"),
            format!("grant {name} to current_user"),
            format!("create schema {name} authorization {name}"),
        ] {
            sqlx::query(AssertSqlSafe(statement))
                .execute(&mut connection)
                .await
                .unwrap();
        }
        connection.close().await.unwrap();
        let separator = if admin.contains('?') { '&' } else { '?' };
        let url = format!("{admin}{separator}options[role]={name}&options[search_path]={name}");
        Self::open(url, Place::Schema { admin, name }).await
    }

    async fn open(url: String, place: Place) -> Self {
        let db = Db::open(&url).await.unwrap();
        db.migrate().await.unwrap();
        Self { db, url, place }
    }

    /// Runs a statement behind the store's back and says whether the database let it.
    pub async fn behind_its_back(&self, statement: &'static str) -> Result<(), sqlx::Error> {
        match self.db.engine() {
            Engine::Sqlite => {
                let mut connection = SqliteConnection::connect(&self.url).await?;
                sqlx::raw_sql(statement).execute(&mut connection).await?;
                connection.close().await
            }
            Engine::Postgres => {
                let mut connection = PgConnection::connect(&self.url).await?;
                sqlx::raw_sql(statement).execute(&mut connection).await?;
                connection.close().await
            }
        }
    }

    /// Lifts what keeps the journal from being changed, as somebody with every right over the database could.
    pub async fn unguard(&self) {
        let lift = match self.db.engine() {
            Engine::Sqlite => {
                "drop trigger event_is_not_changed; drop trigger event_is_not_removed"
            }
            Engine::Postgres => "grant update, delete on event to current_user",
        };
        self.behind_its_back(lift).await.unwrap();
    }

    pub async fn gone(self) {
        self.db.close().await;
        match self.place {
            Place::Folder(folder) => std::fs::remove_dir_all(folder).unwrap(),
            Place::Schema { admin, name } => {
                let mut connection = PgConnection::connect(&admin).await.unwrap();
                for statement in [
                    format!("drop schema {name} cascade"),
                    format!("drop role {name}"),
                ] {
                    sqlx::query(AssertSqlSafe(statement))
                        .execute(&mut connection)
                        .await
                        .unwrap();
                }
            }
        }
    }
}
