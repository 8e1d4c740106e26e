//! One folder of migrations for both engines.
//!
//! Three words differ (`$int`, `$blob`, `$strict`), and lines between `-- [sqlite]` or `-- [postgres]` and `-- [end]` belong to that engine
//! alone. Nothing that has been released is ever edited: sqlx keeps the checksum of each and refuses a changed one.

use crate::engine::{Db, Engine, Writes};
use crate::fault::Fault;
use sqlx::migrate::{MigrateError, Migration, MigrationType, Migrator};
use sqlx::{AssertSqlSafe, PgPool, SqlSafeStr};

/// Every file of `migrations/`, in order. A test compares the list with the folder.
pub(crate) const FILES: [(&str, &str); 7] = [
    (
        "0001_journal.sql",
        include_str!("../migrations/0001_journal.sql"),
    ),
    (
        "0002_cases.sql",
        include_str!("../migrations/0002_cases.sql"),
    ),
    (
        "0003_people.sql",
        include_str!("../migrations/0003_people.sql"),
    ),
    (
        "0004_distribute.sql",
        include_str!("../migrations/0004_distribute.sql"),
    ),
    (
        "0005_foreign_keys.sql",
        include_str!("../migrations/0005_foreign_keys.sql"),
    ),
    (
        "0006_append_only.sql",
        include_str!("../migrations/0006_append_only.sql"),
    ),
    (
        "0007_danger.sql",
        include_str!("../migrations/0007_danger.sql"),
    ),
];

impl Db {
    /// Brings the database up to date. Safe to call at every start and from several processes at once.
    ///
    /// # Errors
    /// [`Fault::Migration`] when a migration fails or one that ran has since been edited.
    pub async fn migrate(&self) -> Result<(), Fault> {
        let migrator = migrator(self.engine());
        let ran = match &self.writes {
            Writes::Sqlite(desk) => {
                let mut sitting = desk.sit().await?;
                // Two processes may begin at once: the one that comes second finds the first one's tables and only has to look again.
                let mut ran = migrator.run_direct(None, sitting.connection(), false).await;
                if ran.is_err() {
                    ran = migrator.run_direct(None, sitting.connection(), false).await;
                }
                sitting.rise();
                ran
            }
            Writes::Postgres(pool) => under_lock(&migrator, pool).await,
        };
        ran.map_err(|error| Fault::Migration(error.to_string()))
    }
}

/// Runs the migrations while holding a row that only one process can hold; advisory locks do not reach beyond one node.
async fn under_lock(migrator: &Migrator, pool: &PgPool) -> Result<(), MigrateError> {
    let mut transaction = pool.begin().await?;
    let create = "create table if not exists migration_lock (one bigint primary key)";
    if sqlx::query(create)
        .execute(&mut *transaction)
        .await
        .is_err()
    {
        transaction.rollback().await?;
        transaction = pool.begin().await?;
    }
    sqlx::query("insert into migration_lock (one) values (1) on conflict (one) do nothing")
        .execute(&mut *transaction)
        .await?;
    transaction.commit().await?;
    let mut lock = pool.begin().await?;
    sqlx::query("select one from migration_lock for update")
        .execute(&mut *lock)
        .await?;
    migrator.run(pool).await?;
    lock.commit().await?;
    Ok(())
}

fn migrator(engine: Engine) -> Migrator {
    let migrations = FILES
        .iter()
        .zip(1..)
        .map(|((name, text), version)| {
            let statements = AssertSqlSafe(in_words_of(engine, text)).into_sql_str();
            Migration::new(
                version,
                (*name).into(),
                MigrationType::Simple,
                statements,
                false,
            )
        })
        .collect();
    let mut migrator = Migrator::with_migrations(migrations);
    migrator.set_locking(false);
    migrator
}

/// The migration's text as that engine reads it.
pub(crate) fn in_words_of(engine: Engine, text: &str) -> String {
    let (own, int, blob, strict) = match engine {
        Engine::Sqlite => ("-- [sqlite]", "integer", "blob", "strict, without rowid"),
        Engine::Postgres => ("-- [postgres]", "bigint", "bytea", ""),
    };
    let mut kept = String::with_capacity(text.len());
    let mut ours = true;
    for line in text.lines() {
        match line.trim() {
            "-- [end]" => ours = true,
            mark @ ("-- [sqlite]" | "-- [postgres]") => ours = mark == own,
            _ if ours => {
                kept.push_str(line);
                kept.push('\n');
            }
            _ => {}
        }
    }
    kept.replace("$int", int)
        .replace("$blob", blob)
        .replace("$strict", strict)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_folder_is_a_migration() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/migrations");
        let mut names: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        assert_eq!(names, FILES.map(|(name, _)| name.to_owned()));
    }

    #[test]
    fn lines_of_the_other_engine_and_our_words_do_not_remain() {
        for (name, text) in FILES {
            let sqlite = in_words_of(Engine::Sqlite, text);
            let postgres = in_words_of(Engine::Postgres, text);
            assert!(!sqlite.contains('$') && !postgres.contains('$'), "{name}");
            assert!(
                !sqlite.contains("add foreign key") && !postgres.contains("trigger "),
                "{name}"
            );
        }
    }
}
