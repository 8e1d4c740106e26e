//! What is handed to the journal and what comes back.

use crate::CaseRow;
use crate::fault::AppendFault;
use crate::journal::Micros;
use uuid::Uuid;

/// Where the writer believes the stream to stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// The stream does not exist yet.
    New,
    /// The stream's last event has this version; versions are dense and begin at 1.
    Version(u32),
    /// Wherever it stands; the stream is begun if it does not exist. For streams without decisions, such as readings.
    Any,
}

/// One fact to be appended. The store never looks into the payload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEvent {
    /// The event's kind, such as `concern_reported`.
    pub kind: String,
    /// The version of the payload's shape.
    pub schema: u32,
    /// When it happened, if that is not when it was recorded.
    pub occurred_at: Option<Micros>,
    /// Opaque bytes.
    pub payload: Vec<u8>,
}

/// Work to be done after the append is durable: mail, calendar, webhook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewJob {
    /// Made by the caller.
    pub id: Uuid,
    /// What kind of work.
    pub kind: String,
    /// Opaque bytes.
    pub payload: Vec<u8>,
    /// Not before this moment.
    pub run_at: Micros,
}

/// One command's events, with the rows and jobs that follow from them: all of it is written in one transaction, or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Append {
    /// The organisation; its chain is lengthened.
    pub org: Uuid,
    /// The stream, such as a case.
    pub stream: Uuid,
    /// `case`, `readings`, `account` or `organisation`. Fixed by the stream's first append.
    pub stream_kind: &'static str,
    /// Where the writer believes the stream to stand.
    pub expected: Expected,
    /// The idempotency key: the same command again changes nothing and gets the first answer.
    pub command: Uuid,
    /// The moment of the command, for all its events.
    pub recorded_at: Micros,
    /// The account that acts.
    pub actor: Uuid,
    /// The role under which it acts.
    pub role: String,
    /// At least one.
    pub events: Vec<NewEvent>,
    /// The case as lists show it from now on.
    pub case_row: Option<CaseRow>,
    /// All words under which the case of this stream can be found from now on, made by [`crate::words`]; `None` leaves them as they are.
    /// Needs a `case_row` now or earlier.
    pub words: Option<Vec<String>>,
    /// Jobs to be done once this is durable.
    pub jobs: Vec<NewJob>,
}

/// The append is durable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Appended {
    /// The stream's version after the append: that of its last event.
    pub version: u32,
    /// The first event's place in the organisation's journal, from 1.
    pub first_seq: u64,
    /// True when this command had been written before, and nothing was written now.
    pub repeated: bool,
}

/// One answer for each append of [`crate::Db::append_many`], in the order given.
pub type Answers = Vec<Result<Appended, AppendFault>>;
