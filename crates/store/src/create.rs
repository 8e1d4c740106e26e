//! Making the database itself, where the engine does not make it on opening.

use sqlx::Postgres;
use sqlx::migrate::MigrateDatabase;

use crate::engine::Db;
use crate::fault::Fault;

impl Db {
    /// Makes the database that the address names, if the server does not have it yet. SQLite makes its file when it is opened.
    ///
    /// # Errors
    /// [`Fault::Unavailable`]: the server does not answer, or this user may not make databases.
    pub async fn create_if_missing(url: &str) -> Result<(), Fault> {
        if url.starts_with("sqlite:") || Postgres::database_exists(url).await? {
            return Ok(());
        }
        Ok(Postgres::create_database(url).await?)
    }
}
