//! Signing in and out, sessions, and the first administrator.

use crate::error::{Error, Fault};
use crate::ids::SessionId;
use crate::office::{Office, pending};
use crate::view::{SessionView, Visitor};

/// The secret of a session: only the browser keeps it, the database holds its hash.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(pub String);

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}

/// Why nobody was signed in.
#[derive(Clone, Debug)]
pub enum SignInFault {
    /// The same for a wrong password, an unknown login and a deactivated account.
    Wrong,
    /// Too many attempts: try again in so many seconds.
    Throttled {
        seconds: u64,
    },
    Fault(Fault),
}

impl Office {
    /// Signs a person in. The answer and the work are the same whether the login exists or not.
    ///
    /// # Errors
    /// [`SignInFault`].
    pub async fn sign_in(
        &self,
        _login: &str,
        _password: &str,
        _device: &str,
        _network: &str,
    ) -> Result<Token, SignInFault> {
        Err(SignInFault::Wrong)
    }

    /// Who holds the token, if the session still runs; marks it as used now.
    ///
    /// # Errors
    /// A fault when the database cannot be read.
    pub async fn visitor(&self, _token: &str) -> Result<Option<Visitor>, Error> {
        pending()
    }

    /// # Errors
    /// A fault when the database cannot be written.
    pub async fn sign_out(&self, _visitor: &Visitor) -> Result<(), Error> {
        pending()
    }

    /// The visitor's own running sessions.
    ///
    /// # Errors
    /// A fault when the database cannot be read.
    pub async fn sessions(&self, _visitor: &Visitor) -> Result<Vec<SessionView>, Error> {
        pending()
    }

    /// # Errors
    /// `NotFound` when it is not the visitor's own session.
    pub async fn end_session(&self, _visitor: &Visitor, _session: SessionId) -> Result<(), Error> {
        pending()
    }

    /// Whether there is nobody yet who could sign in.
    ///
    /// # Errors
    /// A fault when the database cannot be read.
    pub async fn first_administrator_pending(&self) -> Result<bool, Error> {
        pending()
    }

    /// A fresh one-time code for the first administrator, or `None` when there is one already.
    ///
    /// # Errors
    /// A fault when the database cannot be written.
    pub async fn first_start(&self) -> Result<Option<String>, Error> {
        pending()
    }

    /// # Errors
    /// `Refused` names the field; a wrong or used code is a mistake in `code`.
    pub async fn create_first_administrator(
        &self,
        _code: &str,
        _name: &str,
        _login: &str,
        _password: &str,
    ) -> Result<(), Error> {
        pending()
    }
}
