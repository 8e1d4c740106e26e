//! Making rows of the case lists again: what the journal says of a case is put in place of what the lists say. The journal is left alone.

use super::cases;
use super::ledger::{self, Ledger};
use super::plan::Changes;
use crate::append::{Append, Expected};
use crate::case_row::CaseRow;
use crate::chain::id;
use crate::engine::{Db, Engine};
use crate::fault::Fault;
use crate::statement::{Statement, placed, sql};
use std::collections::BTreeSet;
use uuid::Uuid;

/// A case as the lists are to show it, worked out from its stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relisted {
    /// As an append would bring it.
    pub row: CaseRow,
    /// All words under which the case is found.
    pub words: Vec<String>,
    /// The stream's last event that was taken into account.
    pub version: u32,
}

impl Db {
    /// Puts right the rows and words of those cases that are listed otherwise, and says which they were. A case that has changed since its
    /// version is left as that change wrote it.
    ///
    /// # Errors
    /// [`Fault::Unavailable`], [`Fault::Corrupt`]; then nothing was written.
    pub async fn relist(&self, org: Uuid, cases: &[Relisted]) -> Result<Vec<Uuid>, Fault> {
        let mut shown = Vec::with_capacity(cases.len());
        for case in cases {
            shown.push(self.case(org, case.row.id).await?);
        }
        let asked: Vec<Append> = cases.iter().map(|case| asked(org, case)).collect();
        let asked: Vec<&Append> = asked.iter().collect();
        let engine = self.engine();
        let mut transaction = self.writes.begin().await?;
        let Some(mut ledger) = ledger::read(&mut transaction, engine, org, &asked).await? else {
            transaction.roll_back().await;
            return Ok(Vec::new());
        };
        let mut changes = Changes::none(&ledger);
        let mut statements = Vec::new();
        let mut mended = Vec::new();
        for (append, shown) in asked.into_iter().zip(shown) {
            let is_as_read = is_as_read(&ledger, append);
            changes.add_case(append);
            let words = changes.words.get(&append.stream);
            let is_listed = shown == append.case_row && is_kept(&ledger, append, words);
            if !is_as_read || is_listed {
                changes.cases.remove(&append.stream);
                changes.words.remove(&append.stream);
                continue;
            }
            statements.extend(forget(engine, org, append.stream));
            ledger.cases.remove(&append.stream);
            mended.push(append.stream);
        }
        statements.extend(cases::statements(engine, org, &ledger, &changes));
        transaction.finish(statements).await?;
        Ok(mended)
    }

    /// At most `limit` cases after `after`, by id: all streams that are cases, listed or not.
    ///
    /// # Errors
    /// [`Fault::Unavailable`], [`Fault::Corrupt`].
    pub async fn case_streams(
        &self,
        org: Uuid,
        after: Option<Uuid>,
        limit: u32,
    ) -> Result<Vec<Uuid>, Fault> {
        let read = sql(
            "select stream from stream_head where org_id = $1 and stream > $2 and kind = 'case' order by stream limit $3",
        );
        self.ids(read, org, after, limit).await
    }

    /// The same of cases whose row does not say whether somebody is in danger: it was written before rows did.
    ///
    /// # Errors
    /// [`Fault::Unavailable`], [`Fault::Corrupt`].
    pub async fn cases_to_relist(
        &self,
        org: Uuid,
        after: Option<Uuid>,
        limit: u32,
    ) -> Result<Vec<Uuid>, Fault> {
        let read = sql(
            "select id from case_list where org_id = $1 and id > $2 and danger is null order by id limit $3",
        );
        self.ids(read, org, after, limit).await
    }

    async fn ids(
        &self,
        read: Statement,
        org: Uuid,
        after: Option<Uuid>,
        limit: u32,
    ) -> Result<Vec<Uuid>, Fault> {
        let read = read.bind(org).bind(after.unwrap_or_default()).bind(limit);
        let rows: Vec<(String,)> = self.reads.rows(read).await?;
        rows.iter().map(|(text,)| id(text)).collect()
    }
}

/// The row and words as an append would bring them, to be looked up and written in the same way.
fn asked(org: Uuid, case: &Relisted) -> Append {
    Append {
        org,
        stream: case.row.id,
        stream_kind: "case",
        expected: Expected::Version(case.version),
        command: Uuid::nil(),
        recorded_at: 0,
        actor: Uuid::nil(),
        role: String::new(),
        events: Vec::new(),
        case_row: Some(case.row.clone()),
        words: Some(case.words.clone()),
        jobs: Vec::new(),
    }
}

/// Whether the stream still stands where it was read.
fn is_as_read(ledger: &Ledger, append: &Append) -> bool {
    let stands = ledger.streams.get(&append.stream);
    match append.expected {
        Expected::Version(version) => stands == Some(&version.into()),
        Expected::New | Expected::Any => false,
    }
}

/// Whether what lists are opened by and the words are stored as they are to be.
fn is_kept(ledger: &Ledger, append: &Append, words: Option<&BTreeSet<Vec<u8>>>) -> bool {
    let (Some(stored), Some(row)) = (ledger.cases.get(&append.stream), &append.case_row) else {
        return false;
    };
    stored.listed == cases::listed(row) && stored.words.as_ref() == words
}

/// Takes a case out of all lists.
fn forget(engine: Engine, org: Uuid, case: Uuid) -> [Statement; 3] {
    let lists = [
        ["delete from case_word where org_id = ", " and case_id = "],
        [
            "delete from case_exclusion where org_id = ",
            " and case_id = ",
        ],
        ["delete from case_list where org_id = ", " and id = "],
    ];
    lists.map(|list| placed(engine, list, vec![org.into(), case.into()]))
}
