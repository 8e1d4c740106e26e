//! Writes the case rows of a batch, from whom they are hidden, and the words under which they are found.

use super::ledger::{padded, push_list};
use super::plan::Changes;
use crate::case_row::CaseRow;
use crate::engine::{Engine, Transaction};
use crate::rows::Rows;
use crate::statement::{Statement, Value, push_place, sql};
use std::collections::BTreeSet;
use uuid::Uuid;

static CASES: Rows = Rows::new(
    "insert into case_list (org_id, id, reference, title, kind, status, owner, reporter, opened_at, next_due, updated_at, hidden_from) values ",
    12,
    " on conflict (org_id, id) do update set reference = excluded.reference, title = excluded.title, kind = excluded.kind, \
     status = excluded.status, owner = excluded.owner, reporter = excluded.reporter, opened_at = excluded.opened_at, \
     next_due = excluded.next_due, updated_at = excluded.updated_at, hidden_from = excluded.hidden_from",
);

static EXCLUSIONS: Rows = Rows::new(
    "insert into case_exclusion (org_id, account, case_id) values ",
    3,
    "",
);

static WORDS: Rows = Rows::new(
    "insert into case_word (org_id, word, case_id) values ",
    3,
    "",
);

/// The accounts from which a row is hidden, as one text: sorted, with spaces between.
pub(super) fn hidden_from(row: &CaseRow) -> String {
    let mut accounts: Vec<String> = row.excluded.iter().map(Uuid::to_string).collect();
    accounts.sort_unstable();
    accounts.dedup();
    accounts.join(" ")
}

pub(super) async fn write(
    transaction: &mut Transaction,
    engine: Engine,
    org: Uuid,
    changes: &Changes<'_>,
) -> Result<(), sqlx::Error> {
    let rows: Vec<&CaseRow> = changes.cases.values().copied().collect();
    CASES
        .write(transaction, engine, &rows, |row| case_values(org, row))
        .await?;
    write_exclusions(transaction, engine, org, changes).await?;
    write_words(transaction, engine, org, changes).await
}

fn case_values(org: Uuid, row: &CaseRow) -> Vec<Value> {
    vec![
        org.into(),
        row.id.into(),
        (&row.reference).into(),
        (&row.title).into(),
        (&row.kind).into(),
        (&row.status).into(),
        row.owner.into(),
        row.reporter.into(),
        row.opened_at.into(),
        row.next_due.into(),
        row.updated_at.into(),
        hidden_from(row).into(),
    ]
}

async fn write_exclusions(
    transaction: &mut Transaction,
    engine: Engine,
    org: Uuid,
    changes: &Changes<'_>,
) -> Result<(), sqlx::Error> {
    let mut exclusions: Vec<(Uuid, Uuid)> = Vec::new();
    for case in &changes.exclusions {
        let clear = sql("delete from case_exclusion where org_id = $1 and case_id = $2");
        transaction.run(clear.bind(org).bind(*case)).await?;
        let accounts: BTreeSet<Uuid> = changes
            .cases
            .get(case)
            .into_iter()
            .flat_map(|row| row.excluded.clone())
            .collect();
        exclusions.extend(accounts.into_iter().map(|account| (account, *case)));
    }
    EXCLUSIONS
        .write(transaction, engine, &exclusions, |(account, case)| {
            vec![org.into(), (*account).into(), (*case).into()]
        })
        .await
}

/// Writes only the difference: most changes of a case change none of its words.
async fn write_words(
    transaction: &mut Transaction,
    engine: Engine,
    org: Uuid,
    changes: &Changes<'_>,
) -> Result<(), sqlx::Error> {
    let found_by = |(case, words): (&Uuid, &BTreeSet<String>)| {
        let case = case.to_string();
        words
            .iter()
            .map(move |word| (word.clone().into_bytes(), case.clone()))
            .collect::<Vec<_>>()
    };
    let wanted: BTreeSet<(Vec<u8>, String)> = changes.words.iter().flat_map(found_by).collect();
    let known = changes
        .words
        .keys()
        .filter(|case| changes.known_cases.contains(case))
        .copied();
    let stored = stored_words(transaction, engine, org, padded(known)).await?;
    for (word, case) in stored.difference(&wanted) {
        let forget = sql("delete from case_word where org_id = $1 and word = $2 and case_id = $3");
        transaction
            .run(forget.bind(org).bind(word.as_slice()).bind(case))
            .await?;
    }
    let added: Vec<&(Vec<u8>, String)> = wanted.difference(&stored).collect();
    WORDS
        .write(transaction, engine, &added, |(word, case)| {
            vec![org.into(), word.as_slice().into(), case.into()]
        })
        .await
}

async fn stored_words(
    transaction: &mut Transaction,
    engine: Engine,
    org: Uuid,
    cases: Vec<String>,
) -> Result<BTreeSet<(Vec<u8>, String)>, sqlx::Error> {
    if cases.is_empty() {
        return Ok(BTreeSet::new());
    }
    let mut text = String::from("select word, case_id from case_word where org_id = ");
    let mut values = vec![Value::from(org)];
    push_place(&mut text, engine, values.len());
    push_list(&mut text, &mut values, engine, " and case_id in (", cases);
    let rows: Vec<(Vec<u8>, String)> = transaction.rows(Statement::built(text, values)).await?;
    Ok(rows.into_iter().collect())
}
