//! How this installation is set up: `waypost.toml`, then the environment over it. A struct a section; a key that no
//! section asks for is refused, because a mistyped key would otherwise be silently without effect.
//!
//! A key is added in its section's file, where it is read, and in docs/configuration.md; a test compares the two.

mod database;
mod organisation;
mod procedures;
mod reader;
mod server;
mod sessions;
mod written;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

pub use self::database::{Address as DatabaseAddress, Database};
pub use self::organisation::Organisation;
pub use self::procedures::Procedures;
pub use self::reader::Entry;
use self::reader::Reader;
pub use self::server::{Server, listen};
pub use self::sessions::Sessions;
use self::written::Written;
use crate::failure::Failure;
use crate::reading;

/// The file that is read when no other is named; it need not be there.
pub const USUAL_FILE: &str = "waypost.toml";

/// Everything that can be set.
#[derive(Clone, Debug)]
pub struct Configuration {
    pub server: Server,
    pub database: Database,
    pub organisation: Organisation,
    pub sessions: Sessions,
    pub procedures: Procedures,
    /// Every key with its value and its source, in the order of the sections.
    pub entries: Vec<Entry>,
}

impl Configuration {
    /// Reads the named file, or `waypost.toml` if there is one, and this process's environment.
    ///
    /// # Errors
    /// One message for every key that is unknown or has no usable value.
    pub fn load(named: Option<&Path>) -> Result<Self, Failure> {
        let variables = ours(std::env::vars_os()).map_err(Failure::Given)?;
        let usual = PathBuf::from(USUAL_FILE);
        let path = named.or_else(|| usual.exists().then_some(usual.as_path()));
        let file = match path {
            None => None,
            Some(path) => Some((path, reading::text(path)?)),
        };
        let file = file.as_ref().map(|(path, text)| (*path, text.as_str()));
        Self::read(file, variables).map_err(Failure::Given)
    }

    /// Reads a file's text and the variables whose names begin with `WAYPOST_`.
    ///
    /// # Errors
    /// As `load`.
    pub fn read(
        file: Option<(&Path, &str)>,
        variables: BTreeMap<String, String>,
    ) -> Result<Self, Vec<String>> {
        let mut written = Written {
            variables,
            ..Written::default()
        };
        if let Some((path, text)) = file {
            written.file(path, text)?;
        }
        let mut reader = Reader::new(written);
        let server = Server::read(reader.section("server"));
        let database = Database::read(reader.section("database"));
        let organisation = Organisation::read(reader.section("organisation"));
        let sessions = Sessions::read(reader.section("sessions"));
        let procedures = Procedures::read(reader.section("procedures"));
        reader.refuse_the_rest();
        if !reader.faults.is_empty() {
            return Err(reader.faults);
        }
        Ok(Self {
            server,
            database,
            organisation,
            sessions,
            procedures,
            entries: reader.entries,
        })
    }
}

/// The variables that are meant for Waypost. Those of its tests (`WAYPOST_TEST_…`) are not configuration.
fn ours(
    all: impl Iterator<Item = (OsString, OsString)>,
) -> Result<BTreeMap<String, String>, Vec<String>> {
    let mut variables = BTreeMap::new();
    let mut faults = Vec::new();
    for (name, value) in all {
        let Some(name) = name
            .to_str()
            .filter(|name| name.starts_with("WAYPOST_") && !name.starts_with("WAYPOST_TEST_"))
        else {
            continue;
        };
        match value.into_string() {
            Ok(value) => {
                variables.insert(name.to_owned(), value);
            }
            Err(_) => faults.push(format!("environment variable {name}: it is not UTF-8 text")),
        }
    }
    if faults.is_empty() {
        Ok(variables)
    } else {
        Err(faults)
    }
}

#[cfg(test)]
mod tests;
