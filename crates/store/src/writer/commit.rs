//! Writes what a batch changes, in the order that the foreign keys want, the chain's head last.

use super::cases;
use super::plan::Changes;
use crate::chain::EventRow;
use crate::engine::{Engine, Transaction};
use crate::rows::Rows;
use crate::statement::{Value, sql};
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

pub(super) async fn write(
    transaction: &mut Transaction,
    engine: Engine,
    org: Uuid,
    changes: Changes<'_>,
) -> Result<(), sqlx::Error> {
    if changes.events.is_empty() {
        return Ok(());
    }
    let own = || Value::from(org);
    let heads: Vec<_> = changes.heads.iter().collect();
    HEADS
        .write(transaction, engine, &heads, |(stream, (kind, version))| {
            vec![own(), (**stream).into(), (*kind).into(), (*version).into()]
        })
        .await?;
    EVENTS
        .write(transaction, engine, &changes.events, event_values)
        .await?;
    COMMANDS
        .write(
            transaction,
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
        )
        .await?;
    cases::write(transaction, engine, org, &changes).await?;
    JOBS.write(transaction, engine, &changes.jobs, |job| {
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
    })
    .await?;
    let lengthen = sql("update chain_head set seq = $2, hash = $3 where org_id = $1");
    transaction
        .run(lengthen.bind(org).bind(changes.seq).bind(&changes.hash[..]))
        .await?;
    Ok(())
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
