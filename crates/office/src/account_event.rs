//! What happens to accounts, in the journal beside the cases: who was given which rights, when, by whom.

use serde::{Deserialize, Serialize};
use store::NewEvent;

use crate::error::Fault;

/// Facts in the past tense, in a stream for each account. No password, no hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum AccountEvent {
    AccountOpened {
        name: String,
        login: String,
        roles: Vec<String>,
    },
    RolesSet {
        roles: Vec<String>,
    },
    AccountDeactivated {},
    PasswordChanged {},
}

/// The version of every shape today.
const SCHEMA: u32 = 1;

impl AccountEvent {
    pub(crate) const fn kind(&self) -> &'static str {
        match self {
            Self::AccountOpened { .. } => "account_opened",
            Self::RolesSet { .. } => "roles_set",
            Self::AccountDeactivated {} => "account_deactivated",
            Self::PasswordChanged {} => "password_changed",
        }
    }

    pub(crate) fn to_store(&self) -> Result<NewEvent, Fault> {
        let payload = serde_json::to_vec(self)
            .map_err(|fault| Fault::new(format!("an account event: {fault}")))?;
        Ok(NewEvent {
            kind: self.kind().to_owned(),
            schema: SCHEMA,
            occurred_at: None,
            payload,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_event_version_has_a_fixture_that_is_read_and_written_today() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
        let mut found = 0;
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let text = std::fs::read_to_string(&path).unwrap();
            let event: AccountEvent = serde_json::from_str(&text).unwrap();
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            assert_eq!(name, format!("{}.v{SCHEMA}", event.kind()));
            let written: serde_json::Value =
                serde_json::from_slice(&event.to_store().unwrap().payload).unwrap();
            assert_eq!(
                written,
                serde_json::from_str::<serde_json::Value>(&text).unwrap()
            );
            found += 1;
        }
        assert_eq!(found, 4);
    }
}
