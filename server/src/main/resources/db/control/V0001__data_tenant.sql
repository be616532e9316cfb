revoke all on schema_version from public;
comment on table schema_version is 'module: data; floor: control; personal: no; history: no';

grant usage on schema public to ${user};
alter default privileges in schema public grant select, insert, update, delete on tables to ${user};
alter default privileges in schema public grant usage, select on sequences to ${user};

create table tenant (
    id          uuid        not null constraint tenant_pk primary key,
    shard       text        not null constraint tenant_shard_length check (length(shard) between 1 and 40),
    state       text        not null default 'creating'
                            constraint tenant_state check (state in ('creating', 'active', 'suspended', 'sealed', 'closed')),
    created_at  timestamptz not null default now(),
    migrated_to text        constraint tenant_migrated_to_length check (length(migrated_to) = 64),
    problem     text        constraint tenant_problem_length check (length(problem) <= 2000),
    name_sealed bytea
);

comment on table tenant is 'module: data; floor: control; personal: no; history: no';
comment on column tenant.migrated_to is 'fingerprint of the tenant migrations that were run; another one means: migrate first';
comment on column tenant.problem is 'why the last migration failed; never content';

create index tenant_shard on tenant (shard);
