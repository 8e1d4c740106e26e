//! Passwords: argon2id, off the async threads, the same work whether or not there is anything to compare with.

use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};

use crate::error::{Error, Fault, FieldError};
use crate::office::Office;

/// Fewest characters, as long as a password is all that is asked for; no rule about which (ASVS 6.2.1, 6.2.5).
const SHORTEST: usize = 15;
/// Most characters: longer ones are refused, never cut.
const LONGEST: usize = 200;

/// Of a password that nobody has: compared with where there is no account, so that the work is the same.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$d2F5cG9zdC1ub2JvZHk$8oKJX2UXQ0i2hXnD2vG1cQ1pPH7xQfMZr8K4l2iZ7xE";

/// What people choose first; compared without case.
const COMMON: [&str; 12] = [
    "passwordpassword",
    "passwordpassword1",
    "password1234567",
    "password12345678",
    "123456789012345",
    "1234567890123456",
    "qwertyuiopasdfg",
    "qwertyuiop12345",
    "safeguardinglead",
    "safeguarding123",
    "letmeinletmeinletmein",
    "administrator123",
];

fn argon() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::DEFAULT)
}

/// What is wrong with a new password, if anything.
pub(crate) fn fault_of(password: &str, login: &str, field: &str) -> Option<FieldError> {
    let length = password.chars().count();
    let folded = password.to_lowercase();
    let message = if length < SHORTEST {
        format!("Enter a password of {SHORTEST} characters or more.")
    } else if length > LONGEST {
        format!("Use {LONGEST} characters or fewer.")
    } else if COMMON.contains(&folded.as_str()) || folded == login.to_lowercase() {
        "Choose a password that is harder to guess.".to_owned()
    } else {
        return None;
    };
    Some(FieldError::new(field, message))
}

impl Office {
    /// In PHC notation, with a fresh salt.
    pub(crate) async fn hash_password(&self, password: &str) -> Result<String, Error> {
        let mut salt = [0; 16];
        self.inner.surroundings.random(&mut salt);
        let password = password.to_owned();
        self.off_thread(move || {
            let salt = SaltString::encode_b64(&salt).map_err(broken)?;
            let hash = argon()
                .hash_password(password.as_bytes(), &salt)
                .map_err(broken)?;
            Ok(hash.to_string())
        })
        .await
    }

    /// Whether the password is the one; without a hash the answer is no, after the same work.
    pub(crate) async fn is_password(
        &self,
        password: &str,
        hash: Option<String>,
    ) -> Result<bool, Error> {
        let password: String = password.chars().take(LONGEST + 1).collect();
        self.off_thread(move || {
            let known = hash.is_some();
            let hash = hash.unwrap_or_else(|| NOBODY.to_owned());
            let parsed = PasswordHash::new(&hash).map_err(broken)?;
            let same = argon()
                .verify_password(password.as_bytes(), &parsed)
                .is_ok();
            Ok(known && same)
        })
        .await
    }

    async fn off_thread<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        let _turn = self
            .inner
            .passwords
            .acquire()
            .await
            .map_err(|_| stopped())?;
        tokio::task::spawn_blocking(work)
            .await
            .map_err(|_| stopped())?
    }
}

fn broken(fault: argon2::password_hash::Error) -> Error {
    Error::Fault(Fault::new(format!(
        "a password could not be hashed: {fault}"
    )))
}

fn stopped() -> Error {
    Error::Fault(Fault::new(
        "passwords are not checked any more: the program is stopping",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_password_that_nobody_has_costs_what_others_cost() {
        let nobody = PasswordHash::new(NOBODY).unwrap();
        let cost = |params: &Params| (params.m_cost(), params.t_cost(), params.p_cost());
        assert_eq!(
            cost(&Params::try_from(&nobody).unwrap()),
            cost(&Params::DEFAULT)
        );
        assert_eq!(nobody.hash.unwrap().len(), Params::DEFAULT_OUTPUT_LEN);
    }

    #[test]
    fn a_password_is_long_and_neither_common_nor_the_login() {
        let fault = |password: &str| {
            fault_of(password, "amina.okafor@example", "password").map(|fault| fault.message)
        };
        assert_eq!(
            fault("short").as_deref(),
            Some("Enter a password of 15 characters or more.")
        );
        assert_eq!(
            fault("PasswordPassword").as_deref(),
            Some("Choose a password that is harder to guess.")
        );
        assert_eq!(
            fault("Amina.Okafor@example").as_deref(),
            Some("Choose a password that is harder to guess.")
        );
        assert!(fault(&"a".repeat(201)).is_some());
        assert_eq!(fault("a walk by the river"), None);
    }
}
