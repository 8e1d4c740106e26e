//! What a person may want to do.

/// A verb; what it means depends on the kind of record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    List,
    See,
    /// Make a new one: report a concern, open an account.
    Create,
    Change,
    /// Answer a question of the triage or of a checklist.
    Answer,
    /// Done, handed over, departed from, open again.
    CarryOut,
    /// Add a note to the chronology.
    Annotate,
    Correct,
    NamePerson,
    AssignOwner,
    /// Keep an account from the case, or let it back.
    Exclude,
    Close,
    Reopen,
    /// End a session, deactivate an account, discard a draft.
    End,
}

impl Action {
    /// Every action, in the order of the matrix.
    pub const ALL: [Self; 14] = [
        Self::List,
        Self::See,
        Self::Create,
        Self::Change,
        Self::Answer,
        Self::CarryOut,
        Self::Annotate,
        Self::Correct,
        Self::NamePerson,
        Self::AssignOwner,
        Self::Exclude,
        Self::Close,
        Self::Reopen,
        Self::End,
    ];
}
