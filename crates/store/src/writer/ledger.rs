//! Reads where an organisation's journal stands, in one statement, under the lock of its chain.

use super::cases;
use super::plan::Changes;
use crate::append::{Append, Appended, Expected};
use crate::chain::{Hash, hash, id, number};
use crate::engine::{Engine, Transaction};
use crate::fault::Fault;
use crate::statement::{Statement, Value, push_place, sql};
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// How an organisation's journal stands, as far as a batch needs to know.
#[derive(Default)]
pub(super) struct Ledger {
    pub org: String,
    pub seq: i64,
    pub hash: Hash,
    /// The version of each stream of the batch that exists.
    pub streams: HashMap<Uuid, i64>,
    /// The answers already given to commands of the batch.
    pub commands: HashMap<Uuid, Appended>,
    /// The cases of the batch that have a row.
    pub cases: HashMap<Uuid, StoredCase>,
}

/// What is stored of a case and decides what must be written of it.
#[derive(Default)]
pub(super) struct StoredCase {
    /// All that lists are opened by, save what is due.
    pub listed: String,
    pub opened_at: i64,
    pub next_due: Option<i64>,
    pub hidden_from: String,
    /// `None` as long as nobody has asked for them.
    pub words: Option<BTreeSet<Vec<u8>>>,
}

/// Where the journal stands for the appends of a batch; `None` when there is no such organisation. From here to the end of the transaction
/// nobody else lengthens this organisation's chain.
pub(super) async fn read(
    transaction: &mut Transaction,
    engine: Engine,
    org: Uuid,
    appends: &[&Append],
) -> Result<Option<Ledger>, sqlx::Error> {
    if engine == Engine::Postgres {
        // SQLite's transaction was begun immediate: it holds the only lock there is.
        let lock = sql("select seq from chain_head where org_id = $1 for update");
        transaction.rows::<(i64,)>(lock.bind(org)).await?;
    }
    let mut ledger = Ledger {
        org: org.to_string(),
        ..Ledger::default()
    };
    let mut exists = false;
    for row in transaction
        .rows::<Found>(look(engine, &ledger.org, appends))
        .await?
    {
        exists |= row.0 == "1 chain";
        ledger
            .note(row)
            .map_err(|fault| sqlx::Error::Decode(fault.into()))?;
    }
    for worded in appends.iter().filter(|append| append.words.is_some()) {
        if let Some(stored) = ledger.cases.get_mut(&worded.stream) {
            stored.words.get_or_insert_default();
        }
    }
    Ok(exists.then_some(ledger))
}

/// What it is, its id, two numbers, two texts and some bytes.
type Found = (
    String,
    String,
    i64,
    Option<i64>,
    String,
    String,
    Option<Vec<u8>>,
);

/// A ledger that knows more streams than this starts afresh.
const MOST_REMEMBERED: usize = 2_000;

impl Ledger {
    /// True when nothing need be asked for these appends. A stream that is to be new is taken to be new: if it is not, its first event's
    /// place is taken and the transaction fails.
    pub(super) fn covers(&self, appends: &[&Append]) -> bool {
        appends.iter().all(|append| {
            let stored = self.cases.get(&append.stream);
            let begins = append.expected == Expected::New;
            let row = append.case_row.is_none() || stored.is_some();
            let words =
                append.words.is_none() || stored.is_some_and(|stored| stored.words.is_some());
            begins || (self.streams.contains_key(&append.stream) && row && words)
        })
    }

    /// Keeps what was remembered beside what was just read, if the chain has not been lengthened since.
    pub(super) fn absorb(&mut self, remembered: Option<Self>) {
        let Some(remembered) =
            remembered.filter(|old| old.seq == self.seq && old.hash == self.hash)
        else {
            return;
        };
        for (stream, version) in remembered.streams {
            self.streams.entry(stream).or_insert(version);
        }
        for (case, mut old) in remembered.cases {
            let words = old.words.take();
            let stored = self.cases.entry(case).or_insert(old);
            stored.words = stored.words.take().or(words);
        }
    }

    /// What will be stored once these changes are. Commands are not remembered: one that comes again finds its place taken.
    pub(super) fn remember(&mut self, changes: &Changes<'_>) {
        self.commands.clear();
        if self.streams.len() > MOST_REMEMBERED {
            self.streams.clear();
            self.cases.clear();
        }
        for (id, row) in &changes.cases {
            let known = self.cases.remove(id).and_then(|stored| stored.words);
            let stored = StoredCase {
                listed: cases::listed(row),
                opened_at: row.opened_at,
                next_due: row.next_due,
                hidden_from: cases::hidden_from(row),
                words: changes.words.get(id).cloned().or(known),
            };
            self.cases.insert(*id, stored);
        }
    }

    fn note(
        &mut self,
        (what, key, first, second, text, hidden_from, bytes): Found,
    ) -> Result<(), Fault> {
        let key = id(&key)?;
        let bytes = bytes.unwrap_or_default();
        match what.as_str() {
            "1 chain" => {
                self.seq = first;
                self.hash = hash(&bytes)?;
            }
            "2 command" => {
                let first_seq = number(second.unwrap_or(0))?;
                self.commands.insert(
                    key,
                    Appended {
                        version: number(first)?,
                        first_seq,
                        repeated: true,
                    },
                );
            }
            "3 stream" => {
                self.streams.insert(key, first);
            }
            "4 case" => {
                let stored = self.cases.entry(key).or_default();
                stored.listed = text;
                stored.opened_at = first;
                stored.next_due = second;
                stored.hidden_from = hidden_from;
            }
            _ => {
                let stored = self.cases.entry(key).or_default();
                stored.words.get_or_insert_default().insert(bytes);
            }
        }
        Ok(())
    }
}

/// Everything that the batch must look up.
fn look(engine: Engine, org: &str, appends: &[&Append]) -> Statement {
    let rows = || appends.iter().filter_map(|append| append.case_row.as_ref());
    let worded = appends
        .iter()
        .filter(|append| append.words.is_some())
        .map(|append| append.stream);
    let lists = [
        (
            "select '1 chain', org_id, seq, 0, '', '', hash from chain_head where org_id = ",
            "",
            Vec::new(),
        ),
        (
            " union all select '2 command', command, version, first_seq, '', '', null from command where org_id = ",
            " and command in (",
            padded(appends.iter().map(|append| append.command)),
        ),
        (
            " union all select '3 stream', stream, version, 0, '', '', null from stream_head where org_id = ",
            " and stream in (",
            padded(appends.iter().map(|append| append.stream)),
        ),
        (
            " union all select '4 case', id, opened_at, next_due, \
             reference || ' ' || kind || ' ' || status || ' ' || coalesce(owner, '-') || ' ' || reporter || ' ' || coalesce(danger, -1), hidden_from, null \
             from case_list where org_id = ",
            " and id in (",
            padded(rows().map(|row| row.id)),
        ),
        (
            " union all select '5 word', case_id, 0, 0, '', '', word from case_word where org_id = ",
            " and case_id in (",
            padded(worded),
        ),
    ];
    let mut text = String::new();
    let mut values: Vec<Value> = Vec::new();
    for (select, within, keys) in lists {
        if keys.is_empty() && !within.is_empty() {
            continue;
        }
        text.push_str(select);
        values.push(org.into());
        push_place(&mut text, engine, values.len());
        push_list(&mut text, &mut values, engine, within, keys);
    }
    Statement::built(text, values)
}

fn push_list(
    text: &mut String,
    values: &mut Vec<Value>,
    engine: Engine,
    within: &str,
    keys: Vec<String>,
) {
    let many = !keys.is_empty();
    text.push_str(within);
    for (place, key) in keys.into_iter().enumerate() {
        text.push_str(if place == 0 { "" } else { ", " });
        values.push(key.into());
        push_place(text, engine, values.len());
    }
    text.push_str(if many { ")" } else { "" });
}

/// The ids as texts, the last repeated up to a power of two, so that few statements serve batches of all sizes.
fn padded(ids: impl Iterator<Item = Uuid>) -> Vec<String> {
    let mut texts: Vec<String> = ids.map(|id| id.to_string()).collect();
    texts.sort_unstable();
    texts.dedup();
    if let Some(last) = texts.last().cloned() {
        texts.resize(texts.len().next_power_of_two(), last);
    }
    texts
}
