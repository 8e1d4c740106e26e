//! How far an incident of the demo has come.

use super::chance::Chance;

/// The state in which it is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Course {
    Reported,
    /// Just reported, and somebody is in danger.
    InDanger,
    Triaged,
    InProgress,
    /// Taken up and then left: what was due is overdue.
    Overdue,
    /// Something on the plan was decided against, with the reason.
    Departed,
    /// Something on the plan was handed to somebody.
    Handed,
    /// An entry was corrected.
    Corrected,
    /// An answer was changed, with the reason.
    Reconsidered,
    Closed,
    Reopened,
    /// About a member of staff who has an account and never sees it.
    Restricted,
}

impl Course {
    /// Every state, in an order in which the first pages of a list show many of them.
    const ALL: [Self; 12] = [
        Self::Reported,
        Self::InDanger,
        Self::InProgress,
        Self::Overdue,
        Self::Closed,
        Self::Triaged,
        Self::Departed,
        Self::Handed,
        Self::Corrected,
        Self::Reconsidered,
        Self::Reopened,
        Self::Restricted,
    ];

    /// The first incidents go through all states in turn; of many, most are closed, as in any school's records.
    pub(super) fn of(index: usize, chance: &Chance) -> Self {
        if index < super::USUAL {
            return match Self::ALL[index % Self::ALL.len()] {
                // One is enough, and as many as a school hopes never to have.
                Self::InDanger if index >= Self::ALL.len() => Self::Reported,
                course => course,
            };
        }
        match chance.between(1, 100) {
            1..=70 => Self::Closed,
            71..=78 => Self::InProgress,
            79..=84 => Self::Overdue,
            85..=89 => Self::Triaged,
            90..=91 => Self::Reported,
            92..=94 => Self::Departed,
            95..=97 => Self::Handed,
            98 => Self::Corrected,
            99 => Self::Reopened,
            _ => Self::Restricted,
        }
    }
}
