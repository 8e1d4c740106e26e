//! A fresh database: a file for SQLite; a database for PostgreSQL, in the server that `WAYPOST_TEST_POSTGRES` names.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

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

    /// A database of its own, which stays behind in a server that is thrown away.
    pub async fn postgresql() -> Self {
        let server = std::env::var("WAYPOST_TEST_POSTGRES").unwrap_or_else(|_| {
            panic!(
                "This test needs a PostgreSQL and none is named. Run `make test`, which brings one, \
                 or set WAYPOST_TEST_POSTGRES=postgres://user:password@host/database to one in which tests may make databases."
            )
        });
        let (server, options) = server.split_once('?').unwrap_or((&server, ""));
        let (server, _) = server
            .rsplit_once('/')
            .expect("WAYPOST_TEST_POSTGRES names a database");
        let url = format!("{server}/{}?{options}", unique());
        store::Db::create_if_missing(&url)
            .await
            .expect("WAYPOST_TEST_POSTGRES names a PostgreSQL that answers");
        Self { url, folder: None }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Some(folder) = &self.folder {
            let _ = std::fs::remove_dir_all(folder);
        }
    }
}
