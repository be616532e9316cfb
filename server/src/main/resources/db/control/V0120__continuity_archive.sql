-- Generations of the archive: each a base backup, the log from then on, and a key of its own.
create table archive_generation (
    id          uuid        not null constraint archive_generation_pk primary key,
    begun_at    timestamptz not null,
    timeline    integer     not null,
    start_lsn   bigint      not null,
    ended_at    timestamptz,
    end_lsn     bigint,
    part_count  integer,
    size_bytes  bigint,
    proven_at   timestamptz,
    expired_at  timestamptz,
    wrapped_key bytea
);
comment on table archive_generation is 'module: continuity; floor: control; personal: no; history: no';
comment on column archive_generation.wrapped_key is 'its key, sealed by the root key until a newer generation is proven';

-- Restores that were tried, and what they gave.
create table archive_drill (
    id            uuid        not null constraint archive_drill_pk primary key,
    generation_id uuid        not null constraint archive_drill_generation_fk references archive_generation (id),
    begun_at      timestamptz not null,
    took_millis   bigint      not null,
    holds         boolean     not null,
    report        text        not null constraint archive_drill_report_length check (length(report) <= 20000)
);
create index archive_drill_begun on archive_drill (begun_at desc);
comment on table archive_drill is 'module: continuity; floor: control; personal: no; history: no';
comment on column archive_drill.report is 'the signed result: counts and hashes, never content';

-- What an operator asked the running server for.
create table archive_order (
    id       uuid        not null constraint archive_order_pk primary key,
    kind     text        not null constraint archive_order_kind check (kind in ('base', 'drill')),
    asked_at timestamptz not null,
    done_at  timestamptz,
    said     text        constraint archive_order_said_length check (length(said) <= 2000)
);
comment on table archive_order is 'module: continuity; floor: control; personal: no; history: no';

-- Where the archive stands. Unlogged: writing it down must not be something new to archive.
create unlogged table archive_state (
    only_one     boolean     not null default true constraint archive_state_pk primary key
                             constraint archive_state_one check (only_one),
    seen_at      timestamptz not null,
    caught_up_at timestamptz,
    archived_lsn bigint,
    blobs_at     timestamptz,
    part_count   integer,
    fewest_copies integer,
    fewest_places integer,
    short_count  integer,
    healed_at    timestamptz,
    troubles     text        constraint archive_state_troubles_length check (length(troubles) <= 4000)
);
comment on table archive_state is 'module: continuity; floor: control; personal: no; history: no';
comment on column archive_state.troubles is 'names of locations that fail, and how; never content';
