//! Somebody who is named as the person of concern and has an account never sees the case, from its first moment (S1, S2).

use casework::{Event, Person, PersonRole};
use store::Account;
use uuid::Uuid;

use crate::people::People;

const TITLES: [&str; 9] = ["mr", "mrs", "ms", "miss", "mx", "dr", "sir", "prof", "rev"];

/// The events that keep the named accounts from the case; none for those kept from it already.
pub(crate) fn exclusions(people: &[Person], accounts: &People, already: &[Uuid]) -> Vec<Event> {
    let mut events = Vec::new();
    let mut kept = already.to_vec();
    for person in people.iter().filter(|person| is_of_concern(person.role)) {
        for account in accounts
            .active()
            .filter(|account| is_meant(&person.name, account))
        {
            if !kept.contains(&account.id) {
                kept.push(account.id);
                let reason = format!("Named in this case as “{}”.", person.role);
                events.push(Event::AccountExcluded {
                    account: account.id,
                    reason,
                });
            }
        }
    }
    events
}

const fn is_of_concern(role: PersonRole) -> bool {
    matches!(
        role,
        PersonRole::Suspect | PersonRole::AllegedToHaveCausedHarm
    )
}

/// Rather somebody too many than one too few: a mistake is undone with a reason, a tip-off never (principle 2).
fn is_meant(name: &str, account: &Account) -> bool {
    let (named, own) = (parts(name), parts(&account.name));
    let (Some(last), Some(own_last), Some(own_first)) = (named.last(), own.last(), own.first())
    else {
        return false;
    };
    if named.len() == 1 {
        return last == own_last && has_title(name);
    }
    let first = &named[0];
    let same_first =
        first == own_first || (first.chars().count() == 1 && own_first.starts_with(first.as_str()));
    (last == own_last && same_first)
        || (named.len() == own.len() && named.iter().all(|part| own.contains(part)))
}

fn has_title(name: &str) -> bool {
    store::words(name)
        .first()
        .is_some_and(|first| TITLES.contains(&first.as_str()))
}

/// A name's words without titles, folded as the search folds them.
fn parts(name: &str) -> Vec<String> {
    let folded = name
        .split_whitespace()
        .filter_map(|part| store::words(part).into_iter().next());
    folded
        .filter(|part| !TITLES.contains(&part.as_str()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(name: &str) -> Account {
        Account {
            org: Uuid::nil(),
            id: Uuid::nil(),
            login: "x".into(),
            name: name.into(),
            roles: Vec::new(),
            password_hash: None,
            active: true,
            created_at: 0,
            updated_at: 0,
        }
    }

    #[test]
    fn a_person_is_known_by_full_name_by_initial_and_by_title_and_surname() {
        for name in [
            "Tomos Hale",
            "tomos HALE",
            "T. Hale",
            "Mr Hale",
            "Mr Tomos Hale",
            "Hale, Tomos",
            "Tomos James Hale",
        ] {
            assert!(is_meant(name, &account("Tomos Hale")), "{name}");
        }
        assert!(is_meant("Siân O'Brien", &account("Sian O’Brien")));
    }

    #[test]
    fn somebody_else_is_not_meant() {
        for name in [
            "",
            "Hale",
            "Mr Halewood",
            "Anna Hale",
            "A Hale",
            "Tomos",
            "Mr",
        ] {
            assert!(!is_meant(name, &account("Tomos Hale")), "{name}");
        }
    }
}
