//! What a batch changes as statements, in the order that the foreign keys want, the chain's head last.

use super::cases;
use super::plan::Changes;
use crate::chain::EventRow;
use crate::engine::Engine;
use crate::rows::Rows;
use crate::statement::{Statement, Value};
use uuid::Uuid;

static EVENTS: Rows = Rows::new(
    "insert into event (org_id, stream, version, seq, command, kind, schema, recorded_at, occurred_at, actor, role, sealing, payload, hash) values ",
    14,
    "",
);

static HEADS: Rows = Rows::new(
    "insert into stream_head (org_id, stream, kind, version) values ",
    4,
    " on conflict (org_id, stream) do update set version = excluded.version",
);

static COMMANDS: Rows = Rows::new(
    "insert into command (org_id, command, version, first_seq) values ",
    4,
    "",
);

static JOBS: Rows = Rows::new(
    "insert into job (org_id, id, kind, payload, run_at, attempts, failed) values ",
    7,
    "",
);

/// The row is there: [`super::ledger::read`] found it.
static CHAIN: Rows = Rows::new(
    "insert into chain_head (org_id, seq, hash) values ",
    3,
    " on conflict (org_id) do update set seq = excluded.seq, hash = excluded.hash",
);

pub(super) fn statements(engine: Engine, org: Uuid, changes: &Changes<'_>) -> Vec<Statement> {
    if changes.events.is_empty() {
        return Vec::new();
    }
    let own = || Value::from(org);
    let heads: Vec<_> = changes.heads.iter().collect();
    let mut statements = HEADS.statements(engine, &heads, |(stream, (kind, version))| {
        vec![own(), (**stream).into(), (*kind).into(), (*version).into()]
    });
    statements.extend(EVENTS.statements(engine, &changes.events, event_values));
    statements.extend(COMMANDS.statements(
        engine,
        &changes.commands,
        |(command, version, first_seq)| {
            vec![
                own(),
                (*command).into(),
                (*version).into(),
                (*first_seq).into(),
            ]
        },
    ));
    statements.extend(cases::statements(engine, org, changes));
    statements.extend(JOBS.statements(engine, &changes.jobs, |job| {
        let (kind, payload) = (job.kind.as_str(), job.payload.as_slice());
        vec![
            own(),
            job.id.into(),
            kind.into(),
            payload.into(),
            job.run_at.into(),
            0_i64.into(),
            false.into(),
        ]
    }));
    statements.extend(CHAIN.statements(engine, &[()], |()| {
        vec![own(), changes.seq.into(), changes.hash[..].into()]
    }));
    statements
}

fn event_values(row: &EventRow) -> Vec<Value> {
    vec![
        (&row.org).into(),
        (&row.stream).into(),
        row.version.into(),
        row.seq.into(),
        (&row.command).into(),
        (&row.kind).into(),
        row.schema.into(),
        row.recorded_at.into(),
        row.occurred_at.into(),
        (&row.actor).into(),
        (&row.role).into(),
        row.sealing.into(),
        row.payload.as_slice().into(),
        row.hash.as_slice().into(),
    ]
}
