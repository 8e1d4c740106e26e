//! The files of a new procedure, as they are written.

use std::path::{Path, PathBuf};
use std::{fs, io};

use jiff::civil::Date;

use super::create;

/// Every file by its path in the procedure's folder.
const FILES: [(&str, &str); 8] = [
    ("procedure.toml", include_str!("procedure.toml")),
    ("clauses.csv", include_str!("clauses.csv")),
    ("rules/every-concern.toml", include_str!("rules.toml")),
    ("steps.toml", include_str!("steps.toml")),
    ("forms/first-talk.toml", include_str!("form.toml")),
    ("contacts.toml", include_str!("contacts.toml")),
    ("rulings.toml", include_str!("rulings.toml")),
    ("vignettes.toml", include_str!("vignettes.toml")),
];

/// The sentences, which stand beside the procedures: only where there are none yet.
const SENTENCES: (&str, &str) = ("properties.toml", include_str!("properties.toml"));

/// What the author has to replace is marked so.
const TO_FILL_IN: &str = "TO FILL IN: ";

/// What goes into the files.
pub struct Template<'t> {
    pub id: &'t str,
    pub title: Option<&'t str>,
    pub area: Option<&'t str>,
    /// How its clauses begin.
    pub clauses: String,
    pub today: Date,
}

/// What has been written, and where something is left to be filled in.
#[derive(Default)]
pub struct Written {
    pub files: Vec<PathBuf>,
    pub to_fill_in: Vec<(PathBuf, usize, String)>,
}

impl Template<'_> {
    /// # Errors
    /// The path that could not be made, and why.
    pub fn write(&self, into: &Path, written: &mut Written) -> Result<(), (PathBuf, io::Error)> {
        let folder = into.join(self.id);
        for (name, text) in FILES {
            self.file(folder.join(name), text, written)?;
        }
        let (name, text) = SENTENCES;
        if into.join(name).exists() {
            return Ok(());
        }
        self.file(into.join(name), text, written)
    }

    fn file(
        &self,
        path: PathBuf,
        text: &str,
        written: &mut Written,
    ) -> Result<(), (PathBuf, io::Error)> {
        let text = self.filled(text);
        let made = path.parent().map_or(Ok(()), fs::create_dir_all);
        made.and_then(|()| create(&path, &text))
            .map_err(|fault| (path.clone(), fault))?;
        for (place, line) in text.lines().enumerate() {
            if let Some((_, what)) = line.split_once(TO_FILL_IN) {
                let what = what.trim_end_matches('"').to_owned();
                written.to_fill_in.push((path.clone(), place + 1, what));
            }
        }
        written.files.push(path);
        Ok(())
    }

    fn filled(&self, text: &str) -> String {
        let or = |given: Option<&str>, what: &str| {
            given.map_or_else(|| format!("{TO_FILL_IN}{what}"), str::to_owned)
        };
        let dated = |format: &str| quoted(&self.today.strftime(format).to_string());
        let values = [
            ("{ID}", quoted(self.id)),
            ("{FIRST}", quoted(&format!("{}-001", self.id))),
            ("{TITLE}", quoted(&or(self.title, "what it is called"))),
            ("{AREA}", quoted(&or(self.area, "the area that it is for"))),
            ("{CLAUSE}", self.clauses.clone()),
            ("{VERSION}", dated("%B %Y")),
            ("{MONTH}", dated("%Y-%m")),
            ("{DAY}", self.today.to_string()),
        ];
        // In one pass, so that nothing that a person gave is taken for a name.
        let (mut filled, mut rest) = (String::new(), text);
        while let Some(at) = rest.find('{') {
            let (before, from) = rest.split_at(at);
            filled.push_str(before);
            match values.iter().find(|(name, _)| from.starts_with(name)) {
                Some((name, value)) => {
                    filled.push_str(value);
                    rest = &from[name.len()..];
                }
                None => {
                    filled.push('{');
                    rest = &from[1..];
                }
            }
        }
        filled + rest
    }
}

/// As TOML writes it, whatever marks are in it.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
