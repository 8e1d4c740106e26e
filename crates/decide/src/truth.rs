//! Three truth values: yes, no, and not known yet. Not known is a value of its own and never reads as no (principle 3).

use std::fmt;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Truth {
    No,
    Unknown,
    Yes,
}

impl Truth {
    /// Strong Kleene: no wins over not known, not known over yes.
    pub fn and(self, other: Truth) -> Truth {
        self.min(other)
    }

    /// Strong Kleene: yes wins over not known, not known over no.
    pub fn or(self, other: Truth) -> Truth {
        self.max(other)
    }
}

/// Not known stays not known.
impl std::ops::Not for Truth {
    type Output = Truth;

    fn not(self) -> Truth {
        match self {
            Truth::No => Truth::Yes,
            Truth::Unknown => Truth::Unknown,
            Truth::Yes => Truth::No,
        }
    }
}

impl From<bool> for Truth {
    fn from(known: bool) -> Truth {
        if known { Truth::Yes } else { Truth::No }
    }
}

impl fmt::Display for Truth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Truth::No => "no",
            Truth::Unknown => "not known yet",
            Truth::Yes => "yes",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Truth::{No, Unknown, Yes};

    #[test]
    fn not_known_is_decided_only_by_what_outweighs_it() {
        assert_eq!((No.and(Unknown), Yes.and(Unknown)), (No, Unknown));
        assert_eq!((No.or(Unknown), Yes.or(Unknown)), (Unknown, Yes));
        assert_eq!((!No, !Unknown, !Yes), (Yes, Unknown, No));
    }
}
