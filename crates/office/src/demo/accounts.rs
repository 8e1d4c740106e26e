//! The people who can sign in to the demo.

use access::Role;
use store::Account;
use uuid::Uuid;

use super::chance::Chance;
use crate::account_event::AccountEvent;
use crate::error::Error;
use crate::form::NewAccount;
use crate::office::Office;

/// An account of the demo, with its password.
#[derive(Clone, Debug)]
pub struct DemoAccount {
    pub name: String,
    /// In words.
    pub role: String,
    pub login: String,
    pub password: String,
}

/// Who works at the school; by what they do in the stories.
pub(super) struct Staff {
    pub org: Uuid,
    pub reporters: Vec<Uuid>,
    pub lead: Uuid,
    pub deputy: Uuid,
    pub head: Uuid,
}

const PEOPLE: [(&str, &str, Role); 6] = [
    ("Priya Nairsworth", "priya", Role::Reporter),
    ("Owen Marshfold", "owen", Role::Reporter),
    ("Amina Okaforde", "amina", Role::SafeguardingLead),
    ("Tom Whitlocke-Hay", "tom", Role::Deputy),
    ("Ruth Calderwane", "ruth", Role::Head),
    ("Dev Lindqvale", "dev", Role::Administrator),
];

const WORDS: [&str; 24] = [
    "harbour", "lantern", "meadow", "copper", "willow", "thimble", "saddle", "pepper", "marble",
    "violet", "anchor", "button", "candle", "dapple", "feather", "garden", "hazel", "island",
    "jigsaw", "kettle", "ladder", "mitten", "napkin", "orchard",
];

/// Opens every account; passwords come from the seed, so that they are the same again.
pub(super) async fn open(
    office: &Office,
    chance: &Chance,
    org: Uuid,
) -> Result<(Staff, Vec<DemoAccount>), Error> {
    let mut opened = Vec::new();
    let mut ids = Vec::new();
    for (name, login, role) in PEOPLE {
        let word = || *chance.one_of(&WORDS);
        let password = format!("{}-{}-{}", word(), word(), chance.between(100, 999));
        let form = NewAccount {
            name: name.to_owned(),
            login: login.to_owned(),
            roles: vec![role.id().to_owned()],
            password: password.clone(),
        };
        let account = office
            .new_account(org, chance.id(office.now()), &form, &[role])
            .await?;
        office.db().create_account(&account).await?;
        journal(office, chance, &account).await?;
        ids.push(account.id);
        opened.push(DemoAccount {
            name: form.name,
            role: role.label().to_owned(),
            login: form.login,
            password,
        });
    }
    let staff = Staff {
        org,
        reporters: vec![ids[0], ids[1]],
        lead: ids[2],
        deputy: ids[3],
        head: ids[4],
    };
    Ok((staff, opened))
}

async fn journal(office: &Office, chance: &Chance, account: &Account) -> Result<(), Error> {
    let event = AccountEvent::AccountOpened {
        name: account.name.clone(),
        login: account.login.clone(),
        roles: account.roles.clone(),
    };
    let actor = (account.id, Role::Administrator);
    office
        .append_account(
            account.org,
            actor,
            chance.id(office.now()),
            account.id,
            &event,
        )
        .await
}
