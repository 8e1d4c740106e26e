//! What there is to see and to change.

/// A kind of record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A report as its reporter sees it: what was sent, and what to do meanwhile.
    Concern,
    /// A report not yet sent.
    Draft,
    Case,
    Triage,
    Plan,
    Checklist,
    Chronology,
    /// Who has looked at a case.
    Reading,
    Account,
    /// Of an account; each person's own.
    Session,
    /// The organisation's settings.
    Organisation,
    /// A procedure of the catalogue: no case content.
    Procedure,
}

impl Kind {
    /// Every kind, in the order of the matrix.
    pub const ALL: [Self; 12] = [
        Self::Concern,
        Self::Draft,
        Self::Case,
        Self::Triage,
        Self::Plan,
        Self::Checklist,
        Self::Chronology,
        Self::Reading,
        Self::Account,
        Self::Session,
        Self::Organisation,
        Self::Procedure,
    ];

    /// Whether it holds something of a case beyond what its reporter sent: never for an administrator (S23).
    #[must_use]
    pub const fn is_case_content(self) -> bool {
        matches!(
            self,
            Self::Case
                | Self::Triage
                | Self::Plan
                | Self::Checklist
                | Self::Chronology
                | Self::Reading
        )
    }

    /// Whether it is a secret that the record exists at all: then "not yours" is answered as "not there" (S1).
    #[must_use]
    pub const fn is_secret(self) -> bool {
        self.is_case_content() || matches!(self, Self::Concern | Self::Draft | Self::Session)
    }
}
