//! The case rows of a batch as statements, with from whom they are hidden and the words under which they are found. Only differences are
//! written: most changes of a case move it in no list but that of what is due, and change none of its words.

use super::ledger::{Ledger, StoredCase};
use super::plan::Changes;
use crate::case_row::CaseRow;
use crate::engine::Engine;
use crate::rows::Rows;
use crate::statement::{Statement, Value, placed};
use std::collections::BTreeSet;
use uuid::Uuid;

const INSERT: &str = "insert into case_list (org_id, id, reference, title, kind, status, owner, reporter, opened_at, next_due, updated_at, hidden_from, danger) values ";

/// For a case that is new or moves in any list.
static WHOLE: Rows = Rows::new(
    INSERT,
    13,
    " on conflict (org_id, id) do update set reference = excluded.reference, title = excluded.title, kind = excluded.kind, \
     status = excluded.status, owner = excluded.owner, reporter = excluded.reporter, \
     next_due = excluded.next_due, updated_at = excluded.updated_at, hidden_from = excluded.hidden_from, danger = excluded.danger",
);

/// For a case in which only what is due changed. An index is rewritten when one of its columns is named, changed or not.
static DUE: Rows = Rows::new(
    INSERT,
    13,
    " on conflict (org_id, id) do update set title = excluded.title, next_due = excluded.next_due, \
     updated_at = excluded.updated_at, hidden_from = excluded.hidden_from",
);

/// For a case that stays where it is in every list.
static STAYS: Rows = Rows::new(
    INSERT,
    13,
    " on conflict (org_id, id) do update set title = excluded.title, updated_at = excluded.updated_at, hidden_from = excluded.hidden_from",
);

static EXCLUSIONS: Rows = Rows::new(
    "insert into case_exclusion (org_id, account, case_id) values ",
    3,
    "",
);

static WORDS: Rows = Rows::new(
    "insert into case_word (org_id, word, opened_at, case_id) values ",
    4,
    "",
);

pub(super) fn statements(
    engine: Engine,
    org: Uuid,
    ledger: &Ledger,
    changes: &Changes<'_>,
) -> Vec<Statement> {
    let mut statements = rows(engine, org, ledger, changes);
    statements.extend(exclusions(engine, org, ledger, changes));
    statements.extend(words(engine, org, ledger, changes));
    statements
}

fn rows(engine: Engine, org: Uuid, ledger: &Ledger, changes: &Changes<'_>) -> Vec<Statement> {
    let (mut whole, mut due, mut stays) = (Vec::new(), Vec::new(), Vec::new());
    for (id, row) in &changes.cases {
        match ledger.cases.get(id) {
            Some(stored) if stored.listed == listed(row) && stored.next_due == row.next_due => {
                stays.push(*row)
            }
            Some(stored) if stored.listed == listed(row) => due.push(*row),
            _ => whole.push(*row),
        }
    }
    let written = [(&WHOLE, whole), (&DUE, due), (&STAYS, stays)];
    written
        .into_iter()
        .flat_map(|(how, rows)| how.statements(engine, &rows, |row| values(org, row)))
        .collect()
}

/// As the ledger reads it.
pub(super) fn listed(row: &CaseRow) -> String {
    let owner = row
        .owner
        .map_or_else(|| "-".into(), |owner| owner.to_string());
    format!(
        "{} {} {} {owner} {} {}",
        row.reference,
        row.kind,
        row.status,
        row.reporter,
        i64::from(row.danger)
    )
}

fn values(org: Uuid, row: &CaseRow) -> Vec<Value> {
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
        row.danger.into(),
    ]
}

/// The accounts from which a row is hidden, as one text: sorted, with spaces between.
pub(super) fn hidden_from(row: &CaseRow) -> String {
    let accounts: BTreeSet<String> = row.excluded.iter().map(Uuid::to_string).collect();
    accounts.into_iter().collect::<Vec<_>>().join(" ")
}

fn exclusions(engine: Engine, org: Uuid, ledger: &Ledger, changes: &Changes<'_>) -> Vec<Statement> {
    let mut statements = Vec::new();
    let mut added: Vec<(Uuid, Uuid)> = Vec::new();
    for (id, row) in &changes.cases {
        let stored = ledger
            .cases
            .get(id)
            .map_or("", |stored: &StoredCase| &stored.hidden_from);
        if stored == hidden_from(row) {
            continue;
        }
        let clear = [
            "delete from case_exclusion where org_id = ",
            " and case_id = ",
        ];
        statements.push(placed(engine, clear, vec![org.into(), (*id).into()]));
        let accounts: BTreeSet<Uuid> = row.excluded.iter().copied().collect();
        added.extend(accounts.into_iter().map(|account| (account, *id)));
    }
    statements.extend(EXCLUSIONS.statements(engine, &added, |(account, id)| {
        vec![org.into(), (*account).into(), (*id).into()]
    }));
    statements
}

fn words(engine: Engine, org: Uuid, ledger: &Ledger, changes: &Changes<'_>) -> Vec<Statement> {
    let mut statements = Vec::new();
    let mut added: Vec<(&[u8], i64, Uuid)> = Vec::new();
    let none = BTreeSet::new();
    for (id, row) in &changes.cases {
        let Some(wanted) = changes.words.get(id) else {
            continue;
        };
        let stored = ledger
            .cases
            .get(id)
            .and_then(|stored| stored.words.as_ref())
            .unwrap_or(&none);
        for word in stored.difference(wanted) {
            let forget = [
                "delete from case_word where org_id = ",
                " and word = ",
                " and opened_at = ",
                " and case_id = ",
            ];
            let key = vec![
                org.into(),
                word.as_slice().into(),
                row.opened_at.into(),
                (*id).into(),
            ];
            statements.push(placed(engine, forget, key));
        }
        added.extend(
            wanted
                .difference(stored)
                .map(|word| (word.as_slice(), row.opened_at, *id)),
        );
    }
    added.sort_unstable();
    statements.extend(WORDS.statements(engine, &added, |(word, opened_at, id)| {
        vec![
            org.into(),
            (*word).into(),
            (*opened_at).into(),
            (*id).into(),
        ]
    }));
    statements
}
