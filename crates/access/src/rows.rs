//! The rows themselves: the only place that grants anything. `matrix.txt` is what they come to; review it with every change.

use crate::action::Action;
use crate::kind::Kind;
use crate::role::Role;

/// For whom a row grants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Grant {
    /// Every record of the organisation.
    All,
    /// Only what the person made: their own report, draft, session or account.
    Own,
    /// Only where the person owns the case or is a member of it.
    Team,
}

/// What a role grants of an action on a kind of record; `None` where no row stands.
pub(crate) const fn grant(role: Role, action: Action, kind: Kind) -> Option<Grant> {
    match kind {
        Kind::Concern | Kind::Draft | Kind::Session => own(action, kind),
        Kind::Case => case(role, action),
        Kind::Triage | Kind::Checklist => worked(role, action, Action::Answer),
        Kind::Plan => worked(role, action, Action::CarryOut),
        Kind::Chronology => chronology(role, action),
        Kind::Reading => seen_by_team(role, action),
        Kind::Account => account(role, action),
        Kind::Organisation => organisation(role, action),
        Kind::Procedure => procedure(action),
    }
}

/// Everybody reports, keeps a draft and has sessions; nobody sees another's.
const fn own(action: Action, kind: Kind) -> Option<Grant> {
    match (action, kind) {
        (Action::Create, Kind::Concern) => Some(Grant::All),
        (Action::List | Action::See, _)
        | (Action::Change | Action::End, Kind::Draft)
        | (Action::End, Kind::Session) => Some(Grant::Own),
        _ => None,
    }
}

const fn case(role: Role, action: Action) -> Option<Grant> {
    match (role, action) {
        (Role::SafeguardingLead | Role::Deputy | Role::Head, Action::List | Action::See)
        | (Role::SafeguardingLead | Role::Deputy | Role::Head, Action::AssignOwner)
        | (Role::SafeguardingLead | Role::Deputy | Role::Head, Action::Exclude)
        | (
            Role::SafeguardingLead | Role::Deputy,
            Action::NamePerson | Action::Close | Action::Reopen,
        ) => Some(Grant::All),
        (Role::Head, Action::NamePerson | Action::Close | Action::Reopen) => Some(Grant::Team),
        _ => None,
    }
}

/// The head reads, and works a case only where it is theirs: so that a concern about the lead has somebody (S2).
const fn worked(role: Role, action: Action, work: Action) -> Option<Grant> {
    match role {
        Role::SafeguardingLead | Role::Deputy | Role::Head if same(action, Action::See) => {
            Some(Grant::All)
        }
        Role::SafeguardingLead | Role::Deputy if same(action, work) => Some(Grant::All),
        Role::Head if same(action, work) => Some(Grant::Team),
        _ => None,
    }
}

const fn chronology(role: Role, action: Action) -> Option<Grant> {
    match (role, action) {
        (Role::SafeguardingLead | Role::Deputy | Role::Head, Action::See)
        | (Role::SafeguardingLead | Role::Deputy, Action::Annotate | Action::Correct) => {
            Some(Grant::All)
        }
        (Role::Head, Action::Annotate | Action::Correct) => Some(Grant::Team),
        _ => None,
    }
}

const fn seen_by_team(role: Role, action: Action) -> Option<Grant> {
    match (role, action) {
        (Role::SafeguardingLead | Role::Deputy | Role::Head, Action::List | Action::See) => {
            Some(Grant::All)
        }
        _ => None,
    }
}

const fn account(role: Role, action: Action) -> Option<Grant> {
    match (role, action) {
        (
            Role::Administrator,
            Action::List | Action::See | Action::Create | Action::Change | Action::End,
        ) => Some(Grant::All),
        (_, Action::See | Action::Change) => Some(Grant::Own),
        _ => None,
    }
}

const fn organisation(role: Role, action: Action) -> Option<Grant> {
    match (role, action) {
        (_, Action::See) | (Role::Administrator, Action::Change) => Some(Grant::All),
        _ => None,
    }
}

const fn procedure(action: Action) -> Option<Grant> {
    match action {
        Action::List | Action::See => Some(Grant::All),
        _ => None,
    }
}

const fn same(one: Action, other: Action) -> bool {
    one as u8 == other as u8
}
