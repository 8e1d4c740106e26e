//! The first page, by what a person may do: a concern to record for everybody, what is overdue and theirs for whoever works on
//! cases, the accounts for an administrator.

use access::Kind;
use askama::Template;
use office::{CaseQuery, CaseRowView, ConcernRow};

use crate::frame::{Frame, may_list};
use crate::problem::Problem;
use crate::respond::{Answer, page};
use crate::visitor::Visit;

/// How many rows of a list the first page shows.
const ROWS: usize = 10;

#[derive(Template)]
#[template(path = "home.html")]
struct HomePage {
    frame: Frame,
    draft: bool,
    concerns: Vec<ConcernRow>,
    work: Option<Work>,
    keeps_accounts: bool,
}

/// What somebody who works on cases looks at first.
struct Work {
    overdue: Vec<CaseRowView>,
    overdue_total: String,
    mine: Vec<CaseRowView>,
    mine_total: String,
}

pub(crate) async fn get(visit: Visit) -> Answer {
    let draft = visit.office.draft(&visit.visitor).await?.is_some();
    let mut concerns = visit.office.my_concerns(&visit.visitor).await?;
    concerns.truncate(ROWS);
    let work = if may_list(&visit.visitor, Kind::Case) {
        Some(work(&visit).await?)
    } else {
        None
    };
    let keeps_accounts = may_list(&visit.visitor, Kind::Account);
    page(&HomePage {
        frame: visit.frame,
        draft,
        concerns,
        work,
        keeps_accounts,
    })
}

async fn work(visit: &Visit) -> Result<Work, Problem> {
    let overdue = CaseQuery {
        overdue: true,
        ..CaseQuery::default()
    };
    let mine = CaseQuery {
        mine: true,
        ..CaseQuery::default()
    };
    let overdue = visit.office.cases(&visit.visitor, &overdue).await?;
    let mine = visit.office.cases(&visit.visitor, &mine).await?;
    Ok(Work {
        overdue: overdue.rows.into_iter().take(ROWS).collect(),
        overdue_total: overdue.total,
        mine: mine.rows.into_iter().take(ROWS).collect(),
        mine_total: mine.total,
    })
}

#[cfg(test)]
mod tests {
    use crate::trial::Trial;

    #[tokio::test]
    async fn everybody_sees_what_comes_first_and_only_their_own_work() {
        let trial = Trial::new().await;
        let reporter = trial
            .signed_in("reporter")
            .await
            .open("/")
            .await
            .says("Ring 999")
            .says("Record a concern");
        reporter
            .does_not_say("Overdue")
            .does_not_say("Look after accounts");
        trial
            .signed_in("lead")
            .await
            .open("/")
            .await
            .says("Nothing is overdue.")
            .does_not_say("Look after accounts");
        trial
            .signed_in("administrator")
            .await
            .open("/")
            .await
            .says("Look after accounts")
            .does_not_say("Overdue");
    }
}
