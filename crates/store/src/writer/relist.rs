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

/// How a case is listed now.
struct Found {
    /// As it is to be, but for what the ledger reads.
    is_right: bool,
    /// Its row need only be written over: where it stands, its words' places and from whom it is hidden are right.
    is_in_place: bool,
    /// Another case that is shown under its reference.
    in_its_place: Option<Uuid>,
}

impl Db {
    /// Puts right those of the cases that are listed otherwise, and says which they were. A case that has changed since its version is left
    /// as that change wrote it.
    ///
    /// # Errors
    /// [`Fault::Unavailable`], [`Fault::Corrupt`]; then nothing was written.
    pub async fn relist(&self, org: Uuid, cases: &[Relisted]) -> Result<Vec<Uuid>, Fault> {
        let mut found = Vec::with_capacity(cases.len());
        for case in cases {
            found.push(self.look_at(org, &case.row).await?);
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
        let mut afresh = BTreeSet::new();
        for (append, found) in asked.into_iter().zip(found) {
            if !is_as_read(&ledger, append) {
                continue;
            }
            changes.add_case(append);
            let id = append.stream;
            let is_found_by = is_found_by(&ledger, id, &changes);
            if is_found_by && found.is_right && is_opened_by(&ledger, append) {
                changes.cases.remove(&id);
                changes.words.remove(&id);
                continue;
            }
            if !(is_found_by && found.is_in_place) {
                afresh.insert(id);
            }
            afresh.extend(found.in_its_place);
        }
        let mut statements = Vec::new();
        for id in &afresh {
            statements.extend(forget(engine, org, *id));
            ledger.cases.remove(id);
        }
        statements.extend(cases::statements(engine, org, &ledger, &changes));
        let mended = changes.cases.keys().copied().collect();
        transaction.finish(statements).await?;
        Ok(mended)
    }

    async fn look_at(&self, org: Uuid, row: &CaseRow) -> Result<Found, Fault> {
        // A row that cannot be understood is no row: it is written afresh.
        let understood = |read: Result<Option<CaseRow>, Fault>| match read {
            Err(Fault::Corrupt(_)) => Ok(None),
            read => read,
        };
        let shown = understood(self.case(org, row.id).await)?;
        let holder = understood(self.case_by_reference(org, &row.reference).await)?;
        let strays = sql(
            "select count(*) from case_word where org_id = $1 and case_id = $2 and opened_at <> $3",
        );
        let strays = strays.bind(org).bind(row.id).bind(row.opened_at);
        let strays: Option<(i64,)> = self.reads.row(strays).await?;
        let hidden = sql(
            "select account from case_exclusion where org_id = $1 and case_id = $2 order by account",
        );
        let hidden: Vec<(String,)> = self.reads.rows(hidden.bind(org).bind(row.id)).await?;
        let hidden: Vec<&str> = hidden.iter().map(|(account,)| account.as_str()).collect();
        let is_in_place = shown.as_ref().is_some_and(|shown| {
            shown.opened_at == row.opened_at
                && shown.reference == row.reference
                && strays == Some((0,))
                && hidden.join(" ") == cases::hidden_from(row)
        });
        Ok(Found {
            is_right: is_in_place && shown.is_some_and(|shown| is_same(&shown, row)),
            is_in_place,
            in_its_place: holder.map(|holder| holder.id).filter(|id| *id != row.id),
        })
    }

    /// Takes out of the lists what the journal knows as no case, and gives the references under which it was shown.
    ///
    /// # Errors
    /// [`Fault::Unavailable`], [`Fault::Corrupt`].
    pub async fn unlist_what_is_no_case(&self, org: Uuid) -> Result<Vec<String>, Fault> {
        let read = sql(
            "select c.id, c.reference from case_list c where c.org_id = $1 and not exists \
             (select 1 from stream_head s where s.org_id = c.org_id and s.stream = c.id and s.kind = 'case')",
        );
        let rows: Vec<(String, String)> = self.reads.rows(read.bind(org)).await?;
        let mut statements = Vec::new();
        for (case, _) in &rows {
            statements.extend(forget(self.engine(), org, id(case)?));
        }
        if !statements.is_empty() {
            self.writes.begin().await?.finish(statements).await?;
        }
        Ok(rows.into_iter().map(|(_, reference)| reference).collect())
    }

    /// How many cases have a row that does not say whether somebody is in danger: it was written before rows did.
    ///
    /// # Errors
    /// [`Fault::Unavailable`].
    pub async fn total_to_relist(&self, org: Uuid) -> Result<u64, Fault> {
        let count = sql("select count(*) from case_list where org_id = $1 and danger is null");
        let found: Option<(i64,)> = self.reads.row(count.bind(org)).await?;
        Ok(found.map_or(0, |(count,)| u64::try_from(count).unwrap_or(0)))
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

    /// The same of the cases that [`Db::total_to_relist`] counts.
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

/// Whether what lists are opened by is stored as it is to be.
fn is_opened_by(ledger: &Ledger, append: &Append) -> bool {
    let stored = ledger.cases.get(&append.stream);
    let listed = append.case_row.as_ref().map(cases::listed);
    stored.is_some_and(|stored| Some(&stored.listed) == listed.as_ref())
}

/// Whether the case's words are stored as they are to be.
fn is_found_by(ledger: &Ledger, case: Uuid, changes: &Changes<'_>) -> bool {
    let stored = ledger.cases.get(&case);
    stored.is_some_and(|stored| stored.words.as_ref() == changes.words.get(&case))
}

/// Whatever the order of the accounts from which they are hidden.
fn is_same(shown: &CaseRow, row: &CaseRow) -> bool {
    let apart = |row: &CaseRow| CaseRow {
        excluded: Vec::new(),
        ..row.clone()
    };
    apart(shown) == apart(row) && cases::hidden_from(shown) == cases::hidden_from(row)
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
