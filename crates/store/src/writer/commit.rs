//! What a batch changes as statements, in the order that the foreign keys want, the chain's head last.

use super::cases;
use super::ledger::Ledger;
use super::plan::Changes;
use crate::chain::EventRow;
use crate::engine::Engine;
use crate::rows::Rows;
use crate::statement::{Statement, Value, placed};
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

/// `ledger` as the batch leaves it, save that of the cases it still says what is stored.
pub(super) fn statements(
    engine: Engine,
    org: Uuid,
    ledger: &Ledger,
    changes: &Changes<'_>,
) -> Vec<Statement> {
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
    statements.extend(cases::statements(engine, org, ledger, changes));
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
    // No head may be null, so this fails when somebody else has lengthened the chain since the ledger was read.
    let lengthen = [
        "update chain_head set hash = ",
        ", seq = case when seq = ",
        " and hash = ",
        " then ",
        " else null end where org_id = ",
    ];
    let (seq_before, hash_before) = changes.head_before;
    let (hash, hash_before) = (ledger.hash[..].into(), hash_before[..].into());
    statements.push(placed(
        engine,
        lengthen,
        vec![
            hash,
            seq_before.into(),
            hash_before,
            ledger.seq.into(),
            own(),
        ],
    ));
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
