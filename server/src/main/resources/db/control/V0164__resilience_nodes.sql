-- The programs that serve the installation: who says so, who is asked to leave.
create table node_roll (
    node           uuid        not null constraint node_roll_pk primary key,
    name           text        not null constraint node_roll_name_form check (name ~ '^[a-z0-9]{1,20}$'),
    processors     integer     not null,
    started_at     timestamptz not null,
    seen_at        timestamptz not null,
    drain_asked_at timestamptz,
    drain_begun_at timestamptz,
    halt_asked_at  timestamptz,
    ended_at       timestamptz
);
comment on table node_roll is 'module: resilience; floor: control; personal: no; history: no';
comment on column node_roll.halt_asked_at is 'somebody wants to see what the others do when it ends without a word';

-- How much each had to do, the most of each minute, for thirty days.
create table node_load (
    node          uuid        not null,
    minute        timestamptz not null,
    cpu_millis    bigint      not null,
    request_count bigint      not null,
    running_most  integer     not null,
    constraint node_load_pk primary key (node, minute)
);
create index node_load_minute on node_load (minute);
comment on table node_load is 'module: resilience; floor: control; personal: no; history: no';
comment on column node_load.cpu_millis is 'processor time taken in a second, in milliseconds: 1000 is one processor';
