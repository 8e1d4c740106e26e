//! What a fact can be answered with: yes, no, an age in years, or the kind of organisation. Not known is the absence of a value.

use std::fmt;
use std::str::FromStr;

/// The oldest age that can be given; ages are whole years from 0.
pub const OLDEST: u8 = 120;

/// The kind of organisation in which the concern arose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Setting {
    School,
    College,
    EarlyYears,
    Health,
    SocialCare,
    Police,
    Voluntary,
    LocalAuthority,
    Other,
}

impl Setting {
    pub const ALL: [Setting; 9] = [
        Setting::School,
        Setting::College,
        Setting::EarlyYears,
        Setting::Health,
        Setting::SocialCare,
        Setting::Police,
        Setting::Voluntary,
        Setting::LocalAuthority,
        Setting::Other,
    ];

    /// As procedures write it, for example `early_years`.
    pub fn id(self) -> &'static str {
        match self {
            Setting::School => "school",
            Setting::College => "college",
            Setting::EarlyYears => "early_years",
            Setting::Health => "health",
            Setting::SocialCare => "social_care",
            Setting::Police => "police",
            Setting::Voluntary => "voluntary",
            Setting::LocalAuthority => "local_authority",
            Setting::Other => "other",
        }
    }
}

/// The text was none of the nine settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotASetting;

impl fmt::Display for NotASetting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a setting")
    }
}

impl std::error::Error for NotASetting {}

impl FromStr for Setting {
    type Err = NotASetting;

    fn from_str(text: &str) -> Result<Setting, NotASetting> {
        Setting::ALL
            .into_iter()
            .find(|setting| setting.id() == text)
            .ok_or(NotASetting)
    }
}

impl fmt::Display for Setting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

/// What kind of answer a fact takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FactKind {
    Bool,
    Age,
    Setting,
}

impl fmt::Display for FactKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            FactKind::Bool => "yes or no",
            FactKind::Age => "an age in years (0 to 120)",
            FactKind::Setting => "a setting",
        })
    }
}

/// A known answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Value {
    Yes,
    No,
    /// Whole years, at most [`OLDEST`].
    Age(u8),
    Setting(Setting),
}

impl Value {
    pub fn kind(self) -> FactKind {
        match self {
            Value::Yes | Value::No => FactKind::Bool,
            Value::Age(_) => FactKind::Age,
            Value::Setting(_) => FactKind::Setting,
        }
    }
}

impl From<bool> for Value {
    fn from(yes: bool) -> Value {
        if yes { Value::Yes } else { Value::No }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Yes => f.write_str("yes"),
            Value::No => f.write_str("no"),
            Value::Age(years) => write!(f, "{years}"),
            Value::Setting(setting) => write!(f, "{setting}"),
        }
    }
}
