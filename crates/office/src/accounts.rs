//! Accounts, kept by administrators.

use uuid::Uuid;

use crate::error::Error;
use crate::form::NewAccount;
use crate::ids::AccountId;
use crate::office::{Office, pending};
use crate::view::{AccountView, Visitor};

impl Office {
    /// Every account of the organisation, by name.
    ///
    /// # Errors
    /// `Denied` unless the visitor is an administrator.
    pub async fn accounts(&self, _visitor: &Visitor) -> Result<Vec<AccountView>, Error> {
        pending()
    }

    /// # Errors
    /// `Denied` unless an administrator; `Refused` names the field.
    pub async fn create_account(
        &self,
        _visitor: &Visitor,
        _command: Uuid,
        _form: NewAccount,
    ) -> Result<AccountId, Error> {
        pending()
    }

    /// # Errors
    /// `Denied` unless an administrator; `Refused` when nobody would be administrator any more.
    pub async fn set_roles(
        &self,
        _visitor: &Visitor,
        _command: Uuid,
        _account: AccountId,
        _roles: Vec<String>,
    ) -> Result<(), Error> {
        pending()
    }

    /// Ends its sessions at once.
    ///
    /// # Errors
    /// `Denied` unless an administrator; `Refused` for the last administrator.
    pub async fn deactivate(
        &self,
        _visitor: &Visitor,
        _command: Uuid,
        _account: AccountId,
    ) -> Result<(), Error> {
        pending()
    }

    /// Ends the visitor's other sessions.
    ///
    /// # Errors
    /// `Refused` names the field.
    pub async fn change_password(
        &self,
        _visitor: &Visitor,
        _old: &str,
        _new: &str,
    ) -> Result<(), Error> {
        pending()
    }
}
