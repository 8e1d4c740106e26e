//! Accounts, kept by administrators; every change is in the journal before it is in force.

use access::{Action, Kind, Record, Role};
use sha2::{Digest, Sha256};
use store::{Account, Append, Expected, normalise_login};
use uuid::Uuid;

use crate::account_event::AccountEvent;
use crate::error::{Error, Fault, FieldError};
use crate::form::NewAccount;
use crate::ids::AccountId;
use crate::office::Office;
use crate::password;
use crate::session::roles_of;
use crate::view::{AccountView, Visitor};

/// Most characters of a name or a login.
const LONGEST: usize = 120;

impl Office {
    /// Every account of the organisation, by name.
    ///
    /// # Errors
    /// `Denied` unless the visitor is an administrator.
    pub async fn accounts(&self, visitor: &Visitor) -> Result<Vec<AccountView>, Error> {
        self.may_keep_accounts(visitor, Action::List)?;
        let accounts = self.db().accounts(visitor.org.0).await?;
        let mut views: Vec<AccountView> = accounts
            .into_iter()
            .map(|account| AccountView {
                id: AccountId(account.id),
                roles: roles_of(&account),
                name: account.name,
                login: account.login,
                active: account.active,
            })
            .collect();
        views.sort_by_key(|view| (!view.active, view.name.to_lowercase()));
        Ok(views)
    }

    /// # Errors
    /// `Denied` unless an administrator; `Refused` names the field.
    pub async fn create_account(
        &self,
        visitor: &Visitor,
        command: Uuid,
        form: NewAccount,
    ) -> Result<AccountId, Error> {
        self.may_keep_accounts(visitor, Action::Create)?;
        let roles = checked(&form)?;
        let id = derived(visitor.org.0, command);
        let account = self.new_account(visitor.org.0, id, &form, &roles).await?;
        match self.db().create_account(&account).await {
            Ok(()) => {}
            Err(store::Fault::Taken(_))
                if self.db().account(visitor.org.0, id).await?.is_some() => {}
            Err(store::Fault::Taken(_)) => {
                return Err(Error::refused("login", "Another account has this login."));
            }
            Err(fault) => return Err(fault.into()),
        }
        let opened = AccountEvent::AccountOpened {
            name: account.name,
            login: account.login,
            roles: account.roles,
        };
        self.journal_account(visitor, command, id, &opened).await?;
        Ok(AccountId(id))
    }

    /// # Errors
    /// `Denied` unless an administrator; `Refused` when nobody would be administrator any more.
    pub async fn set_roles(
        &self,
        visitor: &Visitor,
        command: Uuid,
        account: AccountId,
        roles: Vec<String>,
    ) -> Result<(), Error> {
        self.may_keep_accounts(visitor, Action::Change)?;
        let roles = known_roles(&roles).map_err(|fault| Error::Refused(vec![fault]))?;
        if !roles.contains(&Role::Administrator) {
            self.another_administrator(visitor, account, "roles")
                .await?;
        }
        let ids: Vec<String> = roles.iter().map(|role| role.id().to_owned()).collect();
        let event = AccountEvent::RolesSet { roles: ids.clone() };
        self.existing(visitor, account).await?;
        self.journal_account(visitor, command, account.0, &event)
            .await?;
        self.db()
            .set_roles(visitor.org.0, account.0, &ids, self.micros())
            .await?;
        Ok(())
    }

    /// Ends its sessions at once.
    ///
    /// # Errors
    /// `Denied` unless an administrator; `Refused` for the last administrator.
    pub async fn deactivate(
        &self,
        visitor: &Visitor,
        command: Uuid,
        account: AccountId,
    ) -> Result<(), Error> {
        self.may_keep_accounts(visitor, Action::End)?;
        self.existing(visitor, account).await?;
        self.another_administrator(visitor, account, "").await?;
        let event = AccountEvent::AccountDeactivated {};
        self.journal_account(visitor, command, account.0, &event)
            .await?;
        self.db()
            .set_active(visitor.org.0, account.0, false, self.micros())
            .await?;
        self.db()
            .end_sessions(visitor.org.0, account.0, None)
            .await?;
        Ok(())
    }

    /// Ends the visitor's other sessions.
    ///
    /// # Errors
    /// `Refused` names the field.
    pub async fn change_password(
        &self,
        visitor: &Visitor,
        old: &str,
        new: &str,
    ) -> Result<(), Error> {
        let own = Record::made_by(Kind::Account, visitor.org.0, visitor.account.0);
        self.may(visitor, Action::Change, &own)?;
        let account = self.existing(visitor, visitor.account).await?;
        if !self.is_password(old, account.password_hash).await? {
            return Err(Error::refused("old", "This is not your password."));
        }
        if let Some(fault) = password::fault_of(new, &visitor.login, "new") {
            return Err(Error::Refused(vec![fault]));
        }
        let hash = self.hash_password(new).await?;
        let event = AccountEvent::PasswordChanged {};
        self.journal_account(visitor, self.fresh_id(), visitor.account.0, &event)
            .await?;
        let (org, id) = (visitor.org.0, visitor.account.0);
        self.db()
            .set_password_hash(org, id, &hash, self.micros())
            .await?;
        self.db()
            .end_sessions(org, id, Some(visitor.session.0))
            .await?;
        Ok(())
    }

    pub(crate) async fn new_account(
        &self,
        org: Uuid,
        id: Uuid,
        form: &NewAccount,
        roles: &[Role],
    ) -> Result<Account, Error> {
        let now = self.micros();
        Ok(Account {
            org,
            id,
            login: normalise_login(&form.login),
            name: form.name.trim().to_owned(),
            roles: roles.iter().map(|role| role.id().to_owned()).collect(),
            password_hash: Some(self.hash_password(&form.password).await?),
            active: true,
            created_at: now,
            updated_at: now,
        })
    }

    fn may_keep_accounts(&self, visitor: &Visitor, action: Action) -> Result<(), Error> {
        self.may(visitor, action, &Record::of(Kind::Account, visitor.org.0))
    }

    async fn existing(&self, visitor: &Visitor, account: AccountId) -> Result<Account, Error> {
        self.db()
            .account(visitor.org.0, account.0)
            .await?
            .ok_or(Error::NotFound)
    }

    /// Somebody else is an active administrator.
    async fn another_administrator(
        &self,
        visitor: &Visitor,
        but: AccountId,
        field: &str,
    ) -> Result<(), Error> {
        let accounts = self.db().accounts(visitor.org.0).await?;
        let another = accounts.iter().any(|account| {
            account.id != but.0
                && account.active
                && roles_of(account).contains(&Role::Administrator)
        });
        if another {
            return Ok(());
        }
        Err(Error::refused(field, "Somebody has to stay administrator."))
    }

    async fn journal_account(
        &self,
        visitor: &Visitor,
        command: Uuid,
        account: Uuid,
        event: &AccountEvent,
    ) -> Result<(), Error> {
        let actor = (visitor.account.0, visitor.role);
        self.append_account(visitor.org.0, actor, command, account, event)
            .await
    }

    pub(crate) async fn append_account(
        &self,
        org: Uuid,
        (actor, role): (Uuid, Role),
        command: Uuid,
        account: Uuid,
        event: &AccountEvent,
    ) -> Result<(), Error> {
        let append = Append {
            org,
            stream: account,
            stream_kind: "account",
            expected: Expected::Any,
            command,
            recorded_at: self.micros(),
            actor,
            role: role.id().to_owned(),
            events: vec![event.to_store()?],
            case_row: None,
            words: None,
            jobs: Vec::new(),
        };
        self.db().append(append).await.map_err(Fault::from)?;
        Ok(())
    }
}

/// The account that this command makes: the same command again makes no second one.
fn derived(org: Uuid, command: Uuid) -> Uuid {
    let digest = Sha256::new()
        .chain_update(b"account")
        .chain_update(org)
        .chain_update(command)
        .finalize();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

/// The roles of the form, when everything in it is in order.
pub(crate) fn checked(form: &NewAccount) -> Result<Vec<Role>, Error> {
    let mut faults = Vec::new();
    let (name, login) = (form.name.trim(), form.login.trim());
    if name.is_empty() || name.chars().count() > LONGEST {
        faults.push(FieldError::new(
            "name",
            format!("Enter a name, in {LONGEST} characters or fewer."),
        ));
    }
    if login.is_empty() || login.chars().count() > LONGEST || login.contains(char::is_whitespace) {
        faults.push(FieldError::new(
            "login",
            format!("Enter a sign-in name without spaces, in {LONGEST} characters or fewer."),
        ));
    }
    faults.extend(password::fault_of(&form.password, login, "password"));
    let roles = known_roles(&form.roles)
        .map_err(|fault| faults.push(fault))
        .unwrap_or_default();
    if faults.is_empty() {
        Ok(roles)
    } else {
        Err(Error::Refused(faults))
    }
}

fn known_roles(ids: &[String]) -> Result<Vec<Role>, FieldError> {
    let roles: Result<Vec<Role>, _> = ids.iter().map(|id| id.parse()).collect();
    match roles {
        Ok(roles) if !roles.is_empty() => Ok(Role::ALL
            .into_iter()
            .filter(|role| roles.contains(role))
            .collect()),
        _ => Err(FieldError::new(
            "roles",
            "Choose at least one role from the list.",
        )),
    }
}
