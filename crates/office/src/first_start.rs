//! The first administrator: a one-time code printed at the first start, and nothing else, opens the door.

use access::Role;
use store::{Organisation, SecretDigest};
use uuid::Uuid;

use crate::account_event::AccountEvent;
use crate::accounts::checked;
use crate::error::{Error, FieldError, together};
use crate::form::NewAccount;
use crate::office::Office;
use crate::secret;

impl Office {
    /// Whether there is nobody yet who could sign in.
    ///
    /// # Errors
    /// A fault when the database cannot be read.
    pub async fn first_administrator_pending(&self) -> Result<bool, Error> {
        for organisation in self.db().organisations().await? {
            if !self.db().accounts(organisation.id).await?.is_empty() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// A fresh one-time code for the first administrator, or `None` when somebody can sign in already.
    /// Makes the organisation if there is none. An earlier code is void.
    ///
    /// # Errors
    /// A fault when the database cannot be written.
    pub async fn first_start(&self) -> Result<Option<String>, Error> {
        if !self.first_administrator_pending().await? {
            return Ok(None);
        }
        let org = self.home().await?;
        let code = secret::code(self.inner.surroundings.as_ref());
        self.db()
            .put_first_administrator_code(org, digest(&code), self.micros())
            .await?;
        Ok(Some(code))
    }

    /// # Errors
    /// `Refused` names the field; a wrong or used code is a mistake in `code`.
    pub async fn create_first_administrator(
        &self,
        code: &str,
        name: &str,
        login: &str,
        password: &str,
    ) -> Result<(), Error> {
        if !self.first_administrator_pending().await? {
            return Err(Error::NotFound);
        }
        let form = NewAccount {
            name: name.to_owned(),
            login: login.to_owned(),
            roles: vec![Role::Administrator.id().to_owned()],
            password: password.to_owned(),
        };
        let given = Some(secret::folded_code(code)).filter(|code| !code.is_empty());
        let no_code = || FieldError::new("code", "Enter the code that was printed.");
        let roles = match (given, checked(&form)) {
            (Some(_), roles) => roles?,
            (None, Ok(_)) => return Err(Error::Refused(vec![no_code()])),
            (None, Err(refused)) => return Err(together(&[no_code()], refused)),
        };
        let org = self.home().await?;
        let id = self.fresh_id();
        let account = self.new_account(org, id, &form, &roles).await?;
        if !self
            .db()
            .use_first_administrator_code(org, digest(code), self.micros())
            .await?
        {
            return Err(Error::refused(
                "code",
                "This is not the code that was printed at the last start.",
            ));
        }
        self.db().create_account(&account).await?;
        let opened = AccountEvent::AccountOpened {
            name: account.name,
            login: account.login,
            roles: account.roles,
        };
        let actor = (id, Role::Administrator);
        self.append_account(org, actor, self.fresh_id(), id, &opened)
            .await
    }

    /// The organisation of this installation; made when there is none.
    async fn home(&self) -> Result<Uuid, Error> {
        if let Some(first) = self.db().organisations().await?.into_iter().next() {
            return Ok(first.id);
        }
        let organisation = Organisation {
            id: self.fresh_id(),
            name: self.inner.settings.organisation_name.clone(),
            created_at: self.micros(),
        };
        self.db().create_organisation(&organisation).await?;
        Ok(organisation.id)
    }
}

fn digest(code: &str) -> SecretDigest {
    SecretDigest::of(secret::folded_code(code).as_bytes())
}
