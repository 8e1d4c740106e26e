//! Group commit: appends that wait together are written in one transaction and answered once it is durable.
//!
//! Each lane is one task with one transaction at a time. An organisation always uses the same lane of a process; between processes the row
//! of the chain's head is the lock. `batch` is the way of a batch through the database, `ledger` what must be known before, `plan` what
//! follows from it, `commit` and `cases` the statements, `refusal` what the engines' errors mean. `relist` makes the lists again.

mod batch;
mod cases;
mod commit;
mod ledger;
mod plan;
mod refusal;
mod relist;

use crate::append::{Answers, Append, Appended};
use crate::engine::{Db, Writes};
use crate::fault::AppendFault;
use batch::Ledgers;
use std::sync::Arc;
use tokio::sync::{mpsc, oneshot};
use uuid::Uuid;

pub use relist::Relisted;

/// At most so many appends in one transaction.
const BATCH: usize = 256;
/// So many callers may wait for a lane before further ones are held back.
const QUEUE: usize = 1024;

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
    let mut ledgers = Ledgers::default();
    while let Some(first) = receiver.recv().await {
        let mut count = first.appends.len();
        let mut gathered = vec![first];
        while count < BATCH
            && let Ok(next) = receiver.try_recv()
        {
            count += next.appends.len();
            gathered.push(next);
        }
        serve(&writes, &mut ledgers, gathered).await;
    }
}

async fn serve(writes: &Writes, ledgers: &mut Ledgers, gathered: Vec<Waiting>) {
    let appends: Vec<&Append> = gathered
        .iter()
        .flat_map(|waiting| &waiting.appends)
        .collect();
    let mut answers = batch::write(writes, ledgers, &appends).await.into_iter();
    for waiting in gathered {
        let own: Answers = answers.by_ref().take(waiting.appends.len()).collect();
        // A caller that no longer waits still has its append written; sent again, it gets the first answer.
        let _ = waiting.answer.send(own);
    }
}
