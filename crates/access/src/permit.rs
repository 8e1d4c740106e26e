//! The decision: forbids first, then the rows, then no.

use uuid::Uuid;

use crate::action::Action;
use crate::kind::Kind;
use crate::role::Role;
use crate::rows::{Grant, grant};

/// Who asks.
#[derive(Clone, Copy, Debug)]
pub struct Who<'a> {
    pub account: Uuid,
    pub org: Uuid,
    /// All that the account holds; any of them may permit.
    pub roles: &'a [Role],
}

/// What is asked for: ids only, never narrative.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    pub kind: Kind,
    pub org: Uuid,
    /// Who made it: reported the concern, keeps the draft, holds the session or the account.
    pub reporter: Option<Uuid>,
    /// Who owns the case.
    pub owner: Option<Uuid>,
    /// Who else works on the case.
    pub members: &'a [Uuid],
    /// Who is kept from it.
    pub excluded: &'a [Uuid],
}

impl Record<'_> {
    /// A record of the organisation that nobody in particular made.
    #[must_use]
    pub const fn of(kind: Kind, org: Uuid) -> Self {
        Self {
            kind,
            org,
            reporter: None,
            owner: None,
            members: &[],
            excluded: &[],
        }
    }

    /// A record that this account made.
    #[must_use]
    pub const fn made_by(kind: Kind, org: Uuid, account: Uuid) -> Self {
        Self {
            kind,
            org,
            reporter: Some(account),
            owner: None,
            members: &[],
            excluded: &[],
        }
    }
}

/// Why not. For logs and tests: a person is told "not found".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Another organisation's record.
    OtherOrganisation,
    /// Kept from this case.
    Excluded,
    /// A role permits it for other records than this one.
    NotYours,
    /// No role that the account holds permits it.
    NoRow,
}

/// May they?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    Permit,
    Deny(Why),
}

impl Decision {
    #[must_use]
    pub const fn is_permitted(self) -> bool {
        matches!(self, Self::Permit)
    }
}

/// Whether this account may do this to this record. Forbid wins; without a row it is no.
#[must_use]
pub fn permit(who: &Who<'_>, action: Action, record: &Record<'_>) -> Decision {
    if who.org != record.org {
        return Decision::Deny(Why::OtherOrganisation);
    }
    if record.excluded.contains(&who.account) {
        return Decision::Deny(Why::Excluded);
    }
    let mut why = Why::NoRow;
    for role in who.roles {
        match grant(*role, action, record.kind) {
            Some(grant) if holds(grant, who, record) => return Decision::Permit,
            Some(_) => why = Why::NotYours,
            None => {}
        }
    }
    Decision::Deny(why)
}

fn holds(grant: Grant, who: &Who<'_>, record: &Record<'_>) -> bool {
    match grant {
        Grant::All => true,
        Grant::Own => record.reporter == Some(who.account),
        Grant::Team => record.owner == Some(who.account) || record.members.contains(&who.account),
    }
}
