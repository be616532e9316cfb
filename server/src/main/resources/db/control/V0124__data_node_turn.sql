-- Which node does work that one of several should do at a time. Spares work and protects nothing.
create table node_turn (
    work    text        not null constraint node_turn_pk primary key
        constraint node_turn_work_length check (length(work) between 1 and 60),
    node    uuid        not null,
    ends_at timestamptz not null
);

comment on table node_turn is 'module: data; floor: control; personal: no; history: no';
