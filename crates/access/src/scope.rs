//! What a list may hold, from the same rows as everything else: no unfiltered list exists.

use uuid::Uuid;

use crate::action::Action;
use crate::kind::Kind;
use crate::permit::Who;
use crate::rows::{Grant, grant};

/// Which records of a kind a list may show. Records from which the account is kept are left out of every scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All of the organisation.
    All {
        org: Uuid,
        account: Uuid,
    },
    /// Only those that the account made.
    Own {
        org: Uuid,
        account: Uuid,
    },
    None,
}

/// The widest scope that any role of the account grants.
#[must_use]
pub fn scope(who: &Who<'_>, kind: Kind) -> Scope {
    let (org, account) = (who.org, who.account);
    let mut widest = Scope::None;
    for role in who.roles {
        match grant(*role, Action::List, kind) {
            Some(Grant::All) => return Scope::All { org, account },
            Some(Grant::Own) => widest = Scope::Own { org, account },
            Some(Grant::Team) | None => {}
        }
    }
    widest
}
