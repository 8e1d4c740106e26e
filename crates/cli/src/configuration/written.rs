//! What `waypost.toml` and the environment say, before anyone asks what it means: every key with the place where it was
//! written.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

use toml::de::{DeTable, DeValue};

use crate::reading::place;

/// Where a value comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Nobody wrote it.
    Default,
    /// Written in the file, at that line and column.
    File {
        path: PathBuf,
        line: usize,
        column: usize,
    },
    /// The environment variable of that name.
    Environment(String),
}

impl fmt::Display for Origin {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => out.write_str("default"),
            Self::File { path, line, column } => write!(out, "{}:{line}:{column}", path.display()),
            Self::Environment(variable) => write!(out, "environment variable {variable}"),
        }
    }
}

/// A value as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Raw {
    Text(String),
    Number(String),
    Flag(bool),
    List(Vec<String>),
    /// From the environment, where everything is text.
    Variable(String),
    /// Of a kind that no key has; its name in plain words.
    Other(&'static str),
}

/// Everything that was written.
#[derive(Debug, Default)]
pub struct Written {
    /// The keys of the file, by `section.key`.
    pub values: BTreeMap<String, (Raw, Origin)>,
    /// The environment variables that begin with `WAYPOST_`.
    pub variables: BTreeMap<String, String>,
    /// Sections of the file, with their places, so that a wrong one can be named.
    pub sections: Vec<(String, Origin)>,
}

impl Written {
    /// Takes in the text of a configuration file.
    ///
    /// # Errors
    /// One message a fault, with file, line and column.
    pub fn file(&mut self, path: &Path, text: &str) -> Result<(), Vec<String>> {
        let (table, faults) = DeTable::parse_recoverable(text);
        if !faults.is_empty() {
            let say = |fault: &toml::de::Error| {
                let at = origin(path, text, fault.span().map_or(0, |span| span.start));
                format!("{at}: {}", fault.message())
            };
            return Err(faults.iter().map(say).collect());
        }
        let mut wrong = Vec::new();
        for (name, value) in table.get_ref() {
            let at = origin(path, text, name.span().start);
            match value.get_ref() {
                DeValue::Table(section) => {
                    self.sections.push((name.get_ref().to_string(), at));
                    self.section(path, text, name.get_ref(), section);
                }
                _ => wrong.push(format!(
                    "{at}: `{}` stands outside a section; write it under a heading such as `[server]`",
                    name.get_ref()
                )),
            }
        }
        if wrong.is_empty() { Ok(()) } else { Err(wrong) }
    }

    fn section(&mut self, path: &Path, text: &str, section: &str, keys: &DeTable<'_>) {
        for (key, value) in keys {
            let at = origin(path, text, key.span().start);
            self.values.insert(
                format!("{section}.{}", key.get_ref()),
                (raw(value.get_ref()), at),
            );
        }
    }
}

fn origin(path: &Path, text: &str, offset: usize) -> Origin {
    let (line, column) = place(text, offset);
    Origin::File {
        path: path.to_owned(),
        line,
        column,
    }
}

fn raw(value: &DeValue<'_>) -> Raw {
    match value {
        DeValue::String(text) => Raw::Text(text.to_string()),
        DeValue::Integer(number) => Raw::Number(number.to_string()),
        DeValue::Float(_) => Raw::Other("a number with a fraction"),
        DeValue::Boolean(flag) => Raw::Flag(*flag),
        DeValue::Datetime(_) => Raw::Other("a date or time without quotation marks"),
        DeValue::Table(_) => Raw::Other("a table"),
        DeValue::Array(items) => items
            .iter()
            .map(|item| match item.get_ref() {
                DeValue::String(text) => Some(text.to_string()),
                _ => None,
            })
            .collect::<Option<Vec<String>>>()
            .map_or(Raw::Other("a list of something other than text"), Raw::List),
    }
}
