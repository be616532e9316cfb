create table search_index (
    id              uuid        primary key,
    key_sealed      bytea       not null,
    committed_count bigint      not null default 0,
    created_at      timestamptz not null
);

comment on table search_index is 'module: search; floor: tenant; personal: no; history: no';
comment on column search_index.id is 'which index on disk this key belongs to; a rebuilt index has a new one';
comment on column search_index.key_sealed is 'the index key, sealed under the tenant''s index purpose key';
comment on column search_index.committed_count is 'durable commits known here; an index on disk that differs is rebuilt';

-- Rows leave only after the index has durably taken the change in. Numbers have gaps and commit out of order.
create table search_outbox (
    number    bigint      generated always as identity primary key,
    kind      text        not null constraint search_outbox_kind_length check (length(kind) between 1 and 32),
    object_id uuid        not null,
    words     boolean     not null,
    added_at  timestamptz not null default now()
);

comment on table search_outbox is 'module: search; floor: tenant; personal: no; history: no';
comment on column search_outbox.words is 'false when only the access class changed';
