//! What a running server does beside answering: now and then it takes away what has run out.

use std::time::Duration;

use office::Office;
use tokio::sync::watch;

/// How often.
const EVERY: Duration = Duration::from_secs(60 * 60);

/// Tidies at once and then every hour, until `told` changes. A fault is told and tried again: nothing depends on it.
pub async fn keep_tidy(office: Office, mut told: watch::Receiver<bool>) {
    let mut hours = tokio::time::interval(EVERY);
    loop {
        tokio::select! {
            // An error says that the sender is gone, which is to stop too.
            _ = told.changed() => return,
            _ = hours.tick() => tidy(&office).await,
        }
    }
}

/// Counts are told, and never whose.
async fn tidy(office: &Office) {
    match office.tidy().await {
        Ok(tidied) if tidied.is_nothing() => {}
        Ok(tidied) => eprintln!("waypost: {tidied}"),
        Err(fault) => eprintln!("waypost: what has run out could not be taken away: {fault}"),
    }
}
