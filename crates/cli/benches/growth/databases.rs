//! Fresh databases on each engine, and their removal.

use std::path::{Path, PathBuf};

/// Where databases are made.
pub enum Place {
    Sqlite,
    /// The address of a server in which databases may be made.
    Postgres(String),
}

/// A database that is removed when dropped, with a folder of its own.
pub struct Made {
    folder: PathBuf,
    url: String,
}

impl Place {
    pub fn all() -> Vec<Self> {
        let mut places = vec![Self::Sqlite];
        match std::env::var("WAYPOST_TEST_POSTGRES") {
            Ok(url) => places.push(Self::Postgres(url)),
            Err(_) => eprintln!("PostgreSQL is left out: WAYPOST_TEST_POSTGRES is not set"),
        }
        places
    }

    pub fn engine(&self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres(_) => "PostgreSQL",
        }
    }

    pub fn make(&self, cases: usize) -> Result<Made, String> {
        let name = format!("waypost_growth_{}_{cases}", std::process::id());
        let folder = std::env::temp_dir().join(&name);
        std::fs::create_dir_all(&folder)
            .map_err(|fault| format!("{}: {fault}", folder.display()))?;
        let url = match self {
            Self::Sqlite => format!("sqlite:{}", folder.join("growth.db").display()),
            Self::Postgres(server) => beside(server, &name)?,
        };
        Ok(Made { folder, url })
    }
}

/// The address of another database on the same server. `waypost demo` makes it; on a server of your own it stays.
fn beside(server: &str, name: &str) -> Result<String, String> {
    let (address, options) = server
        .split_once('?')
        .map_or((server, ""), |(address, options)| (address, options));
    let (host, _) = address
        .strip_prefix("postgres://")
        .and_then(|rest| rest.split_once('/'))
        .ok_or("WAYPOST_TEST_POSTGRES is not of the form postgres://user:password@host/database")?;
    let options = if options.is_empty() {
        String::new()
    } else {
        format!("?{options}")
    };
    Ok(format!("postgres://{host}/{name}{options}"))
}

impl Made {
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Made {
    fn drop(&mut self) {
        // A folder left behind in the temporary folder harms nobody.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
