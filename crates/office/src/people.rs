//! The people with accounts in an organisation: their names for screens, and who is told.

use std::collections::HashMap;

use access::Role;
use store::Account;
use uuid::Uuid;

use crate::error::Error;
use crate::office::Office;
use crate::session::roles_of;
use crate::view::{ChoiceView, MemberView, Visitor};
use crate::words::choice;

/// Who somebody is whose account is no longer there.
const GONE: &str = "Somebody whose account is no longer here";

/// Every account of an organisation.
pub(crate) struct People(HashMap<Uuid, Account>);

impl Office {
    pub(crate) async fn people(&self, visitor: &Visitor) -> Result<People, Error> {
        let accounts = self.db().accounts(visitor.org.0).await?;
        Ok(People(
            accounts
                .into_iter()
                .map(|account| (account.id, account))
                .collect(),
        ))
    }
}

impl People {
    pub(crate) fn name(&self, account: Uuid) -> String {
        self.0
            .get(&account)
            .map_or_else(|| GONE.to_owned(), |account| account.name.clone())
    }

    /// Active accounts that hold one of the roles and are not among the excluded, by name.
    pub(crate) fn holding(&self, roles: &[Role], excluded: &[Uuid]) -> Vec<&Account> {
        let holds = |account: &&Account| roles_of(account).iter().any(|role| roles.contains(role));
        let mut found: Vec<&Account> = self
            .active()
            .filter(holds)
            .filter(|account| !excluded.contains(&account.id))
            .collect();
        found.sort_by(|one, other| one.name.cmp(&other.name));
        found
    }

    pub(crate) fn active(&self) -> impl Iterator<Item = &Account> {
        self.0.values().filter(|account| account.active)
    }

    /// The lead and deputies who can read a case.
    pub(crate) fn leading(&self, excluded: &[Uuid]) -> Vec<&Account> {
        self.holding(&[Role::SafeguardingLead, Role::Deputy], excluded)
    }

    /// Who is told of a concern: the lead and deputies; where all of them are kept from it, the head (S2).
    pub(crate) fn told(&self, excluded: &[Uuid]) -> Vec<&Account> {
        let leads = self.leading(excluded);
        if leads.is_empty() {
            self.holding(&[Role::Head], excluded)
        } else {
            leads
        }
    }

    /// Who can read a concern: those who are told, and the head.
    pub(crate) fn seeing(&self, excluded: &[Uuid]) -> Vec<&Account> {
        self.holding(
            &[Role::SafeguardingLead, Role::Deputy, Role::Head],
            excluded,
        )
    }

    /// Who may own a case from which these accounts are kept.
    pub(crate) fn can_own(&self, excluded: &[Uuid]) -> Vec<ChoiceView> {
        self.seeing(excluded)
            .into_iter()
            .map(|account| choice(&account.id.to_string(), &described(account)))
            .collect()
    }

    /// Who works on the case or can see it.
    pub(crate) fn members(&self, excluded: &[Uuid]) -> Vec<MemberView> {
        self.seeing(excluded)
            .into_iter()
            .map(|account| MemberView {
                name: account.name.clone(),
                role: first_role(account).to_owned(),
            })
            .collect()
    }
}

/// "Amina Okafor (Safeguarding lead)".
pub(crate) fn described(account: &Account) -> String {
    format!("{} ({})", account.name, first_role(account))
}

/// The words for the first role that sees cases, else for the first.
fn first_role(account: &Account) -> &'static str {
    let roles = roles_of(account);
    let seeing = [Role::SafeguardingLead, Role::Deputy, Role::Head];
    let first = seeing
        .into_iter()
        .find(|role| roles.contains(role))
        .or_else(|| roles.first().copied());
    first.map_or("No role", Role::label)
}

/// The words for a role's id as it was recorded.
pub(crate) fn role_label(id: &str) -> String {
    id.parse::<Role>()
        .map_or_else(|_| id.to_owned(), |role| role.label().to_owned())
}
