//! The first page, by what a person may do: a concern to record for everybody, what is overdue and theirs for whoever works on
//! cases, the accounts for an administrator.

use access::Kind;
use askama::Template;
use office::{CaseQuery, CaseRowView, ChoiceView, ConcernRow, NotInForceView};

use crate::cases::{IN_DANGER, IN_DANGER_AT, in_danger};
use crate::frame::{Frame, may_list};
use crate::problem::Problem;
use crate::respond::{Answer, page};
use crate::visitor::Visit;

/// The statuses by which the lists of the first page are told apart, as the list of cases knows them.
const REPORTED: &str = "reported";
const CLOSED: &str = "closed";
/// How many rows of a list the first page shows.
const ROWS: usize = 10;
/// How many of the concerns that a person has sent themselves.
const SENT: usize = 5;
/// How many of those in danger.
const FIRST: u32 = 10;
/// So many of the visitor's own cases are looked through for open ones.
const OWN: u32 = 100;

#[derive(Template)]
#[template(path = "home.html")]
struct HomePage {
    frame: Frame,
    draft: bool,
    concerns: Vec<ConcernRow>,
    work: Option<Work>,
    keeps_accounts: bool,
    /// For whoever can have it mended.
    not_in_force: Vec<NotInForceView>,
}

/// What somebody who works on cases looks at first.
struct Work {
    /// Somebody is known to be in danger.
    danger: Vec<CaseRowView>,
    overdue: Vec<CaseRowView>,
    overdue_total: String,
    /// Reported, and nobody has taken them up.
    fresh: Vec<CaseRowView>,
    fresh_total: String,
    /// Open, what is overdue first.
    mine: Vec<CaseRowView>,
}

pub(crate) async fn get(visit: Visit) -> Answer {
    let draft = visit.office.draft(&visit.visitor).await?.is_some();
    let mut concerns = visit.office.my_concerns(&visit.visitor).await?;
    concerns.truncate(SENT);
    let work = if may_list(&visit.visitor, Kind::Case) {
        Some(work(&visit).await?)
    } else {
        None
    };
    let keeps_accounts = may_list(&visit.visitor, Kind::Account);
    let not_in_force = match keeps_accounts {
        true => visit.office.not_in_force(None),
        false => Vec::new(),
    };
    page(&HomePage {
        not_in_force,
        frame: visit.frame,
        draft,
        concerns,
        work,
        keeps_accounts,
    })
}

async fn work(visit: &Visit) -> Result<Work, Problem> {
    let list = async |query: CaseQuery| visit.office.cases(&visit.visitor, &query).await;
    let overdue = list(CaseQuery {
        overdue: true,
        ..CaseQuery::default()
    })
    .await?;
    let fresh = list(CaseQuery {
        status: Some(REPORTED.to_owned()),
        ..CaseQuery::default()
    })
    .await?;
    let danger = visit
        .office
        .first_cases(&visit.visitor, &in_danger(), FIRST)
        .await?;
    let own = async |overdue: bool| {
        let query = CaseQuery {
            mine: true,
            overdue,
            ..CaseQuery::default()
        };
        visit.office.first_cases(&visit.visitor, &query, OWN).await
    };
    let (late, mine) = (own(true).await?, own(false).await?);
    Ok(Work {
        danger,
        mine: first(in_order(late, open(mine, &overdue.statuses))),
        overdue_total: overdue.total,
        overdue: first(overdue.rows),
        fresh_total: fresh.total,
        fresh: first(fresh.rows),
    })
}

fn first(rows: Vec<CaseRowView>) -> Vec<CaseRowView> {
    rows.into_iter().take(ROWS).collect()
}

/// Those that are not closed.
fn open(mut rows: Vec<CaseRowView>, statuses: &[ChoiceView]) -> Vec<CaseRowView> {
    let closed = statuses.iter().find(|status| status.value == CLOSED);
    rows.retain(|row| closed.is_none_or(|closed| row.status != closed.label));
    rows
}

/// What is overdue first, the longest first; then what is due, then the rest.
fn in_order(late: Vec<CaseRowView>, mut all: Vec<CaseRowView>) -> Vec<CaseRowView> {
    all.retain(|row| !late.iter().any(|late| late.reference == row.reference));
    all.sort_by_key(|row| (!row.overdue, row.next_due.is_empty()));
    late.into_iter().chain(all).collect()
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
