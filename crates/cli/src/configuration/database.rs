//! `[database]`: where everything is kept.

use std::fmt;
use std::path::Path;

use super::reader::Reader;

/// The section `[database]`.
#[derive(Clone, Debug)]
pub struct Database {
    pub url: Address,
}

/// The address of a database. Its password is in `url` and never in what is shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Address {
    pub url: String,
}

impl Database {
    pub fn read(reader: &mut Reader) -> Self {
        let usual = Address {
            url: "sqlite:waypost.db".to_owned(),
        };
        Self {
            url: reader.text("url", usual, Address::to_string, str::parse),
        }
    }
}

impl Address {
    /// The file that an address of SQLite names.
    pub fn file(&self) -> Option<&Path> {
        let path = self.url.strip_prefix("sqlite:")?;
        Some(Path::new(path.strip_prefix("//").unwrap_or(path)))
    }
}

impl std::str::FromStr for Address {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let known = ["sqlite:", "postgres://", "postgresql://"]
            .iter()
            .any(|start| {
                text.strip_prefix(start)
                    .is_some_and(|rest| !rest.is_empty())
            });
        let address = Self {
            url: text.to_owned(),
        };
        if known {
            return Ok(address);
        }
        Err(format!(
            "a database is needed, such as sqlite:waypost.db or postgres://name:password@host/database, not `{address}`"
        ))
    }
}

impl fmt::Display for Address {
    /// With `…` for the password: this is printed and logged.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some((scheme, rest)) = self.url.split_once("://") else {
            return out.write_str(&self.url);
        };
        let rest = match rest.rsplit_once('@') {
            Some((who, host)) => {
                let name = who.split(':').next().unwrap_or_default();
                let password = if who.contains(':') { ":…" } else { "" };
                format!("{name}{password}@{host}")
            }
            None => rest.to_owned(),
        };
        let shown = match rest.split_once("password=") {
            Some((before, _)) => format!("{before}password=…"),
            None => rest,
        };
        write!(out, "{scheme}://{shown}")
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{self}")
    }
}
