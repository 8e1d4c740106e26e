//! Group commit: appends that wait together are written in one transaction and answered once it is durable.
//!
//! Each lane is one task with one transaction at a time. An organisation always uses the same lane of a process; between processes the row
//! of the chain's head is the lock. Every append of a batch is checked on its own, so a conflict refuses only itself; when the database
//! refuses a batch, its appends are tried again one by one, so that only the culprit fails.

mod cases;
mod commit;
mod ledger;
mod plan;
mod refusal;

use crate::append::{Answers, Append, Appended};
use crate::engine::{Db, Engine, Transaction, Writes};
use crate::fault::AppendFault;
use crate::statement::Statement;
use std::sync::Arc;
use tokio::sync::{mpsc, oneshot};
use uuid::Uuid;

/// At most so many appends in one transaction.
const BATCH: usize = 256;
/// So many callers may wait for a lane before further ones are held back.
const QUEUE: usize = 1024;
/// So often is an append tried when the database only says "not now".
const TRIES: u32 = 4;

#[derive(Clone, Debug)]
pub(crate) struct Writer {
    lanes: Arc<[mpsc::Sender<Waiting>]>,
}

/// Appends of one caller and where their answers go.
#[derive(Debug)]
struct Waiting {
    appends: Vec<Append>,
    answer: oneshot::Sender<Answers>,
}

impl Writer {
    pub(crate) fn start(writes: &Writes, lanes: usize) -> Self {
        let start = |_| {
            let (sender, receiver) = mpsc::channel(QUEUE);
            tokio::spawn(run(writes.clone(), receiver));
            sender
        };
        Self {
            lanes: (0..lanes).map(start).collect(),
        }
    }

    fn lane(&self, org: Uuid) -> Option<&mpsc::Sender<Waiting>> {
        let place = org.as_u128() % (self.lanes.len() as u128);
        self.lanes.get(usize::try_from(place).ok()?)
    }

    async fn send(&self, org: Uuid, appends: Vec<Append>) -> Answers {
        let count = appends.len();
        let (answer, answered) = oneshot::channel();
        let waiting = Waiting { appends, answer };
        let answers = match self.lane(org) {
            Some(lane) if lane.send(waiting).await.is_ok() => answered.await.ok(),
            _ => None,
        };
        answers.unwrap_or_else(|| {
            vec![Err(AppendFault::Unavailable("the store is closed".into())); count]
        })
    }
}

impl Db {
    /// Writes one command's events, rows and jobs together, and answers when they are durable.
    ///
    /// # Errors
    /// [`AppendFault`]; in every case but [`AppendFault::Unavailable`] it is certain that nothing was written. After that one, send the same
    /// command again.
    pub async fn append(&self, append: Append) -> Result<Appended, AppendFault> {
        let lost = || Err(AppendFault::Unavailable("no answer".into()));
        self.writer
            .send(append.org, vec![append])
            .await
            .pop()
            .unwrap_or_else(lost)
    }

    /// Writes many appends through the same chain, a few hundred in each transaction; for generators and imports. The answers come in the
    /// order of the appends, and one refusal does not hold up the others. All must be of one organisation to be written in the order given.
    pub async fn append_many(&self, appends: Vec<Append>) -> Answers {
        let mut answers = Vec::with_capacity(appends.len());
        let mut rest = appends.into_iter().peekable();
        while let Some(org) = rest.peek().map(|append| append.org) {
            let mut batch = Vec::with_capacity(BATCH);
            while let Some(next) = rest.next_if(|next| next.org == org && batch.len() < BATCH) {
                batch.push(next);
            }
            answers.append(&mut self.writer.send(org, batch).await);
        }
        answers
    }
}

/// Gathers whoever waits, writes, answers; ends when the last handle is gone.
async fn run(writes: Writes, mut receiver: mpsc::Receiver<Waiting>) {
    while let Some(first) = receiver.recv().await {
        let mut count = first.appends.len();
        let mut gathered = vec![first];
        while count < BATCH
            && let Ok(next) = receiver.try_recv()
        {
            count += next.appends.len();
            gathered.push(next);
        }
        serve(&writes, gathered).await;
    }
}

async fn serve(writes: &Writes, gathered: Vec<Waiting>) {
    let appends: Vec<&Append> = gathered
        .iter()
        .flat_map(|waiting| &waiting.appends)
        .collect();
    let mut answers = write(writes, &appends).await.into_iter();
    for waiting in gathered {
        let own: Answers = answers.by_ref().take(waiting.appends.len()).collect();
        // A caller that no longer waits still has its append written; sent again, it gets the first answer.
        let _ = waiting.answer.send(own);
    }
}

/// One transaction for all on SQLite, where committing is what costs; one for each organisation on PostgreSQL, where one chain's lock must
/// not wait for another's.
async fn write(writes: &Writes, appends: &[&Append]) -> Answers {
    let groups = by_organisation(appends);
    let transactions: Vec<&[Group]> = match writes.engine() {
        Engine::Sqlite => vec![&groups],
        Engine::Postgres => groups.chunks(1).collect(),
    };
    let mut answers = vec![Err(AppendFault::Unavailable("not tried".into())); appends.len()];
    for transaction in transactions {
        for (place, answer) in write_together(writes, appends, transaction).await {
            answers[place] = answer;
        }
    }
    answers
}

/// An organisation and the places of its appends in the batch, in order.
struct Group {
    org: Uuid,
    places: Vec<usize>,
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

type Placed = Vec<(usize, Result<Appended, AppendFault>)>;

async fn write_together(writes: &Writes, appends: &[&Append], groups: &[Group]) -> Placed {
    if let Ok(placed) = write_once(writes, appends, groups).await {
        return placed;
    }
    let mut placed = Placed::new();
    for group in groups {
        for place in &group.places {
            placed.push((*place, write_alone(writes, appends[*place]).await));
        }
    }
    placed
}

async fn write_once(
    writes: &Writes,
    appends: &[&Append],
    groups: &[Group],
) -> Result<Placed, sqlx::Error> {
    let mut transaction = writes.begin().await?;
    match prepare(&mut transaction, writes.engine(), appends, groups).await {
        Ok((placed, statements)) => {
            transaction.finish(statements).await?;
            Ok(placed)
        }
        Err(error) => {
            transaction.roll_back().await;
            Err(error)
        }
    }
}

/// The answers and what must be written for them to be true. All is read before anything is written: organisations share no row.
async fn prepare(
    transaction: &mut Transaction,
    engine: Engine,
    appends: &[&Append],
    groups: &[Group],
) -> Result<(Placed, Vec<Statement>), sqlx::Error> {
    let mut placed = Placed::new();
    let mut statements = Vec::new();
    for group in groups {
        let own: Vec<&Append> = group.places.iter().map(|place| appends[*place]).collect();
        let answers = match ledger::read(transaction, engine, group.org, &own).await? {
            Some(ledger) => {
                let (answers, changes) = plan::plan(ledger, &own);
                statements.extend(commit::statements(engine, group.org, &changes));
                answers
            }
            None => vec![Err(AppendFault::UnknownOrganisation); own.len()],
        };
        placed.extend(group.places.iter().copied().zip(answers));
    }
    Ok((placed, statements))
}

/// One append in a transaction of its own. What failed for the moment is tried again; the command's key makes that safe even when the
/// first try was written after all.
async fn write_alone(writes: &Writes, append: &Append) -> Result<Appended, AppendFault> {
    let group = [Group {
        org: append.org,
        places: vec![0],
    }];
    let mut tries = 0;
    loop {
        tries += 1;
        match write_once(writes, &[append], &group).await {
            Ok(mut placed) => {
                let lost = || Err(AppendFault::Unavailable("no answer".into()));
                return placed.pop().map_or_else(lost, |(_, answer)| answer);
            }
            Err(error) if tries < TRIES && refusal::is_for_the_moment(&error) => {}
            Err(error) => return Err(refusal::told(&error)),
        }
    }
}
