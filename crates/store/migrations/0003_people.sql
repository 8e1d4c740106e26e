-- Accounts, sessions, drafts and settings.

create table account (
    org_id text not null,
    id text not null,
    login text not null,
    name text not null,
    roles text not null,
    password_hash text,
    active $int not null,
    created_at $int not null,
    updated_at $int not null,
    primary key (org_id, id)
    -- [sqlite]
    , foreign key (org_id) references organisation (org_id)
    -- [end]
) $strict;

-- reference table: a login is unique over all organisations and found before the organisation is known. Holds only a hash.
create table account_login (
    login_digest $blob not null,
    org_id text not null,
    account text not null,
    primary key (login_digest)
) $strict;

-- reference table: attempts to sign in are counted before the organisation is known. Holds only a hash of login or address.
create table sign_in_throttle (
    subject_digest $blob not null,
    failures $int not null,
    since $int not null,
    last_at $int not null,
    primary key (subject_digest)
) $strict;

-- Only the SHA-256 of a token is kept; the cookie carries the organisation beside the token.
create table session (
    org_id text not null,
    token_digest $blob not null,
    id text not null,
    account text not null,
    created_at $int not null,
    last_seen_at $int not null,
    idle_until $int not null,
    ends_at $int not null,
    label text not null,
    primary key (org_id, token_digest),
    unique (org_id, id)
    -- [sqlite]
    , foreign key (org_id, account) references account (org_id, id)
    -- [end]
) $strict;

create index session_by_account on session (org_id, account);

create table draft (
    org_id text not null,
    account text not null,
    id text not null,
    form text not null,
    body $blob not null,
    updated_at $int not null,
    primary key (org_id, account, id)
    -- [sqlite]
    , foreign key (org_id, account) references account (org_id, id)
    -- [end]
) $strict;

create table setting (
    org_id text not null,
    name text not null,
    value text not null,
    updated_at $int not null,
    primary key (org_id, name)
    -- [sqlite]
    , foreign key (org_id) references organisation (org_id)
    -- [end]
) $strict;

-- The one-time code with which the first administrator of an organisation is created.
create table first_administrator (
    org_id text not null,
    code_digest $blob not null,
    created_at $int not null,
    used_at $int,
    primary key (org_id)
    -- [sqlite]
    , foreign key (org_id) references organisation (org_id)
    -- [end]
) $strict;
