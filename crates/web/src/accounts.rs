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
