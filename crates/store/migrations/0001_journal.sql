-- The journal: what happened, in order, never changed.
-- Lines between "-- [sqlite]" or "-- [postgres]" and "-- [end]" are for that engine only; $int, $blob and $strict are its words.

create table organisation (
    org_id text not null,
    name text not null,
    created_at $int not null,
    primary key (org_id)
) $strict;

-- The last link of each organisation's hash chain. Its row is the lock under which the journal is lengthened.
create table chain_head (
    org_id text not null,
    seq $int not null,
    hash $blob not null,
    primary key (org_id)
    -- [sqlite]
    , foreign key (org_id) references organisation (org_id)
    -- [end]
) $strict;

create table stream_head (
    org_id text not null,
    stream text not null,
    kind text not null,
    version $int not null,
    primary key (org_id, stream)
    -- [sqlite]
    , foreign key (org_id) references organisation (org_id)
    -- [end]
) $strict;

-- Kept in the order in which it was written, so that an append adds at the end and moves nothing.
create table event (
    org_id text not null,
    stream text not null,
    version $int not null,
    seq $int not null,
    command text not null,
    kind text not null,
    schema $int not null,
    recorded_at $int not null,
    occurred_at $int,
    actor text not null,
    role text not null,
    sealing $int not null,
    payload $blob not null,
    hash $blob not null,
    primary key (org_id, seq),
    unique (org_id, stream, version)
    -- [sqlite]
    , foreign key (org_id, stream) references stream_head (org_id, stream)
    -- [end]
) $strict;

-- Every command that was carried out, with its answer, so that a retry after a lost answer changes nothing.
create table command (
    org_id text not null,
    command text not null,
    version $int not null,
    first_seq $int not null,
    primary key (org_id, command)
) $strict;

-- Work that follows from events, written with them.
create table job (
    org_id text not null,
    id text not null,
    kind text not null,
    payload $blob not null,
    run_at $int not null,
    attempts $int not null,
    failed $int not null,
    last_error text,
    primary key (org_id, id)
    -- [sqlite]
    , foreign key (org_id) references organisation (org_id)
    -- [end]
) $strict;

create index job_due on job (org_id, failed, run_at);
