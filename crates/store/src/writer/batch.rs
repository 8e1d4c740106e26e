//! The way of a batch through the database. Every append is checked on its own, so a conflict refuses only itself; when the database refuses
//! a batch, its appends are tried again one by one, so that only the culprit fails.
//!
//! On SQLite the ledgers of earlier batches are remembered, which spares asking before writing. What is remembered is exactly as true as the
//! chain's head is still where we left it, because nothing of a ledger changes without lengthening the chain; and the last statement of the
//! transaction fails if it is not. (`relist` alone changes rows and lengthens nothing: it only brings back what this journal's own appends
//! had written, which is what a ledger remembers.) Then, and whenever a remembered ledger would refuse something, all is forgotten and the database is asked.

use super::ledger::{self, Ledger};
use super::{commit, plan, refusal};
use crate::append::{Answers, Append, Appended};
use crate::engine::{Engine, Transaction, Writes};
use crate::fault::AppendFault;
use crate::statement::Statement;
use std::collections::HashMap;
use uuid::Uuid;

/// So often is an append tried when the database only says "not now".
const TRIES: u32 = 4;

/// Ledgers by organisation, remembered from batch to batch.
pub(super) type Ledgers = HashMap<Uuid, Ledger>;

type Placed = Vec<(usize, Result<Appended, AppendFault>)>;

/// An organisation and the places of its appends in the batch, in order.
struct Group {
    org: Uuid,
    places: Vec<usize>,
}

impl Group {
    fn own<'batch>(&self, appends: &[&'batch Append]) -> Vec<&'batch Append> {
        self.places.iter().map(|place| appends[*place]).collect()
    }
}

/// One transaction for all on SQLite, where committing is what costs; one for each organisation on PostgreSQL, where one chain's lock must
/// not wait for another's.
pub(super) async fn write(writes: &Writes, ledgers: &mut Ledgers, appends: &[&Append]) -> Answers {
    let groups = by_organisation(appends);
    let transactions: Vec<&[Group]> = match writes.engine() {
        Engine::Sqlite => vec![&groups],
        Engine::Postgres => groups.chunks(1).collect(),
    };
    let mut answers = vec![Err(AppendFault::Unavailable("not tried".into())); appends.len()];
    for transaction in transactions {
        for (place, answer) in write_together(writes, ledgers, appends, transaction).await {
            answers[place] = answer;
        }
    }
    answers
}

fn by_organisation(appends: &[&Append]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (place, append) in appends.iter().enumerate() {
        match groups.iter_mut().find(|group| group.org == append.org) {
            Some(group) => group.places.push(place),
            None => groups.push(Group {
                org: append.org,
                places: vec![place],
            }),
        }
    }
    groups
}

async fn write_together(
    writes: &Writes,
    ledgers: &mut Ledgers,
    appends: &[&Append],
    groups: &[Group],
) -> Placed {
    if let Ok(placed) = write_once(writes, ledgers, appends, groups).await {
        return placed;
    }
    let mut placed = Placed::new();
    for place in groups.iter().flat_map(|group| &group.places) {
        placed.push((*place, write_alone(writes, ledgers, appends[*place]).await));
    }
    placed
}

/// One append in a transaction of its own. What failed for the moment is tried again; the command's key makes that safe even when the
/// first try was written after all.
async fn write_alone(
    writes: &Writes,
    ledgers: &mut Ledgers,
    append: &Append,
) -> Result<Appended, AppendFault> {
    let group = [Group {
        org: append.org,
        places: vec![0],
    }];
    let mut tries = 0;
    loop {
        tries += 1;
        match write_once(writes, ledgers, &[append], &group).await {
            Ok(mut placed) => {
                let lost = || Err(AppendFault::Unavailable("no answer".into()));
                return placed.pop().map_or_else(lost, |(_, answer)| answer);
            }
            Err(error) if tries < TRIES && refusal::is_for_the_moment(&error) => {}
            Err(error) => return Err(refusal::told(&error)),
        }
    }
}

/// From what is remembered, if that suffices and holds; else by asking.
async fn write_once(
    writes: &Writes,
    ledgers: &mut Ledgers,
    appends: &[&Append],
    groups: &[Group],
) -> Result<Placed, sqlx::Error> {
    let suffices = |group: &Group| {
        ledgers
            .get(&group.org)
            .is_some_and(|ledger| ledger.covers(&group.own(appends)))
    };
    if groups.iter().all(suffices)
        && let Ok((placed, left)) =
            transact(writes, std::mem::take(ledgers), appends, groups, true).await
        && placed.iter().all(|(_, answer)| answer.is_ok())
    {
        *ledgers = left;
        return Ok(placed);
    }
    let (placed, left) = transact(writes, std::mem::take(ledgers), appends, groups, false).await?;
    if writes.engine() == Engine::Sqlite {
        *ledgers = left;
    }
    Ok(placed)
}

/// One transaction, from its beginning to its commit. The ledgers come back as it leaves them.
async fn transact(
    writes: &Writes,
    mut ledgers: Ledgers,
    appends: &[&Append],
    groups: &[Group],
    remembered: bool,
) -> Result<(Placed, Ledgers), sqlx::Error> {
    let mut transaction = writes.begin().await?;
    if !remembered
        && let Err(error) = ask(
            &mut transaction,
            writes.engine(),
            &mut ledgers,
            appends,
            groups,
        )
        .await
    {
        transaction.roll_back().await;
        return Err(error);
    }
    let (placed, statements) = prepare(writes.engine(), &mut ledgers, appends, groups);
    if remembered && placed.iter().any(|(_, answer)| answer.is_err()) {
        transaction.roll_back().await;
    } else {
        transaction.finish(statements).await?;
    }
    Ok((placed, ledgers))
}

/// All is read before anything is written: organisations share no row.
async fn ask(
    transaction: &mut Transaction,
    engine: Engine,
    ledgers: &mut Ledgers,
    appends: &[&Append],
    groups: &[Group],
) -> Result<(), sqlx::Error> {
    for group in groups {
        let remembered = ledgers.remove(&group.org);
        let own = group.own(appends);
        if let Some(mut ledger) = ledger::read(transaction, engine, group.org, &own).await? {
            ledger.absorb(remembered);
            ledgers.insert(group.org, ledger);
        }
    }
    Ok(())
}

/// The answers and what must be written for them to be true.
fn prepare(
    engine: Engine,
    ledgers: &mut Ledgers,
    appends: &[&Append],
    groups: &[Group],
) -> (Placed, Vec<Statement>) {
    let mut placed = Placed::new();
    let mut statements = Vec::new();
    for group in groups {
        let own = group.own(appends);
        let answers = match ledgers.get_mut(&group.org) {
            Some(ledger) => {
                let (answers, changes) = plan::plan(ledger, &own);
                statements.extend(commit::statements(engine, group.org, ledger, &changes));
                ledger.remember(&changes);
                answers
            }
            None => vec![Err(AppendFault::UnknownOrganisation); own.len()],
        };
        placed.extend(group.places.iter().copied().zip(answers));
    }
    (placed, statements)
}
