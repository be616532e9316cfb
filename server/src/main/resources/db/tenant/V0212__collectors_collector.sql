create table collector (
    id               uuid        not null constraint collector_pk primary key,
    name_sealed      bytea       not null,
    address_sealed   bytea       not null,
    secret_sealed    bytea,
    authority_sealed bytea,
    format           text        not null
        constraint collector_format check (format in ('ocsf', 'cef')),
    sent_values      text        not null
        constraint collector_sent_values check (sent_values in ('none', 'address', 'all')),
    enabled          boolean     not null,
    next_position    bigint      not null
        constraint collector_position check (next_position >= 0),
    taken_at         timestamptz,
    problem          text        not null default ''
        constraint collector_problem check (length(problem) <= 32),
    failures         integer     not null default 0,
    tried_at         timestamptz,
    leased_until     timestamptz,
    created_at       timestamptz not null
);
comment on table collector is 'module: collectors; floor: tenant; personal: no; history: no';
comment on column collector.next_position is 'place in the journal''s tree of the entry that is sent next';
comment on column collector.leased_until is 'until then one program sends to it and the others leave it alone';
