create table probe_result (
    probe       text        not null primary key
        constraint probe_result_probe_length check (length(probe) between 1 and 100),
    holds       boolean     not null,
    observed    text        not null
        constraint probe_result_observed_length check (length(observed) between 1 and 1000),
    looked_at   timestamptz not null,
    duration_ms integer     not null
);

comment on table probe_result is 'module: assurance; floor: control; personal: no; history: no';
comment on column probe_result.observed is 'one sentence with figures; never content, titles or names';

-- Who is running probes now, so that each runs once however many nodes there are.
create table assurance_claim (
    scope      text        not null primary key
        constraint assurance_claim_scope_length check (length(scope) between 1 and 64),
    holder     uuid        not null,
    held_until timestamptz not null
);

comment on table assurance_claim is 'module: assurance; floor: control; personal: no; history: no';
comment on column assurance_claim.scope is 'installation, or the identifier of a tenant';
