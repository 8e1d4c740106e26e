//! Asks for one key after another. Asking is what makes a key known: whatever was written and never asked for is
//! refused, and what `waypost config` prints is the list of what was asked.

use std::ops::RangeInclusive;

use super::written::{Origin, Raw, Written};
use crate::nearest::did_you_mean;

/// A key that was asked for, for `waypost config`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// `section.key`
    pub key: String,
    /// The value in force, as text; never a password.
    pub value: String,
    pub origin: Origin,
}

impl Entry {
    /// The environment variable that sets this key.
    pub fn variable(&self) -> String {
        variable(&self.key)
    }
}

/// Reads keys and collects every fault, so that all of them are told at once.
pub struct Reader {
    written: Written,
    section: &'static str,
    pub entries: Vec<Entry>,
    pub faults: Vec<String>,
}

impl Reader {
    pub fn new(written: Written) -> Self {
        Self {
            written,
            section: "",
            entries: Vec::new(),
            faults: Vec::new(),
        }
    }

    /// The keys that follow belong to this section.
    pub fn section(&mut self, name: &'static str) -> &mut Self {
        self.section = name;
        self
    }

    /// A key whose value is text, which `parse` understands or says what it would have understood.
    ///
    /// `default` must be something that `parse` accepts.
    pub fn text<T>(
        &mut self,
        key: &str,
        default: T,
        show: impl Fn(&T) -> String,
        parse: impl Fn(&str) -> Result<T, String>,
    ) -> T {
        self.read(key, default, show, |raw| match raw {
            Raw::Text(text) | Raw::Variable(text) => parse(text),
            other => Err(needed("text in quotation marks", other)),
        })
    }

    /// A key whose value is a whole number within `range`.
    pub fn number(&mut self, key: &str, default: u32, range: RangeInclusive<u32>) -> u32 {
        let wanted = format!("a whole number from {} to {}", range.start(), range.end());
        self.read(key, default, u32::to_string, |raw| match raw {
            Raw::Number(written) | Raw::Variable(written) => written
                .trim()
                .parse()
                .ok()
                .filter(|number| range.contains(number))
                .ok_or_else(|| format!("{wanted} is needed, not {written}")),
            other => Err(needed(&wanted, other)),
        })
    }

    /// A key whose value is true or false.
    pub fn flag(&mut self, key: &str, default: bool) -> bool {
        self.read(key, default, bool::to_string, |raw| match raw {
            Raw::Flag(flag) => Ok(*flag),
            Raw::Variable(text) => text
                .trim()
                .parse()
                .map_err(|_| format!("true or false is needed, not {text}")),
            other => Err(needed("true or false, without quotation marks,", other)),
        })
    }

    /// A key whose value is a list of texts; in the environment they are separated by semicolons.
    pub fn list<T>(
        &mut self,
        key: &str,
        show: impl Fn(&T) -> String,
        parse: impl Fn(&str) -> Result<T, String>,
    ) -> Vec<T> {
        let show_all = |items: &Vec<T>| {
            let shown: Vec<String> = items.iter().map(&show).collect();
            shown.join("; ")
        };
        self.read(key, Vec::new(), show_all, |raw| match raw {
            Raw::List(items) => items.iter().map(|item| parse(item)).collect(),
            Raw::Variable(text) => text
                .split(';')
                .map(str::trim)
                .filter(|item| !item.is_empty())
                .map(&parse)
                .collect(),
            other => Err(needed("a list of texts, such as [\"…\", \"…\"],", other)),
        })
    }

    fn read<T>(
        &mut self,
        key: &str,
        default: T,
        show: impl Fn(&T) -> String,
        parse: impl Fn(&Raw) -> Result<T, String>,
    ) -> T {
        let key = format!("{}.{key}", self.section);
        let (value, origin) = match self.take(&key) {
            None => (default, Origin::Default),
            Some((raw, origin)) => match parse(&raw) {
                Ok(value) => (value, origin),
                Err(why) => {
                    self.faults.push(format!("{origin}: `{key}`: {why}"));
                    (default, origin)
                }
            },
        };
        self.entries.push(Entry {
            key,
            value: show(&value),
            origin,
        });
        value
    }

    /// What was written for this key: the environment comes before the file.
    fn take(&mut self, key: &str) -> Option<(Raw, Origin)> {
        let in_file = self.written.values.remove(key);
        let name = variable(key);
        match self.written.variables.remove(&name) {
            Some(text) => Some((Raw::Variable(text), Origin::Environment(name))),
            None => in_file,
        }
    }

    /// Refuses what was written and never asked for, each with the nearest name that would have been.
    pub fn refuse_the_rest(&mut self) {
        let sections: Vec<&str> =
            self.known(|key| key.split_once('.').map_or(key, |(section, _)| section));
        let mut faults = Vec::new();
        for (section, origin) in &self.written.sections {
            if !sections.contains(&section.as_str()) {
                let meant = decide::nearest(section, sections.iter().copied())
                    .map_or_else(String::new, |name| format!(" (did you mean `[{name}]`?)"));
                faults.push(format!(
                    "{origin}: there is no section `[{section}]`{meant}"
                ));
            }
        }
        for (key, (_, origin)) in &self.written.values {
            let section = key.split_once('.').map_or("", |(section, _)| section);
            if sections.contains(&section) {
                let meant = did_you_mean(key, self.known(|known| known));
                faults.push(format!("{origin}: there is no key `{key}`{meant}"));
            }
        }
        let variables: Vec<String> = self.entries.iter().map(Entry::variable).collect();
        for name in self.written.variables.keys() {
            let meant = did_you_mean(name, variables.iter().map(String::as_str));
            faults.push(format!(
                "environment variable {name}: it sets no key of Waypost{meant}"
            ));
        }
        self.faults.append(&mut faults);
    }

    fn known<'a>(&'a self, part: impl Fn(&'a str) -> &'a str) -> Vec<&'a str> {
        self.entries.iter().map(|entry| part(&entry.key)).collect()
    }
}

/// `server.public_url` is set by `WAYPOST_SERVER_PUBLIC_URL`.
pub fn variable(key: &str) -> String {
    format!("WAYPOST_{}", key.replace('.', "_").to_uppercase())
}

fn needed(wanted: &str, raw: &Raw) -> String {
    let found = match raw {
        Raw::Text(_) | Raw::Variable(_) => "text",
        Raw::Number(_) => "a number",
        Raw::Flag(_) => "true or false",
        Raw::List(_) => "a list",
        Raw::Other(kind) => kind,
    };
    format!("{wanted} is needed, not {found}")
}
