//! Reads where an organisation's journal stands, under the lock of its chain.

use crate::append::{Append, Appended};
use crate::chain::{Hash, hash, id, number};
use crate::engine::{Engine, Transaction};
use crate::fault::Fault;
use crate::statement::{Statement, Value, push_place, sql};
use std::collections::HashMap;
use uuid::Uuid;

/// How an organisation's journal stands, as far as a batch needs to know.
pub(super) struct Ledger {
    pub org: String,
    pub seq: i64,
    pub hash: Hash,
    /// The version of each stream of the batch that exists.
    pub streams: HashMap<Uuid, i64>,
    /// The answers already given to commands of the batch.
    pub commands: HashMap<Uuid, Appended>,
    /// The cases of the batch that have a row, and from whom it is hidden.
    pub cases: HashMap<Uuid, String>,
}

/// Where the journal stands for the appends of a batch; `None` when there is no such organisation. From here to the end of the transaction
/// nobody else lengthens this organisation's chain.
pub(super) async fn read(
    transaction: &mut Transaction,
    engine: Engine,
    org: Uuid,
    appends: &[&Append],
) -> Result<Option<Ledger>, sqlx::Error> {
    // Sets nothing: an update is the one way to lock a row and read it that both engines share.
    let lock =
        sql("update chain_head set seq = seq where org_id = $1 returning seq, hash").bind(org);
    let Some((seq, before)) = transaction.row::<(i64, Vec<u8>)>(lock).await? else {
        return Ok(None);
    };
    let mut ledger = Ledger {
        org: org.to_string(),
        seq,
        hash: hash(&before).map_err(not_ours)?,
        streams: HashMap::new(),
        commands: HashMap::new(),
        cases: HashMap::new(),
    };
    for row in transaction.rows(look(engine, &ledger.org, appends)).await? {
        ledger.note(row).map_err(not_ours)?;
    }
    Ok(Some(ledger))
}

fn not_ours(fault: Fault) -> sqlx::Error {
    sqlx::Error::Decode(fault.into())
}

/// What it is (`command`, `stream` or `case`), its id, two numbers and a text.
type Found = (String, String, i64, i64, String);

impl Ledger {
    fn note(&mut self, (what, key, first, second, text): Found) -> Result<(), Fault> {
        let key = id(&key)?;
        match what.as_str() {
            "command" => {
                let answer = Appended {
                    version: number(first)?,
                    first_seq: number(second)?,
                    repeated: true,
                };
                self.commands.insert(key, answer);
            }
            "stream" => {
                self.streams.insert(key, first);
            }
            _ => {
                self.cases.insert(key, text);
            }
        }
        Ok(())
    }
}

/// Everything that the batch must look up, in one statement.
fn look(engine: Engine, org: &str, appends: &[&Append]) -> Statement {
    let cases = appends.iter().filter_map(|append| append.case_row.as_ref());
    let lists = [
        (
            "select 'command', command, version, first_seq, '' from command where org_id = ",
            " and command in (",
            padded(appends.iter().map(|append| append.command)),
        ),
        (
            "select 'stream', stream, version, 0, '' from stream_head where org_id = ",
            " and stream in (",
            padded(appends.iter().map(|append| append.stream)),
        ),
        (
            "select 'case', id, 0, 0, hidden_from from case_list where org_id = ",
            " and id in (",
            padded(cases.map(|row| row.id)),
        ),
    ];
    let mut text = String::new();
    let mut values: Vec<Value> = Vec::new();
    for (select, within, keys) in lists {
        if keys.is_empty() {
            continue;
        }
        text.push_str(if values.is_empty() { "" } else { " union all " });
        text.push_str(select);
        values.push(org.into());
        push_place(&mut text, engine, values.len());
        push_list(&mut text, &mut values, engine, within, keys);
    }
    Statement::built(text, values)
}

/// Writes `within`, a list of places and its end.
pub(super) fn push_list(
    text: &mut String,
    values: &mut Vec<Value>,
    engine: Engine,
    within: &str,
    keys: Vec<String>,
) {
    text.push_str(within);
    for (place, key) in keys.into_iter().enumerate() {
        text.push_str(if place == 0 { "" } else { ", " });
        values.push(key.into());
        push_place(text, engine, values.len());
    }
    text.push(')');
}

/// The ids as texts, the last repeated up to a power of two, so that few statements serve batches of all sizes.
pub(super) fn padded(ids: impl Iterator<Item = Uuid>) -> Vec<String> {
    let mut texts: Vec<String> = ids.map(|id| id.to_string()).collect();
    texts.sort_unstable();
    texts.dedup();
    if let Some(last) = texts.last().cloned() {
        texts.resize(texts.len().next_power_of_two(), last);
    }
    texts
}
