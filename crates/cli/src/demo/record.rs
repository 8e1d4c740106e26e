//! What a demo folder remembers about itself, so that the next start can go on with it: the accounts and what was invented.
//! Written last; a folder with a database and without it was left half made.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use office::demo::Invented;
use serde_json::{Value, json};

use crate::configuration::DatabaseAddress;
use crate::failure::Failure;
use crate::reading;

/// The database's file in the folder.
pub const DATABASE: &str = "waypost.db";
const RECORD: &str = "demo.json";
const UNFINISHED: &str = "unfinished";

/// A demo that was made.
pub struct Record {
    /// As it is shown, without a password.
    pub database: String,
    document: Value,
}

impl Record {
    pub fn of(invented: &Invented, seed: u64, database: &DatabaseAddress) -> Self {
        let accounts: Vec<Value> = invented
            .accounts
            .iter()
            .map(|account| {
                json!({
                    "name": account.name,
                    "role": account.role,
                    "login": account.login,
                    "password": account.password,
                })
            })
            .collect();
        let database = database.to_string();
        let document = json!({
            "organisation": invented.organisation,
            "seed": seed,
            "cases": invented.cases,
            "database": database,
            "accounts": accounts,
        });
        Self { database, document }
    }

    /// The name of the invented school.
    pub fn organisation(&self) -> String {
        let name = self.document["organisation"].as_str();
        name.unwrap_or_default().to_owned()
    }

    /// Marks the folder as whole.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn keep(&self, folder: &Path) -> Result<(), Failure> {
        let text = format!("{:#}\n", self.document);
        fs::write(folder.join(RECORD), text)
            .and_then(|()| fs::remove_file(folder.join(UNFINISHED)))
            .map_err(|fault| unusable(folder, &fault))
    }

    /// Names the school and each account with its password.
    ///
    /// # Errors
    /// The output is closed.
    pub fn print(&self, out: &mut impl Write) -> io::Result<()> {
        let text = |value: &Value, key: &str| value[key].as_str().unwrap_or_default().to_owned();
        writeln!(
            out,
            "{}, with {} incidents. All of it is invented. Accounts:",
            text(&self.document, "organisation"),
            self.document["cases"]
        )?;
        let accounts = self.document["accounts"].as_array().into_iter().flatten();
        for account in accounts {
            writeln!(
                out,
                "  {:<22} {:<24} sign in as {:<14} password {}",
                text(account, "role"),
                text(account, "name"),
                text(account, "login"),
                text(account, "password"),
            )?;
        }
        out.flush()
    }
}

/// The demo that the folder holds, if it holds one.
///
/// # Errors
/// The folder holds something else, or its record cannot be read.
pub fn find(folder: &Path) -> Result<Option<Record>, Failure> {
    let path = folder.join(RECORD);
    if folder.exists() && !folder.is_dir() {
        return Err(Failure::because(format!(
            "{}: this is a file; a folder is needed",
            folder.display()
        )));
    }
    if path.exists() {
        let text = reading::text(&path)?;
        let document: Value = serde_json::from_str(&text).map_err(|fault| {
            Failure::because(format!(
                "{}:{}:{}: this is no record of a demo; remove the folder to begin afresh",
                path.display(),
                fault.line(),
                fault.column()
            ))
        })?;
        let database = document["database"].as_str().unwrap_or_default().to_owned();
        return Ok(Some(Record { database, document }));
    }
    if folder.join(DATABASE).exists() && !folder.join(UNFINISHED).exists() {
        return Err(Failure::because(format!(
            "{}: a database is here that waypost demo did not make; name another folder with --data",
            folder.display()
        )));
    }
    Ok(None)
}

/// Makes the folder ready for a new database. One that was left half made is removed: it is marked, so it is ours.
///
/// # Errors
/// The folder cannot be written.
pub fn prepare(folder: &Path) -> Result<(), Failure> {
    let ready = || {
        fs::create_dir_all(folder)?;
        if folder.join(UNFINISHED).exists() {
            for name in [DATABASE, "waypost.db-wal", "waypost.db-shm"] {
                match fs::remove_file(folder.join(name)) {
                    Err(fault) if fault.kind() != io::ErrorKind::NotFound => return Err(fault),
                    _ => {}
                }
            }
        }
        fs::write(folder.join(UNFINISHED), "")
    };
    ready().map_err(|fault: io::Error| unusable(folder, &fault))
}

fn unusable(folder: &Path, fault: &io::Error) -> Failure {
    Failure::because(format!(
        "{}: the demo cannot be made there: {fault}",
        folder.display()
    ))
}
