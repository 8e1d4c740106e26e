//! The accounts of the organisation, for its administrators.

use askama::Template;
use office::AccountView;

use crate::frame::Frame;
use crate::respond::{Answer, page};
use crate::visitor::Visit;

#[derive(Template)]
#[template(path = "accounts.html")]
struct AccountsPage {
    frame: Frame,
    accounts: Vec<AccountView>,
}

pub(crate) async fn get(visit: Visit) -> Answer {
    let accounts = visit.office.accounts(&visit.visitor).await?;
    page(&AccountsPage {
        frame: visit.frame,
        accounts,
    })
}

#[cfg(test)]
mod tests {
    use crate::trial::Trial;

    #[tokio::test]
    async fn only_an_administrator_sees_the_accounts() {
        let trial = Trial::new().await;
        trial
            .signed_in("administrator")
            .await
            .open("/accounts")
            .await
            .is(200)
            .says("Robin Teacher")
            .says("Member of staff");
        for login in ["reporter", "lead"] {
            let page = trial.signed_in(login).await.open("/accounts").await;
            assert!(page.status.is_client_error());
            page.does_not_say("Alex Keeper");
        }
    }
}
