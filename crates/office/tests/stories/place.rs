//! A fresh database: a file for SQLite; a schema for PostgreSQL, in the server that `WAYPOST_TEST_POSTGRES` names.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::{AssertSqlSafe, Connection, PgConnection};

static COUNTER: AtomicU32 = AtomicU32::new(0);

pub struct Place {
    pub url: String,
    folder: Option<PathBuf>,
}

fn unique() -> String {
    let count = COUNTER.fetch_add(1, Ordering::Relaxed);
    format!("office_{}_{count}", std::process::id())
}

impl Place {
    pub fn sqlite() -> Self {
        let folder = std::env::temp_dir().join(unique());
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        let url = format!("sqlite:{}", folder.join("waypost.db").display());
        Self {
            url,
            folder: Some(folder),
        }
    }

    pub async fn postgresql() -> Self {
        let server = std::env::var("WAYPOST_TEST_POSTGRES").unwrap_or_else(|_| {
            panic!(
                "This test needs a PostgreSQL and none is named. Run `make test`, which brings one, \
                 or set WAYPOST_TEST_POSTGRES=postgres://user:password@host/database to one in which tests may make schemas."
            )
        });
        let name = unique();
        let mut connection = PgConnection::connect(&server)
            .await
            .expect("WAYPOST_TEST_POSTGRES names a PostgreSQL that answers");
        for statement in [
            format!("drop schema if exists {name} cascade"),
            format!("create schema {name}"),
        ] {
            sqlx::query(AssertSqlSafe(statement))
                .execute(&mut connection)
                .await
                .unwrap();
        }
        connection.close().await.unwrap();
        let separator = if server.contains('?') { '&' } else { '?' };
        Self {
            url: format!("{server}{separator}options[search_path]={name}"),
            folder: None,
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Some(folder) = &self.folder {
            let _ = std::fs::remove_dir_all(folder);
        }
    }
}
