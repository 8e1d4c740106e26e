//! Somebody who is named as the person of concern and has an account never sees the case, from its first moment (S1, S2).

use casework::{Event, Person, PersonRole};
use uuid::Uuid;

use crate::likeness::{Likeness, likeness};
use crate::people::People;

/// From this age on somebody can be an adult with an account.
const ADULT: u8 = 18;

/// The events that keep the named accounts from the case; none for those kept from it already. `by` is who names them.
///
/// Rather somebody too many than one too few: a mistake is undone with a reason, a tip-off never (principle 2). Two people are not kept
/// away by a name that only might be theirs: one said to be under eighteen, for whom accounts are not made, and whoever wrote the name.
pub(crate) fn exclusions(
    people: &[Person],
    accounts: &People,
    already: &[Uuid],
    by: Uuid,
) -> Vec<Event> {
    let mut events = Vec::new();
    let mut kept = already.to_vec();
    for person in people.iter().filter(|person| is_of_concern(person.role)) {
        let child = person.age.is_some_and(|age| age < ADULT);
        for account in accounts.active() {
            let reason = match likeness(&person.name, &account.name, &account.login) {
                Likeness::Theirs => format!("Named in this case as “{}”.", person.role),
                Likeness::Perhaps if !child && account.id != by => perhaps(person, &account.name),
                Likeness::Perhaps | Likeness::None => continue,
            };
            if !kept.contains(&account.id) {
                kept.push(account.id);
                events.push(Event::AccountExcluded {
                    account: account.id,
                    reason,
                });
            }
        }
    }
    events
}

/// What is put to the lead; until somebody answers it, the account stays out.
fn perhaps(person: &Person, account: &str) -> String {
    let name: String = person.name.split_whitespace().collect::<Vec<_>>().join(" ");
    let role = person.role;
    format!(
        "Is “{name}”, named in this case as “{role}”, {account}? If it is somebody else, let them back in."
    )
}

const fn is_of_concern(role: PersonRole) -> bool {
    matches!(
        role,
        PersonRole::Suspect | PersonRole::AllegedToHaveCausedHarm
    )
}
