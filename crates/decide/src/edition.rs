//! Versions of one thing, each in force from a London day until another, the last day excluded. Of one id no two versions are in force
//! on the same day, and between the first and the last there is no day without one: anything else is a fault that names both files.

use std::fmt;

use jiff::civil::Date;

use crate::fault::Fault;

/// London days: the first included, the last excluded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct InForce {
    pub from: Date,
    /// The first day on which it is no longer in force; none while no end is known.
    pub until: Option<Date>,
}

impl InForce {
    pub fn on(self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }
}

/// "from 2017-02-01", "from 2017-02-01 until 2027-01-01".
impl fmt::Display for InForce {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "from {}", self.from)?;
        match self.until {
            Some(until) => write!(f, " until {until}"),
            None => Ok(()),
        }
    }
}

/// One version, and the file that says when it is in force.
#[derive(Debug, Clone)]
pub struct Version<T> {
    /// The document's own date or version.
    pub name: String,
    pub in_force: InForce,
    pub file: String,
    /// The line of the file, from 1, that says from when.
    pub line: usize,
    pub held: T,
}

/// All versions of one id, the earliest first. There is at least one.
#[derive(Debug, Clone)]
pub struct Versions<T> {
    all: Vec<Version<T>>,
}

impl<T> Versions<T> {
    /// # Errors
    /// Versions that overlap, days between versions on which none is in force, and a version's name given twice; none at all.
    pub fn new(id: &str, mut all: Vec<Version<T>>) -> Result<Versions<T>, Vec<Fault>> {
        all.sort_by_key(|version| version.in_force.from);
        let mut faults = Vec::new();
        for (index, later) in all.iter().enumerate() {
            if let Some(twin) = all[..index].iter().find(|other| other.name == later.name) {
                faults.push(twice(id, twin, later));
            }
        }
        for pair in all.windows(2) {
            faults.extend(meeting(id, &pair[0], &pair[1]));
        }
        if faults.is_empty() && !all.is_empty() {
            Ok(Versions { all })
        } else {
            Err(faults)
        }
    }

    /// In force on that day in London.
    pub fn on(&self, day: Date) -> Option<&Version<T>> {
        self.all.iter().find(|version| version.in_force.on(day))
    }

    pub fn named(&self, name: &str) -> Option<&Version<T>> {
        self.all.iter().find(|version| version.name == name)
    }

    /// That in force on the day; before the first the first, after the last the last: said to be so by whoever asks.
    pub fn nearest(&self, day: Date) -> Option<&Version<T>> {
        let begun = self
            .all
            .iter()
            .rev()
            .find(|version| version.in_force.from <= day);
        begun.or(self.all.first())
    }

    /// The one that is in force last of all.
    pub fn last(&self) -> Option<&Version<T>> {
        self.all.last()
    }

    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Version<T>> + ExactSizeIterator {
        self.all.iter()
    }
}

fn twice<T>(id: &str, earlier: &Version<T>, later: &Version<T>) -> Fault {
    at(
        later,
        1,
        format!(
            "`{id}` has two versions called `{}`; the other is in {}",
            later.name, earlier.file
        ),
    )
}

/// What is wrong with two versions of which one follows the other.
fn meeting<T>(id: &str, earlier: &Version<T>, later: &Version<T>) -> Option<Fault> {
    let begins = later.in_force.from;
    let both = format!("version `{}` in {}", earlier.name, earlier.file);
    let Some(ends) = earlier.in_force.until else {
        let message = format!(
            "`{id}` overlaps with itself: {both} has no `valid_until`, and this version is in force from {begins}; end that one on {begins}"
        );
        return Some(at(later, later.line, message));
    };
    if ends > begins {
        let message = format!(
            "`{id}` overlaps with itself: {both} is in force until {ends}, and this version from {begins}"
        );
        return Some(at(later, later.line, message));
    }
    (ends < begins).then(|| {
        let message = format!(
            "`{id}` has a gap: {both} is in force until {ends}, and this version only from {begins}; on the days between there would be none"
        );
        at(later, later.line, message)
    })
}

fn at<T>(version: &Version<T>, line: usize, message: String) -> Fault {
    Fault {
        file: version.file.clone(),
        line,
        column: 1,
        message,
        nearest: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn version(name: &str, from: Date, until: Option<Date>) -> Version<&'static str> {
        Version {
            name: name.to_owned(),
            in_force: InForce { from, until },
            file: format!("{name}/procedure.toml"),
            line: 6,
            held: "",
        }
    }

    fn faults(all: Vec<Version<&'static str>>) -> Vec<String> {
        let found = Versions::new("dorset", all).err().unwrap_or_default();
        found.iter().map(Fault::to_string).collect()
    }

    #[test]
    fn the_first_day_is_included_and_the_last_is_not() {
        let old = version("old", date(2017, 2, 1), Some(date(2027, 1, 1)));
        let new = version("new", date(2027, 1, 1), None);
        let both = Versions::new("dorset", vec![new, old]).unwrap();
        let on = |day: Date| both.on(day).map(|version| version.name.as_str());
        assert_eq!(on(date(2017, 1, 31)), None);
        assert_eq!(on(date(2017, 2, 1)), Some("old"));
        assert_eq!(on(date(2026, 12, 31)), Some("old"));
        assert_eq!(on(date(2027, 1, 1)), Some("new"));
        assert_eq!(on(date(2099, 1, 1)), Some("new"));
    }

    #[test]
    fn a_version_that_never_ends_overlaps_with_the_next_and_both_files_are_named() {
        let old = version("old", date(2017, 2, 1), None);
        let new = version("new", date(2027, 1, 1), None);
        let found = faults(vec![old, new]);
        assert_eq!(found.len(), 1);
        assert!(
            found[0].starts_with("new/procedure.toml:6:1: `dorset` overlaps"),
            "{found:?}"
        );
        assert!(found[0].contains("old/procedure.toml"), "{found:?}");
    }

    #[test]
    fn a_single_day_in_common_is_an_overlap_and_a_single_day_between_is_a_gap() {
        let until = |day| version("old", date(2017, 2, 1), Some(date(2027, 1, day)));
        let new = || version("new", date(2027, 1, 2), None);
        assert!(faults(vec![until(3), new()])[0].contains("overlaps"));
        assert!(faults(vec![until(1), new()])[0].contains("has a gap"));
        assert!(faults(vec![until(2), new()]).is_empty());
    }

    #[test]
    fn two_versions_of_one_name_could_not_be_told_apart_in_a_case() {
        let mut new = version("old", date(2027, 1, 1), None);
        new.file = "new/procedure.toml".to_owned();
        let old = version("old", date(2017, 2, 1), Some(date(2027, 1, 1)));
        let found = faults(vec![old, new]);
        assert!(found[0].contains("two versions called `old`"), "{found:?}");
        assert!(found[0].starts_with("new/procedure.toml"), "{found:?}");
    }

    #[test]
    fn outside_all_versions_the_nearest_can_be_found_by_whoever_says_so() {
        let old = version("old", date(2017, 2, 1), Some(date(2020, 1, 1)));
        let only = Versions::new("dorset", vec![old]).unwrap();
        assert!(only.on(date(2021, 1, 1)).is_none());
        assert_eq!(only.nearest(date(2021, 1, 1)).unwrap().name, "old");
        assert_eq!(only.nearest(date(2000, 1, 1)).unwrap().name, "old");
    }
}
