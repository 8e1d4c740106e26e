//! What the pages are told by whoever assembles the program.

use std::sync::Arc;

use office::Surroundings;

/// Settings of the pages.
#[derive(Clone)]
pub struct WebSettings {
    /// Shown in the header before anybody has signed in; afterwards the visitor's own organisation is.
    pub organisation: String,
    /// Whether people reach the pages over https: the cookie is then `__Host-`, `Secure`, and the browser is told to stay with
    /// https for a year. False only for trying Waypost out on one's own machine.
    pub secure: bool,
    /// Chance, for the nonce of a page and the key of a command.
    pub surroundings: Arc<dyn Surroundings>,
}
