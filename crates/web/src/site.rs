//! What every page can reach: the use cases, the settings, chance.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use office::Office;
use uuid::Uuid;

use crate::settings::WebSettings;

#[derive(Clone)]
pub(crate) struct Site {
    pub office: Office,
    pub settings: Arc<WebSettings>,
}

impl Site {
    pub fn new(office: Office, settings: WebSettings) -> Self {
        Self {
            office,
            settings: Arc::new(settings),
        }
    }

    /// 128 bits that nobody can guess, for the one script of one page (ASVS 3.4.3).
    pub fn nonce(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.random())
    }

    /// A fresh key for a command: the same form sent twice carries the same key and changes things once.
    pub fn command(&self) -> Uuid {
        uuid::Builder::from_random_bytes(self.random()).into_uuid()
    }

    fn random(&self) -> [u8; 16] {
        let mut bytes = [0; 16];
        self.settings.surroundings.random(&mut bytes);
        bytes
    }
}
