//! One folder of files: a version of a procedure, or of a layer, by the heading that it holds.

use std::collections::BTreeMap;

use decide::{Fault, Source, nearest};

use super::files::at_start;

/// What a folder holds, by the file that says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Procedure,
    Layer,
}

/// One version of a procedure or of a layer.
pub(super) struct Folder {
    pub kind: Kind,
    /// As a fault names it.
    pub name: String,
    /// Their paths from the folder on.
    pub files: Vec<Source>,
}

impl Kind {
    const ALL: [Kind; 2] = [Kind::Procedure, Kind::Layer];

    const fn heading(self) -> &'static str {
        match self {
            Kind::Procedure => "procedure.toml",
            Kind::Layer => "layer.toml",
        }
    }
}

/// Whether a file of that path from a folder on says what the folder holds.
pub(super) fn is_heading(path: &str) -> bool {
    Kind::ALL.iter().any(|kind| kind.heading() == path)
}

impl Folder {
    /// The file by which it is known.
    pub(super) fn heading(&self) -> String {
        format!("{}/{}", self.name, self.kind.heading())
    }

    /// Without the folders that it stands in.
    pub(super) fn last_name(&self) -> &str {
        self.name.rsplit(['/', '\\']).next().unwrap_or(&self.name)
    }

    /// The line of that file, from 1, in which the key stands.
    pub(super) fn line_of(&self, key: &str) -> usize {
        let mut lines = self.heading_text().lines();
        lines
            .position(|line| line.starts_with(key))
            .map_or(1, |line| line + 1)
    }

    /// What the heading gives for a key, as far as it can be made out of a file that may be faulty; "" if it cannot.
    pub(super) fn written(&self, key: &str) -> String {
        let mut lines = self.heading_text().lines();
        let value = lines.find_map(|line| {
            let (name, value) = line.split_once('=')?;
            (name.trim() == key).then_some(value)
        });
        let quoted = value.and_then(|value| value.split('"').nth(1));
        quoted.unwrap_or_default().to_owned()
    }

    pub(super) fn within(&self, fault: Fault) -> Fault {
        Fault {
            file: format!("{}/{}", self.name, fault.file),
            ..fault
        }
    }

    fn heading_text(&self) -> &str {
        let is = |file: &&Source| file.path == self.kind.heading();
        let heading = self.files.iter().find(is);
        heading.map_or("", |file| &file.text)
    }
}

/// The folders that the files stand in. One with files of its own and no heading is a slip that would otherwise go unnoticed.
pub(super) fn gathered(
    files: Vec<(String, Source)>,
    name: impl Fn(&str) -> String,
    faults: &mut Vec<Fault>,
) -> Vec<Folder> {
    let mut folders: BTreeMap<String, Vec<Source>> = BTreeMap::new();
    for (folder, file) in files {
        folders.entry(folder).or_default().push(file);
    }
    let mut found = Vec::new();
    for (folder, files) in folders {
        let name = name(&folder);
        let is = |kind: &Kind| files.iter().any(|file| file.path == kind.heading());
        match Kind::ALL.into_iter().find(is) {
            Some(kind) => found.push(Folder { kind, name, files }),
            None => faults.extend(headless(&name, &files)),
        }
    }
    found
}

fn headless(name: &str, files: &[Source]) -> Option<Fault> {
    let first = files.iter().find(|file| !file.path.contains('/'))?;
    let heading = Kind::Procedure.heading();
    let near = |file: &Source| nearest(&file.path, [heading]).is_some();
    let (path, nearest) = match files.iter().find(|file| near(file)) {
        Some(file) => (&file.path, Some(heading.to_owned())),
        None => (&first.path, None),
    };
    let message = format!("there is no {heading} in this folder, so nothing in it would be read");
    Some(Fault {
        nearest,
        ..at_start(format!("{name}/{path}"), message)
    })
}
