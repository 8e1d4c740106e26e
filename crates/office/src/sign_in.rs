//! Signing in. The answer and the work are the same whether the login exists or not.

use store::{NewSession, SecretDigest, normalise_login};
use uuid::Uuid;

use crate::error::{Error, Fault};
use crate::office::Office;
use crate::secret;
use crate::throttle::{Subject, WINDOW};

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

/// Most characters kept of what the browser calls itself.
const LABEL: usize = 120;
/// Most characters of a login that is looked up.
const LOGIN: usize = 200;

impl Office {
    /// Signs a person in. `network` is where the attempt comes from, for throttling.
    ///
    /// # Errors
    /// [`SignInFault`].
    pub async fn sign_in(
        &self,
        login: &str,
        password: &str,
        device: &str,
        network: &str,
    ) -> Result<Token, SignInFault> {
        let login: String = normalise_login(login).chars().take(LOGIN).collect();
        let subjects = [Subject::login(&login), Subject::network(network)];
        let seconds = self.wait(&subjects).await?;
        if seconds > 0 {
            return Err(SignInFault::Throttled { seconds });
        }
        let account = self.db().account_by_login(&login).await?;
        let account = account.filter(|account| account.active);
        let hash = account
            .as_ref()
            .and_then(|account| account.password_hash.clone());
        let right = self.is_password(password, hash).await?;
        let Some(account) = account.filter(|_| right) else {
            for subject in &subjects {
                self.db()
                    .count_failure(&subject.key, self.micros(), WINDOW)
                    .await?;
            }
            return Err(SignInFault::Wrong);
        };
        self.db().clear_throttle(&subjects[0].key).await?;
        Ok(self.begin_session(account.org, account.id, device).await?)
    }

    async fn wait(&self, subjects: &[Subject]) -> Result<u64, Error> {
        let mut longest = 0;
        for subject in subjects {
            let counted = self.db().throttle(&subject.key).await?;
            longest = longest.max(subject.wait(counted, self.micros()));
        }
        Ok(longest)
    }

    /// A session for an account whose password has been checked.
    pub(crate) async fn begin_session(
        &self,
        org: Uuid,
        account: Uuid,
        device: &str,
    ) -> Result<Token, Error> {
        let secret = secret::token(self.inner.surroundings.as_ref());
        let now = self.micros();
        let label = device
            .chars()
            .filter(|letter| !letter.is_control())
            .take(LABEL)
            .collect();
        let session = NewSession {
            org,
            id: self.fresh_id(),
            token: SecretDigest::of(secret.as_bytes()),
            account,
            created_at: now,
            idle_until: now + self.idle(),
            ends_at: now + self.absolute(),
            label,
        };
        self.db().begin_session(&session).await?;
        Ok(Token(format!("{}.{secret}", org.simple())))
    }
}

impl From<Error> for SignInFault {
    fn from(error: Error) -> Self {
        match error {
            Error::Fault(fault) => Self::Fault(fault),
            other => Self::Fault(Fault::new(other.to_string())),
        }
    }
}

impl From<store::Fault> for SignInFault {
    fn from(fault: store::Fault) -> Self {
        Self::Fault(fault.into())
    }
}
