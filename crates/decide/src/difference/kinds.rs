//! In what two procedures can differ about one directive.

use super::example::Example;

/// The first procedure, or the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Side {
    A,
    B,
}

impl Side {
    pub const BOTH: [Side; 2] = [Side::A, Side::B];

    #[must_use]
    pub fn other(self) -> Side {
        match self {
            Side::A => Side::B,
            Side::B => Side::A,
        }
    }

    /// 0 or 1.
    pub fn index(self) -> usize {
        match self {
            Side::A => 0,
            Side::B => 1,
        }
    }
}

/// One way in which they differ in a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// This side asks for the directive and the other does not.
    Asked(Side),
    /// Both ask for it, this side by an earlier deadline, whenever both start.
    Earlier(Side),
    /// Both ask for it, and which deadline is earlier depends on when they start: 24 hours, or the same day.
    OtherDeadline,
    /// Both ask for it, this side more strongly: must, where the other says should.
    Stronger(Side),
}

impl Kind {
    /// The same, seen from the other side.
    #[must_use]
    pub fn mirrored(self) -> Kind {
        match self {
            Kind::Asked(side) => Kind::Asked(side.other()),
            Kind::Earlier(side) => Kind::Earlier(side.other()),
            Kind::OtherDeadline => Kind::OtherDeadline,
            Kind::Stronger(side) => Kind::Stronger(side.other()),
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    pub kind: Kind,
    /// Of all combinations of facts, between 0 and 1.
    pub share: f64,
    /// The smallest case that shows it.
    pub example: Example,
}
