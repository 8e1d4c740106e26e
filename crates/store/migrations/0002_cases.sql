-- The read models of the case lists and of search. They can be rebuilt from the journal.

create table case_list (
    org_id text not null,
    id text not null,
    reference text not null,
    title text not null,
    kind text not null,
    status text not null,
    owner text,
    reporter text not null,
    opened_at $int not null,
    next_due $int,
    updated_at $int not null,
    hidden_from text not null,
    primary key (org_id, id),
    unique (org_id, reference)
    -- [sqlite]
    , foreign key (org_id, id) references stream_head (org_id, stream)
    -- [end]
) $strict;

-- One index for each way to open a list, so that a page costs the same in 500 cases and in 50,000. Further filters are answered from the
-- index's last columns, without going to the case.
create index case_newest on case_list (org_id, opened_at, id);
create index case_by_kind on case_list (org_id, kind, opened_at, id);
create index case_by_status on case_list (org_id, status, opened_at, id);
create index case_by_kind_and_status on case_list (org_id, kind, status, opened_at, id);
create index case_by_owner on case_list (org_id, owner, opened_at, id, kind, status);
create index case_by_reporter on case_list (org_id, reporter, opened_at, id);
create index case_due on case_list (org_id, next_due, id, kind, status);
create index case_due_by_owner on case_list (org_id, owner, next_due, id, kind, status);

-- Accounts from which a case is hidden whatever their role.
create table case_exclusion (
    org_id text not null,
    account text not null,
    case_id text not null,
    primary key (org_id, account, case_id)
    -- [sqlite]
    , foreign key (org_id, case_id) references case_list (org_id, id)
    -- [end]
) $strict;

create index case_exclusion_by_case on case_exclusion (org_id, case_id);

-- The words under which a case is found, with when it was opened, so that the newest are found without going to the cases. As bytes, because
-- both engines compare bytes alike and texts not.
create table case_word (
    org_id text not null,
    word $blob not null,
    opened_at $int not null,
    case_id text not null,
    primary key (org_id, word, opened_at, case_id)
    -- [sqlite]
    , foreign key (org_id, case_id) references case_list (org_id, id)
    -- [end]
) $strict;

create index case_word_by_case on case_word (org_id, case_id, word);
