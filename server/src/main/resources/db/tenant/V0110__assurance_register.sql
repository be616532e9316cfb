create table probe_result (
    probe       text        not null primary key
        constraint probe_result_probe_length check (length(probe) between 1 and 100),
    holds       boolean     not null,
    observed    text        not null
        constraint probe_result_observed_length check (length(observed) between 1 and 1000),
    looked_at   timestamptz not null,
    duration_ms integer     not null
);

comment on table probe_result is 'module: assurance; floor: tenant; personal: no; history: no';
comment on column probe_result.observed is 'one sentence with figures; never content, titles or names';

-- The state as it was when it was last looked at, only to notice changes; pages compute the state anew.
create table promise_state (
    promise    text        not null primary key
        constraint promise_state_promise_length check (length(promise) between 1 and 20),
    state      text        not null
        constraint promise_state_state check (state in ('holds', 'attested', 'not-built', 'overdue', 'fails')),
    changed_at timestamptz not null
);

comment on table promise_state is 'module: assurance; floor: tenant; personal: no; history: no';

create table promise_change (
    id         uuid        not null primary key,
    promise    text        not null
        constraint promise_change_promise_length check (length(promise) between 1 and 20),
    was        text        not null
        constraint promise_change_was check (was in ('holds', 'attested', 'not-built', 'overdue', 'fails')),
    became     text        not null
        constraint promise_change_became check (became in ('holds', 'attested', 'not-built', 'overdue', 'fails')),
    changed_at timestamptz not null,
    observed   text        not null
        constraint promise_change_observed_length check (length(observed) <= 1000)
);

create index promise_change_by_promise on promise_change (promise, changed_at desc, id desc);
revoke update, delete on promise_change from ${role};
comment on table promise_change is 'module: assurance; floor: tenant; personal: no; history: no';

create table attestation (
    id           uuid        not null primary key,
    promise      text        not null
        constraint attestation_promise_length check (length(promise) between 1 and 20),
    name_sealed  bytea       not null,
    note_sealed  bytea       not null,
    file_sha256  bytea       not null
        constraint attestation_file_length check (octet_length(file_sha256) = 32),
    signed_by    uuid        not null,
    signed_at    timestamptz not null,
    valid_until  timestamptz not null
        constraint attestation_valid_later check (valid_until > signed_at),
    withdrawn_at timestamptz
);

create index attestation_by_promise on attestation (promise, signed_at desc, id desc);
comment on table attestation is 'module: assurance; floor: tenant; personal: yes; history: yes';
revoke delete on attestation from ${role};
select keep_history('attestation');

create table assurance_run (
    id           uuid        not null primary key,
    probe_count  integer     not null,
    done_count   integer     not null,
    failed_count integer     not null,
    started_at   timestamptz not null,
    finished_at  timestamptz
);

comment on table assurance_run is 'module: assurance; floor: tenant; personal: no; history: no';
