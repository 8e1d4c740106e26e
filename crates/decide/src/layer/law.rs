//! One row of the law and guidance of a nation: what older local documents print, what stands now, by which sources, how far it is in
//! force, when it was read and when it has to be looked at again. A row that is not sure is information and never decides anything.

use std::fmt;

use jiff::civil::Date;

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Law {
    /// Begins `NAT-`.
    pub id: String,
    pub topic: String,
    /// What older local documents typically say, in our words.
    pub printed: String,
    /// The position today, in our words.
    pub stands: String,
    /// Clauses of local documents that are no longer the law.
    pub supersedes: Vec<Cited>,
    /// Clauses of local documents that still say something, in words or for bodies that have changed since.
    pub changes: Vec<Cited>,
    /// Clauses of local documents that tell the law otherwise than it is.
    pub corrects: Vec<Cited>,
    pub sources: Vec<Authority>,
    pub commenced: Commenced,
    /// The first London day on which it was in force; wanted of every row that a rule cites.
    pub since: Option<Date>,
    pub read_on: Date,
    /// The last day on which it counts as looked at.
    pub review_by: Date,
    /// What somebody qualified still has to find out.
    pub to_check: Option<String>,
    /// Where it begins in its file, from 1.
    pub line: usize,
}

/// A clause of a local document, and where the row names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cited {
    pub clause: String,
    pub file: String,
    pub line: usize,
    pub column: usize,
}

/// Where a row's position was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authority {
    pub name: String,
    pub mark: Mark,
    pub web: Option<String>,
}

/// How near to the law itself the source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    /// The Act, the statutory instrument, the guidance itself.
    Primary,
    /// Somebody's account of it.
    Secondary,
    /// General knowledge, not read anywhere for this row.
    General,
}

/// How far it is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Commenced {
    InForce,
    Partly,
    Announced,
    Unknown,
}

/// How a row counts on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Read in good sources, in force, and not due for a new look.
    Sound,
    /// Information that needs checking, and each reason why.
    NeedsChecking(Vec<String>),
    /// Whether it is in force at all is not known; and each other reason.
    Unknown(Vec<String>),
}

impl Mark {
    pub(super) const ALL: [Mark; 3] = [Mark::Primary, Mark::Secondary, Mark::General];

    pub fn id(self) -> &'static str {
        match self {
            Mark::Primary => "primary",
            Mark::Secondary => "secondary",
            Mark::General => "general",
        }
    }
}

impl Commenced {
    pub(super) const ALL: [Commenced; 4] = [
        Commenced::InForce,
        Commenced::Partly,
        Commenced::Announced,
        Commenced::Unknown,
    ];

    pub fn id(self) -> &'static str {
        match self {
            Commenced::InForce => "in_force",
            Commenced::Partly => "partly",
            Commenced::Announced => "announced",
            Commenced::Unknown => "unknown",
        }
    }
}

/// As people read it.
impl fmt::Display for Commenced {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Commenced::InForce => "in force",
            Commenced::Partly => "in force in part",
            Commenced::Announced => "announced, not in force",
            Commenced::Unknown => "not known whether in force",
        })
    }
}

impl Law {
    /// Whether a rule may rest on it.
    ///
    /// # Errors
    /// Why not: it is not in force, or not read in a primary or two secondary sources.
    pub fn may_direct(&self) -> Result<(), String> {
        if self.commenced != Commenced::InForce {
            return Err(format!("it is {}", self.commenced));
        }
        if self.is_well_read() {
            Ok(())
        } else {
            Err("it was read neither in a primary source nor in two secondary ones".to_owned())
        }
    }

    /// In a primary source or in two secondary ones.
    pub fn is_well_read(&self) -> bool {
        self.count(Mark::Primary) >= 1 || self.count(Mark::Secondary) >= 2
    }

    fn count(&self, mark: Mark) -> usize {
        self.sources
            .iter()
            .filter(|source| source.mark == mark)
            .count()
    }

    /// Every clause of a local document that the row names.
    pub fn cited(&self) -> impl Iterator<Item = &Cited> {
        self.supersedes
            .iter()
            .chain(&self.changes)
            .chain(&self.corrects)
    }

    /// How it counts on that day in London.
    pub fn standing(&self, today: Date) -> Standing {
        let mut why = Vec::new();
        match self.commenced {
            Commenced::InForce => {}
            Commenced::Partly => why.push("Only part of it is in force.".to_owned()),
            Commenced::Announced => {
                why.push(
                    "It is announced and not in force: nothing is asked for because of it."
                        .to_owned(),
                );
            }
            Commenced::Unknown => why.push("Whether it is in force was not found.".to_owned()),
        }
        if !self.is_well_read() {
            why.push(
                "It was read neither in a primary source nor in two secondary ones.".to_owned(),
            );
        }
        if today > self.review_by {
            why.push(format!(
                "It was to be looked at again by {}.",
                self.review_by.strftime("%-d %B %Y")
            ));
        }
        why.extend(self.to_check.clone());
        match (self.commenced, why.is_empty()) {
            (Commenced::Unknown, _) => Standing::Unknown(why),
            (_, true) => Standing::Sound,
            (_, false) => Standing::NeedsChecking(why),
        }
    }

    /// What a clause of a local document is marked with: none if this row does not bear on it.
    pub fn bears_on(&self, clause: &str) -> Option<&'static str> {
        let names = |cited: &[Cited]| cited.iter().any(|cited| cited.clause == clause);
        let said = if names(&self.supersedes) {
            "no longer the law"
        } else if names(&self.corrects) {
            "not so in law"
        } else if names(&self.changes) {
            "changed since"
        } else {
            return None;
        };
        Some(match self.commenced {
            Commenced::InForce | Commenced::Partly => said,
            Commenced::Announced => "change announced",
            Commenced::Unknown => "may have changed",
        })
    }
}
